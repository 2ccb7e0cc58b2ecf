//! Computes which quotations of an article stand when the user's corrections are applied to what
//! the engine found.
//!
//! This is done anew after each analysis, each correction and each undoing, from the engine's
//! findings and the journal alone, so the order of these does not matter.

use std::cell::OnceCell;
use std::mem;

use rusqlite::Connection;
use rusqlite::OptionalExtension;
use rusqlite::params;

use crate::library::ArticleId;
use crate::library::Check;
use crate::library::SpeakerId;
use crate::library::corrections::anchor;
use crate::library::corrections::anchor::Anchor;
use crate::library::corrections::anchor::Indexed;
use crate::library::corrections::anchor::SortedWords;
use crate::library::corrections::quotation_ends;
use crate::library::corrections::quotation_notes;
use crate::library::corrections::quotation_notes::Note;
use crate::library::corrections::standing_quotation;
use crate::library::corrections::standing_quotation::Standing;
use crate::library::corrections::standing_quotation::StandingQuotation;
use crate::library::file::seal;
use crate::library::file::stored_positions::Fit;
use crate::library::quotations::counts;
use crate::library::search::text_index;
use crate::library::speakers::stored_speaker;
use crate::quotes::Act;
use crate::text::Span;
use crate::text::Spans;
use crate::text::fold;

/// Tells whether any correction concerns the article or the speakers quoted in it.
pub(crate) fn is_touched(
    connection: &Connection,
    id: ArticleId,
    cast: &[SpeakerId],
) -> rusqlite::Result<bool> {
    let noted = connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM correction WHERE article_id = ?1)")?
        .query_row([id], |row| row.get(0))?;
    if noted {
        return Ok(true);
    }
    let mut told = connection.prepare_cached(
        "SELECT EXISTS (SELECT 1 FROM speaker WHERE id = ?1 AND into_id IS NOT NULL)
             OR EXISTS (SELECT 1 FROM correction WHERE speaker_id = ?1 AND deed = 'split')",
    )?;
    for speaker in cast {
        if told.query_row([speaker], |row| row.get(0))? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Brings the quotations of an article, and their counts, in line with the corrections.
pub(crate) fn apply_corrections(connection: &Connection, id: ArticleId) -> rusqlite::Result<()> {
    let text: Option<(String, bool)> = connection
        .prepare_cached(
            "SELECT text, analysed AND NOT removed
             FROM article_text JOIN article ON id = article_id WHERE id = ?1",
        )?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    // Before the engine has read the article, there is nothing to correct. One that is removed is
    // corrected when it is put back.
    let Some((text, true)) = text else { return Ok(()) };
    remove_added(connection, id)?;
    let mut held = standing_quotation::quotations(connection, id, &text)?;
    for quotation in &mut held {
        let speaker = whose(connection, quotation, &text)?;
        quotation.stands = Standing { speaker, ..Standing::default() };
    }
    let indexed = Indexed::new(&text);
    for note in quotation_notes::of_article(connection, id)? {
        let applied = apply(connection, id, &note, &indexed, &mut held)?;
        if note.adrift == applied {
            connection
                .prepare_cached("UPDATE correction SET adrift = ?2 WHERE id = ?1")?
                .execute(params![note.id, !applied])?;
            seal::CORRECTION.seal(connection, note.id)?;
        }
    }
    for quotation in &mut held {
        let Standing { speaker, corrected, rejected, .. } = quotation.stands;
        quotation.stands.moved = corrected || rejected || speaker != quotation.found;
        standing_quotation::write(connection, quotation)?;
    }
    counts::recount(connection, id)?;
    seal::FOUND.seal(connection, id.0)
}

/// Returns the speaker of a quotation after merges and splits.
fn whose(
    connection: &Connection,
    quotation: &StandingQuotation,
    text: &str,
) -> rusqlite::Result<Option<SpeakerId>> {
    let Some(found) = quotation.found else { return Ok(None) };
    let mut splits = connection.prepare_cached(
        "SELECT name, other_id FROM correction
         WHERE speaker_id = ?1 AND deed = 'split' AND undone = 0 ORDER BY id DESC",
    )?;
    let splits: Vec<(String, SpeakerId)> = splits
        .query_map([found], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    if !splits.is_empty() {
        let named = fold::key(named(connection, quotation.id, text)?);
        if let Some((_, other)) = splits.iter().find(|(alias, _)| fold::key(alias) == named) {
            return stored_speaker::resolve(connection, *other).map(Some);
        }
    }
    stored_speaker::resolve(connection, found).map(Some)
}

/// Returns the name at the end of the quotation's chain, or else its source.
fn named<'a>(connection: &Connection, quotation: i64, text: &'a str) -> rusqlite::Result<&'a str> {
    let fit = Fit::new(text);
    let span = connection
        .prepare_cached(
            "SELECT start, end FROM (
                 SELECT start, end, step FROM quotation_link WHERE quotation_id = ?1
                 UNION ALL
                 SELECT start, end, -1 FROM quotation_span
                 WHERE quotation_id = ?1 AND role = 'source')
             ORDER BY step DESC LIMIT 1",
        )?
        .query_row([quotation], |row| Ok(fit.span(row, 0)))
        .optional()?;
    Ok(span.flatten().map(|span| &text[span.range()]).unwrap_or_default())
}

/// Applies a correction; returns `false` where its words are not found.
fn apply(
    connection: &Connection,
    id: ArticleId,
    note: &Note,
    text: &Indexed<'_>,
    held: &mut Vec<StandingQuotation>,
) -> rusqlite::Result<bool> {
    if note.deed == "add" {
        let Some(added) = add(connection, id, note, text)? else { return Ok(false) };
        held.push(added);
        return Ok(true);
    }
    let anchor = note.anchor();
    let best = best(&anchor, text.text, held).map(|at| (at, held[at].hull));
    let is_rejection = note.deed == "reject";
    let nested = || if is_rejection { None } else { nested(&anchor, text, held) };
    let Some((at, stands_at)) = best.or_else(nested) else {
        // A rejection is satisfied, too, if the engine no longer finds the quotation.
        return Ok(is_rejection && anchor.find(text).is_some());
    };
    // Who checked words did not check those that took their place.
    let is_checked = note.deed == "check" && note.given.as_deref() == Some(Check::Checked.name());
    if is_checked && !note.has_all_words(text) {
        return Ok(false);
    }
    if note.deed == "delimit" {
        let Some(content) = quotation_ends::content(note, stands_at, text) else {
            return Ok(false);
        };
        let replacing = replace(connection, note, text.text, &mut held[at], &content)?;
        held.push(replacing);
        return Ok(true);
    }
    let stands = &mut held[at].stands;
    let given = note.given.as_deref().unwrap_or_default();
    match note.deed.as_str() {
        "reject" => *stands = Standing { rejected: true, ..Standing::default() },
        "act" => (stands.act, stands.rejected) = (Act::from_name(given), false),
        "check" => stands.check = Check::from_name(given).unwrap_or_default(),
        "note" => stands.note = note.given.clone().filter(|given| !given.is_empty()),
        _ => {
            let speaker = note.speaker.map(|id| stored_speaker::resolve(connection, id));
            stands.speaker = speaker.transpose()?;
            (stands.corrected, stands.rejected) = (true, false);
        }
    }
    Ok(true)
}

/// Puts a quotation with this content in the place of another.
fn replace(
    connection: &Connection,
    note: &Note,
    text: &str,
    quotation: &mut StandingQuotation,
    content: &Spans,
) -> rusqlite::Result<StandingQuotation> {
    let is_part = content.hull().is_some_and(|hull| quotation.hull.covers(hull));
    let content_of = (content, is_part);
    let id = quotation_ends::write(connection, quotation.id, note.id, text, content_of)?;
    quotation.is_replaced = true;
    let hidden = Standing { rejected: true, ..Standing::default() };
    let stands = Standing { corrected: true, ..mem::replace(&mut quotation.stands, hidden) };
    Ok(StandingQuotation {
        id,
        found: None,
        found_act: quotation.found_act,
        before: Standing { moved: true, corrected: true, ..Standing::default() },
        stands,
        hull: content.hull().unwrap_or_default(),
        words: text_index::words_of(text, content),
        sorted: OnceCell::new(),
        is_replaced: false,
    })
}

/// Returns the index of the quotation that has the anchored words at their very place, or else of
/// the one whose words are most like them.
fn best(anchor: &Anchor, text: &str, held: &[StandingQuotation]) -> Option<usize> {
    // Mostly nothing has changed, and then nothing need be rated.
    let same = held.iter().position(|quotation| {
        !quotation.is_replaced
            && quotation.words == anchor.words
            && anchor.is_at(text, quotation.hull)
    });
    if same.is_some() {
        return same;
    }
    let wanted = SortedWords::new(&anchor.words);
    let rated = held.iter().enumerate().filter(|(_, quotation)| !quotation.is_replaced);
    let rated = rated.map(|(at, quotation)| (at, quotation, wanted.common(quotation.sorted())));
    let alike = rated.filter(|(.., like)| *like >= anchor::ENOUGH);
    // Of quotations that are equally alike, the surroundings decide.
    let likeness =
        alike.map(|(at, quotation, like)| (at, like * 10.0 + anchor.fit(text, quotation.hull)));
    likeness.max_by(|(_, a), (_, b)| a.total_cmp(b)).map(|(at, _)| at)
}

/// Returns the index of the quotation that has the anchored words within it, or that stands within
/// them, and where those words are: what the user said of a quotation after they had made it much
/// shorter or longer is about what is left when that is undone.
fn nested(
    anchor: &Anchor,
    text: &Indexed<'_>,
    held: &[StandingQuotation],
) -> Option<(usize, Span)> {
    let place = anchor.find(text)?;
    let wanted = SortedWords::new(&anchor.words);
    let is_nested = |quotation: &StandingQuotation| {
        !quotation.is_replaced
            && (quotation.hull.covers(place) || place.covers(quotation.hull))
            && wanted.is_all_shared(quotation.sorted())
    };
    let nested = held.iter().enumerate().filter(|(_, quotation)| is_nested(quotation));
    let likeness = nested.map(|(at, quotation)| (at, wanted.common(quotation.sorted())));
    let (at, _) = likeness.max_by(|(_, a), (_, b)| a.total_cmp(b))?;
    Some((at, place))
}

/// Writes the quotation that the user added; `None` where its words are not in the text.
fn add(
    connection: &Connection,
    id: ArticleId,
    note: &Note,
    text: &Indexed<'_>,
) -> rusqlite::Result<Option<StandingQuotation>> {
    let mut placed: Vec<(&str, Span)> = Vec::new();
    for (role, start, words) in &note.spans {
        let (before, after) = (note.before.clone(), note.after.clone());
        let anchor = Anchor { words: words.clone(), before, after, start: *start };
        match anchor.find(text) {
            Some(span) => placed.push((role, span)),
            None if role == "content" => return Ok(None),
            None => (),
        }
    }
    let content: Spans =
        placed.iter().filter(|(role, _)| *role == "content").map(|(_, span)| *span).collect();
    let Some(hull) = content.hull() else { return Ok(None) };
    let speaker = note.speaker.map(|id| stored_speaker::resolve(connection, id)).transpose()?;
    connection
        .prepare_cached(
            "INSERT INTO quotation (article_id, place, kind, speaker_id, confidence, rule,
                                    moved, corrected, added_by)
             SELECT ?1, coalesce(max(place), -1) + 1, ?2, ?3, 1.0, 'added by the reader', 1, 1, ?4
             FROM quotation WHERE article_id = ?1",
        )?
        .execute(params![id, quotation_notes::kind(text.text, &content), speaker, note.id])?;
    let row = connection.last_insert_rowid();
    let mut insert = connection.prepare_cached(
        "INSERT OR IGNORE INTO quotation_span (quotation_id, role, start, end)
         VALUES (?1, ?2, ?3, ?4)",
    )?;
    for (role, span) in placed {
        insert.execute(params![row, role, span.start(), span.end()])?;
    }
    let words = text_index::words_of(text.text, &content);
    text_index::add_said(connection, row, &words)?;
    let stands = Standing { speaker, moved: true, corrected: true, ..Standing::default() };
    let (found, found_act, before) = (None, Act::Said, stands.clone());
    let (sorted, is_replaced) = (OnceCell::new(), false);
    Ok(Some(StandingQuotation {
        id: row,
        found,
        found_act,
        stands,
        before,
        hull,
        words,
        sorted,
        is_replaced,
    }))
}

fn remove_added(connection: &Connection, id: ArticleId) -> rusqlite::Result<()> {
    let added: Vec<i64> = connection
        .prepare_cached("SELECT id FROM quotation WHERE article_id = ?1 AND added_by IS NOT NULL")?
        .query_map([id], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    for row in added {
        text_index::remove_said(connection, row)?;
        connection.prepare_cached("DELETE FROM quotation WHERE id = ?1")?.execute([row])?;
    }
    Ok(())
}
