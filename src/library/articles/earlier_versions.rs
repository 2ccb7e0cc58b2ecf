//! Keeps the earlier texts of articles.

use rusqlite::Connection;
use rusqlite::OptionalExtension;
use rusqlite::params;

use crate::library::ArticleId;
use crate::library::Library;
use crate::library::LibraryError;
use crate::library::file::seal;
use crate::library::search::text_index;
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

/// A quotation in a text that an article had before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EarlierQuotation {
    /// The words that were said, pieces joined by a blank.
    pub words: String,
    /// The name of who was held to have said it.
    pub speaker: Option<String>,
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

    /// Returns what was said in an earlier text, in its order. Of texts that an earlier program
    /// replaced, nothing is known.
    pub fn earlier_quotations(
        &self,
        id: ArticleId,
        number: usize,
    ) -> Result<Vec<EarlierQuotation>, LibraryError> {
        let rows = self
            .connection
            .prepare_cached(
                "SELECT words, speaker FROM version_quotation
                 WHERE version_id = (SELECT id FROM version WHERE article_id = ?1 AND number = ?2)
                 ORDER BY place",
            )?
            .query_map(params![id, number], |row| {
                Ok(EarlierQuotation { words: row.get(0)?, speaker: row.get(1)? })
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
    let version = connection.last_insert_rowid();
    keep_quotations(connection, id, version)?;
    seal::VERSION.seal(connection, version)?;
    connection
        .prepare_cached("UPDATE article SET version = version + 1 WHERE id = ?1")?
        .execute([id])?;
    Ok(())
}

/// Stores what is said in the article's present text beside a version of it.
fn keep_quotations(connection: &Connection, id: ArticleId, version: i64) -> rusqlite::Result<()> {
    let text: String = connection
        .prepare_cached("SELECT text FROM article_text WHERE article_id = ?1")?
        .query_row([id], |row| row.get(0))?;
    let said: Vec<(i64, i64, Option<String>)> = connection
        .prepare_cached(
            "SELECT quotation.id, place, name FROM quotation LEFT JOIN speaker ON speaker.id = speaker_id
             WHERE article_id = ?1 AND shown ORDER BY place",
        )?
        .query_map([id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<Result<_, _>>()?;
    let mut insert = connection.prepare_cached(
        "INSERT INTO version_quotation (version_id, place, words, speaker)
         VALUES (?1, ?2, ?3, ?4)",
    )?;
    for (quotation, place, speaker) in said {
        let content = text_index::content(connection, quotation, &text)?;
        insert.execute(params![version, place, text_index::words_of(&text, &content), speaker])?;
    }
    Ok(())
}
