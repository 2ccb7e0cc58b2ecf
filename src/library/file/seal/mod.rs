//! Seals rows with checksums. A seal is a stored checksum over the rows of one thing; by it a
//! flipped bit is noticed, because SQLite checks the structure of its pages but not their content.
//!
//! Whoever writes a row seals it in the same transaction. Counts and indexes have no seal, because
//! they are compared with what they count and index.

pub(crate) mod article;

use rusqlite::Connection;
use rusqlite::params;
use rusqlite::types::ValueRef;

use crate::library::LibraryError;
use crate::library::articles::identity::Fnv;

/// The description of one kind of seal: which rows it covers, and where it is stored.
#[derive(Debug)]
pub(crate) struct Seal {
    /// The name of such a thing in messages.
    pub(crate) what: &'static str,
    /// The table of the thing and its seal, and the column that numbers it.
    pub(crate) table: &'static str,
    pub(crate) key: &'static str,
    pub(crate) column: &'static str,
    /// The column that names a thing in messages, or NULL.
    name: &'static str,
    /// The queries for everything that the seal covers. Each takes the number.
    parts: &'static [&'static str],
}

/// Covers where an article comes from, what the user marked in it, and which model read it.
pub(crate) const STATE: Seal = Seal {
    what: "the marks and places of article",
    table: "article",
    key: "id",
    column: "seal",
    name: "title",
    parts: &[
        "SELECT origin, path, part, dated, url_key, fingerprint, version, analysed, read, starred,
                model, removed
         FROM article WHERE id = ?1",
        "SELECT origin, path, part, fingerprint, seen FROM sighting WHERE article_id = ?1
         ORDER BY origin, path, part",
        "SELECT address FROM article_feed WHERE article_id = ?1 ORDER BY address",
    ],
};

/// Covers what was found in an article: all its quotations.
pub(crate) const FOUND: Seal = Seal {
    what: "the quotations of article",
    table: "article",
    key: "id",
    column: "found_seal",
    name: "title",
    parts: &[
        "SELECT id, place, kind, speaker_id, confidence, rule, moved, found_speaker_id, rejected,
                corrected, added_by, act, speaker_confidence, act_confidence, found_act,
                checked, note, note_key, absent
         FROM quotation WHERE article_id = ?1 ORDER BY place",
        "SELECT quotation_id, role, start, end
         FROM quotation JOIN quotation_span ON quotation_id = id
         WHERE article_id = ?1 ORDER BY quotation_id, role, start",
        "SELECT quotation_id, step, start, end, reason, likely, next_likely, next_start, next_end
         FROM quotation JOIN quotation_link ON quotation_id = id
         WHERE article_id = ?1 ORDER BY quotation_id, step",
    ],
};

pub(crate) const SPEAKER: Seal = Seal {
    what: "speaker",
    table: "speaker",
    key: "id",
    column: "seal",
    name: "name",
    parts: &[
        "SELECT id, name, kind, into_id, found_name, wikidata, found_kind FROM speaker WHERE id = ?1",
        "SELECT name FROM alias WHERE speaker_id = ?1 ORDER BY name",
        "SELECT name FROM role WHERE speaker_id = ?1 ORDER BY name",
    ],
};

pub(crate) const CORRECTION: Seal = Seal {
    what: "correction",
    table: "correction",
    key: "id",
    column: "seal",
    name: "deed",
    parts: &[
        "SELECT id, deed, undone, made, article_id, adrift, before, after, speaker_id, other_id,
                name, together, former
         FROM correction WHERE id = ?1",
        "SELECT role, start, words FROM correction_span WHERE correction_id = ?1
         ORDER BY role, start",
        "SELECT article_id FROM correction_article WHERE correction_id = ?1 ORDER BY article_id",
    ],
};

/// Covers an earlier text of an article, and what was said in it.
pub(crate) const VERSION: Seal = Seal {
    what: "earlier text",
    table: "version",
    key: "id",
    column: "seal",
    name: "title",
    parts: &[
        "SELECT id, article_id, number, title, text, replaced FROM version WHERE id = ?1",
        "SELECT place, words, speaker FROM version_quotation WHERE version_id = ?1 ORDER BY place",
    ],
};

/// Covers the place where the user stopped reading an article.
pub(crate) const BOOKMARK: Seal = Seal {
    what: "the place kept in article",
    table: "bookmark",
    key: "article_id",
    column: "seal",
    name: "NULL",
    parts: &["SELECT article_id, start, words, before FROM bookmark WHERE article_id = ?1"],
};

pub(crate) const SEARCH: Seal = Seal {
    what: "saved search",
    table: "saved_search",
    key: "id",
    column: "seal",
    name: "name",
    parts: &["SELECT id, name, query FROM saved_search WHERE id = ?1"],
};

pub(crate) const SOURCE: Seal = Seal {
    what: "source",
    table: "source",
    key: "id",
    column: "seal",
    name: "address",
    parts: &["SELECT id, kind, address, login, private, title, etag, modified, fetched, error,
                removed
         FROM source WHERE id = ?1"],
};

/// Covers how the user left the screen.
pub(crate) const VIEW: Seal = Seal {
    what: "view setting",
    table: "view_setting",
    key: "id",
    column: "seal",
    name: "name",
    parts: &["SELECT id, name, value FROM view_setting WHERE id = ?1"],
};

/// All seals except the one over an article itself.
pub(crate) const SEALS: [Seal; 9] =
    [STATE, FOUND, SPEAKER, CORRECTION, VERSION, BOOKMARK, SEARCH, SOURCE, VIEW];

/// A thing that differs from what was sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Broken {
    pub(crate) id: i64,
    /// The kind of thing, its number and its name.
    pub(crate) words: String,
}

impl Seal {
    /// Returns the queries for everything that the seal covers.
    #[cfg(test)]
    pub(crate) fn parts(&self) -> &'static [&'static str] {
        self.parts
    }

    /// Tells whether it covers columns or tables that came after the step that made seals.
    pub(crate) fn is_widened(&self) -> bool {
        WIDENED.iter().any(|wide| (wide.table, wide.column) == (self.table, self.column))
    }

    /// Seals the thing as it is stored now.
    pub(crate) fn seal(&self, connection: &Connection, id: i64) -> rusqlite::Result<()> {
        let Seal { table, key, column, .. } = self;
        let sum = self.sum(connection, id)?;
        connection
            .prepare_cached(&format!("UPDATE {table} SET {column} = ?2 WHERE {key} = ?1"))?
            .execute(params![id, sum])?;
        Ok(())
    }

    /// Seals all things of this kind.
    pub(crate) fn seal_all(&self, connection: &Connection) -> rusqlite::Result<()> {
        let Seal { table, key, .. } = self;
        let mut next =
            connection.prepare(&format!("SELECT min({key}) FROM {table} WHERE {key} > ?1"))?;
        let mut last = i64::MIN;
        while let Some(id) = next.query_row([last], |row| row.get::<_, Option<i64>>(0))? {
            self.seal(connection, id)?;
            last = id;
        }
        Ok(())
    }

    /// Returns the first things of this kind whose seal is broken, at most `most`.
    pub(crate) fn broken(
        &self,
        connection: &Connection,
        most: usize,
    ) -> rusqlite::Result<Vec<Broken>> {
        let Seal { what, table, key, column, name, .. } = self;
        let mut things = connection
            .prepare(&format!("SELECT {key}, {column}, {name} FROM {table} ORDER BY {key}"))?;
        let mut rows = things.query([])?;
        let mut broken = Vec::new();
        while broken.len() < most
            && let Some(row) = rows.next()?
        {
            let id: i64 = row.get(0)?;
            if row.get_ref(1)? == ValueRef::Integer(self.sum(connection, id)?) {
                continue;
            }
            let name = match row.get_ref(2)? {
                ValueRef::Text(name) => format!(": {}", String::from_utf8_lossy(name)),
                _ => String::new(),
            };
            broken.push(Broken { id, words: format!("{what} {id}{name}") });
        }
        Ok(broken)
    }

    /// Computes the checksum over all that is stored of the thing, whatever its columns hold.
    fn sum(&self, connection: &Connection, id: i64) -> rusqlite::Result<i64> {
        sum_of(connection, self.parts, id)
    }
}

/// Computes the checksum over all that the queries return for this number.
pub(crate) fn sum_of(connection: &Connection, parts: &[&str], id: i64) -> rusqlite::Result<i64> {
    let mut hash = Fnv::new();
    for part in parts {
        let mut select = connection.prepare_cached(part)?;
        let columns = select.column_count();
        let mut rows = select.query([id])?;
        while let Some(row) = rows.next()? {
            for column in 0..columns {
                write(&mut hash, row.get_ref(column)?);
            }
        }
        // Without this mark, a row could move from one query to the next unnoticed.
        hash.write(b"/");
    }
    Ok(hash.low())
}

/// Adds a value to the hash, so that no two lists of values are written alike.
fn write(hash: &mut Fnv, value: ValueRef<'_>) {
    let mut tagged = |tag: &[u8], bytes: &[u8]| {
        hash.write(tag);
        hash.write(&(bytes.len() as u64).to_be_bytes());
        hash.write(bytes);
    };
    match value {
        ValueRef::Null => tagged(b"n", &[]),
        ValueRef::Integer(number) => tagged(b"i", &number.to_be_bytes()),
        ValueRef::Real(number) => tagged(b"r", &number.to_bits().to_be_bytes()),
        ValueRef::Text(text) => tagged(b"t", text),
        ValueRef::Blob(bytes) => tagged(b"b", bytes),
    }
}

/// Seals everything that has a seal, except the articles themselves.
pub(crate) fn seal_all(connection: &Connection) -> Result<(), LibraryError> {
    seal_unfound(connection)?;
    VIEW.seal_all(connection)?;
    seal_widened(connection)?;
    SPEAKER.seal_all(connection)?;
    seal_corrections(connection)
}

/// The seals over columns and tables that came after the step that made seals.
const WIDENED: [&Seal; 6] = [&STATE, &FOUND, &SPEAKER, &CORRECTION, &VERSION, &SOURCE];

/// Seals the same without what a later step seals when it has given it its last column, and without
/// what there was not yet.
pub(crate) fn seal_unfound(connection: &Connection) -> Result<(), LibraryError> {
    let is_later = |seal: &&Seal| seal.is_widened() || seal.table == VIEW.table;
    for seal in SEALS.iter().filter(|seal| !is_later(seal)) {
        seal.seal_all(connection)?;
    }
    Ok(())
}

/// Seals what had got columns or tables since it was first sealed, but for corrections and speakers,
/// which got more later.
pub(super) fn seal_widened(connection: &Connection) -> Result<(), LibraryError> {
    let is_later = |seal: &&&Seal| [CORRECTION.table, SPEAKER.table].contains(&seal.table);
    for seal in WIDENED.iter().filter(|seal| !is_later(seal)) {
        seal.seal_all(connection)?;
    }
    Ok(())
}

/// Seals the corrections.
pub(super) fn seal_corrections(connection: &Connection) -> Result<(), LibraryError> {
    CORRECTION.seal_all(connection)?;
    Ok(())
}
