//! Tells what is stored already, so that it is not fetched, read or analysed again.

use rusqlite::OptionalExtension;
use rusqlite::params;

use crate::library::ArticleId;
use crate::library::Library;
use crate::library::LibraryError;
use crate::library::SpeakerId;
use crate::library::Window;
use crate::library::articles::identity;
use crate::library::articles::intake;
use crate::library::file::columns;
use crate::library::file::seal;

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
                .execute(params![id, url, intake::now()])?;
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

    /// Returns those of these articles that no engine has read yet.
    pub fn unanalysed(&self, among: &[ArticleId]) -> Result<Vec<ArticleId>, LibraryError> {
        let ids = self
            .connection
            .prepare_cached(
                "SELECT id FROM article
                 WHERE id IN (SELECT value FROM json_each(?1)) AND model IS NULL AND removed = 0
                 ORDER BY id",
            )?
            .query_map([columns::articles_json(among)], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        Ok(ids)
    }

    /// Returns how many quotations these articles have, as they are counted where articles are listed.
    pub fn quotations_in(&self, articles: &[ArticleId]) -> Result<usize, LibraryError> {
        let count = self
            .connection
            .prepare_cached(
                "SELECT coalesce(sum(quotations), 0) FROM article
                 WHERE id IN (SELECT value FROM json_each(?1))",
            )?
            .query_row([columns::articles_json(articles)], |row| row.get(0))?;
        Ok(count)
    }

    /// Returns everybody who is quoted in any of these articles, each once.
    pub fn speakers_in(&self, articles: &[ArticleId]) -> Result<Vec<SpeakerId>, LibraryError> {
        let ids = self
            .connection
            .prepare_cached(
                "SELECT DISTINCT speaker_id FROM article_speaker
                 WHERE article_id IN (SELECT value FROM json_each(?1))",
            )?
            .query_map([columns::articles_json(articles)], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        Ok(ids)
    }
}
