//! Looking for damage: in the file, in what refers to what, in what is
//! counted and indexed, and by its seals in all else that is shown.

mod schema;
mod search_index;

use std::fmt;
use std::path::Path;

use rusqlite::Connection;
use rusqlite::ErrorCode;

use crate::library::ArticleId;
use crate::library::LibraryError;
use crate::library::articles::open_article;
use crate::library::file::connection;
use crate::library::file::migrations;
use crate::library::file::opening;
use crate::library::file::seal;
use crate::library::file::seal::Broken;

/// Faults of one kind that are told of; the rest of them would say no more.
const MOST: usize = 100;

/// Something wrong with a library.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// What is wrong with what.
    pub kind: FaultKind,
    /// The same in words: lower case, no full stop.
    pub words: String,
}

/// What is wrong with what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FaultKind {
    /// The file cannot be read in places, or rows refer to what is not there.
    File,
    /// An article is not as it was stored.
    Article,
    /// Something else is not as it was stored: what was found in an article, what the reader
    /// said or marked, a speaker, a source.
    Row,
    /// A count is not that of what it counts.
    Count,
    /// An index lacks something or has too much.
    Index,
}

impl FaultKind {
    /// Whether all that is lost can be made anew from what is there.
    pub fn can_be_rebuilt(self) -> bool {
        matches!(self, FaultKind::Count | FaultKind::Index)
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words)
    }
}

/// Examines the library at `path` and changes nothing of it; no faults: it is
/// sound. Reads all of it, so it takes as long as the library is large.
pub fn check(path: &Path) -> Result<Vec<Fault>, LibraryError> {
    let path = &connection::real(path)?;
    opening::inspect(path)?;
    let mut faults = Vec::new();
    let examined = connection::connect_to_read(path).and_then(|connection| {
        connection.pragma_update(None, "query_only", true)?;
        migrations::admit(&connection, path)?;
        // All of it as it is now: another program may be writing.
        let held = connection.unchecked_transaction()?;
        examine(&held, &mut faults)
    });
    match examined {
        // That damage keeps us from looking further is a finding too.
        Err(LibraryError::Damaged(source) | LibraryError::Unreadable { source, .. }) => {
            faults.push(Fault {
                kind: FaultKind::File,
                words: format!("the file is damaged: {source}"),
            });
        }
        // What we ask does not depend on the library: where SQLite takes a question for wrong,
        // what is in the file is.
        Err(LibraryError::Sqlite(source))
            if source.sqlite_error_code() == Some(ErrorCode::Unknown) =>
        {
            faults.push(Fault {
                kind: FaultKind::File,
                words: format!("the file is damaged: {source}"),
            });
        }
        Err(other) => return Err(other),
        Ok(()) => (),
    }
    Ok(faults)
}

fn examine(connection: &Connection, faults: &mut Vec<Fault>) -> Result<(), LibraryError> {
    structure(connection, faults)?;
    for name in schema::differences(connection)? {
        let words = format!("{name} is not described as it should be");
        faults.push(Fault { kind: FaultKind::File, words });
    }
    if migrations::taken(connection)? < migrations::supported() {
        // What follows asks for tables that it will have once it is opened.
        return Ok(());
    }
    references(connection, faults)?;
    for (kind, sql, words) in COUNTED {
        let wrong: i64 = connection.query_row(sql, [], |row| row.get(0))?;
        if wrong > 0 {
            faults.push(Fault { kind, words: format!("{wrong} {words}") });
        }
    }
    articles(connection, faults)?;
    for seal in &seal::SEALS {
        let broken = seal.broken(connection, MOST)?.into_iter();
        faults.extend(broken.map(|Broken { words, .. }| Fault {
            kind: FaultKind::Row,
            words: format!("not as it was stored: {words}"),
        }));
    }
    search_indexes(connection, faults)
}

/// Compares the search indexes with what they index, where nothing else is wrong: they are
/// made anew from it, and only from what is sound.
fn search_indexes(connection: &Connection, faults: &mut Vec<Fault>) -> Result<(), LibraryError> {
    if faults.iter().any(|fault| !fault.kind.can_be_rebuilt()) {
        return Ok(());
    }
    // Nothing but temporary tables is written to.
    connection.pragma_update(None, "query_only", false)?;
    for words in search_index::faults(connection)? {
        faults.push(Fault { kind: FaultKind::Index, words: words.to_owned() });
    }
    Ok(())
}

fn structure(connection: &Connection, faults: &mut Vec<Fault>) -> Result<(), LibraryError> {
    let mut check = connection.prepare(&format!("PRAGMA integrity_check({MOST})"))?;
    let mut rows = check.query([])?;
    while let Some(row) = rows.next()? {
        let words: String = row.get(0)?;
        if words == "ok" {
            continue;
        }
        // What the search index tells of itself names its kind; of a table
        // of its own that is broken the file is.
        let is_index = words.contains("FTS5") || words.contains("from index");
        let kind = if is_index { FaultKind::Index } else { FaultKind::File };
        faults.push(Fault { kind, words });
    }
    Ok(())
}

fn references(connection: &Connection, faults: &mut Vec<Fault>) -> Result<(), LibraryError> {
    let mut check = connection.prepare(
        "SELECT \"table\", parent, count(*) FROM pragma_foreign_key_check GROUP BY 1, 2",
    )?;
    let mut rows = check.query([])?;
    while let Some(row) = rows.next()? {
        let (table, parent, count): (String, String, usize) =
            (row.get(0)?, row.get(1)?, row.get(2)?);
        let words = format!("{count} rows of {table} refer to a {parent} that is not there");
        faults.push(Fault { kind: FaultKind::File, words });
    }
    Ok(())
}

/// What is counted or indexed, how many of it are wrong, and how that is said.
const COUNTED: [(FaultKind, &str, &str); 6] = [
    (
        FaultKind::Count,
        "SELECT count(*) FROM speaker WHERE quotations <>
             (SELECT coalesce(sum(quotations), 0) FROM article_speaker WHERE speaker_id = speaker.id)",
        "speakers have another number of quotations than is noted of them",
    ),
    (
        FaultKind::Count,
        "WITH said (speaker_id, article_id, quotations) AS (
             SELECT speaker_id, article_id, count(*) FROM quotation
             WHERE speaker_id IS NOT NULL AND NOT rejected GROUP BY 1, 2),
         noted AS (SELECT speaker_id, article_id, quotations FROM article_speaker)
         SELECT count(*) FROM (
             SELECT * FROM (SELECT * FROM said EXCEPT SELECT * FROM noted)
             UNION ALL SELECT * FROM (SELECT * FROM noted EXCEPT SELECT * FROM said))",
        "counts of a speaker in an article are wrong",
    ),
    (
        FaultKind::Count,
        "SELECT count(*) FROM article WHERE quotations <>
             (SELECT count(*) FROM quotation WHERE article_id = article.id AND NOT rejected)",
        "articles have another number of quotations than is noted of them",
    ),
    (
        FaultKind::Index,
        "SELECT (SELECT count(*) FROM (SELECT id FROM article EXCEPT SELECT id FROM article_index_docsize))
              + (SELECT count(*) FROM (SELECT id FROM article_index_docsize EXCEPT SELECT id FROM article))",
        "articles are not in the search index, or no longer there",
    ),
    (
        FaultKind::Index,
        "SELECT (SELECT count(*) FROM (SELECT id FROM quotation WHERE NOT rejected
                                       EXCEPT SELECT id FROM said_index_docsize))
              + (SELECT count(*) FROM (SELECT id FROM said_index_docsize
                                       EXCEPT SELECT id FROM quotation WHERE NOT rejected))",
        "quotations are not in the search index, or no longer there",
    ),
    (
        FaultKind::File,
        "SELECT count(*) FROM quotation WHERE NOT EXISTS
             (SELECT 1 FROM quotation_span WHERE quotation_id = quotation.id AND role = 'content')",
        "quotations have lost their words",
    ),
];

fn articles(connection: &Connection, faults: &mut Vec<Fault>) -> Result<(), LibraryError> {
    let mut ids = connection.prepare("SELECT id, title FROM article ORDER BY id")?;
    let mut rows = ids.query([])?;
    let mut told = 0;
    while let Some(row) = rows.next()? {
        let (id, title): (ArticleId, String) = (row.get(0)?, row.get(1)?);
        let words = match open_article::article(connection, id) {
            Ok(None) => format!("article {} has lost its text: {title}", id.0),
            Ok(Some(stored)) if seal::article::is_broken(connection, id, &stored.article)? => {
                format!("article {} is not as it was stored: {title}", id.0)
            }
            Ok(Some(_)) => continue,
            Err(error) => format!("article {} cannot be read: {title}: {error}", id.0),
        };
        faults.push(Fault { kind: FaultKind::Article, words });
        told += 1;
        if told == MOST {
            break;
        }
    }
    Ok(())
}
