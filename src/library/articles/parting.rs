//! Parting what was one only because it had the same words.
//!
//! An agency's report stands on many sites, and is one article here. When one of
//! them changes it, the others still have what they had: nobody's change is that
//! of another's article, and who copied an article first does not own it.

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

/// Gives an article that is about to be changed by what came from the net to those
/// of other sites who have it as it is: as an article of their own.
pub(crate) fn part(
    connection: &Connection,
    id: ArticleId,
    arrival: &Arrival<'_>,
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
    // Who published it was said by the other site.
    (article.claimed_url, article.outlet) = (None, None);
    let copy = Arrival::new(&article, arrival.now);
    let own = stored_article::insert(connection, &copy)?;
    stored_article::write_text(connection, own, &article)?;
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

/// The places of other sites that had the article's words when they were last looked at.
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

/// Whose a place is; `None` where it is on this machine.
fn site(place: &Origin) -> Option<String> {
    match place {
        _ if identity::is_local(place) => None,
        Origin::Url(url) | Origin::Part { of: url, .. } => address::site(url),
        _ => None,
    }
}
