//! Reads one article with all that the screen shows of it.

use std::collections::BTreeMap;

use rusqlite::Connection;
use rusqlite::OptionalExtension;
use rusqlite::Row;
use rusqlite::types::ValueRef;

use crate::article::Article;
use crate::article::Block;
use crate::article::Link;
use crate::library::ArticleId;
use crate::library::ByHand;
use crate::library::ChainStep;
use crate::library::Library;
use crate::library::LibraryError;
use crate::library::OpenArticle;
use crate::library::QuotationId;
use crate::library::QuotationRow;
use crate::library::articles::article_marks;
use crate::library::file::columns;
use crate::library::file::stored_positions::Fit;
use crate::library::speakers::speaker_list;
use crate::quotes::Acts;
use crate::quotes::Choice;
use crate::quotes::RunnerUp;
use crate::text::Span;
use crate::text::Spans;
use crate::text::Text;

impl Library {
    /// Returns the article with its quotations and speakers. Parts that do not fit its text are
    /// left out and counted: they are damage, and [`crate::library::check`] says what kind.
    pub fn article(&self, id: ArticleId) -> Result<OpenArticle, LibraryError> {
        self.article_with(id, Acts::SAID)
    }

    /// The same with its quotations of other `acts`; what the reader said something of is there
    /// whatever its act is.
    pub fn article_with(&self, id: ArticleId, acts: Acts) -> Result<OpenArticle, LibraryError> {
        let _held = self.hold()?;
        let stored = article(&self.connection, id)?.ok_or(LibraryError::NoArticle(id))?;
        if is_removed(&self.connection, id)? {
            return Err(LibraryError::NoArticle(id));
        }
        let Stored { article, analysed, model, left_out } = stored;
        let place = article_marks::position(&self.connection, id, &article.text)?;
        let fit = Fit::new(&article.text);
        let mut quotations = quotations(&self.connection, id, &fit)?;
        quotations.retain(|row| acts.contain(row.act) || row.is_kept());
        let left_out = left_out + fit.left_out();
        Ok(OpenArticle {
            id,
            analysed,
            model,
            quotations,
            acts,
            speakers: speaker_list::of_article(&self.connection, id.0, acts)?,
            place,
            left_out,
            article,
        })
    }
}

/// Tells whether the article is removed.
pub(crate) fn is_removed(connection: &Connection, id: ArticleId) -> rusqlite::Result<bool> {
    let removed = connection
        .prepare_cached("SELECT removed FROM article WHERE id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()?;
    Ok(removed.unwrap_or(false))
}

/// An article as it was stored.
pub(crate) struct Stored {
    pub(crate) article: Article,
    pub(crate) analysed: bool,
    /// The version of the model that read it.
    pub(crate) model: Option<String>,
    /// The number of its blocks and links that do not fit its text.
    pub(crate) left_out: usize,
}

/// Reads an article as it was stored, without what does not fit its text.
pub(crate) fn article(connection: &Connection, id: ArticleId) -> rusqlite::Result<Option<Stored>> {
    let Some(mut stored) = article_with_claim(connection, id)? else { return Ok(None) };
    stored.article.is_summary = connection
        .prepare_cached("SELECT summary FROM article WHERE id = ?1")?
        .query_row([id], |row| row.get(0))?;
    Ok(Some(stored))
}

/// Reads an article from a library of a schema without summaries.
pub(crate) fn article_with_claim(
    connection: &Connection,
    id: ArticleId,
) -> rusqlite::Result<Option<Stored>> {
    let Some(mut stored) = article_of_old(connection, id)? else { return Ok(None) };
    stored.article.claimed_url = connection
        .prepare_cached("SELECT claimed_url FROM article WHERE id = ?1")?
        .query_row([id], |row| row.get(0))?;
    Ok(Some(stored))
}

/// Reads an article from a library of a schema without claimed addresses.
pub(crate) fn article_of_old(
    connection: &Connection,
    id: ArticleId,
) -> rusqlite::Result<Option<Stored>> {
    let found = connection
        .prepare_cached(
            "SELECT origin, path, part, name, title, byline, outlet, published, url, language,
                    text, analysed, model
             FROM article JOIN article_text ON article_id = id WHERE id = ?1",
        )?
        .query_row([id], |row| Ok((article_row(row)?, row.get(11)?, row.get(12)?)))
        .optional()?;
    let Some((mut article, analysed, model)) = found else { return Ok(None) };
    let text = article.text.clone();
    let fit = Fit::new(&text);
    article.blocks = blocks(connection, id, &fit)?;
    article.links = links(connection, id, &fit)?;
    Ok(Some(Stored { article, analysed, model, left_out: fit.left_out() }))
}

/// Reads the article without its blocks and links.
fn article_row(row: &Row<'_>) -> rusqlite::Result<Article> {
    Ok(Article {
        origin: columns::origin(row, 0)?,
        id: row.get(3)?,
        title: row.get(4)?,
        byline: row.get(5)?,
        outlet: row.get(6)?,
        published: row.get(7)?,
        url: row.get(8)?,
        claimed_url: None,
        is_summary: false,
        language: row.get(9)?,
        text: Text::new(row.get_ref(10)?.as_str()?),
        blocks: Vec::new(),
        links: Vec::new(),
    })
}

/// Reads the article's blocks: sorted, not overlapping, none of them blank.
pub(crate) fn blocks(
    connection: &Connection,
    id: ArticleId,
    fit: &Fit<'_>,
) -> rusqlite::Result<Vec<Block>> {
    let select = "SELECT kind, start, end FROM block WHERE article_id = ?1 ORDER BY start";
    fitting(connection, select, id, fit, |row, before: &[Block]| {
        let end = before.last().map_or(0, |block| block.span.end());
        let span = fit.span(row, 1).filter(|span| end <= span.start())?;
        Some(Block { kind: row.get(0).ok()?, span })
    })
}

/// Reads the article's links, sorted.
pub(crate) fn links(
    connection: &Connection,
    id: ArticleId,
    fit: &Fit<'_>,
) -> rusqlite::Result<Vec<Link>> {
    let select = "SELECT start, end, url FROM article_link WHERE article_id = ?1 ORDER BY start";
    fitting(connection, select, id, fit, |row, _| {
        Some(Link { span: fit.span(row, 0)?, url: row.get(2).ok()? })
    })
}

/// Reads those rows of an article that fit its text; `read` gets those that were read before.
fn fitting<T>(
    connection: &Connection,
    select: &str,
    id: ArticleId,
    fit: &Fit<'_>,
    read: impl Fn(&Row<'_>, &[T]) -> Option<T>,
) -> rusqlite::Result<Vec<T>> {
    let mut select = connection.prepare_cached(select)?;
    let mut rows = select.query([id])?;
    let mut fitting = Vec::new();
    while let Some(row) = rows.next()? {
        let one = fit.admit(read(row, &fitting));
        fitting.extend(one);
    }
    Ok(fitting)
}

/// Reads the article's quotations. A quotation is left out as a whole if any part of its content
/// does not fit the text: half of what was said is something else.
fn quotations(
    connection: &Connection,
    id: ArticleId,
    fit: &Fit<'_>,
) -> rusqlite::Result<Vec<QuotationRow>> {
    let mut select = connection.prepare_cached(&format!(
        "SELECT id, kind, speaker_id, confidence, rule, corrected, act, act_confidence, found_act,
                {}, checked, note, added_by IS NOT NULL
         FROM quotation WHERE article_id = ?1 AND NOT rejected",
        columns::SPEAKER_CONFIDENCE
    ))?;
    let mut rows = select.query([id])?;
    let mut quotations: BTreeMap<i64, QuotationRow> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let quotation = fit.admit(quotation(row).ok());
        quotations.extend(quotation.map(|quotation| (quotation.id.0, quotation)));
    }
    add_spans(connection, id, &mut quotations, fit)?;
    add_chains(connection, id, &mut quotations, fit)?;
    let rows = quotations.into_values();
    let mut rows: Vec<QuotationRow> =
        rows.filter_map(|row| fit.admit((!row.content.is_empty()).then_some(row))).collect();
    // By number, the quotations that the user added would come last.
    rows.sort_by_key(|row| (row.content.first(), row.id));
    Ok(rows)
}

/// The rule of a quotation that the user added, as it is stored.
const ADDED: &str = "added by the reader";

/// Reads a quotation without its spans and its chain.
fn quotation(row: &Row<'_>) -> rusqlite::Result<QuotationRow> {
    let (rule, corrected, is_of_user): (String, bool, bool) =
        (row.get(4)?, row.get(5)?, row.get(12)?);
    // With other ends it has the rule of the quotation that the engine found.
    let by_hand = corrected.then_some(match is_of_user {
        true if rule == ADDED => ByHand::Added,
        true => ByHand::Ends,
        false => ByHand::Speaker,
    });
    Ok(QuotationRow {
        id: QuotationId(row.get(0)?),
        kind: row.get(1)?,
        act: row.get(6)?,
        act_confidence: columns::share_if_known(row, 7)?,
        found_act: row.get(8)?,
        content: Spans::NONE,
        cue: Spans::NONE,
        source: Spans::NONE,
        relay: Spans::NONE,
        speaker: row.get(2)?,
        speaker_confidence: columns::share_if_known(row, 9)?,
        confidence: columns::share(row, 3)?,
        rule,
        chain: Vec::new(),
        corrected,
        by_hand,
        check: row.get(10)?,
        note: row.get(11)?,
    })
}

fn add_spans(
    connection: &Connection,
    id: ArticleId,
    quotations: &mut BTreeMap<i64, QuotationRow>,
    fit: &Fit<'_>,
) -> rusqlite::Result<()> {
    let mut statement = connection.prepare_cached(
        "SELECT id, role, start, end
         FROM quotation JOIN quotation_span ON quotation_id = id
         WHERE article_id = ?1 AND NOT rejected ORDER BY id",
    )?;
    let mut rows = statement.query([id])?;
    let mut parts: Vec<(i64, String, Option<Span>)> = Vec::new();
    while let Some(row) = rows.next()? {
        let role = fit.admit(row.get(1).ok()).unwrap_or_default();
        parts.push((row.get(0)?, role, fit.span(row, 2)));
    }
    for of_one in parts.chunk_by(|a, b| a.0 == b.0) {
        let Some(row) = quotations.get_mut(&of_one[0].0) else { continue };
        let spans = |role| of_one.iter().filter(move |part| part.1 == role).map(|part| part.2);
        let fitting = |role| spans(role).filter_map(|span| fit.admit(span)).collect();
        // A quotation without content is left out later.
        row.content = spans("content").collect::<Option<_>>().unwrap_or_default();
        row.cue = fitting("cue");
        row.source = fitting("source");
        row.relay = fitting("relay");
    }
    Ok(())
}

fn add_chains(
    connection: &Connection,
    id: ArticleId,
    quotations: &mut BTreeMap<i64, QuotationRow>,
    fit: &Fit<'_>,
) -> rusqlite::Result<()> {
    let mut statement = connection.prepare_cached(
        "SELECT id, start, end, reason, likely, next_likely, next_start, next_end
         FROM quotation JOIN quotation_link ON quotation_id = id
         WHERE article_id = ?1 AND NOT rejected ORDER BY id, step",
    )?;
    let mut rows = statement.query([id])?;
    while let Some(row) = rows.next()? {
        if let Some(quotation) = quotations.get_mut(&row.get(0)?) {
            let step = fit.place(row, 1).zip(row.get(3).ok());
            let step = step.map(|(mention, reason)| ChainStep {
                mention,
                reason,
                choice: choice(row, fit),
            });
            quotation.chain.extend(fit.admit(step));
        }
    }
    Ok(())
}

/// Reads the choice of a step; `None` where there was none, or it is not to be believed.
fn choice(row: &Row<'_>, fit: &Fit<'_>) -> Option<Choice> {
    let likely = columns::share_if_known(row, 4).ok()??;
    let next = columns::share_if_known(row, 5).ok()?;
    let mention = match row.get_ref(6).ok()? {
        ValueRef::Null => None,
        _ => Some(fit.place(row, 6)?),
    };
    Some(Choice { likely, runner_up: next.map(|likely| RunnerUp { mention, likely }) })
}
