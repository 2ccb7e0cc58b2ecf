//! An article's rows: its description, its text, its blocks and links.

use rusqlite::Connection;
use rusqlite::params;

use crate::article::Article;
use crate::library::ArticleId;
use crate::library::LibraryError;
use crate::library::columns;
use crate::library::identity;
use crate::library::index;
use crate::library::intake::Arrival;
use crate::library::open;

pub(super) fn insert(
    connection: &Connection,
    arrival: &Arrival<'_>,
) -> rusqlite::Result<ArticleId> {
    let article = arrival.article;
    let (origin, path, part) = columns::origin_columns(&article.origin, &article.id);
    connection
        .prepare_cached(
            "INSERT INTO article
                 (origin, path, part, name, title, byline, outlet, published, dated, url, url_key,
                  language, fingerprint)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
        )?
        .execute(params![
            origin,
            path,
            part,
            article.id,
            article.title,
            article.byline,
            article.outlet,
            article.published,
            identity::dated(article.published.as_deref()),
            article.url,
            arrival.key,
            article.language,
            arrival.fingerprint,
        ])?;
    Ok(ArticleId(connection.last_insert_rowid()))
}

/// Takes over what this copy says of the article.
pub(super) fn describe(
    connection: &Connection,
    id: ArticleId,
    arrival: &Arrival<'_>,
) -> rusqlite::Result<()> {
    let article = arrival.article;
    connection
        .prepare_cached(
            "UPDATE article SET name = ?2, title = ?3, byline = ?4, outlet = ?5, published = ?6,
                 dated = ?7, url = ?8, url_key = ?9, language = ?10, fingerprint = ?11
             WHERE id = ?1",
        )?
        .execute(params![
            id,
            article.id,
            article.title,
            article.byline,
            article.outlet,
            article.published,
            identity::dated(article.published.as_deref()),
            article.url,
            arrival.key,
            article.language,
            arrival.fingerprint,
        ])?;
    Ok(())
}

/// Takes over what was not known.
pub(super) fn complete(
    connection: &Connection,
    id: ArticleId,
    arrival: &Arrival<'_>,
) -> rusqlite::Result<()> {
    let article = arrival.article;
    connection
        .prepare_cached(
            "UPDATE article SET byline = coalesce(byline, ?2), outlet = coalesce(outlet, ?3),
                 dated = iif(published IS NULL, ?5, dated), published = coalesce(published, ?4),
                 url_key = iif(url IS NULL, coalesce(?7, url_key), url_key),
                 url = coalesce(url, ?6), language = coalesce(language, ?8)
             WHERE id = ?1",
        )?
        .execute(params![
            id,
            article.byline,
            article.outlet,
            article.published,
            identity::dated(article.published.as_deref()),
            article.url,
            arrival.key,
            article.language,
        ])?;
    Ok(())
}

pub(super) fn write_text(
    connection: &Connection,
    id: ArticleId,
    article: &Article,
) -> rusqlite::Result<()> {
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
    connection.prepare_cached("DELETE FROM article_link WHERE article_id = ?1")?.execute([id])?;
    let mut insert = connection.prepare_cached(
        "INSERT INTO article_link (article_id, start, end, url) VALUES (?1, ?2, ?3, ?4)",
    )?;
    for link in &article.links {
        insert.execute(params![id, link.span.start(), link.span.end(), link.url])?;
    }
    index::index_article(connection, id, article)
}

/// Gives every article its identity: they were stored before they had one.
pub(super) fn identify_all(connection: &Connection) -> Result<(), LibraryError> {
    let mut last = ArticleId(i64::MIN);
    let mut next = connection.prepare("SELECT min(id) FROM article WHERE id > ?1")?;
    while let Some(id) = next.query_row([last], |row| row.get::<_, Option<ArticleId>>(0))? {
        let stored = open::article(connection, id)?;
        let article = stored.ok_or(LibraryError::NoArticle(id))?.article;
        let (fingerprint, _) = identity::fingerprint(&article);
        connection
            .prepare_cached(
                "UPDATE article SET url_key = ?2, fingerprint = ?3, dated = ?4 WHERE id = ?1",
            )?
            .execute(params![
                id,
                identity::url_key(&article),
                fingerprint,
                identity::dated(article.published.as_deref())
            ])?;
        connection
            .prepare_cached("UPDATE sighting SET fingerprint = ?2 WHERE article_id = ?1")?
            .execute(params![id, fingerprint])?;
        last = id;
    }
    Ok(())
}
