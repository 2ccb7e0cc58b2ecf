//! Lists the known speakers.

use rusqlite::Connection;
use rusqlite::OptionalExtension;
use rusqlite::Row;
use rusqlite::params;

use crate::library::ArticleId;
use crate::library::Library;
use crate::library::LibraryError;
use crate::library::Rows;
use crate::library::Scope;
use crate::library::SpeakerId;
use crate::library::SpeakerRow;
use crate::library::Window;
use crate::library::file::columns;
use crate::quotes::Acts;

/// The number of groups in which speakers are listed: people; organizations and places; groups and
/// unnamed speakers.
const GROUPS: i64 = 3;

/// The number of the group of a type; the index of speakers has it as it is written here.
const IN_GROUPS: &str = "(kind + 1) / 2";

impl Library {
    /// Returns the speakers of an article or of the library: people, then organizations and places,
    /// then groups and unnamed ones; within each most quotations first, then by name.
    pub fn speakers(&self, scope: Scope, window: Window) -> Result<Rows<SpeakerRow>, LibraryError> {
        self.speakers_with(scope, window, Acts::SAID)
    }

    /// The same with those of whom there are only quotations of other `acts`.
    pub fn speakers_with(
        &self,
        scope: Scope,
        window: Window,
        acts: Acts,
    ) -> Result<Rows<SpeakerRow>, LibraryError> {
        let _held = self.hold()?;
        let (total, rows) = match scope {
            Scope::Article(id) => {
                let all = of_article(&self.connection, id.0, acts)?;
                (all.len(), all.into_iter().skip(window.first).take(window.len).collect())
            }
            Scope::Library => of_library(&self.connection, window, acts)?,
        };
        Ok(Rows { total, first: window.first, rows })
    }

    /// Returns the speakers with the most quotations in the library, then by name.
    pub fn most_quoted(&self, most: usize) -> Result<Vec<SpeakerRow>, LibraryError> {
        self.most_quoted_with(most, Acts::SAID)
    }

    /// The same, with those at the end of whom there are only quotations of other `acts`.
    pub fn most_quoted_with(
        &self,
        most: usize,
        acts: Acts,
    ) -> Result<Vec<SpeakerRow>, LibraryError> {
        let rows = self
            .connection
            .prepare_cached(&format!(
                "SELECT id, name, kind, quotations FROM speaker WHERE {}
                 ORDER BY quotations DESC, name, id LIMIT ?1",
                columns::is_quoted(acts)
            ))?
            .query_map([columns::window(Window { first: 0, len: most })[1]], speaker_row)?
            .collect::<Result<_, _>>()?;
        Ok(rows)
    }

    /// Returns one speaker, counted over the library; `None` if no speaker has that number.
    pub fn speaker(&self, id: SpeakerId) -> Result<Option<SpeakerRow>, LibraryError> {
        let row = self
            .connection
            .prepare_cached("SELECT id, name, kind, quotations FROM speaker WHERE id = ?1")?
            .query_row([id], speaker_row)
            .optional()?;
        Ok(row)
    }

    /// Tells whether there are quotations of these acts by the speaker.
    pub fn is_quoted(&self, id: SpeakerId, acts: Acts) -> Result<bool, LibraryError> {
        let sql = format!("SELECT {} FROM speaker WHERE id = ?1", columns::is_quoted(acts));
        let found = self.connection.prepare_cached(&sql)?.query_row([id], |row| row.get(0));
        Ok(found.optional()?.unwrap_or(false))
    }

    /// Returns every name and alias with its speaker, the most quoted speakers first, and last those
    /// who said nothing but are quoted with another act. This is the only list that is read whole,
    /// because a fuzzy match has to see all of it.
    pub fn names(&self) -> Result<Vec<(SpeakerId, String)>, LibraryError> {
        let names = self
            .connection
            .prepare_cached(&format!(
                "WITH RECURSIVE merged (id, root) AS (
                     SELECT id, into_id FROM speaker WHERE into_id IS NOT NULL
                     UNION
                     SELECT merged.id, into_id FROM merged JOIN speaker ON speaker.id = root
                     WHERE into_id IS NOT NULL),
                 known (id, name, is_alias) AS (
                     SELECT id, name, 0 FROM speaker
                     UNION ALL SELECT speaker_id, name, 1 FROM alias
                     UNION ALL SELECT root, name, 1 FROM merged JOIN speaker USING (id)
                     UNION ALL SELECT root, name, 1 FROM merged JOIN alias ON speaker_id = id)
                 SELECT known.id, known.name FROM known JOIN speaker ON speaker.id = known.id
                 WHERE {}
                 ORDER BY quotations DESC, known.id, is_alias, known.name",
                columns::is_quoted(Acts::ALL)
            ))?
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<Result<_, _>>()?;
        Ok(names)
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

fn of_library(
    connection: &Connection,
    window: Window,
    acts: Acts,
) -> rusqlite::Result<(usize, Vec<SpeakerRow>)> {
    let is_quoted = columns::is_quoted(acts);
    let mut count = connection.prepare_cached(&format!(
        "SELECT count(*) FROM speaker WHERE {IN_GROUPS} = ?1 AND {is_quoted}"
    ))?;
    let mut select = connection.prepare_cached(&format!(
        "SELECT id, name, kind, quotations FROM speaker WHERE {IN_GROUPS} = ?1 AND {is_quoted}
         ORDER BY quotations DESC, name, id LIMIT ?3 OFFSET ?2"
    ))?;
    let (mut total, mut rows) = (0, Vec::new());
    for group in 0..GROUPS {
        let len: usize = count.query_row([group], |row| row.get(0))?;
        let first = (window.first + rows.len()).saturating_sub(total);
        if first < len && rows.len() < window.len {
            let [first, len] = columns::window(Window { first, len: window.len - rows.len() });
            let found = select.query_map(params![group, first, len], speaker_row)?;
            rows.extend(found.collect::<rusqlite::Result<Vec<_>>>()?);
        }
        total += len;
    }
    Ok((total, rows))
}

/// Returns all speakers of one article of whom it has quotations of these acts; only what they said
/// is counted. The list is never long, since it holds only those whom the article quotes.
pub(crate) fn of_article(
    connection: &Connection,
    article: i64,
    acts: Acts,
) -> rusqlite::Result<Vec<SpeakerRow>> {
    connection
        .prepare_cached(&format!(
            "SELECT speaker.id, name, kind, coalesce(said.quotations, 0) AS counted
             FROM (SELECT DISTINCT speaker_id FROM {} WHERE article_id = ?1) AS here
             JOIN speaker ON speaker.id = here.speaker_id
             LEFT JOIN article_speaker AS said
                 ON said.speaker_id = here.speaker_id AND said.article_id = ?1
             ORDER BY {IN_GROUPS}, counted DESC, name, speaker.id",
            columns::quoted_of_acts(acts)
        ))?
        .query_map([article], speaker_row)?
        .collect()
}

fn speaker_row(row: &Row<'_>) -> rusqlite::Result<SpeakerRow> {
    Ok(SpeakerRow {
        id: row.get(0)?,
        name: row.get(1)?,
        kind: row.get(2)?,
        quotations: row.get(3)?,
    })
}
