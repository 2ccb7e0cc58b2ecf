//! Reads the corrections of one article's quotations from the journal.

use rusqlite::Connection;

use crate::library::ArticleId;
use crate::library::SpeakerId;
use crate::library::corrections::anchor::Anchor;
use crate::library::corrections::anchor::Indexed;
use crate::quotes::Kind;
use crate::text::Span;
use crate::text::Spans;
use crate::text::fold;

/// A correction of one article, as it is in the journal.
pub(crate) struct Note {
    pub(crate) id: i64,
    pub(crate) deed: String,
    pub(crate) speaker: Option<SpeakerId>,
    /// The act, the check or the note that the user gave, where the deed is about that.
    pub(crate) given: Option<String>,
    pub(crate) before: String,
    pub(crate) after: String,
    pub(crate) adrift: bool,
    /// For each span: its role, its position, its words.
    pub(crate) spans: Vec<(String, usize, String)>,
}

/// Returns the article's corrections that are in force, in order.
pub(crate) fn of_article(connection: &Connection, id: ArticleId) -> rusqlite::Result<Vec<Note>> {
    let mut select = connection.prepare_cached(
        "SELECT id, deed, speaker_id, before, after, adrift, name
         FROM correction
         WHERE article_id = ?1 AND undone = 0 AND deed <> 'remove' ORDER BY id",
    )?;
    let mut notes: Vec<Note> = select
        .query_map([id], |row| {
            Ok(Note {
                id: row.get(0)?,
                deed: row.get(1)?,
                speaker: row.get(2)?,
                given: row.get(6)?,
                before: row.get(3)?,
                after: row.get(4)?,
                adrift: row.get(5)?,
                spans: Vec::new(),
            })
        })?
        .collect::<Result<_, _>>()?;
    for note in &mut notes {
        note.spans = connection
            .prepare_cached(
                "SELECT role, start, words FROM correction_span WHERE correction_id = ?1
                 ORDER BY role, start",
            )?
            .query_map([note.id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
            .collect::<Result<_, _>>()?;
    }
    Ok(notes)
}

impl Note {
    /// Returns true if the text still has the words that the correction is about, each piece as it
    /// was.
    pub(crate) fn has_all_words(&self, text: &Indexed<'_>) -> bool {
        let content = self.spans.iter().filter(|(role, ..)| role == "content");
        content.clone().all(|(_, start, words)| {
            let (words, start) = (words.clone(), *start);
            Anchor { words, start, ..Anchor::default() }.nearest(text).is_some()
        })
    }

    /// Returns the anchor of the whole content that the correction is about.
    pub(crate) fn anchor(&self) -> Anchor {
        let content = self.spans.iter().filter(|(role, ..)| role == "content");
        let words: Vec<&str> = content.clone().map(|(_, _, words)| words.as_str()).collect();
        Anchor {
            words: words.join(" "),
            before: self.before.clone(),
            after: self.after.clone(),
            start: content.map(|(_, start, _)| *start).min().unwrap_or_default(),
        }
    }
}

/// Tells how much of the content is in quotation marks, by the ends of each span.
pub(crate) fn kind(text: &str, content: &Spans) -> Kind {
    let marked = |span: Span| {
        let folded = fold::key(&text[span.range()]);
        let folded = folded.trim_matches(|char: char| char.is_whitespace() || ",.".contains(char));
        (folded.starts_with('"'), folded.ends_with('"'), folded.contains('"'))
    };
    let marks: Vec<_> = content.iter().map(marked).collect();
    if marks.iter().all(|&(first, last, _)| first && last) {
        Kind::Direct
    } else if marks.iter().any(|&(_, _, any)| any) {
        Kind::Mixed
    } else {
        Kind::Indirect
    }
}
