//! Takes articles out of the library and puts them back.
//!
//! Nothing of a removed article is deleted, so that it comes back with all that the user did with
//! it. It is in no list, no count and no index, and what leads to it later does not bring it back.

use rusqlite::Connection;
use rusqlite::params;

use crate::library::ArticleId;
use crate::library::Library;
use crate::library::LibraryError;
use crate::library::articles::open_article;
use crate::library::corrections::standing;
use crate::library::file::columns;
use crate::library::file::seal;
use crate::library::quotations::counts;
use crate::library::search::text_index;

impl Library {
    /// Puts articles back that were removed, since the user names them again. The removals are then
    /// no longer in the journal.
    pub fn bring_back(&mut self, articles: &[ArticleId]) -> Result<(), LibraryError> {
        let transaction = self.begin()?;
        for &id in articles
            .iter()
            .filter(|id| open_article::is_removed(&transaction, **id).unwrap_or(false))
        {
            put_back(&transaction, id)?;
            let removals: Vec<i64> = transaction
                .prepare_cached(
                    "DELETE FROM correction_article WHERE article_id = ?1 RETURNING correction_id",
                )?
                .query_map([id], |row| row.get(0))?
                .collect::<Result<_, _>>()?;
            for removal in removals {
                transaction
                    .prepare_cached(
                        "DELETE FROM correction WHERE id = ?1 AND deed = 'remove' AND NOT EXISTS
                             (SELECT 1 FROM correction_article WHERE correction_id = ?1)",
                    )?
                    .execute([removal])?;
                seal::CORRECTION.seal(&transaction, removal)?;
            }
        }
        transaction.commit()?;
        Ok(())
    }
}

/// Takes an article out.
pub(crate) fn take_out(connection: &Connection, id: ArticleId) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "DELETE FROM said_index WHERE rowid IN (SELECT id FROM quotation WHERE article_id = ?1)",
        )?
        .execute([id])?;
    connection.prepare_cached("DELETE FROM article_index WHERE rowid = ?1")?.execute([id])?;
    mark(connection, id, true)?;
    counts::recount(connection, id)?;
    seal(connection, id)
}

/// Puts an article back; the corrections that were made meanwhile hold in it, too.
pub(crate) fn put_back(connection: &Connection, id: ArticleId) -> rusqlite::Result<()> {
    mark(connection, id, false)?;
    if let Some(stored) = open_article::article(connection, id)? {
        text_index::index_article(connection, id, &stored.article)?;
        for (quotation, words) in text_index::said_in(connection, id, &stored.article.text)? {
            text_index::add_said(connection, quotation, &words)?;
        }
    }
    standing::apply_corrections(connection, id)?;
    seal(connection, id)
}

fn mark(connection: &Connection, id: ArticleId, removed: bool) -> rusqlite::Result<()> {
    for sql in [
        "UPDATE article SET removed = ?2 WHERE id = ?1",
        "UPDATE quotation SET absent = ?2 WHERE article_id = ?1",
    ] {
        connection.prepare_cached(sql)?.execute(params![id, removed])?;
    }
    Ok(())
}

fn seal(connection: &Connection, id: ArticleId) -> rusqlite::Result<()> {
    seal::FOUND.seal(connection, id.0)?;
    seal::STATE.seal(connection, id.0)
}

/// Returns the articles that a correction takes out.
pub(crate) fn articles_of(
    connection: &Connection,
    correction: i64,
) -> rusqlite::Result<Vec<ArticleId>> {
    connection
        .prepare_cached(
            "SELECT article_id FROM correction_article WHERE correction_id = ?1 ORDER BY article_id",
        )?
        .query_map([correction], |row| row.get(0))?
        .collect()
}

/// Tells whether another correction that is in force takes the article out.
pub(crate) fn is_removed_otherwise(
    connection: &Connection,
    article: ArticleId,
    correction: i64,
) -> rusqlite::Result<bool> {
    connection
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM correction_article JOIN correction ON id = correction_id
                            WHERE correction_article.article_id = ?1 AND id <> ?2 AND undone = 0)",
        )?
        .query_row(params![article, correction], |row| row.get(0))
}

/// Writes down which articles a correction takes out.
pub(crate) fn list(
    connection: &Connection,
    correction: i64,
    articles: &[ArticleId],
) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "INSERT OR IGNORE INTO correction_article (correction_id, article_id)
             SELECT ?1, value FROM json_each(?2)",
        )?
        .execute(params![correction, columns::articles_json(articles)])?;
    Ok(())
}
