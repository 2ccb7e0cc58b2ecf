//! One article with all that the screen shows of it.

use std::collections::BTreeMap;

use rusqlite::Connection;
use rusqlite::OptionalExtension;
use rusqlite::Row;

use crate::article::Article;
use crate::article::Block;
use crate::article::Link;
use crate::library::ArticleId;
use crate::library::Library;
use crate::library::LibraryError;
use crate::library::OpenArticle;
use crate::library::QuotationId;
use crate::library::QuotationRow;
use crate::library::columns;
use crate::library::marks;
use crate::library::speakers;
use crate::text::Span;
use crate::text::Spans;
use crate::text::Text;

impl Library {
    /// The article with its quotations and speakers.
    pub fn article(&self, id: ArticleId) -> Result<OpenArticle, LibraryError> {
        let _held = self.hold()?;
        let found = article(&self.connection, id)?;
        let (article, analysed) = found.ok_or(LibraryError::NoArticle(id))?;
        let place = marks::position(&self.connection, id, &article.text)?;
        Ok(OpenArticle {
            id,
            article,
            analysed,
            quotations: quotations(&self.connection, id)?,
            speakers: speakers::of_article(&self.connection, id.0)?,
            place,
        })
    }
}

/// An article as it was put in, and whether it was analysed.
pub(super) fn article(
    connection: &Connection,
    id: ArticleId,
) -> rusqlite::Result<Option<(Article, bool)>> {
    let Some((mut article, analysed)) = article_of_old(connection, id)? else { return Ok(None) };
    article.claimed_url = connection
        .prepare_cached("SELECT claimed_url FROM article WHERE id = ?1")?
        .query_row([id], |row| row.get(0))?;
    Ok(Some((article, analysed)))
}

/// The same of a library that does not know yet what an article only claims.
pub(super) fn article_of_old(
    connection: &Connection,
    id: ArticleId,
) -> rusqlite::Result<Option<(Article, bool)>> {
    let found = connection
        .prepare_cached(
            "SELECT origin, path, part, name, title, byline, outlet, published, url, language,
                    text, analysed
             FROM article JOIN article_text ON article_id = id WHERE id = ?1",
        )?
        .query_row([id], |row| Ok((article_row(row)?, row.get(11)?)))
        .optional()?;
    let Some((mut article, analysed)) = found else { return Ok(None) };
    article.blocks = blocks(connection, id)?;
    article.links = links(connection, id)?;
    Ok(Some((article, analysed)))
}

/// The article without its blocks and links.
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
        language: row.get(9)?,
        text: Text::new(row.get_ref(10)?.as_str()?),
        blocks: Vec::new(),
        links: Vec::new(),
    })
}

pub(super) fn blocks(connection: &Connection, id: ArticleId) -> rusqlite::Result<Vec<Block>> {
    connection
        .prepare_cached("SELECT kind, start, end FROM block WHERE article_id = ?1 ORDER BY start")?
        .query_map([id], |row| Ok(Block { kind: row.get(0)?, span: columns::span(row, 1)? }))?
        .collect()
}

pub(super) fn links(connection: &Connection, id: ArticleId) -> rusqlite::Result<Vec<Link>> {
    connection
        .prepare_cached(
            "SELECT start, end, url FROM article_link WHERE article_id = ?1 ORDER BY start",
        )?
        .query_map([id], |row| Ok(Link { span: columns::span(row, 0)?, url: row.get(2)? }))?
        .collect()
}

fn quotations(connection: &Connection, id: ArticleId) -> rusqlite::Result<Vec<QuotationRow>> {
    let mut rows: BTreeMap<i64, QuotationRow> = connection
        .prepare_cached(
            "SELECT id, kind, speaker_id, confidence, rule, corrected
             FROM quotation WHERE article_id = ?1 AND NOT rejected",
        )?
        .query_map([id], |row| Ok((row.get(0)?, quotation(row)?)))?
        .collect::<Result<_, _>>()?;
    add_spans(connection, id, &mut rows)?;
    add_chains(connection, id, &mut rows)?;
    let mut rows: Vec<QuotationRow> = rows.into_values().collect();
    // By number are those that the reader added at the end.
    rows.sort_by_key(|row| (row.content.first(), row.id));
    Ok(rows)
}

/// A quotation without its spans and its chain.
fn quotation(row: &Row<'_>) -> rusqlite::Result<QuotationRow> {
    Ok(QuotationRow {
        id: QuotationId(row.get(0)?),
        kind: row.get(1)?,
        content: Spans::NONE,
        cue: Spans::NONE,
        source: Spans::NONE,
        relay: Spans::NONE,
        speaker: row.get(2)?,
        confidence: row.get(3)?,
        rule: row.get(4)?,
        chain: Vec::new(),
        corrected: row.get(5)?,
    })
}

fn add_spans(
    connection: &Connection,
    id: ArticleId,
    rows: &mut BTreeMap<i64, QuotationRow>,
) -> rusqlite::Result<()> {
    let mut statement = connection.prepare_cached(
        "SELECT id, role, start, end
         FROM quotation JOIN quotation_span ON quotation_id = id
         WHERE article_id = ?1 AND NOT rejected ORDER BY id",
    )?;
    let mut found = statement.query([id])?;
    let mut parts: Vec<(i64, String, Span)> = Vec::new();
    while let Some(row) = found.next()? {
        parts.push((row.get(0)?, row.get(1)?, columns::span(row, 2)?));
    }
    for of_one in parts.chunk_by(|a, b| a.0 == b.0) {
        let spans = |role: &str| {
            of_one.iter().filter(|part| part.1 == role).map(|part| part.2).collect::<Spans>()
        };
        if let Some(row) = rows.get_mut(&of_one[0].0) {
            row.content = spans("content");
            row.cue = spans("cue");
            row.source = spans("source");
            row.relay = spans("relay");
        }
    }
    Ok(())
}

fn add_chains(
    connection: &Connection,
    id: ArticleId,
    rows: &mut BTreeMap<i64, QuotationRow>,
) -> rusqlite::Result<()> {
    let mut statement = connection.prepare_cached(
        "SELECT id, start, end, reason
         FROM quotation JOIN quotation_link ON quotation_id = id
         WHERE article_id = ?1 AND NOT rejected ORDER BY id, step",
    )?;
    let mut found = statement.query([id])?;
    while let Some(row) = found.next()? {
        if let Some(quotation) = rows.get_mut(&row.get(0)?) {
            quotation.chain.push((columns::span(row, 1)?, row.get(3)?));
        }
    }
    Ok(())
}
