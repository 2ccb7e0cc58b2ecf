//! Lists the known speakers, and matches the speakers of a text with them.

use rusqlite::Connection;
use rusqlite::OptionalExtension;
use rusqlite::Row;
use rusqlite::params;

use crate::library::Library;
use crate::library::LibraryError;
use crate::library::Rows;
use crate::library::Scope;
use crate::library::SpeakerId;
use crate::library::SpeakerRow;
use crate::library::Window;
use crate::library::file::columns;
use crate::library::file::seal;
use crate::quotes::Acts;
use crate::quotes::Speaker;
use crate::quotes::SpeakerType;
use crate::quotes::speakers::roster;
use crate::quotes::speakers::roster::RosterEntry;
use crate::text::fold;

/// The most known speakers who are compared with a new one. It keeps filing fast and matters only
/// for surnames that more people share.
const CANDIDATES: usize = 256;

/// The number of groups in which speakers are listed: people; organizations and places; groups and
/// unnamed speakers.
const GROUPS: i64 = 3;

/// The number of the group of a type; the index of speakers has it as it is written here.
const IN_GROUPS: &str = "(kind + 1) / 2";

/// The most merges that are followed from one speaker to the next.
const MOST_MERGES: usize = 1000;

impl Library {
    /// Returns the speakers of an article or of the library: people, then organizations and places,
    /// then groups and unnamed ones; within each most quotations first, then by name.
    pub fn speakers(&self, scope: Scope, window: Window) -> Result<Rows<SpeakerRow>, LibraryError> {
        self.speakers_with(scope, window, Acts::SAID)
    }

    /// The same with those of whom there are only quotations of other `acts`.
    pub fn speakers_with(
        &self,
        scope: Scope,
        window: Window,
        acts: Acts,
    ) -> Result<Rows<SpeakerRow>, LibraryError> {
        let _held = self.hold()?;
        let (total, rows) = match scope {
            Scope::Article(id) => {
                let all = of_article(&self.connection, id.0, acts)?;
                (all.len(), all.into_iter().skip(window.first).take(window.len).collect())
            }
            Scope::Library => of_library(&self.connection, window, acts)?,
        };
        Ok(Rows { total, first: window.first, rows })
    }

    /// Returns the speakers with the most quotations in the library, then by name.
    pub fn most_quoted(&self, most: usize) -> Result<Vec<SpeakerRow>, LibraryError> {
        self.most_quoted_with(most, Acts::SAID)
    }

    /// The same, with those at the end of whom there are only quotations of other `acts`.
    pub fn most_quoted_with(
        &self,
        most: usize,
        acts: Acts,
    ) -> Result<Vec<SpeakerRow>, LibraryError> {
        let rows = self
            .connection
            .prepare_cached(&format!(
                "SELECT id, name, kind, quotations FROM speaker WHERE {}
                 ORDER BY quotations DESC, name, id LIMIT ?1",
                columns::is_quoted(acts)
            ))?
            .query_map([columns::window(Window { first: 0, len: most })[1]], speaker_row)?
            .collect::<Result<_, _>>()?;
        Ok(rows)
    }

    /// Returns one speaker, counted over the library; `None` if no speaker has that number.
    pub fn speaker(&self, id: SpeakerId) -> Result<Option<SpeakerRow>, LibraryError> {
        let row = self
            .connection
            .prepare_cached("SELECT id, name, kind, quotations FROM speaker WHERE id = ?1")?
            .query_row([id], speaker_row)
            .optional()?;
        Ok(row)
    }

    /// Tells whether there are quotations of these acts by the speaker.
    pub fn is_quoted(&self, id: SpeakerId, acts: Acts) -> Result<bool, LibraryError> {
        let sql = format!("SELECT {} FROM speaker WHERE id = ?1", columns::is_quoted(acts));
        let found = self.connection.prepare_cached(&sql)?.query_row([id], |row| row.get(0));
        Ok(found.optional()?.unwrap_or(false))
    }

    /// Returns every name and alias with its speaker, the most quoted speakers first, and last those
    /// who said nothing but are quoted with another act. This is the only list that is read whole,
    /// because a fuzzy match has to see all of it.
    pub fn names(&self) -> Result<Vec<(SpeakerId, String)>, LibraryError> {
        let names = self
            .connection
            .prepare_cached(&format!(
                "WITH RECURSIVE merged (id, root) AS (
                     SELECT id, into_id FROM speaker WHERE into_id IS NOT NULL
                     UNION
                     SELECT merged.id, into_id FROM merged JOIN speaker ON speaker.id = root
                     WHERE into_id IS NOT NULL),
                 known (id, name, is_alias) AS (
                     SELECT id, name, 0 FROM speaker
                     UNION ALL SELECT speaker_id, name, 1 FROM alias
                     UNION ALL SELECT root, name, 1 FROM merged JOIN speaker USING (id)
                     UNION ALL SELECT root, name, 1 FROM merged JOIN alias ON speaker_id = id)
                 SELECT known.id, known.name FROM known JOIN speaker ON speaker.id = known.id
                 WHERE {}
                 ORDER BY quotations DESC, known.id, is_alias, known.name",
                columns::is_quoted(Acts::ALL)
            ))?
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<Result<_, _>>()?;
        Ok(names)
    }
}

fn of_library(
    connection: &Connection,
    window: Window,
    acts: Acts,
) -> rusqlite::Result<(usize, Vec<SpeakerRow>)> {
    let is_quoted = columns::is_quoted(acts);
    let mut count = connection.prepare_cached(&format!(
        "SELECT count(*) FROM speaker WHERE {IN_GROUPS} = ?1 AND {is_quoted}"
    ))?;
    let mut select = connection.prepare_cached(&format!(
        "SELECT id, name, kind, quotations FROM speaker WHERE {IN_GROUPS} = ?1 AND {is_quoted}
         ORDER BY quotations DESC, name, id LIMIT ?3 OFFSET ?2"
    ))?;
    let (mut total, mut rows) = (0, Vec::new());
    for group in 0..GROUPS {
        let len: usize = count.query_row([group], |row| row.get(0))?;
        let first = (window.first + rows.len()).saturating_sub(total);
        if first < len && rows.len() < window.len {
            let [first, len] = columns::window(Window { first, len: window.len - rows.len() });
            let found = select.query_map(params![group, first, len], speaker_row)?;
            rows.extend(found.collect::<rusqlite::Result<Vec<_>>>()?);
        }
        total += len;
    }
    Ok((total, rows))
}

/// Returns all speakers of one article of whom it has quotations of these acts; only what they said
/// is counted. The list is never long, since it holds only those whom the article quotes.
pub(crate) fn of_article(
    connection: &Connection,
    article: i64,
    acts: Acts,
) -> rusqlite::Result<Vec<SpeakerRow>> {
    connection
        .prepare_cached(&format!(
            "SELECT speaker.id, name, kind, coalesce(said.quotations, 0) AS counted
             FROM (SELECT DISTINCT speaker_id FROM {} WHERE article_id = ?1) AS here
             JOIN speaker ON speaker.id = here.speaker_id
             LEFT JOIN article_speaker AS said
                 ON said.speaker_id = here.speaker_id AND said.article_id = ?1
             ORDER BY {IN_GROUPS}, counted DESC, name, speaker.id",
            columns::quoted_of_acts(acts)
        ))?
        .query_map([article], speaker_row)?
        .collect()
}

fn speaker_row(row: &Row<'_>) -> rusqlite::Result<SpeakerRow> {
    Ok(SpeakerRow {
        id: row.get(0)?,
        name: row.get(1)?,
        kind: row.get(2)?,
        quotations: row.get(3)?,
    })
}

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
        known.push(RosterEntry { speaker: load(connection, id)?, quotations });
    }
    let Some(same) = roster::identify(speaker, &known) else {
        return add(connection, speaker);
    };
    let (id, before) = (ids[same], &known[same].speaker);
    let mut merged = before.clone();
    roster::merge(&mut merged, speaker);
    if merged != *before {
        rewrite(connection, id, &merged)?;
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
        .query_row([key(speaker)], |row| row.get(0))
        .optional()
}

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
    for key in keys(speaker) {
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

/// Returns the keys under which a speaker is stored: the name, then the engine's keys.
fn keys(speaker: &Speaker) -> Vec<String> {
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

fn rewrite(connection: &Connection, id: SpeakerId, speaker: &Speaker) -> rusqlite::Result<()> {
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
