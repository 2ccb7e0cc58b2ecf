//! Lists quotations of all articles, for a speaker's dossier and for queries.

use std::ops::Range;

use rusqlite::Row;

use crate::library::ArticleId;
use crate::library::Except;
use crate::library::Library;
use crate::library::LibraryError;
use crate::library::ListedQuotation;
use crate::library::Query;
use crate::library::QuotationId;
use crate::library::QuotationQuery;
use crate::library::Rows;
use crate::library::Window;
use crate::library::file::columns;
use crate::library::quotations::surroundings;
use crate::library::search::full_text_query;
use crate::library::search::sql_conditions::SqlConditions;
use crate::library::search::text_index;
use crate::text::Spans;

impl Library {
    /// Returns the quotations that match the query, those of the newest articles first, within an
    /// article in the order of its text.
    pub fn quotations(
        &self,
        query: &QuotationQuery,
        window: Window,
    ) -> Result<Rows<ListedQuotation>, LibraryError> {
        let _held = self.hold()?;
        let mut bound = SqlConditions::default();
        let tables = conditions(query, &mut bound);
        let conditions = bound.conditions.join(" AND ");
        let parameters = bound.parameters();
        let of_speakers =
            QuotationQuery { speakers: query.speakers.clone(), ..QuotationQuery::default() };
        let count = if *query == QuotationQuery::default() {
            ALL.to_owned()
        } else if *query == of_speakers {
            OF_SPEAKERS.to_owned()
        } else {
            format!("SELECT count(*) FROM {tables} WHERE {conditions}")
        };
        let total =
            self.connection.prepare_cached(&count)?.query_row(&parameters[..], |row| row.get(0))?;
        let [first, len] = columns::window(window);
        let mut rows: Vec<ListedQuotation> = self
            .connection
            .prepare(&format!(
                "SELECT quotation.id, article.id, title, outlet, published, url, quotation.kind,
                        speaker_id, (SELECT name FROM speaker WHERE speaker.id = speaker_id),
                        confidence, corrected, act, found_act IS NOT NULL, {named}, checked, note,
                        byline, CASE WHEN origin IN ('file', 'part') THEN path END, article.model,
                        (SELECT kind FROM speaker WHERE speaker.id = speaker_id)
                 FROM {from} WHERE {conditions}
                 ORDER BY dated DESC, article.id DESC, place LIMIT {len} OFFSET {first}",
                named = columns::SPEAKER_CONFIDENCE,
                from = in_order(query, &tables),
            ))?
            .query_map(&parameters[..], listed)?
            .collect::<Result<_, _>>()?;
        for row in &mut rows {
            self.add_words(row)?;
        }
        Ok(Rows { total, first: window.first, rows })
    }

    /// Returns the article and the number of the first `most` quotations that match the query, in
    /// the same order.
    pub fn quotation_numbers(
        &self,
        query: &QuotationQuery,
        most: usize,
    ) -> Result<Vec<(ArticleId, QuotationId)>, LibraryError> {
        let mut bound = SqlConditions::default();
        let tables = conditions(query, &mut bound);
        let conditions = bound.conditions.join(" AND ");
        let parameters = bound.parameters();
        let [_, most] = columns::window(Window { first: 0, len: most });
        let numbers = self
            .connection
            .prepare(&format!(
                "SELECT article.id, quotation.id FROM {from} WHERE {conditions}
                 ORDER BY dated DESC, article.id DESC, place LIMIT {most}",
                from = in_order(query, &tables),
            ))?
            .query_map(&parameters[..], |row| Ok((row.get(0)?, QuotationId(row.get(1)?))))?
            .collect::<Result<_, _>>()?;
        Ok(numbers)
    }

    /// Adds what stands in the text: the words, the cue, the relay, and the sentence around words
    /// that are only a piece of one. All stays empty where it does not fit the text.
    fn add_words(&self, listed: &mut ListedQuotation) -> Result<(), LibraryError> {
        let mut select = self
            .connection
            .prepare_cached("SELECT text FROM article_text WHERE article_id = ?1")?;
        let mut rows = select.query([listed.article])?;
        let Some(row) = rows.next()? else { return Ok(()) };
        let text = row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?;
        let spans = |role| text_index::spans_of(&self.connection, listed.id.0, role, text);
        let content = text_index::content(&self.connection, listed.id.0, text)?;
        let pieces = |spans: &Spans| -> String {
            let pieces: Vec<&str> =
                spans.iter().map(|span| text.get(span.range()).unwrap_or_default()).collect();
            pieces.join(" … ")
        };
        let (relay, cue) = (pieces(&spans("relay")?), pieces(&spans("cue")?));
        listed.source = pieces(&spans("source")?);
        listed.chars = chars(text, &content);
        let sentence = surroundings::sentence(text, &content).unwrap_or_default();
        sentence.clone_into(&mut listed.sentence);
        (listed.words, listed.relay, listed.cue) = (pieces(&content), relay, cue);
        Ok(())
    }
}

const ARTICLE: &str = "JOIN article ON article.id = article_id";

/// The query for the number of all quotations, which uses counts that are kept already.
const ALL: &str = "SELECT (SELECT coalesce(sum(quotations), 0) FROM speaker)
    + (SELECT count(*) FROM quotation INDEXED BY quotation_of_nobody
       WHERE speaker_id IS NULL AND shown)";

const OF_SPEAKERS: &str = "SELECT coalesce(sum(quotations), 0) FROM speaker
    WHERE id IN (SELECT value FROM json_each(?1))";

/// Returns the tables in the order in which SQLite has to walk them. Where neither words nor
/// speakers select the quotations, it walks the articles by date and stops at the end of the
/// window; by itself it would sort all quotations.
pub(super) fn in_order(query: &QuotationQuery, tables: &str) -> String {
    if query.speakers.is_empty() && tables == "quotation" {
        // Of an article that is removed no quotation is shown; said so, the index by date serves.
        "article INDEXED BY article_by_date
             CROSS JOIN quotation ON article.id = article_id AND article.removed = 0"
            .to_owned()
    } else if query.speakers.is_empty() && tables.starts_with("quotation") {
        // What is asked of the article may have an index that finds few.
        "article CROSS JOIN quotation ON article.id = article_id".to_owned()
    } else if tables.ends_with(ARTICLE) {
        tables.to_owned()
    } else {
        format!("{tables} {ARTICLE}")
    }
}

/// Adds the conditions of the query to `bound`; returns the tables that they need.
pub(super) fn conditions(query: &QuotationQuery, bound: &mut SqlConditions) -> String {
    bound.conditions.push(columns::of_acts(query.acts));
    let said = full_text_query::question(&query.words, &query.phrases, &query.without);
    let tables = if said.is_some() {
        "said_index JOIN quotation ON quotation.id = said_index.rowid"
    } else {
        "quotation"
    };
    if let Some(said) = said {
        let value = bound.value(said);
        bound.conditions.push(format!("said_index MATCH {value}"));
    } else if let Some(unwanted) = full_text_query::any(&query.without) {
        bound.not_said(unwanted);
    }
    if !query.speakers.is_empty() {
        let by = bound.value(columns::ids_json(&query.speakers));
        bound.conditions.push(format!("speaker_id IN (SELECT value FROM json_each({by}))"));
    }
    if let Some(kind) = query.kind {
        let value = bound.value(kind.name().to_owned());
        bound.conditions.push(format!("quotation.kind = {value}"));
    }
    let marked = bound.marked(&query.marked);
    bound.conditions.extend(marked);
    let of_quotation = bound.conditions.len();
    bound.of_row(&Query {
        outlets: query.outlets.clone(),
        after: query.after.clone(),
        before: query.before.clone(),
        unread: query.unread,
        starred: query.starred,
        changed: query.changed,
        summary: query.summary,
        ..Query::default()
    });
    let needs_row = bound.conditions.len() > of_quotation
        || query.except.iter().any(|except| matches!(except, Except::Outlets(_)));
    query.except.iter().for_each(|except| bound.unless(except));
    if needs_row { format!("{tables} {ARTICLE}") } else { tables.to_owned() }
}

impl SqlConditions {
    /// Adds the condition that the quotation is not of this kind.
    fn unless(&mut self, unwanted: &Except) {
        match unwanted {
            Except::Said(said) => {
                if let Some(said) = full_text_query::any(std::slice::from_ref(said)) {
                    self.not_said(said);
                }
            }
            Except::Quoting(speakers) => {
                let by = self.value(columns::ids_json(speakers));
                let theirs = format!("speaker_id IN (SELECT value FROM json_each({by}))");
                // A quotation without a speaker is not by these speakers either.
                self.conditions.push(format!("(speaker_id IS NULL OR NOT {theirs})"));
            }
            Except::Kind(kind) => {
                let kind = self.value(kind.name().to_owned());
                self.conditions.push(format!("quotation.kind <> {kind}"));
            }
            Except::Act(act) => {
                let act = self.value(act.name().to_owned());
                self.conditions.push(format!("quotation.act <> {act}"));
            }
            Except::Check(_)
            | Except::Note(_)
            | Except::Corrected
            | Except::Unattributed
            | Except::Sure(_) => {
                let marked = self.marked_so(unwanted);
                self.conditions.push(format!("NOT ({marked})"));
            }
            Except::Outlets(_) => self.except(std::slice::from_ref(unwanted)),
        }
    }

    fn not_said(&mut self, unwanted: String) {
        let unwanted = self.value(unwanted);
        self.conditions.push(format!(
            "quotation.id NOT IN (SELECT rowid FROM said_index WHERE said_index MATCH {unwanted})"
        ));
    }
}

/// Returns where the content begins and ends, in Unicode scalar values.
fn chars(text: &str, content: &Spans) -> Range<usize> {
    let (Some(first), Some(last)) = (content.first(), content.iter().last()) else { return 0..0 };
    let (Some(before), Some(within)) =
        (text.get(..first.start()), text.get(first.start()..last.end()))
    else {
        return 0..0;
    };
    let start = before.chars().count();
    start..start + within.chars().count()
}

/// Reads a quotation without what stands in the text.
fn listed(row: &Row<'_>) -> rusqlite::Result<ListedQuotation> {
    Ok(ListedQuotation {
        id: QuotationId(row.get(0)?),
        article: row.get(1)?,
        title: row.get(2)?,
        outlet: row.get(3)?,
        published: row.get(4)?,
        url: row.get(5)?,
        kind: row.get(6)?,
        act: row.get(11)?,
        speaker: row.get(7)?,
        name: row.get(8)?,
        words: String::new(),
        relay: String::new(),
        speaker_confidence: columns::share_if_known(row, 13)?,
        confidence: columns::share(row, 9)?,
        corrected: row.get(10)?,
        act_corrected: row.get(12)?,
        cue: String::new(),
        sentence: String::new(),
        source: String::new(),
        chars: 0..0,
        byline: row.get(16)?,
        path: row.get(17)?,
        model: row.get(18)?,
        speaker_type: row.get(19)?,
        check: row.get(14)?,
        note: row.get(15)?,
    })
}
