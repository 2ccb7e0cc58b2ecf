//! Matches the speakers of a text with the known ones, and adds those who are new.

use rusqlite::Connection;
use rusqlite::OptionalExtension;
use rusqlite::params;

use crate::library::SpeakerId;
use crate::library::speakers::stored_speaker;
use crate::quotes::Speaker;
use crate::quotes::speakers::roster;
use crate::quotes::speakers::roster::RosterEntry;

/// The most known speakers who are compared with a new one. It keeps filing fast and matters only
/// for surnames that more people share.
const CANDIDATES: usize = 256;

/// Finds the known speaker who is `speaker`, or adds them. What the text says of a known one is
/// added to them.
pub(crate) fn enrol(connection: &Connection, speaker: &Speaker) -> rusqlite::Result<SpeakerId> {
    if let Some(id) = told(connection, speaker)? {
        return Ok(id);
    }
    let ids = candidates(connection, speaker)?;
    let mut known = Vec::with_capacity(ids.len());
    let mut quoted = connection.prepare_cached("SELECT quotations FROM speaker WHERE id = ?1")?;
    for &id in &ids {
        let quotations = quoted.query_row([id], |row| row.get(0))?;
        known.push(RosterEntry { speaker: stored_speaker::load(connection, id)?, quotations });
    }
    let Some(same) = roster::identify(speaker, &known) else {
        return stored_speaker::add(connection, speaker);
    };
    let (id, before) = (ids[same], &known[same].speaker);
    let mut merged = before.clone();
    roster::merge(&mut merged, speaker);
    if merged != *before {
        stored_speaker::rewrite(connection, id, &merged)?;
    }
    Ok(id)
}

/// Returns the speaker to whom the user assigned this name.
pub(super) fn told(
    connection: &Connection,
    speaker: &Speaker,
) -> rusqlite::Result<Option<SpeakerId>> {
    connection
        .prepare_cached("SELECT speaker_id FROM told WHERE key = ?1")?
        .query_row([stored_speaker::key(speaker)], |row| row.get(0))
        .optional()
}

/// Returns the known speakers who may be `speaker`. Those of the same name come first, so that they
/// are not missed among hundreds of the same surname.
pub(super) fn candidates(
    connection: &Connection,
    speaker: &Speaker,
) -> rusqlite::Result<Vec<SpeakerId>> {
    let mut sharing = connection.prepare_cached(
        "SELECT speaker_id FROM speaker_key WHERE key = ?1 ORDER BY speaker_id LIMIT ?2",
    )?;
    let mut found = Vec::new();
    for key in stored_speaker::keys(speaker) {
        let room = CANDIDATES - found.len();
        for id in sharing.query_map(params![key, room], |row| row.get(0))? {
            let id: SpeakerId = id?;
            if !found.contains(&id) {
                found.push(id);
            }
        }
    }
    Ok(found)
}
