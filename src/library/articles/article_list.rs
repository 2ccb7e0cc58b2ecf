//! Lists articles, all of them or those that quote certain speakers, in the orders of which a window
//! costs little.

use rusqlite::Connection;
use rusqlite::params;

use crate::library::ArticleId;
use crate::library::ArticleRow;
use crate::library::Filter;
use crate::library::IndexedOrder;
use crate::library::Library;
use crate::library::LibraryError;
use crate::library::Rows;
use crate::library::Window;
use crate::library::articles::article_order;
use crate::library::articles::article_order::Way;
use crate::library::file::columns;
use crate::quotes::Acts;

const NEXT: &str = "SELECT min(id) FROM article WHERE removed = 0 AND id > ?1";
const NEXT_QUOTING: &str = "SELECT min(article_id) FROM {quoted}
                            WHERE speaker_id = ?2 AND article_id > ?1";
const PREVIOUS: &str = "SELECT max(id) FROM article WHERE removed = 0 AND id < ?1";
const PREVIOUS_QUOTING: &str = "SELECT max(article_id) FROM {quoted}
                                WHERE speaker_id = ?2 AND article_id < ?1";

impl Library {
    /// Returns the articles that the filter admits.
    pub fn articles(
        &self,
        filter: &Filter,
        order: IndexedOrder,
        window: Window,
    ) -> Result<Rows<ArticleRow>, LibraryError> {
        let _held = self.hold()?;
        let total = if filter.is_empty() { self.count_all()? } else { self.count_quoting(filter)? };
        let rows = match (order, filter.is_empty()) {
            (IndexedOrder::Intake, true) => self.window_of_all(window)?,
            (IndexedOrder::Intake, false) => self.window_of_quoting(filter, window)?,
            (IndexedOrder::Newest, true) => article_order::window_of_all(&self.connection, window)?,
            (IndexedOrder::Newest, false) => {
                article_order::window_of_quoting(&self.connection, filter, window)?
            }
        };
        Ok(Rows { total, first: window.first, rows })
    }

    /// Returns the index of the article in the filtered list, from 0; `None` if it is not in it.
    pub fn place(
        &self,
        id: ArticleId,
        filter: &Filter,
        order: IndexedOrder,
    ) -> Result<Option<usize>, LibraryError> {
        if order == IndexedOrder::Newest {
            return Ok(article_order::place(&self.connection, id, filter)?);
        }
        let speakers = columns::ids_json(&filter.speakers);
        let (stands, before): (bool, usize) = if filter.is_empty() {
            self.connection
                .prepare_cached(
                    "SELECT EXISTS (SELECT 1 FROM article WHERE id = ?1 AND removed = 0),
                            (SELECT count(*) FROM article WHERE removed = 0 AND id < ?1)",
                )?
                .query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))?
        } else {
            self.connection
                .prepare_cached(&format!(
                    "WITH admitted AS (
                         SELECT DISTINCT article_id FROM {}
                         WHERE speaker_id IN (SELECT value FROM json_each(?2)) AND article_id <= ?1)
                     SELECT EXISTS (SELECT 1 FROM admitted WHERE article_id = ?1),
                            (SELECT count(*) FROM admitted WHERE article_id < ?1)",
                    columns::quoted_of_acts(filter.acts)
                ))?
                .query_row(params![id, speakers], |row| Ok((row.get(0)?, row.get(1)?)))?
        };
        Ok(stands.then_some(before))
    }

    /// Returns the first article of the filtered list after `from`, even where `from` is not in it.
    pub fn next(
        &self,
        from: ArticleId,
        filter: &Filter,
        order: IndexedOrder,
    ) -> Result<Option<ArticleId>, LibraryError> {
        if order == IndexedOrder::Newest {
            return self.beside_by_date(from, filter, Way::Older);
        }
        Ok(self.neighbours(from, filter, NEXT, NEXT_QUOTING)?.into_iter().min())
    }

    /// Returns the last article of the filtered list before `from`, even where `from` is not in it.
    pub fn previous(
        &self,
        from: ArticleId,
        filter: &Filter,
        order: IndexedOrder,
    ) -> Result<Option<ArticleId>, LibraryError> {
        if order == IndexedOrder::Newest {
            return self.beside_by_date(from, filter, Way::Newer);
        }
        Ok(self.neighbours(from, filter, PREVIOUS, PREVIOUS_QUOTING)?.into_iter().max())
    }

    /// Returns the article next to `from` in the list by date.
    fn beside_by_date(
        &self,
        from: ArticleId,
        filter: &Filter,
        way: Way,
    ) -> Result<Option<ArticleId>, LibraryError> {
        Ok(article_order::neighbour(&self.connection, from, filter, way)?)
    }

    /// Returns the neighbour for each speaker of the filter. This takes one look-up in the index
    /// for each; a single query over all of them would read all their articles.
    fn neighbours(
        &self,
        from: ArticleId,
        filter: &Filter,
        all: &str,
        quoting: &str,
    ) -> Result<Vec<ArticleId>, LibraryError> {
        if filter.is_empty() {
            let found: Option<ArticleId> =
                self.connection.prepare_cached(all)?.query_row([from], |row| row.get(0))?;
            return Ok(found.into_iter().collect());
        }
        let quoting = quoting.replace("{quoted}", &columns::quoted_of_acts(filter.acts));
        let mut statement = self.connection.prepare_cached(&quoting)?;
        let mut found = Vec::new();
        for &speaker in &filter.speakers {
            let nearest: Option<ArticleId> =
                statement.query_row(params![from, speaker], |row| row.get(0))?;
            found.extend(nearest);
        }
        Ok(found)
    }

    /// Returns all outlets, each once, sorted.
    pub fn outlets(&self) -> Result<Vec<String>, LibraryError> {
        let outlets = self
            .connection
            .prepare_cached(
                "SELECT DISTINCT outlet FROM article WHERE outlet IS NOT NULL AND removed = 0
                 ORDER BY outlet COLLATE NOCASE",
            )?
            .query_map([], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        Ok(outlets)
    }

    /// Counts all articles. SQLite counts the rows of a table without looking at them.
    fn count_all(&self) -> rusqlite::Result<usize> {
        self.connection
            .prepare_cached(
                "SELECT (SELECT count(*) FROM article)
                     - (SELECT count(*) FROM article WHERE removed = 1)",
            )?
            .query_row([], |row| row.get(0))
    }

    fn window_of_all(&self, window: Window) -> rusqlite::Result<Vec<ArticleRow>> {
        self.connection
            .prepare_cached(
                "SELECT id, title, outlet, published, quotations, analysed, read, starred, version - 1,
                     summary
                 FROM article WHERE removed = 0 ORDER BY id LIMIT ?2 OFFSET ?1",
            )?
            .query_map(columns::window(window), columns::article_row)?
            .collect()
    }

    fn count_quoting(&self, filter: &Filter) -> rusqlite::Result<usize> {
        self.connection
            .prepare_cached(&format!(
                "SELECT count(DISTINCT article_id) FROM {}
                 WHERE speaker_id IN (SELECT value FROM json_each(?1))",
                columns::quoted_of_acts(filter.acts)
            ))?
            .query_row([columns::ids_json(&filter.speakers)], |row| row.get(0))
    }

    fn window_of_quoting(
        &self,
        filter: &Filter,
        window: Window,
    ) -> rusqlite::Result<Vec<ArticleRow>> {
        let [first, len] = columns::window(window);
        let speakers = columns::ids_json(&filter.speakers);
        self.connection
            .prepare_cached(&format!(
                "WITH admitted AS (
                     SELECT article_id, sum(quotations) AS quotations FROM {}
                     WHERE speaker_id IN (SELECT value FROM json_each(?1))
                     GROUP BY article_id ORDER BY article_id LIMIT ?3 OFFSET ?2)
                 SELECT id, title, outlet, published, admitted.quotations, analysed, read, starred,
                        version - 1, summary
                 FROM admitted JOIN article ON id = article_id ORDER BY id",
                columns::quoted_of_acts(filter.acts)
            ))?
            .query_map(params![speakers, first, len], columns::article_row)?
            .collect()
    }
}

/// Reads one row of the list.
pub(crate) fn row(connection: &Connection, id: ArticleId) -> rusqlite::Result<ArticleRow> {
    connection
        .prepare_cached(
            "SELECT id, title, outlet, published, quotations, analysed, read, starred, version - 1,
                     summary
             FROM article WHERE id = ?1",
        )?
        .query_row([id], columns::article_row)
}

/// Counts the article's quotations of these acts by these speakers.
pub(crate) fn count_by(
    connection: &Connection,
    id: ArticleId,
    speakers: &str,
    acts: Acts,
) -> rusqlite::Result<usize> {
    connection
        .prepare_cached(&format!(
            "SELECT coalesce(sum(quotations), 0) FROM {}
             WHERE article_id = ?1 AND speaker_id IN (SELECT value FROM json_each(?2))",
            columns::quoted_of_acts(acts)
        ))?
        .query_row(params![id, speakers], |row| row.get(0))
}
