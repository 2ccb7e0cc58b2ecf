//! Writes the rows of an article: its description, its text, its blocks and links.

use rusqlite::Connection;
use rusqlite::ToSql;
use rusqlite::params;

use crate::article::Article;
use crate::library::ArticleId;
use crate::library::LibraryError;
use crate::library::articles::arrival::Arrival;
use crate::library::articles::identity;
use crate::library::articles::open_article;
use crate::library::file::columns;

pub(crate) fn insert(
    connection: &Connection,
    arrival: &Arrival<'_>,
) -> rusqlite::Result<ArticleId> {
    let article = arrival.article;
    let (origin, path, part) = columns::origin_columns(&article.origin, &article.id);
    let dated = identity::dated(article.published.as_deref());
    let place: [&dyn ToSql; 3] = [&origin, &path, &part];
    connection
        .prepare_cached(
            "INSERT INTO article
                 (origin, path, part, name, title, byline, outlet, published, dated, url, url_key,
                  language, fingerprint, claimed_url, summary)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
        )?
        .execute([&place[..], &description(arrival, &dated)].concat().as_slice())?;
    Ok(ArticleId(connection.last_insert_rowid()))
}

/// Lists what describes an article: its name, title, byline, outlet and date of publication, when
/// that was, its address and the key of that, its language, fingerprint and claimed address, and
/// whether it is only a summary.
fn description<'a>(arrival: &'a Arrival<'_>, dated: &'a impl ToSql) -> [&'a dyn ToSql; 12] {
    let article = arrival.article;
    [
        &article.id,
        &article.title,
        &article.byline,
        &article.outlet,
        &article.published,
        dated,
        &article.url,
        &arrival.key,
        &article.language,
        &arrival.fingerprint,
        &article.claimed_url,
        &article.is_summary,
    ]
}

/// Overwrites the article's description with that of this copy. A description that was confirmed
/// for these words by fetching their address stays if the copy claims the same address. A date that
/// is known stays where the copy has none.
pub(crate) fn describe(
    connection: &Connection,
    id: ArticleId,
    arrival: &Arrival<'_>,
) -> rusqlite::Result<()> {
    let dated = identity::dated(arrival.article.published.as_deref());
    let claimed_key = arrival.claimed_key();
    connection
        .prepare_cached(
            "UPDATE article SET name = ?2, language = ?10, fingerprint = ?11,
                 title = iif(stays, title, ?3), byline = iif(stays, byline, ?4),
                 outlet = iif(stays, outlet, ?5), summary = ?13,
                 published = iif(stays OR ?6 IS NULL, published, ?6),
                 dated = iif(stays OR ?6 IS NULL, dated, ?7), url = iif(stays, url, ?8), url_key = iif(stays, url_key, ?9),
                 claimed_url = iif(stays, NULL, ?12)
             FROM (SELECT id AS same, ?9 IS NULL AND ?14 IS NOT NULL AND url_key IS ?14
                       AND fingerprint IS ?11 AS stays
                   FROM article WHERE id = ?1)
             WHERE id = ?1",
        )?
        .execute([&[&id as _][..], &description(arrival, &dated), &[&claimed_key]].concat().as_slice())?;
    Ok(())
}

/// Notes that the article comes from where this copy does.
pub(crate) fn move_to(
    connection: &Connection,
    id: ArticleId,
    article: &Article,
) -> rusqlite::Result<()> {
    let (origin, path, part) = columns::origin_columns(&article.origin, &article.id);
    connection
        .prepare_cached("UPDATE article SET origin = ?2, path = ?3, part = ?4 WHERE id = ?1")?
        .execute(params![id, origin, path, part])?;
    Ok(())
}

/// Adds the parts of the description that were unknown, except for the address: a place with the
/// same words today need not be believed tomorrow.
pub(crate) fn complete(
    connection: &Connection,
    id: ArticleId,
    arrival: &Arrival<'_>,
) -> rusqlite::Result<()> {
    let article = arrival.article;
    connection
        .prepare_cached(
            "UPDATE article SET byline = coalesce(byline, ?2), outlet = coalesce(outlet, ?3),
                 dated = iif(published IS NULL, ?5, dated), published = coalesce(published, ?4),
                 language = coalesce(language, ?6)
             WHERE id = ?1",
        )?
        .execute(params![
            id,
            article.byline,
            article.outlet,
            article.published,
            identity::dated(article.published.as_deref()),
            article.language,
        ])?;
    Ok(())
}

/// Tells whether this copy was fetched from the very address that the article claims.
pub(crate) fn is_confirmed_by(
    connection: &Connection,
    id: ArticleId,
    arrival: &Arrival<'_>,
) -> rusqlite::Result<bool> {
    let claimed: Option<String> = connection
        .prepare_cached("SELECT claimed_url FROM article WHERE id = ?1")?
        .query_row([id], |row| row.get(0))?;
    let claimed = claimed.as_deref().and_then(identity::key_of_url);
    Ok(claimed.is_some() && claimed == arrival.key)
}

/// Turns the address that the article claimed into its own and takes the whole description from
/// there, so that a title from elsewhere does not stand above an address that somebody trusts.
pub(crate) fn confirm(
    connection: &Connection,
    id: ArticleId,
    arrival: &Arrival<'_>,
) -> rusqlite::Result<()> {
    let article = arrival.article;
    connection
        .prepare_cached(
            "UPDATE article SET url = coalesce(?2, claimed_url), url_key = ?3, claimed_url = NULL,
                 title = ?4, byline = ?5, outlet = ?6, published = ?7, dated = ?8
             WHERE id = ?1",
        )?
        .execute(params![
            id,
            article.url,
            arrival.key,
            article.title,
            article.byline,
            article.outlet,
            article.published,
            identity::dated(article.published.as_deref()),
        ])?;
    Ok(())
}

/// Writes an article's text with its blocks and links, but not into the index.
pub(crate) fn write_text(
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
    Ok(())
}

/// Computes the identity of every article, in a migration: earlier programs stored none.
pub(crate) fn identify_all(connection: &Connection) -> Result<(), LibraryError> {
    let mut last = ArticleId(i64::MIN);
    let mut next = connection.prepare("SELECT min(id) FROM article WHERE id > ?1")?;
    while let Some(id) = next.query_row([last], |row| row.get::<_, Option<ArticleId>>(0))? {
        let stored = open_article::article_of_old(connection, id)?;
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
