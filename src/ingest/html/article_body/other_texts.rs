//! Removes texts from a page that are not its article however long they are: a consent dialog, the
//! readers' comments, the next article of a page that goes on and on.
//!
//! The library that finds the main text takes the largest, and any of these may be larger than the
//! article. None is removed unless enough of a text is left without it.

use dom_query::Document;
use dom_query::NodeRef;

use crate::ingest::html::named_parts::Texts;
use crate::ingest::html::part_names::Names;
use crate::ingest::html::part_names::words;

/// The bytes of running text that have to be left.
const LEFT: usize = 250;

/// The bytes of running text that an article has which goes on in another.
const ARTICLE: usize = 500;

/// The most headlines of a page that are examined.
const MOST_HEADLINES: usize = 50;

/// Removes such texts from the page.
pub(crate) fn remove(page: &Document) {
    let Some(body) = page.body() else { return };
    let texts = Texts::of(&body);
    let mut left = texts.of_page();
    let others: Vec<NodeRef> = body.descendants_it().filter(is_other_text).collect();
    for other in others {
        // What is inside of another such text is gone already.
        let is_inside = other.ancestors_it(None).last().is_none_or(|root| root.is_element());
        let size = texts.size(&other);
        if !is_inside && left.saturating_sub(size) >= LEFT {
            left -= size;
            other.remove_from_parent();
        }
    }
    remove_next_articles(&body, &texts);
}

/// Tells whether the element is named as a consent dialog or as the place of the comments.
fn is_other_text(node: &NodeRef) -> bool {
    if !node.is_element() || ["html", "body", "main", "h1"].iter().any(|name| node.has_name(name)) {
        return false;
    }
    let names = Names::bundled();
    let words = words(node);
    let is_consent = || words.iter().any(|word| names.consent.contains(word.as_str()));
    // "comments" names the place of comments, "comments-open" says something of the article.
    let is_discussion = || {
        words.split(String::is_empty).any(|name| {
            let last = |count: usize| name.len().checked_sub(count).map(|at| name[at..].join(" "));
            [1, 2].into_iter().filter_map(last).any(|end| names.discussions.contains(end.as_str()))
        })
    };
    !words.is_empty() && (is_consent() || is_discussion()) && !holds_headline(node)
}

fn holds_headline(node: &NodeRef) -> bool {
    node.descendants_it().any(|inner| {
        inner.has_name("h1")
            || inner.attr("itemprop").is_some_and(|said| said.contains("articleBody"))
    })
}

/// Removes the articles that follow the first: each has a headline of its own, as much text as an
/// article has, and is an article by its element or has a date or an author of its own.
fn remove_next_articles(body: &NodeRef, texts: &Texts) {
    let headlines: Vec<NodeRef> =
        body.descendants_it().filter(|node| node.has_name("h1")).take(MOST_HEADLINES).collect();
    let Some((first, others)) = headlines.split_first() else { return };
    for other in others {
        let Some((own, next)) = apart(first, other) else { continue };
        let is_article = |node: &NodeRef| texts.size(node) >= ARTICLE && is_signed(node);
        if is_article(&own) && is_article(&next) {
            next.remove_from_parent();
        }
    }
}

/// Returns the largest elements that hold the one and not the other.
fn apart<'a>(one: &NodeRef<'a>, other: &NodeRef<'a>) -> Option<(NodeRef<'a>, NodeRef<'a>)> {
    let path = |node: &NodeRef<'a>| {
        let mut path: Vec<NodeRef<'a>> = node.ancestors_it(None).collect();
        path.reverse();
        path.push(*node);
        path
    };
    let (one, other) = (path(one), path(other));
    let at = one.iter().zip(&other).position(|(one, other)| one.id != other.id)?;
    Some((one[at], other[at]))
}

fn is_signed(node: &NodeRef) -> bool {
    node.has_name("article")
        || node.descendants_it().any(|inner| {
            inner.has_name("article")
                || inner.has_name("time")
                || inner.attr("rel").is_some_and(|rel| &*rel == "author")
                || words(&inner).iter().any(|word| matches!(word.as_str(), "byline" | "author"))
        })
}

#[cfg(test)]
mod tests {
    use dom_query::Document;

    use super::remove;

    const PROSE: &str = "<p>The ferry to the outer islands will sail again in the spring, the \
        owners of the line said on Sunday, and the old pier will be mended until then.</p>";

    /// Returns the words of the page that are left.
    fn left(body: &str) -> String {
        let page = Document::from(format!("<body>{body}</body>"));
        remove(&page);
        let text = page.text().replace(&Document::from(PROSE).text().to_string(), "P");
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_long_dialog_or_discussion_goes_where_a_text_is_left() {
        let text = PROSE.repeat(3);
        for other in [
            "<div id=onetrust-consent-sdk>{}</div>",
            "<div class='cookie-banner'>{}</div>",
            "<section class='article-comments'>{}</section>",
            "<ol id=comment-list>{}</ol>",
        ] {
            let other = other.replace("{}", &"<p>Other words.</p>".repeat(90));
            assert_eq!(left(&format!("<div>{text}</div>{other}")), "PPP", "{other}");
            assert!(left(&other).contains("Other"), "{other}");
        }
    }

    #[test]
    fn a_name_that_says_something_of_the_article_removes_nothing() {
        let text = PROSE.repeat(3);
        for page in [
            format!("<div class='post comments-open'>{text}</div><div>{text}</div>"),
            format!("<div class=comments><h1>Ferry</h1>{text}</div><div>{text}</div>"),
        ] {
            assert!(left(&page).ends_with("PPPPPP"), "{page}");
        }
    }

    #[test]
    fn the_next_article_goes_and_sections_with_large_headings_stay() {
        let article =
            |name: &str, by: &str| format!("<div><h1>{name}</h1>{by}{}</div>", PROSE.repeat(5));
        let by = "<p class=byline>A</p>";
        let signed = format!("{}{}", article("One", by), article("Two", by));
        assert_eq!(left(&signed), "OneAPPPPP");
        let sections = format!("{}{}", article("One", ""), article("Two", ""));
        assert_eq!(left(&sections), "OnePPPPPTwoPPPPP");
    }
}
