//! Taking articles in: the same one from two places is one, and a text that
//! changed is a new version of it.

use std::time::SystemTime;
use std::time::UNIX_EPOCH;

use rusqlite::Connection;
use rusqlite::OptionalExtension;
use rusqlite::params;

use crate::article::Article;
use crate::article::Origin;
use crate::library::ArticleId;
use crate::library::Library;
use crate::library::LibraryError;
use crate::library::articles::arrival::Arrival;
use crate::library::articles::earlier_versions;
use crate::library::articles::identity;
use crate::library::articles::identity::Fingerprint;
use crate::library::articles::open_article;
use crate::library::articles::parting;
use crate::library::articles::stored_article;
use crate::library::file::columns;
use crate::library::file::places::Fit;
use crate::library::file::seal;
use crate::library::quotations::filing;
use crate::library::search::text_index;

/// What became of an article that was put into the library.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Put {
    /// It was not there.
    New(ArticleId),
    /// It is there, with these words; they may have been found elsewhere first,
    /// and then the text that is kept is the one from there.
    Same(ArticleId),
    /// It was there with another text, which this one replaces. The earlier
    /// one is kept as a version; what was found in it is no longer filed.
    Changed(ArticleId),
}

impl Put {
    /// Which article it is.
    pub fn id(self) -> ArticleId {
        match self {
            Put::New(id) | Put::Same(id) | Put::Changed(id) => id,
        }
    }
}

impl Library {
    /// Stores an article.
    ///
    /// It is one that is there if it has the address of one, comes from where
    /// that one is from, or has the same words, in this order. An address that
    /// it only claims makes it none. What the reader marked
    /// in an article stays with it when its text changes.
    pub fn put(&mut self, article: &Article) -> Result<Put, LibraryError> {
        let transaction = self.begin()?;
        let put = take_in(&transaction, article)?;
        transaction.commit()?;
        Ok(put)
    }

    /// Stores many at once, all or, on an error, none of them: for imports,
    /// where waiting for the disk once an article would be most of the time.
    pub fn put_all<'a>(
        &mut self,
        articles: impl IntoIterator<Item = &'a Article>,
    ) -> Result<Vec<Put>, LibraryError> {
        let transaction = self.begin()?;
        let put = articles
            .into_iter()
            .map(|article| take_in(&transaction, article))
            .collect::<Result<Vec<Put>, _>>()?;
        transaction.commit()?;
        Ok(put)
    }

    /// All places that the article was seen at.
    pub fn places(&self, id: ArticleId) -> Result<Vec<Origin>, LibraryError> {
        let places = self
            .connection
            .prepare_cached(
                "SELECT origin, path, part FROM sighting WHERE article_id = ?1
                 ORDER BY origin, path, part",
            )?
            .query_map([id], |row| columns::origin(row, 0))?
            .collect::<Result<_, _>>()?;
        Ok(places)
    }
}

/// The place it comes from, as the library knows it.
struct Sighting {
    article: ArticleId,
    /// The article's address, or else the one that it claims.
    key: Option<String>,
    fingerprint: Option<Fingerprint>,
    /// Whether what stands at this place may change the article: it is where the article is
    /// from. A place of others where the same words stood once may not.
    is_home: bool,
}

/// Why an article is held to be one that is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Match {
    Address,
    Place,
    Words,
}

fn take_in(connection: &Connection, article: &Article) -> rusqlite::Result<Put> {
    let arrival = Arrival::new(article, now());
    let sighting = sighting(connection, article)?;
    let known = recognize(connection, &arrival, sighting.as_ref())?;
    let put = if let Some((id, by)) = known {
        meet_again(connection, id, by, &arrival, sighting.as_ref())?
    } else {
        let id = stored_article::insert(connection, &arrival)?;
        stored_article::write_text(connection, id, article)?;
        // Nothing was found in it so far.
        seal::FOUND.seal(connection, id.0)?;
        Put::New(id)
    };
    note_sighting(connection, put.id(), &arrival)?;
    seal::article::seal(connection, put.id())?;
    seal::STATE.seal(connection, put.id().0)?;
    // The place may have been another article's.
    if let Some(other) = sighting.filter(|sighting| sighting.article != put.id()) {
        seal::STATE.seal(connection, other.article.0)?;
    }
    Ok(put)
}

fn recognize(
    connection: &Connection,
    arrival: &Arrival<'_>,
    sighting: Option<&Sighting>,
) -> rusqlite::Result<Option<(ArticleId, Match)>> {
    if let Some(key) = &arrival.key {
        let found = connection
            .prepare_cached("SELECT min(id) FROM article WHERE url_key = ?1")?
            .query_row([key], |row| row.get::<_, Option<ArticleId>>(0))?;
        if let Some(id) = found {
            return Ok(Some((id, Match::Address)));
        }
    }
    // A file may be overwritten by another article, which its address tells, true or not.
    let key = arrival.key.clone().or_else(|| arrival.claimed_key());
    let is_other = |sighting: &&Sighting| matches!((&key, &sighting.key), (Some(new), Some(old)) if new != old);
    let at_home = sighting.filter(|sighting| sighting.is_home);
    if let Some(sighting) = at_home.filter(|sighting| !is_other(sighting)) {
        return Ok(Some((sighting.article, Match::Place)));
    }
    let Some(fingerprint) = arrival.fingerprint else { return Ok(None) };
    let found = connection
        .prepare_cached("SELECT min(id) FROM article WHERE fingerprint = ?1")?
        .query_row([fingerprint], |row| row.get::<_, Option<ArticleId>>(0))?;
    Ok(found.map(|id| (id, Match::Words)))
}

fn meet_again(
    connection: &Connection,
    id: ArticleId,
    by: Match,
    arrival: &Arrival<'_>,
    sighting: Option<&Sighting>,
) -> rusqlite::Result<Put> {
    let same_place = sighting.filter(|sighting| sighting.article == id);
    if by == Match::Words || (same_place.is_none() && has_same_words(connection, id, arrival)?) {
        join(connection, id, arrival)?;
        return Ok(Put::Same(id));
    }
    if is_as_stored(connection, id, arrival.article)? {
        stored_article::describe(connection, id, arrival)?;
        text_index::index_article(connection, id, arrival.article)?;
        return Ok(Put::Same(id));
    }
    let same_words = has_same_words(connection, id, arrival)?;
    let nothing_new = match same_place {
        // The text that is kept came from elsewhere since; or else two places
        // that differ would change it to and fro for ever.
        Some(place) => !same_words && place.fingerprint == arrival.fingerprint,
        None => is_excerpt(connection, id, arrival.words)?,
    };
    if nothing_new && arrival.fingerprint.is_some() {
        join(connection, id, arrival)?;
        return Ok(Put::Same(id));
    }
    if !same_words {
        parting::part(connection, id, arrival)?;
        earlier_versions::keep(connection, id, arrival.now)?;
    }
    filing::withdraw(connection, id)?;
    stored_article::write_text(connection, id, arrival.article)?;
    stored_article::describe(connection, id, arrival)?;
    Ok(Put::Changed(id))
}

/// Takes over from a copy of an article's words what may be believed of it. Who merely has the
/// same words says nothing of the article: neither who wrote it nor who published it.
fn join(connection: &Connection, id: ArticleId, arrival: &Arrival<'_>) -> rusqlite::Result<()> {
    if stored_article::is_confirmed_by(connection, id, arrival)? {
        return stored_article::confirm(connection, id, arrival);
    }
    let home = connection
        .prepare_cached("SELECT origin, path, part, url FROM article WHERE id = ?1")?
        .query_row([id], |row| {
            let own: Option<String> = row.get(3)?;
            own.map_or_else(|| columns::origin(row, 0), |url| Ok(Origin::Url(url)))
        })?;
    if identity::is_of_one_house(&home, &arrival.article.origin) {
        stored_article::complete(connection, id, arrival)?;
    }
    Ok(())
}

fn has_same_words(
    connection: &Connection,
    id: ArticleId,
    arrival: &Arrival<'_>,
) -> rusqlite::Result<bool> {
    connection
        .prepare_cached("SELECT fingerprint IS ?2 AND ?2 IS NOT NULL FROM article WHERE id = ?1")?
        .query_row(params![id, arrival.fingerprint], |row| row.get(0))
}

/// Whether text, blocks and links are those that are stored.
fn is_as_stored(
    connection: &Connection,
    id: ArticleId,
    article: &Article,
) -> rusqlite::Result<bool> {
    let same: Option<bool> = connection
        .prepare_cached("SELECT text = ?2 FROM article_text WHERE article_id = ?1")?
        .query_row(params![id, article.text.as_str()], |row| row.get(0))
        .optional()?;
    let fit = Fit::new(&article.text);
    Ok(same == Some(true)
        && open_article::blocks(connection, id, &fit)? == article.blocks
        && open_article::links(connection, id, &fit)? == article.links)
}

/// Whether so many words are less than half of what is there: the first lines
/// of a text, as some places show it, are no newer version of it.
fn is_excerpt(connection: &Connection, id: ArticleId, words: usize) -> rusqlite::Result<bool> {
    let bytes: Option<usize> = connection
        .prepare_cached("SELECT octet_length(text) FROM article_text WHERE article_id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()?;
    // A word of news English and the blank after it are six bytes.
    Ok(bytes.is_some_and(|bytes| words * 6 * 2 < bytes))
}

fn sighting(connection: &Connection, article: &Article) -> rusqlite::Result<Option<Sighting>> {
    // What was piped in tells nothing of what will be piped in next.
    if article.origin == Origin::Stdin {
        return Ok(None);
    }
    let (origin, path, part) = columns::origin_columns(&article.origin, &article.id);
    connection
        .prepare_cached(
            "SELECT article_id, url_key, claimed_url, sighting.fingerprint,
                    article.origin, article.path, article.part
             FROM sighting JOIN article ON article.id = article_id
             WHERE sighting.origin = ?1 AND sighting.path = ?2 AND sighting.part = ?3",
        )?
        .query_row(params![origin, path, part], |row| {
            let claimed: Option<String> = row.get(2)?;
            let key: Option<String> = row.get(1)?;
            let home = columns::origin(row, 4)?;
            Ok(Sighting {
                article: row.get(0)?,
                key: key.or_else(|| identity::key_of_url(claimed.as_deref()?)),
                fingerprint: row.get(3)?,
                is_home: home == article.origin
                    || identity::is_local(&home) && identity::is_local(&article.origin),
            })
        })
        .optional()
}

fn note_sighting(
    connection: &Connection,
    id: ArticleId,
    arrival: &Arrival<'_>,
) -> rusqlite::Result<()> {
    let (origin, path, part) =
        columns::origin_columns(&arrival.article.origin, &arrival.article.id);
    // One row for each article that was piped in.
    let own = (arrival.article.origin == Origin::Stdin).then(|| id.0.to_string());
    connection
        .prepare_cached(
            "INSERT INTO sighting (origin, path, part, article_id, fingerprint, seen)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT DO UPDATE SET article_id = excluded.article_id,
                 fingerprint = excluded.fingerprint, seen = excluded.seen",
        )?
        .execute(params![
            origin,
            path,
            own.as_deref().unwrap_or(part),
            id,
            arrival.fingerprint,
            arrival.now
        ])?;
    Ok(())
}

/// Seconds since 1970.
pub(crate) fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
}
