//! Keeps the places where articles were seen, so that none is fetched or read again, or taken for
//! another.

use rusqlite::Connection;
use rusqlite::OptionalExtension;
use rusqlite::params;

use crate::article::Article;
use crate::article::Origin;
use crate::library::ArticleId;
use crate::library::Library;
use crate::library::LibraryError;
use crate::library::Window;
use crate::library::articles::arrival::Arrival;
use crate::library::articles::identity;
use crate::library::articles::identity::Fingerprint;
use crate::library::file::columns;
use crate::library::file::seal;

/// The library's record of the place that an article comes from.
pub(super) struct Sighting {
    pub(super) article: ArticleId,
    /// The key of the article's address, or else of the one that it claims.
    pub(super) key: Option<String>,
    pub(super) fingerprint: Option<Fingerprint>,
    /// True if of the article there is only a summary.
    pub(super) is_summary: bool,
    /// True if the article itself is from this place. Only then may a later text from here change
    /// it; a place of others where the same words once stood may not.
    pub(super) is_home: bool,
}

impl Library {
    /// Tells whether an article has this address, or was reached through it. One of which there is
    /// only a summary is still to be fetched, unless the user removed it.
    pub fn has_address(&self, url: &str) -> Result<bool, LibraryError> {
        let known = self
            .connection
            .prepare_cached(
                "SELECT EXISTS (SELECT 1 FROM article
                               WHERE url_key = ?1 AND (NOT summary OR removed))
                     OR EXISTS (SELECT 1 FROM sighting JOIN article ON article.id = article_id
                                WHERE sighting.origin = 'url' AND sighting.path = ?2
                                    AND sighting.part = '' AND (NOT summary OR removed))",
            )?
            .query_row(params![identity::key_of_url(url), url], |row| row.get(0))?;
        Ok(known)
    }

    /// Returns the article that has this number, or that was seen in this file or at this address;
    /// `None` where there is none, or it is removed.
    pub fn article_named(&self, name: &str) -> Result<Option<ArticleId>, LibraryError> {
        let number: Option<i64> = name.replace(',', "").parse().ok();
        let id = self
            .connection
            .prepare_cached(
                "SELECT min(id) FROM article WHERE removed = 0 AND (id = ?1 OR id IN (
                     SELECT id FROM article WHERE url_key = ?2
                     UNION SELECT article_id FROM sighting
                           WHERE origin IN ('file', 'part', 'url') AND path = ?3))",
            )?
            .query_row(params![number, identity::key_of_url(name), name], |row| row.get(0))?;
        Ok(id)
    }

    /// Returns the addresses of articles of which there is only a summary, each after the address of
    /// its feed, if they were seen since that time, in seconds since 1970; the newest first, at most
    /// `most`.
    pub fn summary_addresses(
        &self,
        since: i64,
        most: usize,
    ) -> Result<Vec<(String, String)>, LibraryError> {
        let [_, most] = columns::window(Window { first: 0, len: most });
        let mut addresses: Vec<(String, String)> = self
            .connection
            .prepare_cached(
                "SELECT path, coalesce(url, claimed_url) FROM article
                 WHERE summary AND removed = 0 AND coalesce(url, claimed_url) IS NOT NULL
                     AND (SELECT max(seen) FROM sighting WHERE article_id = article.id) >= ?1
                 ORDER BY id DESC LIMIT ?2",
            )?
            .query_map(params![since, most], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<Result<_, _>>()?;
        // Of some the page is there, since another feed led to it.
        addresses.retain(|(_, url)| !self.has_address(url).unwrap_or(false));
        Ok(addresses)
    }

    /// Notes that these addresses lead to the articles, which may have ended up at other addresses.
    pub fn note_addresses<'a>(
        &mut self,
        leading: impl IntoIterator<Item = (ArticleId, &'a str)>,
    ) -> Result<(), LibraryError> {
        let transaction = self.begin()?;
        for (id, url) in leading {
            transaction
                .prepare_cached(
                    "INSERT INTO sighting (origin, path, part, article_id, fingerprint, seen)
                     SELECT 'url', ?2, '', id, fingerprint, ?3 FROM article WHERE id = ?1
                     ON CONFLICT DO NOTHING",
                )?
                .execute(params![id, url, columns::now()])?;
            seal::STATE.seal(&transaction, id.0)?;
        }
        transaction.commit()?;
        Ok(())
    }

    /// Returns when articles from the file at this path were last stored, in seconds since 1970;
    /// `None` for never.
    pub fn last_seen(&self, path: &str) -> Result<Option<i64>, LibraryError> {
        let seen = self
            .connection
            .prepare_cached(
                "SELECT max(seen) FROM sighting WHERE origin IN ('file', 'part') AND path = ?1",
            )?
            .query_row([path], |row| row.get(0))
            .optional()?;
        Ok(seen.flatten())
    }

    /// Returns all places at which the article was seen.
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

/// Finds the record of the place that the article comes from.
pub(super) fn find(
    connection: &Connection,
    article: &Article,
) -> rusqlite::Result<Option<Sighting>> {
    // What is piped in now has nothing to do with what is piped in next.
    if article.origin == Origin::Stdin {
        return Ok(None);
    }
    let (origin, path, part) = columns::origin_columns(&article.origin, &article.id);
    connection
        .prepare_cached(
            "SELECT article_id, url_key, claimed_url, sighting.fingerprint,
                    article.origin, article.path, article.part, summary
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
                is_summary: row.get(7)?,
                is_home: home == article.origin
                    || identity::is_local(&home) && identity::is_local(&article.origin),
            })
        })
        .optional()
}

/// Notes that the article was seen at the place that it comes from now.
pub(super) fn note(
    connection: &Connection,
    id: ArticleId,
    arrival: &Arrival<'_>,
) -> rusqlite::Result<()> {
    let (origin, path, part) =
        columns::origin_columns(&arrival.article.origin, &arrival.article.id);
    // Each article that was piped in gets a row of its own.
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
