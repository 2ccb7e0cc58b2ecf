//! Splits an article that was one only because several sites had the same words.
//!
//! An agency's report is on many sites and is one article here. When one site changes it, the
//! others still have the earlier text: no site may change the article of another, and whoever
//! copied it first does not own it.

use rusqlite::Connection;
use rusqlite::params;

use crate::article::Origin;
use crate::article::address;
use crate::library::ArticleId;
use crate::library::articles::arrival::Arrival;
use crate::library::articles::identity;
use crate::library::articles::open_article;
use crate::library::articles::stored_article;
use crate::library::file::columns;
use crate::library::file::seal;
use crate::library::search::text_index::IndexQueue;

/// Stores a copy of an article before a text from the web changes it, for those other sites that
/// still have the present text.
pub(crate) fn split(
    connection: &Connection,
    id: ArticleId,
    arrival: &Arrival<'_>,
    queue: &mut IndexQueue,
) -> rusqlite::Result<()> {
    let Some(from) = site(&arrival.article.origin) else { return Ok(()) };
    let others = others(connection, id, &from)?;
    let Some(heir) = others.first() else { return Ok(()) };
    let Some(stored) = open_article::article(connection, id)? else { return Ok(()) };
    let mut article = stored.article;
    article.origin = heir.clone();
    article.url = match heir {
        Origin::Url(url) => Some(url.clone()),
        _ => None,
    };
    // The outlet and the claimed address come from another site.
    (article.claimed_url, article.outlet) = (None, None);
    let copy = Arrival::new(&article, arrival.now);
    let own = stored_article::insert(connection, &copy)?;
    stored_article::write_text(connection, own, &article)?;
    queue.add_article(own, &article);
    for other in &others {
        let (origin, path, part) = columns::origin_columns(other, &article.id);
        connection
            .prepare_cached(
                "UPDATE sighting SET article_id = ?4
                 WHERE origin = ?1 AND path = ?2 AND part = ?3",
            )?
            .execute(params![origin, path, part, own])?;
    }
    seal::article::seal(connection, own)?;
    seal::FOUND.seal(connection, own.0)?;
    seal::STATE.seal(connection, own.0)
}

/// Returns the places of other sites that had the article's words when they were last visited.
fn others(connection: &Connection, id: ArticleId, from: &str) -> rusqlite::Result<Vec<Origin>> {
    let places: Vec<Origin> = connection
        .prepare_cached(
            "SELECT sighting.origin, sighting.path, sighting.part
             FROM sighting JOIN article ON article.id = article_id
             WHERE article_id = ?1 AND sighting.fingerprint = article.fingerprint
             ORDER BY sighting.origin DESC, sighting.path, sighting.part",
        )?
        .query_map([id], |row| columns::origin(row, 0))?
        .collect::<Result<_, _>>()?;
    let is_other = |place: &Origin| site(place).is_some_and(|site| site != from);
    Ok(places.into_iter().filter(is_other).collect())
}

/// Returns the site of a place; `None` for a place on this machine.
fn site(place: &Origin) -> Option<String> {
    match place {
        _ if identity::is_local(place) => None,
        Origin::Url(url) | Origin::Part { of: url, .. } => address::site(url),
        _ => None,
    }
}
