//! Looks for damage: in the file, in references between rows, in counts and indexes, and by seals
//! in everything else that is shown.

mod schema;
mod search_index;
mod stored_counts;

use std::fmt;
use std::path::Path;

use rusqlite::Connection;
use rusqlite::ErrorCode;

use crate::library::ArticleId;
use crate::library::LibraryError;
use crate::library::articles::open_article;
use crate::library::file::connection;
use crate::library::file::library_file;
use crate::library::file::migrations;
use crate::library::file::seal;
use crate::library::file::seal::Broken;

/// The most faults of one kind that are reported; more of them would say nothing new.
const MOST: usize = 100;

/// Something wrong with a library.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The kind of fault.
    pub kind: FaultKind,
    /// The fault in words: lower case, no full stop.
    pub words: String,
}

/// The kinds of fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FaultKind {
    /// Parts of the file cannot be read, or rows refer to rows that do not exist.
    File,
    /// An article is not as it was stored.
    Article,
    /// Something else is not as it was stored: the quotations of an article, a correction or mark
    /// of the user, a speaker, a source.
    Row,
    /// A count differs from the number of what it counts.
    Count,
    /// An index lacks something or has too much.
    Index,
}

impl FaultKind {
    /// Tells whether the damaged data can be computed again from the rest.
    pub fn can_be_rebuilt(self) -> bool {
        matches!(self, FaultKind::Count | FaultKind::Index)
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words)
    }
}

/// Examines the library at `path` without changing it. Returns no faults if it is sound. It reads
/// the whole library, so the time grows with its size.
pub fn check(path: &Path) -> Result<Vec<Fault>, LibraryError> {
    let path = &connection::real(path)?;
    library_file::inspect(path)?;
    let mut faults = Vec::new();
    let examined = connection::connect_to_read(path).and_then(|connection| {
        connection.pragma_update(None, "query_only", true)?;
        migrations::admit(&connection, path)?;
        // A transaction shows one state of the library, even while another program writes.
        let held = connection.unchecked_transaction()?;
        examine(&held, &mut faults)
    });
    match examined {
        // Damage that prevents further examination is a fault, too.
        Err(LibraryError::Damaged(source) | LibraryError::Unreadable { source, .. }) => {
            faults.push(Fault {
                kind: FaultKind::File,
                words: format!("the file is damaged: {source}"),
            });
        }
        // The queries are always the same. If SQLite rejects one as wrong, the schema in the file
        // is damaged.
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
        // The remaining checks need tables that the library gets when it is next opened for
        // writing.
        return Ok(());
    }
    references(connection, faults)?;
    for (kind, sql, words) in stored_counts::COUNTED {
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

/// Compares the search indexes with what they index, if nothing else is wrong: they are rebuilt
/// from it, and only from sound data.
fn search_indexes(connection: &Connection, faults: &mut Vec<Fault>) -> Result<(), LibraryError> {
    if faults.iter().any(|fault| !fault.kind.can_be_rebuilt()) {
        return Ok(());
    }
    // Only temporary tables are written to.
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
        // Messages of the search index name its kind. If one of its own tables is broken, that is
        // damage of the file.
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
