//! Finds the authors of an article in its page.

use dom_query::Document;
use dom_query::NodeRef;

use crate::ingest::html::linked_data::clean;
use crate::ingest::html::metadata::person_names;
use crate::ingest::html::metadata::person_names::Trust;
use crate::ingest::html::metas::MOST_WITNESSES;
use crate::ingest::html::metas::Metas;
use crate::ingest::html::part_names;
use crate::ingest::html::tags;

/// The most authors of an article.
const MOST_AUTHORS: usize = 8;

/// The most characters of a text that names the authors.
const LONGEST_TEXT: usize = 300;

/// The `meta` elements that state authors, the most reliable first.
const METAS: [&str; 11] = [
    "author",
    "article:author",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
    "byl",
    "twitter:creator:name",
    "citation_author",
    "article:author_name",
    "rbauthors",
];

/// The elements that show authors, the most reliable first.
const SHOWN: [&str; 13] = [
    "[itemprop~=author] [itemprop~=name]",
    "[itemprop~=author]",
    "a[rel~=author]",
    "[class*=byline] a[href*=author]",
    "[class*=byline-name], [class*=author-name], [class*=author__name], [class*=authorName]",
    "[class*=byline]",
    "[class~=author]",
    "[class*=authors]",
    "[rel~=author]",
    ".vcard .fn",
    ".vcard",
    "[class*=author]",
    "a[href*='/author/'], a[href*='/authors/'], a[href*='/autor/'], a[href*='/staff/']",
];

/// The elements that show a whole byline.
const WHOLE: &str = "[class*=byline], [class~=author]";

/// The elements of which a single word is believed: "Vortex".
const OF_ONE_WORD: &str = "a[rel~=author], [itemprop~=author], [class*=author-name]";

/// Returns the names of the authors; `linked` are those in the linked data. `outlets` are the names
/// of the outlet and its publisher, who are no authors.
pub(super) fn byline(
    page: &Document,
    metas: &Metas,
    linked: &[String],
    outlets: &[&str],
) -> Option<String> {
    let stated = stated(metas, linked, outlets);
    // Programs are often told of the first author alone.
    let whole = stated.as_ref().and_then(|stated| with_others(page, stated, outlets));
    whole
        .or(stated)
        .or_else(|| SHOWN.iter().find_map(|selector| shown(page, selector, outlets)))
        .or_else(|| one_word(page, outlets))
}

/// Returns the names that the page states for programs.
fn stated(metas: &Metas, linked: &[String], outlets: &[&str]) -> Option<String> {
    let stated = |said: &[String]| {
        joined(said.iter().flat_map(|said| person_names::names(said, Trust::Stated)), outlets)
    };
    let of_meta = |name: &&str| {
        let said = metas.all(name);
        if name.starts_with("citation") {
            let turned: Vec<String> = said.iter().map(|said| person_names::turned(said)).collect();
            return stated(&turned);
        }
        stated(said)
    };
    stated(linked).or_else(|| METAS.iter().find_map(of_meta))
}

/// Returns the names of the first byline on the page that has all of those that are `stated`, and
/// people besides.
fn with_others(page: &Document, stated: &str, outlets: &[&str]) -> Option<String> {
    let known: Vec<&str> = stated.split(", ").collect();
    let whole = |node: &NodeRef| {
        let said = clean(&parted_text(node)).filter(|said| said.len() <= 4 * LONGEST_TEXT)?;
        let names = person_names::names(&said, Trust::Shown);
        let has = |name: &&str| names.iter().any(|found| found.eq_ignore_ascii_case(name));
        let has_all = names.len() > known.len() && known.iter().all(has);
        let is_of_people = names.iter().all(|name| !person_names::is_body(name));
        // What one comma parts may be a place: "By Ann Lee, New Norvik".
        let is_list = names.len() > known.len() + 1
            || [" and ", " & "].iter().any(|between| said.contains(between));
        joined(names.iter().cloned(), outlets).filter(|_| has_all && is_of_people && is_list)
    };
    let bylines = page.select(WHOLE);
    bylines.nodes().iter().take(MOST_WITNESSES).filter(|node| !is_of_others(node)).find_map(whole)
}

/// Returns the author who has only one name, where the page shows one beside the text.
fn one_word(page: &Document, outlets: &[&str]) -> Option<String> {
    let authors = page.select(OF_ONE_WORD);
    let nodes = authors.nodes().iter().take(MOST_WITNESSES).filter(|node| !is_of_others(node));
    let mut names = nodes.filter_map(|node| clean(&node.text()));
    names.find_map(|name| {
        let found = person_names::names(&name, Trust::Stated);
        let is_word = !name.contains(' ') && name.starts_with(char::is_uppercase);
        joined(found.into_iter().filter(|_| is_word), outlets)
    })
}

/// Returns the names on a line that stands before the text: "By Ann Lee, Staff Writer".
pub(crate) fn on_line(line: &str) -> Option<String> {
    const STARTS: [&str; 8] = ["By ", "BY ", "Von ", "Par ", "Por ", "Door ", "Text: ", "Di "];
    let rest = STARTS.iter().find_map(|start| line.strip_prefix(start))?;
    let is_line = line.chars().count() <= 120 && !line.ends_with(['.', '?', '!', ':']);
    joined(person_names::names(rest, Trust::Shown).into_iter(), &[]).filter(|_| is_line)
}

/// Joins the names, each once, without those with which the name of an outlet begins: "Lamp" of
/// "Lamp News".
fn joined(names: impl Iterator<Item = String>, outlets: &[&str]) -> Option<String> {
    let mut authors: Vec<String> = Vec::new();
    for name in names {
        // "Ann Lee" may write "Ann Lee’s Letters".
        let may_be_part = !name.contains(' ') || person_names::is_body(&name);
        let begins = |outlet: &&str| {
            let rest = outlet.get(..name.len()).filter(|head| head.eq_ignore_ascii_case(&name));
            rest.is_some() && !outlet[name.len()..].starts_with(char::is_alphanumeric)
        };
        let is_whole = outlets.first().is_some_and(|outlet| outlet.eq_ignore_ascii_case(&name));
        let is_outlet = is_whole || may_be_part && outlets.iter().any(begins);
        let is_known = authors.iter().any(|known| known.eq_ignore_ascii_case(&name));
        if !is_outlet && !is_known && authors.len() < MOST_AUTHORS {
            authors.push(name);
        }
    }
    (!authors.is_empty()).then(|| authors.join(", "))
}

/// Returns the names in the first element matching `selector` that has any, and in those that stand
/// beside it.
fn shown(page: &Document, selector: &str, outlets: &[&str]) -> Option<String> {
    let selection = page.select(selector);
    let nodes = selection.nodes().iter().take(MOST_WITNESSES).filter(|node| !is_of_others(node));
    let mut first: Option<NodeRef> = None;
    let mut names: Vec<String> = Vec::new();
    for node in nodes {
        if first.as_ref().is_some_and(|first| !stand_together(first, node)) {
            continue;
        }
        let said = clean(&parted_text(node)).filter(|said| said.len() <= 4 * LONGEST_TEXT);
        let found = said.map(|said| person_names::names(&said, Trust::Shown)).unwrap_or_default();
        if !found.is_empty() {
            first.get_or_insert(*node);
            names.extend(found);
        }
    }
    joined(names.into_iter(), outlets)
}

/// Tells whether the elements are parts of one byline: a small element holds both, or they stand
/// beside each other.
fn stand_together(first: &NodeRef, other: &NodeRef) -> bool {
    let path = |node: &NodeRef| -> Vec<_> {
        std::iter::once(node.id).chain(node.ancestors_it(Some(3)).map(|node| node.id)).collect()
    };
    let (one, two) = (path(first), path(other));
    let Some(at) = one.iter().position(|id| two.contains(id)) else { return false };
    let Some(common) = first.ancestors_it(Some(3)).find(|node| node.id == one[at]) else {
        return true;
    };
    if !["body", "article", "main", "header"].iter().any(|name| common.has_name(name)) {
        return true;
    }
    let children = common.element_children();
    let place = |path: &[_]| children.iter().position(|child| path.contains(&child.id));
    place(&one).zip(place(&two)).is_some_and(|(one, two)| one.abs_diff(two) <= 2)
}

/// Tells whether the element names somebody else: who commented, who took a picture, who wrote
/// another article.
fn is_of_others(node: &NodeRef) -> bool {
    const OTHERS: [&str; 12] = [
        "comment",
        "comments",
        "commenter",
        "reply",
        "caption",
        "photo",
        "photographer",
        "credit",
        "related",
        "recommended",
        "teaser",
        "disqus",
    ];
    let is_other = |node: &NodeRef| {
        let of_authors = || part_names::words(node).iter().any(|word| word == "author");
        ["figure", "figcaption", "aside", "nav", "blockquote"]
            .iter()
            .any(|name| node.has_name(name))
            || node.has_name("footer") && !of_authors()
            || part_names::words(node).iter().any(|word| OTHERS.contains(&word.as_str()))
    };
    is_other(node)
        || node
            .ancestors_it(None)
            .take_while(|around| !["body", "html"].iter().any(|name| around.has_name(name)))
            .any(|around| is_other(&around))
}

/// Returns the text of the element, with a bar between elements that no space parts, and without
/// the times in it.
fn parted_text(node: &NodeRef) -> String {
    let mut text = String::new();
    let mut is_parted = false;
    let mut next = Some(*node);
    while let Some(current) = next {
        let is_skipped = current.has_name("time") || current.has_name("button");
        if current.is_text() {
            let own = current.text();
            let is_joined = !text.is_empty()
                && !text.ends_with(char::is_whitespace)
                && !own.starts_with(|c: char| {
                    c.is_whitespace() || matches!(c, ',' | '.' | '’' | '\'')
                });
            if is_parted && is_joined {
                text.push_str(" | ");
            }
            text.push_str(&own);
            is_parted = false;
        } else if current.has_name("br")
            || current.node_name().is_some_and(|name| tags::is_block(&name))
        {
            text.push_str(if text.is_empty() { "" } else { " | " });
        } else {
            is_parted = true;
        }
        if text.len() > 8 * LONGEST_TEXT {
            break;
        }
        let inside = if is_skipped { None } else { current.first_child() };
        next = inside.or_else(|| {
            let mut left = current;
            loop {
                if left.id == node.id {
                    return None;
                }
                is_parted = true;
                if let Some(sibling) = left.next_sibling() {
                    return Some(sibling);
                }
                left = left.parent()?;
            }
        });
    }
    text
}
