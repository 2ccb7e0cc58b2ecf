//! Stores arriving articles: one that is seen at two places is one article, and a changed text is a
//! new version of it.

use rusqlite::Connection;
use rusqlite::OptionalExtension;
use rusqlite::params;

use crate::article::Article;
use crate::article::Origin;
use crate::library::ArticleId;
use crate::library::Library;
use crate::library::LibraryError;
use crate::library::articles::arrival::Arrival;
use crate::library::articles::article_split;
use crate::library::articles::earlier_versions;
use crate::library::articles::identity;
use crate::library::articles::open_article;
use crate::library::articles::sightings;
use crate::library::articles::sightings::Sighting;
use crate::library::articles::stored_article;
use crate::library::file::columns;
use crate::library::file::seal;
use crate::library::file::stored_positions::Fit;
use crate::library::quotations::filing;
use crate::library::search::text_index::IndexQueue;

/// The outcome of storing an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum StoreOutcome {
    /// The article is new.
    New(ArticleId),
    /// The article was stored before with these words. If they were found elsewhere first, the text
    /// from there is kept.
    Same(ArticleId),
    /// The article was stored before with another text, which this one replaces. The earlier text
    /// is kept as a version, and its analysis is withdrawn.
    Changed(ArticleId),
    /// The article was stored before and the user has removed it. It stays as it was.
    Removed(ArticleId),
}

impl StoreOutcome {
    /// Returns the article's number.
    pub fn id(self) -> ArticleId {
        match self {
            StoreOutcome::New(id)
            | StoreOutcome::Same(id)
            | StoreOutcome::Changed(id)
            | StoreOutcome::Removed(id) => id,
        }
    }
}

impl Library {
    /// Stores an article.
    ///
    /// It is one that is stored already if it has the same address, comes from the same place, or
    /// has the same words in the same order. An address that it only claims does not count. What
    /// the user marked in an article stays with it when its text changes.
    pub fn put(&mut self, article: &Article) -> Result<StoreOutcome, LibraryError> {
        let transaction = self.begin()?;
        let mut queue = IndexQueue::default();
        let put = take_in(&transaction, article, &mut queue)?;
        queue.write(&transaction)?;
        transaction.commit()?;
        Ok(put)
    }

    /// Stores many articles in one transaction: all of them or, on an error, none. In an import,
    /// waiting for the disk after each article would take most of the time.
    pub fn put_all<'a>(
        &mut self,
        articles: impl IntoIterator<Item = &'a Article>,
    ) -> Result<Vec<StoreOutcome>, LibraryError> {
        let transaction = self.begin()?;
        let mut queue = IndexQueue::default();
        let put = articles
            .into_iter()
            .map(|article| {
                let put = take_in(&transaction, article, &mut queue)?;
                queue.write_if_large(&transaction)?;
                Ok(put)
            })
            .collect::<rusqlite::Result<Vec<StoreOutcome>>>()?;
        queue.write(&transaction)?;
        transaction.commit()?;
        Ok(put)
    }
}

/// The reason why an article counts as one that is stored already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Match {
    Address,
    Place,
    Words,
}

fn take_in(
    connection: &Connection,
    article: &Article,
    queue: &mut IndexQueue,
) -> rusqlite::Result<StoreOutcome> {
    let arrival = Arrival::new(article, columns::now());
    let sighting = sightings::find(connection, article)?;
    let known = recognize(connection, &arrival, sighting.as_ref())?;
    let put = if let Some((id, _)) = known
        && open_article::is_removed(connection, id)?
    {
        sightings::note(connection, id, &arrival)?;
        seal_places(connection, id, sighting.as_ref())?;
        return Ok(StoreOutcome::Removed(id));
    } else if let Some((id, by)) = known {
        store_again(connection, id, by, &arrival, sighting.as_ref(), queue)?
    } else {
        let id = stored_article::insert(connection, &arrival)?;
        stored_article::write_text(connection, id, article)?;
        queue.add_article(id, article);
        // This seals that no quotations have been found yet.
        seal::FOUND.seal(connection, id.0)?;
        StoreOutcome::New(id)
    };
    sightings::note(connection, put.id(), &arrival)?;
    seal::article::seal(connection, put.id())?;
    seal_places(connection, put.id(), sighting.as_ref())?;
    Ok(put)
}

/// Seals the marks and places of the article that a place belongs to now, and of the one to which it
/// belonged until now.
fn seal_places(
    connection: &Connection,
    id: ArticleId,
    before: Option<&Sighting>,
) -> rusqlite::Result<()> {
    seal::STATE.seal(connection, id.0)?;
    if let Some(other) = before.filter(|sighting| sighting.article != id) {
        seal::STATE.seal(connection, other.article.0)?;
    }
    Ok(())
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
    // A file may have been overwritten by another article. Its address shows that, even one that it
    // only claims.
    let key = arrival.key.clone().or_else(|| arrival.claimed_key());
    let is_other = |sighting: &&Sighting| matches!((&key, &sighting.key), (Some(new), Some(old)) if new != old);
    let at_home = sighting.filter(|sighting| sighting.is_home);
    if let Some(sighting) = at_home.filter(|sighting| !is_other(sighting)) {
        return Ok(Some((sighting.article, Match::Place)));
    }
    // The page that a summary led to takes its place.
    if let Some(sighting) = sighting.filter(|sighting| sighting.is_summary && !is_other(sighting)) {
        return Ok(Some((sighting.article, Match::Place)));
    }
    if arrival.article.is_summary && arrival.key.is_none() {
        // Another feed led to the same page.
        let found = connection
            .prepare_cached(
                "SELECT article_id FROM sighting WHERE origin = 'url' AND path = ?1 AND part = ''",
            )?
            .query_row([&arrival.article.claimed_url], |row| row.get(0))
            .optional()?;
        if let Some(id) = found {
            return Ok(Some((id, Match::Words)));
        }
    }
    // Many summaries have the same words: "Read more".
    let Some(fingerprint) = arrival.fingerprint.filter(|_| !arrival.article.is_summary) else {
        return Ok(None);
    };
    let found = connection
        .prepare_cached("SELECT min(id) FROM article WHERE fingerprint = ?1 AND NOT summary")?
        .query_row([fingerprint], |row| row.get::<_, Option<ArticleId>>(0))?;
    Ok(found.map(|id| (id, Match::Words)))
}

fn store_again(
    connection: &Connection,
    id: ArticleId,
    by: Match,
    arrival: &Arrival<'_>,
    sighting: Option<&Sighting>,
    queue: &mut IndexQueue,
) -> rusqlite::Result<StoreOutcome> {
    let was_summary: bool = connection
        .prepare_cached("SELECT summary FROM article WHERE id = ?1")?
        .query_row([id], |row| row.get(0))?;
    if arrival.article.is_summary && !was_summary {
        return Ok(StoreOutcome::Same(id));
    }
    let is_completed = was_summary && !arrival.article.is_summary;
    let same_place = sighting.filter(|sighting| sighting.article == id);
    if by == Match::Words
        || (!is_completed && same_place.is_none() && has_same_words(connection, id, arrival)?)
    {
        join(connection, id, arrival)?;
        return Ok(StoreOutcome::Same(id));
    }
    if is_as_stored(connection, id, arrival.article)? {
        stored_article::describe(connection, id, arrival)?;
        queue.add_article(id, arrival.article);
        return Ok(StoreOutcome::Same(id));
    }
    let same_words = has_same_words(connection, id, arrival)?;
    let nothing_new = match same_place {
        // The stored text has come from elsewhere since. Otherwise two places with different texts
        // would change the article back and forth for ever.
        Some(place) => !same_words && place.fingerprint == arrival.fingerprint,
        None => is_excerpt(connection, id, arrival.words)?,
    };
    if nothing_new && !is_completed && arrival.fingerprint.is_some() {
        join(connection, id, arrival)?;
        return Ok(StoreOutcome::Same(id));
    }
    // A summary is no earlier text of the article.
    if !same_words && !was_summary {
        article_split::split(connection, id, arrival, queue)?;
        earlier_versions::keep(connection, id, arrival.now)?;
    }
    if is_completed {
        // From now on the page speaks for it, and not the feed.
        stored_article::move_to(connection, id, arrival.article)?;
    }
    filing::withdraw(connection, id)?;
    stored_article::write_text(connection, id, arrival.article)?;
    queue.add_article(id, arrival.article);
    stored_article::describe(connection, id, arrival)?;
    Ok(StoreOutcome::Changed(id))
}

/// Adds to an article what may be believed of a copy of its words. To have the same words proves
/// nothing about who wrote or published the article.
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

/// Tells whether text, blocks and links equal the stored ones.
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

/// Tells whether this is less than half the number of stored words: some places show only the first
/// lines of a text, and that is no newer version.
fn is_excerpt(connection: &Connection, id: ArticleId, words: usize) -> rusqlite::Result<bool> {
    let bytes: Option<usize> = connection
        .prepare_cached("SELECT octet_length(text) FROM article_text WHERE article_id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()?;
    // In news English a word and the blank after it take six bytes.
    Ok(bytes.is_some_and(|bytes| words * 6 * 2 < bytes))
}
