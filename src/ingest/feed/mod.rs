//! Reads feeds: RSS, Atom, RDF and JSON Feed.
//!
//! An entry with its full text is an article. One with only a summary is a link to an article that
//! stands elsewhere. Nothing in a feed is expanded, fetched or run. A feed that is cut off or
//! broken is read up to the damage.

mod entry;
mod fullness;
mod json;
pub(super) mod opml;
mod rss_atom;
#[cfg(test)]
mod tests;

use crate::ingest::IngestError;
use crate::ingest::InputItem;
use crate::ingest::Provenance;
use crate::ingest::article_parts::Parts;
use crate::ingest::feed::entry::Channel;

pub(crate) use json::is_feed as is_json;

/// Reads RSS, Atom or RDF.
pub(crate) fn from_xml(xml: &str, provenance: &Provenance) -> Result<Vec<InputItem>, IngestError> {
    found(rss_atom::read(xml, provenance.address.as_deref())?, provenance)
}

/// Reads JSON Feed.
pub(crate) fn from_json(
    json: &str,
    provenance: &Provenance,
) -> Result<Vec<InputItem>, IngestError> {
    found(json::read(json)?, provenance)
}

fn found(channel: Channel, provenance: &Provenance) -> Result<Vec<InputItem>, IngestError> {
    let mut parts = Parts::of(provenance);
    // A saved feed has lost the address that it came from.
    let address = provenance.address.as_deref().or(channel.address.as_deref());
    for entry in channel.entries {
        entry.add_to(&mut parts, channel.title.as_deref(), channel.language.as_deref(), address);
    }
    if let Some(rest) = channel.rest {
        parts.lose_rest(rest);
    }
    parts.all("feed")
}
