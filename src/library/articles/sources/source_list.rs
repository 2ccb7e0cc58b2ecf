//! Lists the sources that the user added and wants to be kept up to date: feeds, pages,
//! directories, files.

use rusqlite::Connection;
use rusqlite::OptionalExtension;
use rusqlite::Row;
use rusqlite::params;
use rusqlite::types::FromSql;
use rusqlite::types::FromSqlError;
use rusqlite::types::FromSqlResult;
use rusqlite::types::ToSql;
use rusqlite::types::ToSqlOutput;
use rusqlite::types::ValueRef;

use crate::library::ArticleId;
use crate::library::Library;
use crate::library::LibraryError;
use crate::library::Rows;
use crate::library::Window;
use crate::library::file::columns;
use crate::library::file::seal;

/// A source's number in the library.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(pub i64);

/// The kinds of source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SourceKind {
    /// An address that lists articles.
    Feed,
    /// The address of one article.
    Page,
    /// A directory with all that is in it.
    Directory,
    /// A file with all articles in it.
    File,
}

impl SourceKind {
    /// All kinds.
    pub const ALL: [SourceKind; 4] =
        [SourceKind::Feed, SourceKind::Page, SourceKind::Directory, SourceKind::File];

    /// Returns the word for the kind on screen, in formats and in queries.
    pub fn name(self) -> &'static str {
        match self {
            SourceKind::Feed => "feed",
            SourceKind::Page => "page",
            SourceKind::Directory => "directory",
            SourceKind::File => "file",
        }
    }
}

/// A source with the outcome of its last visit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceRow {
    /// The source's number.
    pub id: SourceId,
    /// The kind of source.
    pub kind: SourceKind,
    /// The address or absolute path. No two sources have the same.
    pub address: String,
    /// The title that the source gives itself.
    pub title: Option<String>,
    /// The name and password to send to its server, written as in an address. They serve for that
    /// alone and are never shown.
    pub login: Option<String>,
    /// True if its host was in a private network when the user named it, so that it may be in one
    /// again.
    pub is_private: bool,
    /// The last visit.
    pub visit: Visit,
}

/// The outcome of a visit to a source.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Visit {
    /// The server's `ETag` for the stored copy, to be sent next time.
    pub etag: Option<String>,
    /// The server's `Last-Modified`, as it was sent.
    pub modified: Option<String>,
    /// The time of the visit, in seconds since 1970; `None` for never.
    pub fetched: Option<i64>,
    /// The error; `None` where the visit succeeded.
    pub error: Option<String>,
}

/// A source that was visited, with the outcome.
#[derive(Debug, Clone)]
pub struct Visited<'a> {
    /// The kind of source.
    pub kind: SourceKind,
    /// The address or absolute path.
    pub address: &'a str,
    /// The title that the source gives itself, if it gives one.
    pub title: Option<&'a str>,
    /// As in [`SourceRow`]; `None` keeps what is stored.
    pub login: Option<&'a str>,
    /// As in [`SourceRow`]; `false` keeps what is stored.
    pub is_private: bool,
    /// True if the user has named it now. Then it is visited again, even if it was given up.
    pub is_named: bool,
    /// The outcome of the visit.
    pub visit: Visit,
}

impl Library {
    /// Adds a source. One that has the same address stays as it is, except for its kind.
    pub fn add_source(
        &mut self,
        kind: SourceKind,
        address: &str,
    ) -> Result<SourceId, LibraryError> {
        let transaction = self.begin()?;
        let id = add(&transaction, kind, address, None, false, true)?;
        transaction.commit()?;
        Ok(id)
    }

    /// Returns the sources in the order in which they were added.
    pub fn sources(&self, window: Window) -> Result<Rows<SourceRow>, LibraryError> {
        let total = self.connection.query_row(
            "SELECT count(*) FROM source WHERE removed = 0",
            [],
            |row| row.get(0),
        )?;
        let rows = self
            .connection
            .prepare_cached(&format!("{SELECT} WHERE removed = 0 ORDER BY id LIMIT ?2 OFFSET ?1"))?
            .query_map(columns::window(window), source_row)?
            .collect::<Result<_, _>>()?;
        Ok(Rows { total, first: window.first, rows })
    }

    /// Returns the source of that address; `None` if none is visited.
    pub fn source_at(&self, address: &str) -> Result<Option<SourceRow>, LibraryError> {
        let row = self
            .connection
            .prepare_cached(&format!("{SELECT} WHERE address = ?1 AND removed = 0"))?
            .query_row([address], source_row)
            .optional()?;
        Ok(row)
    }

    /// Returns the title of the source of that address, also of one that was given up.
    pub fn source_title(&self, address: &str) -> Result<Option<String>, LibraryError> {
        let title = self
            .connection
            .prepare_cached("SELECT title FROM source WHERE address = ?1")?
            .query_row([address], |row| row.get(0))
            .optional()?;
        Ok(title.flatten())
    }

    /// Notes the outcome of a visit, and the source's title if it gives one.
    pub fn note_visit(
        &mut self,
        id: SourceId,
        title: Option<&str>,
        visit: &Visit,
    ) -> Result<(), LibraryError> {
        let transaction = self.begin()?;
        if note(&transaction, id, title, visit)? == 0 {
            return Err(LibraryError::Missing { what: "source", id: id.0 });
        }
        transaction.commit()?;
        Ok(())
    }

    /// Adds sources, or finds them by their addresses, and notes the outcome of each visit, in one
    /// transaction: all of them or, on an error, none.
    pub fn note_visits<'a>(
        &mut self,
        visits: impl IntoIterator<Item = Visited<'a>>,
    ) -> Result<(), LibraryError> {
        let transaction = self.begin()?;
        for Visited { kind, address, title, login, is_private, is_named, visit } in visits {
            let id = add(&transaction, kind, address, login, is_private, is_named)?;
            note(&transaction, id, title, &visit)?;
        }
        transaction.commit()?;
        Ok(())
    }

    /// Notes that feeds, of these addresses, led to articles.
    pub fn note_feeds<'a>(
        &mut self,
        leading: impl IntoIterator<Item = (ArticleId, &'a str)>,
    ) -> Result<(), LibraryError> {
        let transaction = self.begin()?;
        for (id, address) in leading {
            note_feed(&transaction, id, address)?;
        }
        transaction.commit()?;
        Ok(())
    }
}

/// Notes that a feed led to articles.
fn note_feed(connection: &Connection, id: ArticleId, address: &str) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "INSERT OR IGNORE INTO article_feed (article_id, address)
             SELECT id, ?2 FROM article WHERE id = ?1",
        )?
        .execute(params![id, address])?;
    seal::STATE.seal(connection, id.0)
}

/// Notes that the source of this address is given up, or that it is visited again.
pub(crate) fn set_given_up(
    connection: &Connection,
    address: &str,
    is_given_up: bool,
) -> rusqlite::Result<()> {
    let id: Option<i64> = connection
        .prepare_cached("UPDATE source SET removed = ?2 WHERE address = ?1 RETURNING id")?
        .query_row(params![address, is_given_up], |row| row.get(0))
        .optional()?;
    id.map_or(Ok(()), |id| seal::SOURCE.seal(connection, id))
}

fn add(
    connection: &Connection,
    kind: SourceKind,
    address: &str,
    login: Option<&str>,
    is_private: bool,
    is_named: bool,
) -> rusqlite::Result<SourceId> {
    let id = connection
        .prepare_cached(
            "INSERT INTO source (kind, address, login, private) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT DO UPDATE SET kind = excluded.kind,
                 login = coalesce(excluded.login, login),
                 private = max(private, excluded.private), removed = iif(?5, 0, removed)
             RETURNING id",
        )?
        .query_row(params![kind, address, login, is_private, is_named], |row| {
            row.get(0).map(SourceId)
        })?;
    seal::SOURCE.seal(connection, id.0)?;
    Ok(id)
}

/// Notes a visit; returns how many sources have that number, none or one.
fn note(
    connection: &Connection,
    id: SourceId,
    title: Option<&str>,
    visit: &Visit,
) -> rusqlite::Result<usize> {
    let noted = connection
        .prepare_cached(
            "UPDATE source SET title = coalesce(?2, title), etag = ?3, modified = ?4,
                 fetched = ?5, error = ?6
             WHERE id = ?1",
        )?
        .execute(params![id.0, title, visit.etag, visit.modified, visit.fetched, visit.error])?;
    seal::SOURCE.seal(connection, id.0)?;
    Ok(noted)
}

const SELECT: &str =
    "SELECT id, kind, address, title, etag, modified, fetched, error, login, private FROM source";

fn source_row(row: &Row<'_>) -> rusqlite::Result<SourceRow> {
    Ok(SourceRow {
        id: SourceId(row.get(0)?),
        kind: row.get(1)?,
        address: row.get(2)?,
        title: row.get(3)?,
        login: row.get(8)?,
        is_private: row.get(9)?,
        visit: Visit {
            etag: row.get(4)?,
            modified: row.get(5)?,
            fetched: row.get(6)?,
            error: row.get(7)?,
        },
    })
}

impl ToSql for SourceKind {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        self.name().to_sql()
    }
}

impl FromSql for SourceKind {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let name = value.as_str()?;
        let known = SourceKind::ALL.into_iter().find(|kind| kind.name() == name);
        known.ok_or(FromSqlError::InvalidType)
    }
}
