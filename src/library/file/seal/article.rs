//! Seals articles: computes a checksum over what a list shows of an article and what is read.

use rusqlite::Connection;
use rusqlite::OptionalExtension;
use rusqlite::params;

use crate::article::Article;
use crate::library::ArticleId;
use crate::library::LibraryError;
use crate::library::articles::identity::Fnv;
use crate::library::articles::open_article;

/// Computes the checksum, as an integer of SQLite. The origin is not part of it.
fn sum(article: &Article) -> i64 {
    let mut hash = Fnv::new();
    let optional = |field: &Option<String>| field.clone().unwrap_or_default();
    for field in [
        article.id.clone(),
        article.title.clone(),
        optional(&article.byline),
        optional(&article.outlet),
        optional(&article.published),
        optional(&article.url),
        optional(&article.language),
    ] {
        hash.write(field.as_bytes());
        hash.write(&[0xff]);
    }
    // Most articles claim no address. Without it, their checksums are the same as before there were
    // claims.
    if let Some(claimed) = &article.claimed_url {
        hash.write(claimed.as_bytes());
        hash.write(&[0xff]);
    }
    // Neither are most articles summaries.
    if article.is_summary {
        hash.write(&[0xfe]);
    }
    hash.write(article.text.as_bytes());
    for block in &article.blocks {
        hash.write(&[block.kind as u8]);
        hash.write(&(block.span.start() as u64).to_be_bytes());
        hash.write(&(block.span.end() as u64).to_be_bytes());
    }
    for link in &article.links {
        hash.write(link.url.as_bytes());
        hash.write(&(link.span.start() as u64).to_be_bytes());
        hash.write(&(link.span.end() as u64).to_be_bytes());
    }
    hash.low()
}

/// Seals the article as it is stored now.
pub(in crate::library) fn seal(connection: &Connection, id: ArticleId) -> rusqlite::Result<()> {
    let Some(stored) = open_article::article(connection, id)? else { return Ok(()) };
    seal_as(connection, id, &stored.article)
}

/// Stores the seal of this article.
pub(in crate::library) fn seal_as(
    connection: &Connection,
    id: ArticleId,
    article: &Article,
) -> rusqlite::Result<()> {
    connection
        .prepare_cached("UPDATE article_text SET seal = ?2 WHERE article_id = ?1")?
        .execute(params![id, sum(article)])?;
    Ok(())
}

/// Tells whether the article differs from the one that was sealed.
pub(in crate::library) fn is_broken(
    connection: &Connection,
    id: ArticleId,
    article: &Article,
) -> rusqlite::Result<bool> {
    let sealed: Option<Option<i64>> = connection
        .prepare_cached("SELECT seal FROM article_text WHERE article_id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()?;
    Ok(sealed.flatten() != Some(sum(article)))
}

/// Seals every article, in a migration: earlier programs stored no seals.
pub(in crate::library) fn seal_all(connection: &Connection) -> Result<(), LibraryError> {
    let ids: Vec<ArticleId> = connection
        .prepare("SELECT id FROM article")?
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    for id in ids {
        if let Some(stored) = open_article::article_of_old(connection, id)? {
            seal_as(connection, id, &stored.article)?;
        }
    }
    Ok(())
}
