//! Finding articles by their words and all else that is known of them.

use rusqlite::ToSql;
use rusqlite::types::Value;

use crate::library::ArticleId;
use crate::library::ArticleRow;
use crate::library::Hit;
use crate::library::Library;
use crate::library::LibraryError;
use crate::library::Query;
use crate::library::Rows;
use crate::library::Window;
use crate::library::articles;
use crate::library::columns;
use crate::library::matching;
use crate::library::matching::Wanted;
use crate::library::open;
use crate::library::snippet;

/// Up to so many articles that match are ranked. Only words that are everywhere
/// have more; those rank nothing, and weighing them would take long: of these
/// articles the ones taken in last come first.
const RANKED: usize = 5_000;

/// What a word in the title weighs beside one in the text.
const TITLE_WEIGHT: &str = "8.0";

impl Library {
    /// The articles that fit the query: where words are asked for, the best
    /// match first, with a piece of the text; else the newest first.
    pub fn search(&self, query: &Query, window: Window) -> Result<Rows<Hit>, LibraryError> {
        let asked = Asked::new(query);
        let (total, rows) = self.matches(&asked, window)?;
        let mut wanted = Wanted::default();
        wanted.add_words(&query.words);
        wanted.add_words(&query.said);
        wanted.add_phrases(&query.phrases);
        let mut hits = Vec::with_capacity(rows.len());
        for article in rows {
            let text = open::article(&self.connection, article.id)?;
            let snippet = text.map(|(text, _)| snippet::snippet(&text, &wanted));
            hits.push(Hit { article, snippet: snippet.unwrap_or_default() });
        }
        Ok(Rows { total, first: window.first, rows: hits })
    }

    fn matches(
        &self,
        asked: &Asked,
        window: Window,
    ) -> Result<(usize, Vec<ArticleRow>), LibraryError> {
        let Asked { from, rank, conditions, values } = asked;
        let parameters: Vec<&dyn ToSql> = values.iter().map(|value| value as &dyn ToSql).collect();
        let total: usize = self
            .connection
            .prepare_cached(&format!("SELECT count(*) FROM {from} WHERE {conditions}"))?
            .query_row(&parameters[..], |row| row.get(0))?;
        let [first, len] = columns::window(window);
        let found = if *rank && total > RANKED {
            format!(
                "SELECT article_index.rowid FROM {from} WHERE {conditions}
                 ORDER BY article_index.rowid DESC LIMIT {len} OFFSET {first}"
            )
        } else if *rank {
            format!(
                "SELECT article_index.rowid FROM {from} WHERE {conditions}
                 ORDER BY bm25(article_index, {TITLE_WEIGHT}, 1.0), article_index.rowid DESC
                 LIMIT {len} OFFSET {first}"
            )
        } else {
            format!(
                "SELECT article.id FROM {from} WHERE {conditions}
                 ORDER BY dated DESC, article.id DESC LIMIT {len} OFFSET {first}"
            )
        };
        let ids: Vec<ArticleId> = self
            .connection
            .prepare(&found)?
            .query_map(&parameters[..], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        let mut rows = Vec::with_capacity(ids.len());
        for id in ids {
            rows.push(articles::row(&self.connection, id)?);
        }
        Ok((total, rows))
    }
}

/// A query as SQL, with what is bound to it.
struct Asked {
    from: String,
    /// Whether there is something to rank by.
    rank: bool,
    conditions: String,
    values: Vec<Value>,
}

impl Asked {
    fn new(query: &Query) -> Self {
        let mut bound = Bound::default();
        let matched = matching::question(&query.words, &query.phrases, &query.without);
        let rank = matched.is_some();
        if let Some(matched) = matched {
            let value = bound.value(matched);
            bound.conditions.push(format!("article_index MATCH {value}"));
        } else if let Some(unwanted) = matching::any(&query.without) {
            let value = bound.value(unwanted);
            bound.conditions.push(format!(
                "article.id NOT IN (SELECT rowid FROM article_index WHERE article_index MATCH {value})"
            ));
        }
        bound.quoted(query);
        if let Some(outlet) = &query.outlet {
            let value = bound.value(outlet.clone());
            bound.conditions.push(format!("outlet = {value} COLLATE NOCASE"));
        }
        bound.dated(query.after.as_deref(), query.before.as_deref());
        if query.unread {
            bound.conditions.push("NOT read".to_owned());
        }
        if query.starred {
            bound.conditions.push("starred".to_owned());
        }
        let needs_row = query.outlet.is_some()
            || query.after.is_some()
            || query.before.is_some()
            || query.unread
            || query.starred;
        let from = match (rank, needs_row) {
            (false, _) => "article",
            (true, true) => "article_index JOIN article ON article.id = article_index.rowid",
            (true, false) => "article_index",
        };
        // A list of numbers is the same for either table.
        let number = if rank { "article_index.rowid" } else { "article.id" };
        let conditions = bound.conditions.join(" AND ").replace("{number}", number);
        let conditions = if conditions.is_empty() { "true".to_owned() } else { conditions };
        Asked { from: from.to_owned(), rank, conditions, values: bound.values }
    }
}

/// Conditions and the values they speak of.
#[derive(Default)]
pub(super) struct Bound {
    pub(super) conditions: Vec<String>,
    pub(super) values: Vec<Value>,
}

impl Bound {
    /// The name of a value in a condition.
    pub(super) fn value(&mut self, value: impl Into<Value>) -> String {
        self.values.push(value.into());
        format!("?{}", self.values.len())
    }

    /// From `after` on, before `before`.
    pub(super) fn dated(&mut self, after: Option<&str>, before: Option<&str>) {
        if let Some(after) = after {
            let value = self.value(after.to_owned());
            self.conditions.push(format!("dated >= {value}"));
        }
        if let Some(before) = before {
            let value = self.value(before.to_owned());
            self.conditions.push(format!("dated < {value} AND dated <> ''"));
        }
    }

    /// That one quotation has all that is asked of quotations.
    fn quoted(&mut self, query: &Query) {
        let said = matching::question(&query.said, &[], &[]);
        let by = columns::ids_json(&query.speakers);
        if said.is_none() && query.kind.is_none() {
            if !query.speakers.is_empty() {
                let by = self.value(by);
                self.conditions.push(format!(
                    "{{number}} IN (SELECT article_id FROM article_speaker
                       WHERE speaker_id IN (SELECT value FROM json_each({by})))"
                ));
            }
            return;
        }
        let mut parts = vec!["NOT rejected".to_owned()];
        let from = if let Some(said) = said {
            parts.push(format!("said_index MATCH {}", self.value(said)));
            "said_index JOIN quotation ON quotation.id = said_index.rowid"
        } else {
            "quotation"
        };
        if !query.speakers.is_empty() {
            let by = self.value(by);
            parts.push(format!("speaker_id IN (SELECT value FROM json_each({by}))"));
        }
        if let Some(kind) = query.kind {
            parts.push(format!("kind = {}", self.value(kind.name().to_owned())));
        }
        let parts = parts.join(" AND ");
        self.conditions
            .push(format!("{{number}} IN (SELECT article_id FROM {from} WHERE {parts})"));
    }
}
