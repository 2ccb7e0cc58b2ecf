//! Writes the rows of the journal: a correction, and the words that it is about.

use rusqlite::Connection;
use rusqlite::OptionalExtension;
use rusqlite::params;

use crate::library::ArticleId;
use crate::library::CorrectionKind;
use crate::library::LibraryError;
use crate::library::SpeakerId;
use crate::library::corrections::anchor::Anchor;
use crate::library::file::columns;
use crate::text::Spans;

/// The contents of a row of the journal.
#[derive(Default)]
pub(super) struct JournalRow<'a> {
    pub(super) article: Option<ArticleId>,
    pub(super) anchor: Anchor,
    pub(super) speaker: Option<SpeakerId>,
    pub(super) other: Option<SpeakerId>,
    pub(super) name: Option<&'a str>,
    /// What it takes the place of.
    pub(super) former: Option<String>,
}

/// What the user says of a quotation, besides which one it is.
#[derive(Default)]
pub(super) struct Given<'a> {
    pub(super) speaker: Option<SpeakerId>,
    pub(super) name: Option<&'a str>,
    pub(super) former: Option<String>,
}

impl<'a> Given<'a> {
    pub(super) fn word(name: &'a str) -> Given<'a> {
        Given { name: Some(name), ..Given::default() }
    }
}

/// Writes the words that belong to the quotation instead.
pub(super) fn insert_instead(
    connection: &Connection,
    id: i64,
    content: &Spans,
) -> Result<(), LibraryError> {
    let text: String = connection
        .prepare_cached(
            "SELECT text FROM article_text
             WHERE article_id = (SELECT article_id FROM correction WHERE id = ?1)",
        )?
        .query_row([id], |row| row.get(0))?;
    let pieces = content.iter().map(|span| (span.start(), text.get(span.range()).unwrap_or("")));
    let pieces: Vec<(usize, &str)> = pieces.collect();
    let has_words = pieces.iter().any(|(_, words)| words.contains(char::is_alphanumeric));
    if !has_words || pieces.iter().any(|(_, words)| words.trim().is_empty()) {
        return Err(LibraryError::NoWords);
    }
    let mut insert = connection.prepare_cached(
        "INSERT INTO correction_span (correction_id, role, start, words)
         VALUES (?1, 'instead', ?2, ?3)",
    )?;
    for (start, words) in pieces {
        insert.execute(params![id, start, words])?;
    }
    Ok(())
}

/// Writes a row about these words of an article, the first of which are those of the quotation.
pub(super) fn of_words(
    connection: &Connection,
    deed: CorrectionKind,
    (article, text): (ArticleId, &str),
    spans: &[(&str, &Spans)],
    given: Given<'_>,
) -> Result<i64, LibraryError> {
    let hull = spans[0].1.hull().ok_or(LibraryError::NoWords)?;
    let anchor = Anchor::new(text, hull);
    if anchor.words.trim().is_empty() {
        return Err(LibraryError::NoWords);
    }
    let Given { speaker, name, former } = given;
    let article = Some(article);
    let row = JournalRow { article, anchor, speaker, name, former, ..JournalRow::default() };
    let id = insert(connection, deed, &row)?;
    let mut insert = connection.prepare_cached(
        "INSERT INTO correction_span (correction_id, role, start, words) VALUES (?1, ?2, ?3, ?4)",
    )?;
    for (role, spans) in spans {
        for span in *spans {
            let words = text.get(span.range()).ok_or(LibraryError::NoWords)?;
            insert.execute(params![id, role, span.start(), words])?;
        }
    }
    Ok(id)
}

/// Writes a row at the end of the journal.
pub(super) fn insert(
    connection: &Connection,
    deed: CorrectionKind,
    row: &JournalRow<'_>,
) -> rusqlite::Result<i64> {
    connection
        .prepare_cached(
            "INSERT INTO correction
                 (deed, made, article_id, before, after, speaker_id, other_id, name, former)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )?
        .execute(params![
            deed,
            columns::now(),
            row.article,
            row.anchor.before,
            row.anchor.after,
            row.speaker,
            row.other,
            row.name,
            row.former
        ])?;
    Ok(connection.last_insert_rowid())
}

/// Reads the text of an article.
pub(crate) const TEXT_OF: &str = "SELECT text FROM article_text WHERE article_id = ?1";

/// Returns the text of an article.
pub(super) fn text_of(connection: &Connection, article: ArticleId) -> Result<String, LibraryError> {
    connection
        .prepare_cached(TEXT_OF)?
        .query_row([article], |row| row.get(0))
        .optional()?
        .ok_or(LibraryError::NoArticle(article))
}
