//! Keeps the full-text indexes in step with what they index.

use rusqlite::Connection;
use rusqlite::OptionalExtension;
use rusqlite::params;

use crate::article::Article;
use crate::article::BlockKind;
use crate::library::ArticleId;
use crate::library::LibraryError;
use crate::library::articles::open_article;
use crate::library::articles::open_article::Stored;
use crate::library::file::stored_positions::Fit;
use crate::library::quotations::voices::words;
use crate::text::Span;
use crate::text::Spans;

/// Indexes an article's title and text, in place of what was indexed before.
pub(crate) fn index_article(
    connection: &Connection,
    id: ArticleId,
    article: &Article,
) -> rusqlite::Result<()> {
    index_text(connection, id, &article.title, &indexed_text(article))
}

fn index_text(
    connection: &Connection,
    id: ArticleId,
    title: &str,
    text: &str,
) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "INSERT OR REPLACE INTO article_index (rowid, title, text) VALUES (?1, ?2, ?3)",
        )?
        .execute(params![id, title, text])?;
    Ok(())
}

/// Holds what the indexes are to get before a transaction ends.
///
/// SQLite's full-text index gathers words in memory, but writes all of them to the file at each
/// statement that could have to be undone by itself, such as one with a trigger; and each such piece
/// is merged with others later. So in an import its rows come after all others.
#[derive(Debug, Default)]
pub(crate) struct IndexQueue {
    articles: Vec<(ArticleId, String, String)>,
    said: Vec<(ArticleId, i64, String)>,
    bytes: usize,
}

/// The number of bytes that a queue holds before it is written, and of them for an entry without
/// its text.
const MOST_QUEUED: usize = 8 << 20;
const ENTRY: usize = size_of::<(ArticleId, String, String)>();

impl IndexQueue {
    /// Adds an article's title and text, in place of what is indexed of it.
    pub(crate) fn add_article(&mut self, id: ArticleId, article: &Article) {
        let text = indexed_text(article);
        self.bytes += article.title.len() + text.len() + ENTRY;
        self.articles.push((id, article.title.clone(), text));
    }

    /// Adds the words of a quotation of the article.
    pub(crate) fn add_said(&mut self, id: ArticleId, quotation: i64, words: String) {
        self.bytes += words.len() + ENTRY;
        self.said.push((id, quotation, words));
    }

    /// Tells whether it holds quotations of the article.
    pub(crate) fn holds_quotations_of(&self, id: ArticleId) -> bool {
        self.said.iter().any(|(article, ..)| *article == id)
    }

    /// Writes all of it if it is much.
    pub(crate) fn write_if_large(&mut self, connection: &Connection) -> rusqlite::Result<()> {
        if self.bytes > MOST_QUEUED { self.write(connection) } else { Ok(()) }
    }

    /// Writes all of it into the indexes, what was added first before the rest.
    pub(crate) fn write(&mut self, connection: &Connection) -> rusqlite::Result<()> {
        for (id, title, text) in self.articles.drain(..) {
            index_text(connection, id, &title, &text)?;
        }
        for (_, quotation, words) in self.said.drain(..) {
            index_said(connection, quotation, &words)?;
        }
        self.bytes = 0;
        Ok(())
    }
}

/// Returns the part of an article's text that is indexed: all but the title.
pub(crate) fn indexed_text(article: &Article) -> String {
    let blocks = article.blocks.iter().filter(|block| block.kind != BlockKind::Title);
    joined(&article.text, blocks.map(|block| block.span), "\n")
}

/// Returns the indexed words of each quotation in the article with this text.
pub(crate) fn said_in(
    connection: &Connection,
    id: ArticleId,
    text: &str,
) -> rusqlite::Result<Vec<(i64, String)>> {
    let quotations: Vec<i64> = connection
        .prepare_cached("SELECT id FROM quotation WHERE article_id = ?1 AND NOT rejected")?
        .query_map([id], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    let said = quotations.into_iter().map(|quotation| {
        let content = content(connection, quotation, text)?;
        Ok((quotation, words_of(text, &content)))
    });
    said.collect()
}

/// Returns the words that were said, piece by piece.
pub(crate) fn words_of(text: &str, content: &Spans) -> String {
    joined(text, content.iter(), " ")
}

fn joined(text: &str, spans: impl Iterator<Item = Span>, between: &str) -> String {
    let mut joined = String::new();
    for span in spans {
        if !joined.is_empty() {
            joined.push_str(between);
        }
        joined.push_str(text.get(span.range()).unwrap_or_default());
    }
    joined
}

/// Reads the content of a quotation in this text; empty where not all of it fits the text.
pub(crate) fn content(
    connection: &Connection,
    quotation: i64,
    text: &str,
) -> rusqlite::Result<Spans> {
    let spans = spans(connection, quotation, "content", text)?;
    Ok(spans.into_iter().collect::<Option<_>>().unwrap_or_default())
}

/// Reads those spans of a role that fit this text.
pub(crate) fn spans_of(
    connection: &Connection,
    quotation: i64,
    role: &str,
    text: &str,
) -> rusqlite::Result<Spans> {
    Ok(spans(connection, quotation, role, text)?.into_iter().flatten().collect())
}

/// Reads the spans of a role; `None` for each that does not fit the text.
fn spans(
    connection: &Connection,
    quotation: i64,
    role: &str,
    text: &str,
) -> rusqlite::Result<Vec<Option<Span>>> {
    let fit = Fit::new(text);
    connection
        .prepare_cached(
            "SELECT start, end FROM quotation_span WHERE quotation_id = ?1 AND role = ?2
             ORDER BY start",
        )?
        .query_map(params![quotation, role], |row| Ok(fit.span(row, 0)))?
        .collect()
}

/// Returns the words of a role of a quotation, as they stand in the article's text.
pub(crate) fn pieces_of(
    connection: &Connection,
    quotation: i64,
    role: &str,
) -> rusqlite::Result<String> {
    let text: Option<String> = connection
        .prepare_cached(
            "SELECT text FROM article_text JOIN quotation USING (article_id)
             WHERE quotation.id = ?1",
        )?
        .query_row([quotation], |row| row.get(0))
        .optional()?;
    let text = text.unwrap_or_default();
    Ok(words_of(&text, &spans_of(connection, quotation, role, &text)?))
}

/// Indexes the words of a quotation, and counts them.
pub(crate) fn add_said(
    connection: &Connection,
    quotation: i64,
    words: &str,
) -> rusqlite::Result<()> {
    index_said(connection, quotation, words)?;
    words::store(connection, quotation, words)
}

fn index_said(connection: &Connection, quotation: i64, words: &str) -> rusqlite::Result<()> {
    connection
        .prepare_cached("INSERT INTO said_index (rowid, words) VALUES (?1, ?2)")?
        .execute(params![quotation, words])?;
    Ok(())
}

/// Removes a quotation from the index.
pub(crate) fn remove_said(connection: &Connection, quotation: i64) -> rusqlite::Result<()> {
    connection.prepare_cached("DELETE FROM said_index WHERE rowid = ?1")?.execute([quotation])?;
    Ok(())
}

/// Rebuilds both indexes from what is stored. It also runs on libraries of early schemas.
pub(crate) fn rebuild(connection: &Connection) -> Result<(), LibraryError> {
    for table in ["article_index", "said_index"] {
        connection.execute(&format!("INSERT INTO {table} ({table}) VALUES ('delete-all')"), [])?;
    }
    let mut next = connection.prepare("SELECT min(id) FROM article WHERE id > ?1")?;
    let mut last = ArticleId(i64::MIN);
    while let Some(id) = next.query_row([last], |row| row.get::<_, Option<ArticleId>>(0))? {
        last = id;
        // An article whose text was lost cannot be opened.
        let Some(Stored { article, .. }) = open_article::article_of_old(connection, id)? else {
            continue;
        };
        index_article(connection, id, &article)?;
        for (quotation, words) in said_in(connection, id, &article.text)? {
            index_said(connection, quotation, &words)?;
        }
    }
    Ok(())
}
