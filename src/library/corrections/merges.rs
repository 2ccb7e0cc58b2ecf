//! Applies the user's corrections of speakers: merges, splits, names, types.
//!
//! Each function reads the journal and nothing else, so that it works both after making and after
//! undoing a correction.

use rusqlite::Connection;
use rusqlite::OptionalExtension;
use rusqlite::params;

use crate::library::SpeakerId;
use crate::library::file::seal;
use crate::library::speakers::stored_speaker;
use crate::quotes::Speaker;
use crate::quotes::SpeakerType;

/// Returns a column of the latest correction of this kind of a speaker.
fn last<T: rusqlite::types::FromSql>(
    connection: &Connection,
    column: &str,
    deed: &str,
    speaker: SpeakerId,
) -> rusqlite::Result<Option<T>> {
    let found: Option<Option<T>> = connection
        .prepare_cached(&format!(
            "SELECT {column} FROM correction
             WHERE speaker_id = ?1 AND deed = '{deed}' AND undone = 0 ORDER BY id DESC LIMIT 1"
        ))?
        .query_row([speaker], |row| row.get(0))
        .optional()?;
    Ok(found.flatten())
}

/// Merges the speaker into the one whom the journal names, or undoes their merge. A speaker who was
/// split off, which is undone, is merged into the one they came from.
pub(crate) fn merge(connection: &Connection, speaker: SpeakerId) -> rusqlite::Result<()> {
    let into: Option<SpeakerId> = last(connection, "other_id", "merge", speaker)?;
    write_into(connection, speaker, into)?;
    if into.is_none() {
        let wholes = undone_splits(connection, "speaker_id", "other_id", speaker)?;
        rejoin(connection, speaker, wholes.last().copied())?;
        for part in undone_splits(connection, "other_id", "speaker_id", speaker)? {
            let merged: Option<SpeakerId> = last(connection, "other_id", "merge", part)?;
            if merged.is_none() {
                rejoin(connection, part, Some(speaker))?;
            }
        }
    }
    Ok(())
}

/// Merges a part into the whole, unless the whole is merged into the part: then they are one
/// already, and it would be a circle.
fn rejoin(
    connection: &Connection,
    part: SpeakerId,
    whole: Option<SpeakerId>,
) -> rusqlite::Result<()> {
    match whole {
        Some(whole) if stored_speaker::resolve(connection, whole)? != part => {
            write_into(connection, part, Some(whole))
        }
        _ => Ok(()),
    }
}

/// Returns a column of the undone splits in which the speaker is in `role`.
fn undone_splits(
    connection: &Connection,
    column: &str,
    role: &str,
    speaker: SpeakerId,
) -> rusqlite::Result<Vec<SpeakerId>> {
    connection
        .prepare_cached(&format!(
            "SELECT {column} FROM correction
             WHERE {role} = ?1 AND deed = 'split' AND undone > 0 ORDER BY id"
        ))?
        .query_map([speaker], |row| row.get(0))?
        .collect()
}

fn write_into(
    connection: &Connection,
    speaker: SpeakerId,
    into: Option<SpeakerId>,
) -> rusqlite::Result<()> {
    connection
        .prepare_cached("UPDATE speaker SET into_id = ?2 WHERE id = ?1")?
        .execute(params![speaker, into])?;
    seal::SPEAKER.seal(connection, speaker.0)
}

/// Splits an alias off, or puts it back. After putting it back, the speaker who was split off is
/// merged into the one they came from, and so are those who were matched with them since.
pub(crate) fn split(connection: &Connection, correction: i64) -> rusqlite::Result<()> {
    let (whole, part, alias, undone): (SpeakerId, SpeakerId, String, bool) = connection
        .prepare_cached(
            "SELECT speaker_id, other_id, name, undone > 0 FROM correction WHERE id = ?1",
        )?
        .query_row([correction], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?;
    if undone {
        connection
            .prepare_cached("INSERT OR IGNORE INTO alias (speaker_id, name) VALUES (?1, ?2)")?
            .execute(params![whole, alias])?;
        merge(connection, part)?;
    } else {
        connection
            .prepare_cached("DELETE FROM alias WHERE speaker_id = ?1 AND name = ?2")?
            .execute(params![whole, alias])?;
        merge(connection, part)?;
    }
    seal::SPEAKER.seal(connection, whole.0)?;
    rewrite(connection)
}

/// Gives the speaker the name in the journal, or else the engine's name.
pub(crate) fn rename(connection: &Connection, speaker: SpeakerId) -> rusqlite::Result<()> {
    let name: Option<String> = last(connection, "name", "rename", speaker)?;
    connection
        .prepare_cached(
            "UPDATE speaker SET name = coalesce(?2, found_name, name),
                 found_name = iif(?2 IS NULL, NULL, coalesce(found_name, name))
             WHERE id = ?1",
        )?
        .execute(params![speaker, name])?;
    seal::SPEAKER.seal(connection, speaker.0)?;
    rewrite(connection)
}

/// Makes the speaker of the type in the journal, or else of the engine's type.
pub(crate) fn retype(connection: &Connection, speaker: SpeakerId) -> rusqlite::Result<()> {
    let name: Option<String> = last(connection, "name", "type", speaker)?;
    let kind = name.as_deref().and_then(SpeakerType::from_name);
    connection
        .prepare_cached(
            "UPDATE speaker SET kind = coalesce(?2, found_kind, kind),
                 found_kind = iif(?2 IS NULL, NULL, coalesce(found_kind, kind))
             WHERE id = ?1",
        )?
        .execute(params![speaker, kind])?;
    seal::SPEAKER.seal(connection, speaker.0)?;
    rewrite(connection)
}

/// Gives the speaker the Wikidata id in the journal, or none.
pub(crate) fn identify(connection: &Connection, speaker: SpeakerId) -> rusqlite::Result<()> {
    let wikidata: Option<String> = last(connection, "name", "identify", speaker)?;
    connection
        .prepare_cached("UPDATE speaker SET wikidata = ?2 WHERE id = ?1")?
        .execute(params![speaker, wikidata])?;
    seal::SPEAKER.seal(connection, speaker.0)
}

/// Rewrites the table of names that the user assigned to speakers: those that they gave, of the type
/// that the engine found and of the one that they gave, and the engine's of the latter. Who has a new
/// name or type takes nothing from a namesake of that type, who is somebody else until they are
/// merged. All of it is rewritten, because it has only as many rows as a user types.
pub(crate) fn rewrite(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute("DELETE FROM told", [])?;
    let mut said = connection.prepare_cached(
        "SELECT iif(deed = 'split', other_id, speaker_id) AS whose,
                iif(deed = 'type', coalesce(found_name, speaker.name), correction.name),
                kind, iif(deed = 'type', kind, coalesce(found_kind, kind)), deed = 'split'
         FROM correction JOIN speaker ON speaker.id = whose
         WHERE deed IN ('split', 'rename', 'type') AND undone = 0 ORDER BY correction.id",
    )?;
    let mut rows = said.query([])?;
    while let Some(row) = rows.next()? {
        let (whose, is_split): (SpeakerId, bool) = (row.get(0)?, row.get(4)?);
        for kind in [row.get(2)?, row.get(3)?] {
            // One without a name is never the same as another.
            if kind == SpeakerType::Unnamed {
                continue;
            }
            let named = Speaker { name: row.get(1)?, kind, aliases: vec![], roles: vec![] };
            let key = stored_speaker::key(&named);
            if !is_split && is_of_another(connection, &key, whose)? {
                continue;
            }
            connection
                .prepare_cached("INSERT OR REPLACE INTO told (key, speaker_id) VALUES (?1, ?2)")?
                .execute(params![key, whose])?;
        }
    }
    Ok(())
}

/// Tells whether the engine found somebody else under the name of this key.
fn is_of_another(connection: &Connection, key: &str, whose: SpeakerId) -> rusqlite::Result<bool> {
    let whose = stored_speaker::resolve(connection, whose)?;
    let mut bearers =
        connection.prepare_cached("SELECT speaker_id FROM speaker_key WHERE key = ?1")?;
    for bearer in bearers.query_map([key], |row| row.get(0))? {
        if stored_speaker::resolve(connection, bearer?)? != whose {
            return Ok(true);
        }
    }
    Ok(false)
}
