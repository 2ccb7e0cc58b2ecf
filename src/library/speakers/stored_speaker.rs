//! Reads and writes the speakers of the library: one at a time, with their names, roles and keys.

use rusqlite::Connection;
use rusqlite::OptionalExtension;
use rusqlite::params;

use crate::library::SpeakerId;
use crate::library::file::seal;
use crate::quotes::Speaker;
use crate::quotes::SpeakerType;
use crate::quotes::speakers::roster;
use crate::text::fold;

/// The most merges that are followed from one speaker to the next.
const MOST_MERGES: usize = 1000;

/// Follows the merges from a speaker to the one whom they are merged into in the end.
pub(crate) fn resolve(connection: &Connection, id: SpeakerId) -> rusqlite::Result<SpeakerId> {
    let mut into = connection.prepare_cached("SELECT into_id FROM speaker WHERE id = ?1")?;
    let mut root = id;
    // Merges never form a circle; the limit ends one in a damaged library.
    for _ in 0..MOST_MERGES {
        match into.query_row([root], |row| row.get::<_, Option<SpeakerId>>(0)).optional()? {
            Some(Some(next)) => root = next,
            _ => break,
        }
    }
    Ok(root)
}

/// Returns the keys under which a speaker is stored: the name, then the engine's keys.
pub(super) fn keys(speaker: &Speaker) -> Vec<String> {
    let mut keys = roster::look_up_keys(speaker);
    // A speaker without such keys is never looked up, so no name is stored either.
    if !keys.is_empty() {
        keys.insert(0, key(speaker));
    }
    keys
}

/// Turns the name itself into a key.
pub(crate) fn key(speaker: &Speaker) -> String {
    format!("={}:{}", speaker.kind.name(), fold::key(&speaker.name))
}

/// Reads a speaker as the engine knows them: under the name and with the type that it gave them.
pub(crate) fn load(connection: &Connection, id: SpeakerId) -> rusqlite::Result<Speaker> {
    let (name, kind) = connection
        .prepare_cached(
            "SELECT coalesce(found_name, name), coalesce(found_kind, kind) FROM speaker
             WHERE id = ?1",
        )?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let list = |sql: &str| -> rusqlite::Result<Vec<String>> {
        connection.prepare_cached(sql)?.query_map([id], |row| row.get(0))?.collect()
    };
    let aliases = list("SELECT name FROM alias WHERE speaker_id = ?1 ORDER BY name")?;
    let roles = list("SELECT name FROM role WHERE speaker_id = ?1 ORDER BY name")?;
    Ok(Speaker { name, kind, aliases, roles })
}

/// Adds a new speaker.
pub(crate) fn add(connection: &Connection, speaker: &Speaker) -> rusqlite::Result<SpeakerId> {
    connection
        .prepare_cached("INSERT INTO speaker (name, kind) VALUES (?1, ?2)")?
        .execute(params![speaker.name, speaker.kind])?;
    let id = SpeakerId(connection.last_insert_rowid());
    write_details(connection, id, speaker)?;
    Ok(id)
}

/// Has somebody go by this name, and as this, unless they do: the name before is an alias then.
pub(super) fn call(
    connection: &Connection,
    id: SpeakerId,
    name: &str,
    kind: SpeakerType,
) -> rusqlite::Result<()> {
    let mut speaker = load(connection, id)?;
    if speaker.name == name && speaker.kind == kind {
        return Ok(());
    }
    let before = std::mem::replace(&mut speaker.name, name.to_owned());
    speaker.kind = kind;
    speaker.aliases.push(before);
    speaker.aliases.retain(|alias| alias != name);
    rewrite(connection, id, &speaker)
}

pub(super) fn rewrite(
    connection: &Connection,
    id: SpeakerId,
    speaker: &Speaker,
) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "UPDATE speaker SET name = iif(found_name IS NULL, ?2, name),
                 found_name = iif(found_name IS NULL, NULL, ?2),
                 kind = iif(found_kind IS NULL, ?3, kind),
                 found_kind = iif(found_kind IS NULL, NULL, ?3)
             WHERE id = ?1",
        )?
        .execute(params![id, speaker.name, speaker.kind])?;
    for table in ["alias", "role", "speaker_key"] {
        connection
            .prepare_cached(&format!("DELETE FROM {table} WHERE speaker_id = ?1"))?
            .execute([id])?;
    }
    write_details(connection, id, speaker)
}

/// Writes those aliases, roles and keys of a speaker that are missing, and seals all of them.
pub(crate) fn write_details(
    connection: &Connection,
    id: SpeakerId,
    speaker: &Speaker,
) -> rusqlite::Result<()> {
    let tables = [
        ("INSERT OR IGNORE INTO alias (speaker_id, name) VALUES (?1, ?2)", &speaker.aliases[..]),
        ("INSERT OR IGNORE INTO role (speaker_id, name) VALUES (?1, ?2)", &speaker.roles[..]),
        ("INSERT OR IGNORE INTO speaker_key (speaker_id, key) VALUES (?1, ?2)", &keys(speaker)[..]),
    ];
    for (sql, words) in tables {
        let mut insert = connection.prepare_cached(sql)?;
        for word in words {
            insert.execute(params![id, word])?;
        }
    }
    seal::SPEAKER.seal(connection, id.0)
}

/// Adjusts how often the speaker is quoted in the library.
pub(crate) fn add_quotations(
    connection: &Connection,
    id: SpeakerId,
    quotations: i64,
) -> rusqlite::Result<()> {
    connection
        .prepare_cached("UPDATE speaker SET quotations = quotations + ?2 WHERE id = ?1")?
        .execute(params![id, quotations])?;
    Ok(())
}

/// Deletes those of `ids` of whom no article reports anything and whom no correction mentions.
pub(crate) fn forget_unquoted(
    connection: &Connection,
    ids: impl IntoIterator<Item = SpeakerId>,
) -> rusqlite::Result<()> {
    let mut delete = connection.prepare_cached(
        "DELETE FROM speaker WHERE id = ?1 AND quotations = 0
                 AND NOT EXISTS (SELECT 1 FROM quotation WHERE speaker_id = ?1)
                 AND NOT EXISTS (SELECT 1 FROM quotation WHERE found_speaker_id = ?1)
                 AND NOT EXISTS (SELECT 1 FROM correction WHERE speaker_id = ?1)
                 AND NOT EXISTS (SELECT 1 FROM correction WHERE other_id = ?1)
                 AND NOT EXISTS (SELECT 1 FROM speaker AS other WHERE other.into_id = ?1)",
    )?;
    for id in ids {
        delete.execute([id])?;
    }
    Ok(())
}
