//! Reads feeds: RSS, Atom, RDF and JSON Feed.
//!
//! An entry with its full text is an article. One with only a summary is a link to an article that
//! stands elsewhere. Nothing in a feed is expanded, fetched or run. A feed that is cut off or
//! broken is read up to the damage.

mod address_look;
mod entry;
mod fullness;
mod json;
pub(super) mod opml;
mod rss_atom;
#[cfg(test)]
mod tests;
mod xml_text;

use crate::ingest::IngestError;
use crate::ingest::InputItem;
use crate::ingest::Provenance;
use crate::ingest::article_parts::Parts;
use crate::ingest::detection::xml;
use crate::ingest::feed::entry::Channel;

pub use address_look::looks_like_feed;
pub(crate) use json::is_feed as is_json;

/// Bytes of a text in which a feed may begin behind messages of the program that wrote it.
const HEAD: usize = 4096;

/// Removes what a server's program has written before a feed: warnings, which are no part of it.
pub(crate) fn without_messages(text: String) -> String {
    if text.trim_start().starts_with(['<', '{']) {
        return text;
    }
    let head = &text[..text.floor_char_boundary(HEAD)];
    let start = head.find("<?xml").or_else(|| head.find("<rss"));
    let start = start.filter(|&at| matches!(xml::root(&text[at..]), Some("rss" | "feed" | "RDF")));
    match start {
        Some(at) => text[at..].to_owned(),
        None => text,
    }
}

/// Reads RSS, Atom or RDF.
pub(crate) fn from_xml(xml: &str, provenance: &Provenance) -> Result<Vec<InputItem>, IngestError> {
    Ok(found(rss_atom::read(xml)?, provenance))
}

/// Reads JSON Feed.
pub(crate) fn from_json(
    json: &str,
    provenance: &Provenance,
) -> Result<Vec<InputItem>, IngestError> {
    Ok(found(json::read(json)?, provenance))
}

fn found(channel: Channel, provenance: &Provenance) -> Vec<InputItem> {
    let mut parts = Parts::of(provenance);
    // A saved feed has lost the address that it came from.
    let address = provenance.address.as_deref().or(channel.address.as_deref());
    for entry in channel.entries {
        entry.add_to(&mut parts, channel.title.as_deref(), channel.language.as_deref(), address);
    }
    if let Some(rest) = channel.rest {
        parts.lose_rest(rest);
    }
    // A feed may have no entries yet.
    parts.rest()
}
