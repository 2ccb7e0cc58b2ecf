//! Reads the quotations of an article with their standing in the library, and writes it back.

use std::cell::OnceCell;

use rusqlite::Connection;
use rusqlite::params;

use crate::library::ArticleId;
use crate::library::Check;
use crate::library::SpeakerId;
use crate::library::corrections::anchor::SortedWords;
use crate::library::search::text_index;
use crate::quotes::Act;
use crate::text::Span;
use crate::text::fold;

/// Holds a quotation while its standing is computed.
pub(super) struct StandingQuotation {
    pub(super) id: i64,
    /// The speaker whom the engine found, before any correction.
    pub(super) found: Option<SpeakerId>,
    /// The act that the engine found.
    pub(super) found_act: Act,
    pub(super) stands: Standing,
    /// The standing that is in the row now.
    pub(super) before: Standing,
    /// The span from the first word of its content to the last.
    pub(super) hull: Span,
    pub(super) words: String,
    /// The same words for comparing, made when they are first compared.
    pub(super) sorted: OnceCell<SortedWords>,
    /// True if another stands in its place, with the words that the user gave it.
    pub(super) is_replaced: bool,
}

impl StandingQuotation {
    /// Returns its words for comparing.
    pub(super) fn sorted(&self) -> &SortedWords {
        self.sorted.get_or_init(|| SortedWords::new(&self.words))
    }
}

/// Says what the user and the engine together make of a quotation.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Standing {
    pub(super) speaker: Option<SpeakerId>,
    pub(super) moved: bool,
    pub(super) rejected: bool,
    pub(super) corrected: bool,
    /// The act that the user said; `None` where that is the engine's.
    pub(super) act: Option<Act>,
    /// The user's verdict, and their note.
    pub(super) check: Check,
    pub(super) note: Option<String>,
}

/// Returns the quotations of an article, in their order.
pub(super) fn quotations(
    connection: &Connection,
    id: ArticleId,
    text: &str,
) -> rusqlite::Result<Vec<StandingQuotation>> {
    let mut select = connection.prepare_cached(
        "SELECT id, speaker_id, moved, found_speaker_id, rejected, corrected, act, found_act,
                checked, note
         FROM quotation WHERE article_id = ?1 ORDER BY place",
    )?;
    let mut rows = select.query([id])?;
    let mut held = Vec::new();
    while let Some(row) = rows.next()? {
        let (act, found_act): (Act, Option<Act>) = (row.get(6)?, row.get(7)?);
        let before = Standing {
            speaker: row.get(1)?,
            moved: row.get(2)?,
            rejected: row.get(4)?,
            corrected: row.get(5)?,
            act: found_act.map(|_| act),
            check: row.get(8)?,
            note: row.get(9)?,
        };
        let id = row.get(0)?;
        let content = text_index::content(connection, id, text)?;
        held.push(StandingQuotation {
            id,
            found: if before.moved { row.get(3)? } else { before.speaker },
            found_act: found_act.unwrap_or(act),
            stands: before.clone(),
            before,
            hull: content.hull().unwrap_or_default(),
            words: text_index::words_of(text, &content),
            sorted: OnceCell::new(),
            is_replaced: false,
        });
    }
    Ok(held)
}

/// Writes how a quotation stands, if that has changed.
pub(super) fn write(
    connection: &Connection,
    quotation: &StandingQuotation,
) -> rusqlite::Result<()> {
    let StandingQuotation { id, found, found_act, stands, before, words, .. } = quotation;
    if stands == before {
        return Ok(());
    }
    connection
        .prepare_cached(
            "UPDATE quotation SET speaker_id = ?2, moved = ?3, found_speaker_id = ?4,
                 rejected = ?5, corrected = ?6, act = ?7, found_act = ?8, checked = ?9,
                 note = ?10, note_key = ?11
             WHERE id = ?1",
        )?
        .execute(params![
            id,
            stands.speaker,
            stands.moved,
            found.filter(|_| stands.moved),
            stands.rejected,
            stands.corrected,
            stands.act.unwrap_or(*found_act),
            stands.act.map(|_| *found_act),
            stands.check,
            stands.note,
            stands.note.as_deref().map(fold::key),
        ])?;
    if stands.rejected && !before.rejected {
        text_index::remove_said(connection, *id)?;
    } else if before.rejected && !stands.rejected {
        text_index::add_said(connection, *id, words)?;
    }
    Ok(())
}
