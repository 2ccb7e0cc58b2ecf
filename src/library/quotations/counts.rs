//! Keeps the counts that lists show.

use std::collections::BTreeMap;

use rusqlite::Connection;
use rusqlite::params;

use crate::library::ArticleId;
use crate::library::Library;
use crate::library::LibraryError;
use crate::library::SpeakerId;
use crate::library::file::columns;
use crate::library::speakers::stored_speaker;

impl Library {
    /// Returns how many quotations these articles have, as they are counted where articles are listed.
    pub fn quotations_in(&self, articles: &[ArticleId]) -> Result<usize, LibraryError> {
        let count = self
            .connection
            .prepare_cached(
                "SELECT coalesce(sum(quotations), 0) FROM article
                 WHERE id IN (SELECT value FROM json_each(?1))",
            )?
            .query_row([columns::articles_json(articles)], |row| row.get(0))?;
        Ok(count)
    }
}

/// Counts the article's quotations again, and adjusts each speaker's own count.
pub(crate) fn recount(connection: &Connection, id: ArticleId) -> rusqlite::Result<()> {
    let count = |sql: &str| -> rusqlite::Result<BTreeMap<SpeakerId, i64>> {
        connection
            .prepare_cached(sql)?
            .query_map([id], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect()
    };
    let before = count("SELECT speaker_id, quotations FROM article_speaker WHERE article_id = ?1")?;
    let now = count(
        "SELECT speaker_id, count(*) FROM quotation
         WHERE article_id = ?1 AND speaker_id IS NOT NULL AND shown GROUP BY speaker_id",
    )?;
    for (&speaker, &quotations) in &now {
        let former = before.get(&speaker).copied().unwrap_or_default();
        if former != quotations {
            connection
                .prepare_cached(
                    "INSERT INTO article_speaker (speaker_id, article_id, quotations)
                     VALUES (?1, ?2, ?3)
                     ON CONFLICT DO UPDATE SET quotations = excluded.quotations",
                )?
                .execute(params![speaker, id, quotations])?;
            stored_speaker::add_quotations(connection, speaker, quotations - former)?;
        }
    }
    for (&speaker, &former) in before.iter().filter(|(speaker, _)| !now.contains_key(speaker)) {
        connection
            .prepare_cached(
                "DELETE FROM article_speaker WHERE speaker_id = ?1 AND article_id = ?2",
            )?
            .execute(params![speaker, id])?;
        stored_speaker::add_quotations(connection, speaker, -former)?;
    }
    connection
        .prepare_cached(
            "UPDATE article SET quotations =
                 (SELECT count(*) FROM quotation WHERE article_id = ?1 AND shown)
             WHERE id = ?1",
        )?
        .execute([id])?;
    let gone = before.keys().filter(|speaker| !now.contains_key(speaker)).copied();
    stored_speaker::forget_unquoted(connection, gone)
}
