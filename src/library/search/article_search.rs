//! Finds articles by their words and by everything else that is known of them.

use rusqlite::ToSql;
use rusqlite::types::Value;

use crate::library::ArticleId;
use crate::library::ArticleRow;
use crate::library::Except;
use crate::library::Library;
use crate::library::LibraryError;
use crate::library::Query;
use crate::library::Rows;
use crate::library::Window;
use crate::library::articles::article_list;
use crate::library::articles::open_article;
use crate::library::file::columns;
use crate::library::search::full_text_query;
use crate::library::search::full_text_query::MarkedWords;
use crate::library::search::snippet;
use crate::library::search::sql_conditions;
use crate::library::search::sql_conditions::SqlConditions;

/// The most matching articles that are ranked. Only words that are everywhere match more; they say
/// nothing about rank, and weighing them would take long. Of such articles the last stored come
/// first.
const RANKED: usize = 5_000;

/// The most articles that a list on the screen has of a search: nobody reads further; users type
/// another word.
pub const MOST_FOUND: usize = RANKED;

/// The weight of a word in the title, where one in the text weighs 1.
const TITLE_WEIGHT: &str = "8.0";

impl Library {
    /// Returns the articles that match the query: where it has words, the best match first, with a
    /// piece of the text; otherwise the newest first.
    pub fn search(&self, query: &Query, window: Window) -> Result<Rows<ArticleRow>, LibraryError> {
        let _held = self.hold()?;
        let asked = SqlQuery::new(query);
        let total: usize = self
            .connection
            .prepare_cached(&format!(
                "SELECT count(*) FROM {} WHERE {}",
                asked.from, asked.conditions
            ))?
            .query_row(&asked.parameters()[..], |row| row.get(0))?;
        let ids = self.ids(&asked, total <= RANKED, window)?;
        Ok(Rows { total, first: window.first, rows: self.hits(query, &ids)? })
    }

    /// Returns the first articles that match the query, at most `most`, in the order of
    /// [`Library::search`]. It does not count the rest, so with about [`MOST_FOUND`] it is fast enough for
    /// each keystroke.
    pub fn find(&self, query: &Query, most: usize) -> Result<Vec<ArticleId>, LibraryError> {
        let asked = SqlQuery::new(query);
        let window = Window { first: 0, len: most };
        let newest = self.ids(&asked, false, window)?;
        if asked.rank && newest.len() < most && newest.len() <= RANKED {
            return self.ids(&asked, true, window);
        }
        Ok(newest)
    }

    /// Returns the rows of articles that were found, each with a piece of its text. Where a filter
    /// is part of the query ([`Query::quoting`]), the quotations that it admits are counted.
    pub fn hits(&self, query: &Query, ids: &[ArticleId]) -> Result<Vec<ArticleRow>, LibraryError> {
        let _held = self.hold()?;
        let mut wanted = MarkedWords::default();
        for terms in [&query.words, &query.said, &query.phrases, &query.said_phrases] {
            wanted.add(terms);
        }
        let filter = columns::ids_json(&query.quoting);
        let mut rows = Vec::with_capacity(ids.len());
        for &id in ids {
            let mut row = article_list::row(&self.connection, id)?;
            if !query.quoting.is_empty() {
                let acts = query.quoting_acts;
                row.quotations = article_list::count_by(&self.connection, id, &filter, acts)?;
            }
            if wanted.len() > 0
                && let Some(stored) = open_article::article(&self.connection, id)?
            {
                row.snippet = snippet::snippet(&stored.article, &wanted);
            }
            rows.push(row);
        }
        Ok(rows)
    }

    fn ids(
        &self,
        asked: &SqlQuery,
        may_rank: bool,
        window: Window,
    ) -> Result<Vec<ArticleId>, LibraryError> {
        let SqlQuery { from, rank, conditions, .. } = asked;
        let [first, len] = columns::window(window);
        let (number, order) = match (rank, may_rank) {
            (true, true) => (
                "article_index.rowid",
                format!("bm25(article_index, {TITLE_WEIGHT}, 1.0), article_index.rowid DESC"),
            ),
            (true, false) => ("article_index.rowid", "article_index.rowid DESC".to_owned()),
            (false, _) => ("article.id", "dated DESC, article.id DESC".to_owned()),
        };
        let ids = self
            .connection
            .prepare_cached(&format!(
                "SELECT {number} FROM {from} WHERE {conditions}
                 ORDER BY {order} LIMIT {len} OFFSET {first}"
            ))?
            .query_map(&asked.parameters()[..], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        Ok(ids)
    }
}

/// A query as SQL, with the values to bind.
struct SqlQuery {
    from: &'static str,
    /// True if there is something to rank by.
    rank: bool,
    conditions: String,
    values: Vec<Value>,
}

impl SqlQuery {
    fn new(query: &Query) -> Self {
        let mut bound = SqlConditions::default();
        let matched = full_text_query::question(&query.words, &query.phrases, &query.without);
        let rank = matched.is_some();
        if let Some(matched) = matched {
            let value = bound.value(matched);
            bound.conditions.push(format!("article_index MATCH {value}"));
        } else if let Some(unwanted) = full_text_query::any(&query.without) {
            let value = bound.value(unwanted);
            bound.conditions.push(format!(
                "article.id NOT IN (SELECT rowid FROM article_index WHERE article_index MATCH {value})"
            ));
        }
        let of_index = bound.conditions.len();
        bound.of_row(query);
        let needs_row = bound.conditions.len() > of_index;
        if !rank {
            // What is removed is in no index of words.
            bound.conditions.push("article.removed = 0".to_owned());
        }
        bound.quoted(query);
        bound.quoting(&query.quoting, query.quoting_acts);
        bound.except(&query.except);
        let needs_row =
            needs_row || query.except.iter().any(|except| matches!(except, Except::Outlets(_)));
        let from = match (rank, needs_row) {
            (false, _) => "article",
            (true, true) => "article_index JOIN article ON article.id = article_index.rowid",
            (true, false) => "article_index",
        };
        // The condition on a list of numbers is the same for both tables.
        let number = if rank { "article_index.rowid" } else { "article.id" };
        let conditions = bound.conditions.join(" AND ").replace("{number}", number);
        let conditions = if conditions.is_empty() { "true".to_owned() } else { conditions };
        SqlQuery { from, rank, conditions, values: bound.values }
    }

    fn parameters(&self) -> Vec<&dyn ToSql> {
        sql_conditions::as_parameters(&self.values)
    }
}
