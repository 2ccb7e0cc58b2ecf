//! Reads RSS, Atom and RDF by means of `feed-rs`.

use feed_rs::model;
use feed_rs::parser;

use crate::ingest::IngestError;
use crate::ingest::feed::entry::Body;
use crate::ingest::feed::entry::Channel;
use crate::ingest::feed::entry::Entry;
use crate::ingest::feed::entry::MOST_BYTES;
use crate::ingest::feed::entry::MOST_ENTRIES;
use crate::ingest::sifting::xml;
use crate::ingest::sifting::xml::Cut;
use crate::ingest::sifting::xml::Pruned;

/// The names of entries in these formats.
const ENTRIES: [&str; 2] = ["item", "entry"];

/// Reads a feed that is decoded already.
pub(super) fn read(text: &str, address: Option<&str>) -> Result<Channel, IngestError> {
    let text = xml::without_declaration(text);
    let is_larger = text.len() > MOST_BYTES;
    let text = &text[..text.floor_char_boundary(MOST_BYTES)];
    let mended;
    let mut pruned = xml::prune(text, &ENTRIES, MOST_ENTRIES);
    if !is_larger && matches!(pruned.cut, Some(Cut::Fault(_))) {
        mended = xml::mended(text);
        let again = xml::prune(&mended, &ENTRIES, MOST_ENTRIES);
        if again.cut.is_none() || again.items > pruned.items {
            pruned = again;
        }
    }
    let Pruned { mut xml, items, cut } = pruned;
    let rest = match cut {
        None => None,
        Some(Cut::Enough) => Some(IngestError::TooMany { most: MOST_ENTRIES, parts: "entries" }),
        Some(Cut::Fault(_)) if is_larger => Some(IngestError::TooLarge(MOST_BYTES as u64)),
        Some(Cut::Fault(fault)) if items == 0 => return Err(IngestError::broken("feed", fault)),
        Some(Cut::Fault(fault)) => Some(IngestError::damaged("feed", fault)),
    };
    if let Some(at) = unversioned(&xml) {
        xml.to_mut().insert_str(at, " version=\"2.0\"");
    }
    let parser = parser::Builder::new()
        .base_uri(address.filter(|address| url::Url::parse(address).is_ok()))
        // The parser would make up identifiers, which would be different ones each time.
        .id_generator(|_, _, _| String::new())
        .build();
    let feed = parser.parse(xml.as_bytes()).map_err(|error| IngestError::broken("feed", error))?;
    Ok(Channel {
        address: own_address(&feed.links),
        title: feed.title.map(|title| title.content),
        language: feed.language,
        entries: feed.entries.into_iter().map(entry).collect(),
        rest,
    })
}

/// Returns the byte at which a version is to be inserted into the first tag of an RSS feed without
/// one: the parser would refuse it, although every other program reads it.
fn unversioned(xml: &str) -> Option<usize> {
    let at = xml.find("<rss")? + "<rss".len();
    let tag = &xml[at..at + xml[at..].find('>')?];
    let is_rss = tag.is_empty() || tag.starts_with(|c: char| c.is_whitespace());
    (is_rss && !tag.contains("version")).then_some(at)
}

/// Returns the feed's address: its link to itself, or else to its site.
fn own_address(links: &[model::Link]) -> Option<String> {
    let itself = links.iter().find(|link| link.rel.as_deref() == Some("self"));
    let site = links.iter().find(|link| link.href.starts_with("http"));
    itself.filter(|link| link.href.starts_with("http")).or(site).map(|link| link.href.clone())
}

fn entry(entry: model::Entry) -> Entry {
    let published = entry.published.or(entry.updated);
    Entry {
        url: address(&entry),
        name: entry.id,
        title: entry.title.map(|title| title.content),
        byline: byline(&entry.authors),
        published: published.map(|time| time.to_rfc3339()),
        language: entry.language,
        content: entry.content.and_then(|content| {
            let body = content.body?;
            body_of(body, content.content_type.as_str())
        }),
        summary: entry
            .summary
            .and_then(|summary| body_of(summary.content, summary.content_type.as_str())),
        base: entry.base,
    }
}

/// Returns the address of the article: the entry's link to its page, or else its identifier if that
/// is an address.
fn address(entry: &model::Entry) -> Option<String> {
    let is_itself = |link: &&model::Link| {
        link.target.is_none() && link.rel.as_deref().is_none_or(|rel| rel == "alternate")
    };
    let is_page =
        |link: &&model::Link| link.media_type.as_deref().is_none_or(|kind| kind.contains("html"));
    let mut links = entry.links.iter().filter(is_itself);
    let link = links.clone().find(is_page).or_else(|| links.next());
    let named = || entry.id.starts_with("http").then(|| entry.id.clone());
    link.map(|link| link.href.clone()).filter(|href| !href.trim().is_empty()).or_else(named)
}

/// Joins the names of all authors.
fn byline(authors: &[model::Person]) -> Option<String> {
    let mut names: Vec<&str> = Vec::new();
    for author in authors {
        if let Some(name) = author.name.as_deref().map(str::trim)
            && !name.is_empty()
            && !names.contains(&name)
        {
            names.push(name);
        }
    }
    (!names.is_empty()).then(|| names.join(", "))
}

fn body_of(text: String, media_type: &str) -> Option<Body> {
    if text.trim().is_empty() {
        return None;
    }
    // Atom calls texts plain that often are HTML.
    let is_plain = media_type.starts_with("text/plain")
        && !(text.contains("</") || text.contains("/>") || text.contains("<p>"));
    Some(if is_plain { Body::Plain(text) } else { Body::Html(text) })
}
