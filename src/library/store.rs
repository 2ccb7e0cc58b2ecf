//! The library itself: opening it, and putting articles in.

use rusqlite::Connection;
use rusqlite::OptionalExtension;
use rusqlite::config::DbConfig;
use rusqlite::params;

use crate::article::Article;
use crate::library::ArticleId;
use crate::library::LibraryError;
use crate::library::columns;
use crate::library::filing;
use crate::library::migrations;

/// How many prepared statements are kept: more than there are in this layer.
const STATEMENTS: usize = 64;

/// Articles, what is said in them, and who says it.
#[derive(Debug)]
pub struct Library {
    pub(super) connection: Connection,
}

impl Library {
    /// An empty library that is gone when it is dropped.
    pub fn in_memory() -> Result<Self, LibraryError> {
        let mut connection = Connection::open_in_memory()?;
        connection.pragma_update(None, "foreign_keys", true)?;
        // Or SQLite plans a prepared statement anew for each value bound to it.
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
        connection.set_prepared_statement_cache_capacity(STATEMENTS);
        migrations::migrate(&mut connection)?;
        Ok(Library { connection })
    }

    /// Stores an article. One from the same place is replaced: its quotations
    /// too where its text is another now, for they are spans of the old one.
    pub fn put(&mut self, article: &Article) -> Result<ArticleId, LibraryError> {
        let transaction = self.connection.transaction()?;
        let id = upsert(&transaction, article)?;
        if is_other_text(&transaction, id, article)? {
            filing::withdraw(&transaction, id)?;
            write_text(&transaction, id, article)?;
        }
        transaction.commit()?;
        Ok(id)
    }

    /// Notes that the reader has seen the article.
    pub fn mark_read(&mut self, id: ArticleId) -> Result<(), LibraryError> {
        let mut update =
            self.connection.prepare_cached("UPDATE article SET read = 1 WHERE id = ?1")?;
        match update.execute([id])? {
            0 => Err(LibraryError::NoArticle(id)),
            _ => Ok(()),
        }
    }
}

fn upsert(connection: &Connection, article: &Article) -> rusqlite::Result<ArticleId> {
    let (origin, path) = columns::origin_columns(&article.origin, &article.id);
    connection
        .prepare_cached(
            "INSERT INTO article
                 (origin, path, name, title, byline, outlet, published, url, language)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
             ON CONFLICT (origin, path) DO UPDATE SET
                 name = excluded.name, title = excluded.title, byline = excluded.byline,
                 outlet = excluded.outlet, published = excluded.published,
                 url = excluded.url, language = excluded.language
             RETURNING id",
        )?
        .query_row(
            params![
                origin,
                path,
                article.id,
                article.title,
                article.byline,
                article.outlet,
                article.published,
                article.url,
                article.language,
            ],
            |row| row.get(0),
        )
}

fn is_other_text(
    connection: &Connection,
    id: ArticleId,
    article: &Article,
) -> rusqlite::Result<bool> {
    let same = connection
        .prepare_cached("SELECT text = ?2 FROM article_text WHERE article_id = ?1")?
        .query_row(params![id, article.text.as_str()], |row| row.get::<_, bool>(0))
        .optional()?;
    Ok(same != Some(true))
}

fn write_text(connection: &Connection, id: ArticleId, article: &Article) -> rusqlite::Result<()> {
    connection
        .prepare_cached("INSERT OR REPLACE INTO article_text (article_id, text) VALUES (?1, ?2)")?
        .execute(params![id, article.text.as_str()])?;
    connection.prepare_cached("DELETE FROM block WHERE article_id = ?1")?.execute([id])?;
    let mut insert = connection.prepare_cached(
        "INSERT INTO block (article_id, start, end, kind) VALUES (?1, ?2, ?3, ?4)",
    )?;
    for block in &article.blocks {
        insert.execute(params![id, block.span.start(), block.span.end(), block.kind])?;
    }
    Ok(())
}
