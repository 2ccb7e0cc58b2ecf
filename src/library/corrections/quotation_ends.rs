//! Puts a quotation with the words that the user gave it in the place of the one that was found.
//!
//! The one that was found stays as it is, and is hidden like one that is rejected: so it is there
//! again when the correction is undone.

use rusqlite::Connection;
use rusqlite::params;

use crate::library::corrections::anchor::Anchor;
use crate::library::corrections::anchor::Indexed;
use crate::library::corrections::quotation_notes;
use crate::library::corrections::quotation_notes::Note;
use crate::library::search::text_index;
use crate::quotes::Kind;
use crate::text::Span;
use crate::text::Spans;

/// Finds the words that belong to the quotation instead, where the words that it had are at `hull`.
/// Returns `None` where the text does not have all of them.
pub(crate) fn content(note: &Note, hull: Span, text: &Indexed<'_>) -> Option<Spans> {
    let stood = note.anchor().start;
    let pieces = note.spans.iter().filter(|(role, ..)| role == "instead");
    let found = pieces.map(|(_, start, words)| {
        let start = (start + hull.start()).saturating_sub(stood);
        // Nothing is known of what stands around them, so the nearest are meant.
        Anchor { words: words.clone(), start, ..Anchor::default() }.nearest(text)
    });
    let content: Spans = found.collect::<Option<_>>()?;
    (!content.is_empty()).then_some(content)
}

/// Writes a quotation with these words, and with all else of the one that was found; returns its
/// number. Part of what is all in quotation marks is, too, though its own end has none.
pub(crate) fn write(
    connection: &Connection,
    found: i64,
    correction: i64,
    text: &str,
    (content, is_part): (&Spans, bool),
) -> rusqlite::Result<i64> {
    connection
        .prepare_cached(
            "INSERT INTO quotation (article_id, place, kind, act, act_confidence,
                                    speaker_confidence, confidence, rule, moved, corrected,
                                    added_by)
             SELECT article_id,
                    (SELECT 1 + max(place) FROM quotation AS other
                     WHERE other.article_id = quotation.article_id),
                    CASE WHEN ?4 AND kind = ?5 THEN kind ELSE ?3 END, coalesce(found_act, act), act_confidence, speaker_confidence, confidence,
                    rule, 1, 1, ?2
             FROM quotation WHERE id = ?1",
        )?
        .execute(params![
            found,
            correction,
            quotation_notes::kind(text, content),
            is_part,
            Kind::Direct
        ])?;
    let row = connection.last_insert_rowid();
    for span in content {
        connection
            .prepare_cached(
                "INSERT INTO quotation_span (quotation_id, role, start, end)
                 VALUES (?1, 'content', ?2, ?3)",
            )?
            .execute(params![row, span.start(), span.end()])?;
    }
    for copy in [
        "INSERT INTO quotation_span (quotation_id, role, start, end)
         SELECT ?2, role, start, end FROM quotation_span
         WHERE quotation_id = ?1 AND role <> 'content'",
        "INSERT INTO quotation_link (quotation_id, step, start, end, reason, likely, next_likely,
                                     next_start, next_end)
         SELECT ?2, step, start, end, reason, likely, next_likely, next_start, next_end
         FROM quotation_link WHERE quotation_id = ?1",
    ] {
        connection.prepare_cached(copy)?.execute([found, row])?;
    }
    text_index::add_said(connection, row, &text_index::words_of(text, content))?;
    Ok(row)
}
