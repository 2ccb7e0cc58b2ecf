//! Reads JSON Feed, without keeping anything in memory that is not wanted.
//!
//! Feeds break the rules of the format in small ways: numbers for identifiers, one author in place
//! of a list. What is not understood is skipped.

use std::fmt;

use serde::Deserialize;
use serde::Deserializer;
use serde::de::IgnoredAny;
use serde::de::SeqAccess;
use serde::de::Visitor;

use crate::ingest::IngestError;
use crate::ingest::feed::entry::Body;
use crate::ingest::feed::entry::Channel;
use crate::ingest::feed::entry::Entry;
use crate::ingest::feed::entry::MOST_BYTES;
use crate::ingest::feed::entry::MOST_ENTRIES;
use crate::ingest::moment;

/// Tells whether the text is JSON that calls itself a feed, wherever it does, or has items with the
/// fields of one.
pub(crate) fn is_feed(text: &str) -> bool {
    if !text.trim_start().starts_with('{') {
        return false;
    }
    let has = |words: &str| memchr::memmem::find(text.as_bytes(), words.as_bytes()).is_some();
    // A slash may be escaped.
    has("jsonfeed.org/version/")
        || has("jsonfeed.org\\/version\\/")
        || has("\"items\"") && (has("\"content_html\"") || has("\"content_text\""))
}

/// Reads a feed that is decoded already.
pub(super) fn read(text: &str) -> Result<Channel, IngestError> {
    if text.len() > MOST_BYTES {
        return Err(IngestError::TooLarge(MOST_BYTES as u64));
    }
    let feed: Feed =
        serde_json::from_str(text).map_err(|error| IngestError::broken("feed", error))?;
    let rest = (feed.items.more > 0)
        .then_some(IngestError::TooMany { most: MOST_ENTRIES, parts: "entries" });
    let authors = feed.authors.into_iter().chain(feed.author).collect::<Vec<_>>();
    Ok(Channel {
        title: feed.title,
        language: feed.language,
        address: feed.address.or(feed.site),
        entries: feed.items.first.into_iter().map(|item| entry(item, &authors)).collect(),
        rest,
    })
}

fn entry(item: Item, of_feed: &[Author]) -> Entry {
    let own: Vec<Author> = item.authors.into_iter().chain(item.author).collect();
    let authors = if own.is_empty() { of_feed } else { &own };
    let names: Vec<&str> = authors.iter().filter_map(|author| author.name.as_deref()).collect();
    let html = item.content_html.filter(|html| !html.trim().is_empty()).map(Body::Html);
    let text = item.content_text.filter(|text| !text.trim().is_empty()).map(Body::Plain);
    Entry {
        name: match item.id {
            Some(Id::Text(name)) => name,
            Some(Id::Number(number)) => number.to_string(),
            Some(Id::Other(_)) | None => String::new(),
        },
        url: item.url.or(item.external_url),
        title: item.title,
        byline: (!names.is_empty()).then(|| names.join(", ")),
        published: item
            .date_published
            .or(item.date_modified)
            .and_then(|date| moment::normal(&date)),
        language: item.language,
        content: html.or(text),
        summary: item.summary.filter(|text| !text.trim().is_empty()).map(Body::Plain),
        base: None,
    }
}

#[derive(Deserialize)]
struct Feed {
    title: Option<String>,
    language: Option<String>,
    #[serde(rename = "feed_url")]
    address: Option<String>,
    #[serde(rename = "home_page_url")]
    site: Option<String>,
    author: Option<Author>,
    #[serde(default)]
    authors: Vec<Author>,
    #[serde(default)]
    items: Items,
}

#[derive(Deserialize)]
struct Author {
    name: Option<String>,
}

#[derive(Deserialize)]
struct Item {
    id: Option<Id>,
    url: Option<String>,
    external_url: Option<String>,
    title: Option<String>,
    content_html: Option<String>,
    content_text: Option<String>,
    summary: Option<String>,
    date_published: Option<String>,
    date_modified: Option<String>,
    language: Option<String>,
    author: Option<Author>,
    #[serde(default)]
    authors: Vec<Author>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Id {
    Text(String),
    Number(serde_json::Number),
    Other(IgnoredAny),
}

/// The first items, and the number of those after them.
#[derive(Default)]
struct Items {
    first: Vec<Item>,
    more: usize,
}

impl<'de> Deserialize<'de> for Items {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(ItemsVisitor)
    }
}

struct ItemsVisitor;

impl<'de> Visitor<'de> for ItemsVisitor {
    type Value = Items;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a list of items")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Items, A::Error> {
        let mut read = Items::default();
        while read.first.len() < MOST_ENTRIES {
            let Some(item) = items.next_element()? else { return Ok(read) };
            read.first.push(item);
        }
        while items.next_element::<IgnoredAny>()?.is_some() {
            read.more += 1;
        }
        Ok(read)
    }
}
