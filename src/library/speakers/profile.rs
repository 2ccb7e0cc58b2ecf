//! Collects all that is known of one speaker.

use rusqlite::OptionalExtension;

use crate::library::Library;
use crate::library::LibraryError;
use crate::library::Profile;
use crate::library::SpeakerId;

/// The query for the speaker and all who were merged into them.
const FAMILY: &str = "WITH RECURSIVE family (id) AS (
    VALUES (?1) UNION SELECT speaker.id FROM speaker JOIN family ON into_id = family.id)";

impl Library {
    /// Returns all that is known of a speaker; `None` if no speaker has that number.
    pub fn profile(&self, id: SpeakerId) -> Result<Option<Profile>, LibraryError> {
        let _held = self.hold()?;
        let Some(speaker) = self.speaker(id)? else { return Ok(None) };
        let list = |sql: &str| -> rusqlite::Result<Vec<String>> {
            self.connection
                .prepare_cached(&format!("{FAMILY} {sql}"))?
                .query_map([id], |row| row.get(0))?
                .collect()
        };
        let mut aliases = list(
            "SELECT alias.name FROM alias JOIN family ON speaker_id = id
             UNION SELECT name FROM speaker JOIN family USING (id)
             UNION SELECT found_name FROM speaker JOIN family USING (id)
                 WHERE found_name IS NOT NULL",
        )?;
        aliases.retain(|alias| *alias != speaker.name);
        let mut own_aliases = list(
            "SELECT name FROM alias WHERE speaker_id = ?1
             UNION SELECT found_name FROM speaker WHERE id = ?1 AND found_name IS NOT NULL",
        )?;
        own_aliases.retain(|alias| *alias != speaker.name);
        let roles =
            list("SELECT DISTINCT role.name FROM role JOIN family ON speaker_id = id ORDER BY 1")?;
        let wikidata = self
            .connection
            .prepare_cached("SELECT wikidata FROM speaker WHERE id = ?1")?
            .query_row([id], |row| row.get(0))
            .optional()?
            .flatten();
        let articles = self
            .connection
            .prepare_cached("SELECT count(*) FROM article_speaker WHERE speaker_id = ?1")?
            .query_row([id], |row| row.get(0))?;
        Ok(Some(Profile { speaker, articles, aliases, own_aliases, roles, wikidata }))
    }
}
