//! Keeps the earlier texts of articles.

use rusqlite::Connection;
use rusqlite::OptionalExtension;
use rusqlite::params;

use crate::library::ArticleId;
use crate::library::Library;
use crate::library::LibraryError;
use crate::library::file::seal;
use crate::text::Text;

/// A text that an article had before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VersionRow {
    /// The number of the version; the oldest is 1.
    pub number: usize,
    /// The article's title in that version.
    pub title: String,
    /// The time at which another text replaced this one, in seconds since 1970.
    pub replaced: i64,
}

impl Library {
    /// Returns the texts that the article had before its present one, oldest first.
    pub fn versions(&self, id: ArticleId) -> Result<Vec<VersionRow>, LibraryError> {
        let rows = self
            .connection
            .prepare_cached(
                "SELECT number, title, replaced FROM version WHERE article_id = ?1 ORDER BY number",
            )?
            .query_map([id], |row| {
                Ok(VersionRow { number: row.get(0)?, title: row.get(1)?, replaced: row.get(2)? })
            })?
            .collect::<Result<_, _>>()?;
        Ok(rows)
    }

    /// Returns an earlier text; `None` if there is none of that number.
    pub fn earlier_text(&self, id: ArticleId, number: usize) -> Result<Option<Text>, LibraryError> {
        let text = self
            .connection
            .prepare_cached("SELECT text FROM version WHERE article_id = ?1 AND number = ?2")?
            .query_row(params![id, number], |row| Ok(Text::new(row.get_ref(0)?.as_str()?)))
            .optional()?;
        Ok(text)
    }
}

/// Stores the article's present text as a version, before another replaces it.
pub(crate) fn keep(connection: &Connection, id: ArticleId, now: i64) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO version (article_id, number, title, text, replaced)
             SELECT id, version, title, text, ?2
             FROM article JOIN article_text ON article_id = id WHERE id = ?1",
        )?
        .execute(params![id, now])?;
    seal::VERSION.seal(connection, connection.last_insert_rowid())?;
    connection
        .prepare_cached("UPDATE article SET version = version + 1 WHERE id = ?1")?
        .execute([id])?;
    Ok(())
}
