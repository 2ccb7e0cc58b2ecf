//! Stores what the user marks in articles: read, starred, and where they stopped reading.

use rusqlite::Connection;
use rusqlite::OptionalExtension;
use rusqlite::params;

use crate::library::ArticleId;
use crate::library::Library;
use crate::library::LibraryError;
use crate::library::corrections::anchor::Anchor;
use crate::library::corrections::anchor::Indexed;
use crate::library::file::seal;
use crate::text::Span;

/// The number of words that are stored to find a place again, and the least number that is enough
/// in a changed text.
const WORDS: usize = 12;
const FEWEST: usize = 3;

impl Library {
    /// Notes that the user has seen the article.
    pub fn mark_read(&mut self, id: ArticleId) -> Result<(), LibraryError> {
        self.set_read(id, true)
    }

    /// Notes whether the user has seen the article.
    pub fn set_read(&mut self, id: ArticleId, read: bool) -> Result<(), LibraryError> {
        self.set("UPDATE article SET read = ?2 WHERE id = ?1", id, read)
    }

    /// Notes that the user has seen these articles; returns how many of them were unread.
    pub fn mark_all_read(&mut self, ids: &[ArticleId]) -> Result<usize, LibraryError> {
        let listed: Vec<String> = ids.iter().map(|id| id.0.to_string()).collect();
        let transaction = self.begin()?;
        let changed: Vec<i64> = transaction
            .prepare_cached(
                "UPDATE article SET read = 1
                 WHERE NOT read AND id IN (SELECT value FROM json_each(?1)) RETURNING id",
            )?
            .query_map([format!("[{}]", listed.join(","))], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        for &id in &changed {
            seal::STATE.seal(&transaction, id)?;
        }
        transaction.commit()?;
        Ok(changed.len())
    }

    /// Stars the article or removes its star.
    pub fn set_starred(&mut self, id: ArticleId, starred: bool) -> Result<(), LibraryError> {
        self.set("UPDATE article SET starred = ?2 WHERE id = ?1", id, starred)
    }

    /// Stars the article or removes its star; returns whether it has one now.
    pub fn toggle_star(&mut self, id: ArticleId) -> Result<bool, LibraryError> {
        let transaction = self.begin()?;
        let starred = transaction
            .prepare_cached(
                "UPDATE article SET starred = NOT starred WHERE id = ?1 RETURNING starred",
            )?
            .query_row([id], |row| row.get(0))
            .optional()?
            .ok_or(LibraryError::NoArticle(id))?;
        seal::STATE.seal(&transaction, id.0)?;
        transaction.commit()?;
        Ok(starred)
    }

    fn set(&mut self, sql: &str, id: ArticleId, value: bool) -> Result<(), LibraryError> {
        let transaction = self.begin()?;
        if transaction.prepare_cached(sql)?.execute(params![id, value])? == 0 {
            return Err(LibraryError::NoArticle(id));
        }
        seal::STATE.seal(&transaction, id.0)?;
        transaction.commit()?;
        Ok(())
    }

    /// Notes the byte of the text at which the user stopped reading.
    pub fn set_position(&mut self, id: ArticleId, offset: usize) -> Result<(), LibraryError> {
        let transaction = self.begin()?;
        let text = transaction
            .prepare_cached("SELECT text FROM article_text WHERE article_id = ?1")?
            .query_row([id], |row| row.get::<_, String>(0))
            .optional()?
            .ok_or(LibraryError::NoArticle(id))?;
        let start = text.floor_char_boundary(offset.min(text.len()));
        let end = end_of_words(&text, start, WORDS);
        let anchor = Anchor::new(&text, Span::new(start, end));
        transaction
            .prepare_cached(
                "INSERT OR REPLACE INTO bookmark (article_id, start, words, before)
                 VALUES (?1, ?2, ?3, ?4)",
            )?
            .execute(params![id, anchor.start, anchor.words, anchor.before])?;
        seal::BOOKMARK.seal(&transaction, id.0)?;
        transaction.commit()?;
        Ok(())
    }
}

/// Returns the byte of the text at which the user stopped reading; `None` if they have not begun,
/// or if the text no longer has the words at that place. The words stay stored, in case a later
/// text has them again.
pub(crate) fn position(
    connection: &Connection,
    id: ArticleId,
    text: &str,
) -> rusqlite::Result<Option<usize>> {
    let anchor = connection
        .prepare_cached("SELECT start, words, before FROM bookmark WHERE article_id = ?1")?
        .query_row([id], |row| {
            let anchor = || -> rusqlite::Result<Anchor> {
                let (start, words, before) = (row.get(0)?, row.get(1)?, row.get(2)?);
                Ok(Anchor { words, before, after: String::new(), start })
            };
            // A damaged row counts as no place.
            Ok(anchor().ok())
        })
        .optional()?;
    Ok(anchor.flatten().and_then(|anchor| place(&anchor, text)))
}

/// Returns the byte at which this many words end.
fn end_of_words(text: &str, start: usize, words: usize) -> usize {
    let rest = &text[start..];
    let mut ends = rest.match_indices(|char: char| !char.is_alphanumeric()).map(|(at, _)| at);
    let mut last = 0;
    let mut seen = 0;
    let end = ends.find(|&at| {
        // A word ends here if there are letters between this mark and the one before.
        seen += usize::from(at > last);
        last = at + rest[at..].chars().next().map_or(1, char::len_utf8);
        seen == words
    });
    start + end.unwrap_or(rest.len())
}

fn place(anchor: &Anchor, text: &str) -> Option<usize> {
    let end = anchor.start + anchor.words.len();
    if text.get(anchor.start..end) == Some(&anchor.words) {
        return Some(anchor.start);
    }
    let indexed = Indexed::new(text);
    let mut words = WORDS;
    while words >= FEWEST {
        let fewer = &anchor.words[..end_of_words(&anchor.words, 0, words)];
        let anchor = Anchor { words: fewer.to_owned(), ..anchor.clone() };
        if let Some(span) = anchor.find(&indexed) {
            return Some(span.start());
        }
        words /= 2;
    }
    None
}
