//! Finds the title of a page's article, without the name of the outlet.

use dom_query::Document;
use dom_query::NodeRef;

use crate::ingest::html::linked_data::clean;
use crate::ingest::html::metas::Metas;
use crate::ingest::html::metas::host;
use crate::ingest::html::metas::text_of;

/// Separators that outlets put between a title and their name.
const SEPARATORS: [&str; 9] = [" | ", " - ", " – ", " — ", " :: ", " » ", " « ", " · ", " • "];

/// Returns the best title that the page gives. `linked` is the title in its linked data; `outlet`
/// and `url` are its outlet and address, as far as they are known.
pub(super) fn title(
    page: &Document,
    metas: &Metas,
    linked: Option<String>,
    outlet: Option<&str>,
    url: Option<&str>,
) -> Option<String> {
    let headings = headings(page, "h1", url);
    let marked = headings_of_article(page, url);
    let document = text_of(page, "title");
    let stated = metas.first(&[
        "og:title",
        "dc.title",
        "dcterms.title",
        "parsely-title",
        "sailthru.title",
        "twitter:title",
    ]);
    let stated = stated.or(linked);
    let provenance = printed(&headings, &[&stated, &document], outlet, url)
        .or_else(|| printed(&marked, &[&stated, &document], outlet, url))
        .or(stated)
        .or_else(|| text_of(page, "[itemprop~=headline]"))
        .or_else(|| only_or_in_title(&headings, document.as_deref()))
        .or_else(|| document.clone())
        .or_else(|| headings.first().cloned())?;
    let bare = without_outlet(&provenance, &headings, outlet, url);
    Some(bare.to_owned()).filter(|title| !title.is_empty())
}

/// Returns the texts of the large headings that match `selector`, but for those that only lead to
/// another site: they are headlines of other articles.
fn headings(page: &Document, selector: &str, url: Option<&str>) -> Vec<String> {
    let own = url.and_then(host);
    let nodes = page.select(selector);
    let nodes = nodes.nodes().iter().take(20).filter(|h1| !leads_elsewhere(h1, own.as_deref()));
    nodes.filter_map(|h1| clean(&h1.text())).collect()
}

/// Returns those of the headings that the page marks as the article's headline.
fn headings_of_article(page: &Document, url: Option<&str>) -> Vec<String> {
    headings(page, "h1[itemprop~=headline]", url)
}

/// Tells whether a heading is a link to another site than `own`, and nothing else.
fn leads_elsewhere(heading: &NodeRef, own: Option<&str>) -> bool {
    let Some(own) = own else { return false };
    let is_link = |node: &NodeRef| node.has_name("a");
    let inner = heading.descendants_it().find(is_link);
    let Some(link) = inner.or_else(|| heading.parent().filter(is_link)) else { return false };
    let host = link.attr("href").and_then(|href| host(&href));
    let is_of = |one: &str, two: &str| {
        one.strip_suffix(two).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    };
    host.is_some_and(|host| !is_of(&host, own) && !is_of(own, &host))
        && key(&link.text()) == key(&heading.text())
}

/// The fewest words of a heading that is a headline whatever the page states as its title, and the
/// most characters.
const HEADLINE_WORDS: usize = 4;
const LONGEST_HEADLINE: usize = 250;

/// Returns the only large heading of the page, if it is a headline: it has the words of a title
/// that is `stated`, or enough words of its own, and is not the name of the outlet. What is stated
/// is written for search engines and for sharing.
fn printed(
    headings: &[String],
    stated: &[&Option<String>],
    outlet: Option<&str>,
    url: Option<&str>,
) -> Option<String> {
    let mut distinct: Vec<&String> = Vec::new();
    for heading in headings {
        if !distinct.iter().any(|known| key(known) == key(heading)) {
            distinct.push(heading);
        }
    }
    let [heading] = distinct[..] else { return None };
    let own = key(heading);
    let is_stated =
        || stated.iter().any(|title| title.as_ref().is_some_and(|title| key(title).contains(&own)));
    let is_headline = !own.is_empty()
        && heading.chars().count() <= LONGEST_HEADLINE
        && !is_outlet(heading, outlet, url)
        && (heading.split_whitespace().count() >= HEADLINE_WORDS || is_stated());
    is_headline.then(|| heading.clone())
}

/// Returns the heading with which the document's title begins, or the only heading.
fn only_or_in_title(headings: &[String], document: Option<&str>) -> Option<String> {
    let starts =
        |heading: &&String| document.is_some_and(|title| key(title).starts_with(&key(heading)));
    let only = || headings.first().filter(|_| headings.len() == 1 && document.is_none());
    headings.iter().find(starts).or_else(only).cloned()
}

/// Removes the outlet's name from the end of the title. The part after a separator is removed if it
/// is the name of the outlet or the host, or if the part before it is a heading of the page. After
/// a bar a short part is removed too.
fn without_outlet<'a>(
    provenance: &'a str,
    headings: &[String],
    outlet: Option<&str>,
    url: Option<&str>,
) -> &'a str {
    let mut title = provenance.trim();
    // "Title | Politics | The Daily" loses two parts.
    for _ in 0..3 {
        let Some((at, len)) = last_separator(title) else { break };
        let (before, after) = (title[..at].trim(), title[at + len..].trim());
        let is_heading = headings.iter().any(|heading| key(heading) == key(before));
        let is_whole = headings.iter().any(|heading| key(heading) == key(title));
        let is_name = is_outlet(after, outlet, url)
            || title[at..].starts_with(" | ")
                && after.split_whitespace().count() <= 4
                && before.split_whitespace().count() >= 3;
        if before.is_empty() || is_whole || !(is_heading || is_name) {
            break;
        }
        title = before;
    }
    // The outlet's name may also come first: "The Daily: Title" and "The Daily | Title".
    for &mark in SEPARATORS.iter().chain(&[": "]) {
        // So may the section: "Opinion | Title", where the title is a headline of the page.
        let is_headline = |heading: &&String| {
            heading.split_whitespace().count() >= HEADLINE_WORDS
                && mark != ": "
                && title.split_once(mark).is_some_and(|(_, after)| key(heading) == key(after))
        };
        if let Some((before, after)) = title.split_once(mark)
            && (outlet.is_some_and(|outlet| key(outlet) == key(before))
                || headings.iter().any(|heading| is_headline(&heading)))
            && !after.trim().is_empty()
        {
            return after.trim();
        }
    }
    title
}

/// Finds the last separator of a title: the byte at which it starts, and its length in bytes.
fn last_separator(title: &str) -> Option<(usize, usize)> {
    SEPARATORS.iter().filter_map(|mark| Some((title.rfind(mark)?, mark.len()))).max()
}

/// Returns the last part of a title, where it has several: the outlet of "Talks end | The Daily".
pub(super) fn end(title: &str) -> Option<&str> {
    let (at, len) = last_separator(title)?;
    Some(title[at + len..].trim()).filter(|end| !end.is_empty())
}

/// Returns true if a name is that of the outlet, or the host's name begins with it.
pub(super) fn is_outlet(name: &str, outlet: Option<&str>, url: Option<&str>) -> bool {
    let name = key(name.trim_start_matches("The "));
    if name.is_empty() {
        return false;
    }
    let outlet = outlet.map(|outlet| key(outlet.trim_start_matches("The ")));
    let host = url.and_then(|url| Some(url::Url::parse(url).ok()?.host_str()?.to_owned()));
    let host = host.map(|host| key(host.trim_start_matches("www.")));
    let is_part = |outlet: String| {
        outlet == name
            || name.len() > 3
                && (outlet.contains(&name) || !outlet.is_empty() && name.contains(&outlet))
    };
    outlet.is_some_and(is_part)
        || host.is_some_and(|host| name.len() > 2 && host.starts_with(&name))
}

/// Reduces a text to its letters and digits in lower case, for comparing.
pub(super) fn key(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::without_outlet;

    fn bare(title: &str) -> &str {
        let headings = ["Talks end - at last".to_owned(), "Envoys leave".to_owned()];
        without_outlet(
            title,
            &headings,
            Some("The Daily Lamp"),
            Some("https://www.lampdaily.example/a"),
        )
    }

    #[test]
    fn a_title_loses_the_outlet_s_name() {
        for (title, found) in [
            ("Talks end after week | The Daily Lamp", "Talks end after week"),
            ("Talks end after week - Daily Lamp", "Talks end after week"),
            ("Talks end after week – LampDaily", "Talks end after week"),
            ("Talks end after week | World | The Daily Lamp", "Talks end after week"),
            ("Envoys leave - Opinion", "Envoys leave"),
            ("The Daily Lamp: Talks end", "Talks end"),
        ] {
            assert_eq!(bare(title), found, "{title}");
        }
    }

    #[test]
    fn the_printed_headline_comes_before_what_is_stated_for_others() {
        let printed = |headings: &[&str], stated: &str| {
            let headings: Vec<String> = headings.iter().map(|&h1| h1.to_owned()).collect();
            super::printed(&headings, &[&Some(stated.to_owned())], Some("The Daily Lamp"), None)
        };
        let headline = "Talks end after a week without a deal";
        assert_eq!(
            printed(&[headline], "You won't believe how it ends").as_deref(),
            Some(headline)
        );
        assert_eq!(printed(&["Talks end"], "Talks end | Lamp").as_deref(), Some("Talks end"));
        assert_eq!(printed(&["World"], headline), None);
        assert_eq!(printed(&["The Daily Lamp"], headline), None);
        assert_eq!(printed(&[headline, "What comes next for them"], headline), None);
    }

    #[test]
    fn a_dash_in_a_title_is_part_of_it() {
        for title in [
            "Talks end - at last",
            "Talks end – and begin",
            "Inside out | a diary of the talks and the end",
            "| The Daily Lamp",
        ] {
            assert_eq!(bare(title), title);
        }
    }
}
