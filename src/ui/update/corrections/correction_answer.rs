//! Handles the library's answer to a correction.

use crate::app;
use crate::app::AppError;
use crate::app::Change;
use crate::app::Corrected;
use crate::library::CorrectionKind;
use crate::library::QuotationRow;
use crate::ui::state::model::Model;
use crate::ui::state::model::Notice;
use crate::ui::update::corrections::correction_sentence;
use crate::ui::update::corrections::pending_changes::note_answered;
use crate::ui::update::corrections::removal;
use crate::ui::update::layers;

/// Takes the answer to a change: all that is listed may be another now. Returns the words
/// that it is about.
pub(crate) fn take(
    model: &mut Model,
    change: &Change,
    corrected: Option<Box<Corrected>>,
) -> Option<String> {
    note_answered(model);
    let Some(corrected) = corrected else {
        if *change == Change::Undo {
            model.memory.deleted_searches.note_all_undone();
        }
        let nothing = if *change == Change::Redo { "do again" } else { "undo" };
        model.say(format!("there is nothing to {nothing}"));
        return None;
    };
    let (deleted, id) = (&mut model.memory.deleted_searches, corrected.done.id);
    match change {
        Change::Make(_) if !corrected.done.is_entered => deleted.note_undone(id),
        Change::Make(_) | Change::Redo => deleted.note_correction(id),
        Change::Undo | Change::UndoOne(_) => deleted.note_undone(id),
    }
    let is_merged = follow_merge(model, change, &corrected);
    let done = &corrected.done;
    let before = done.speaker.and_then(|id| model.name_of(id)).map(str::to_owned);
    for (id, name) in [(done.speaker, &corrected.speaker), (done.other, &corrected.other)] {
        model.memory.names.extend(id.zip(name.clone()));
    }
    let speakers = &model.speakers;
    let wanted = if is_merged { speakers.wanted_with_all_above() } else { speakers.wanted() };
    model.ask_for_lists(wanted);
    removal::follow(model, change, &corrected.done);
    layers::ask_again(model);
    model.say(correction_sentence::sentence(
        change,
        &corrected,
        before.as_deref(),
        model.waiting.wanted,
    ));
    let is_undone = matches!(change, Change::Undo | Change::UndoOne(_));
    let done = corrected.done;
    match done.name {
        Some(words) if done.deed == CorrectionKind::Delimit && !is_undone => Some(words),
        _ => Some(done.words),
    }
}

/// Goes to the quotation that was corrected, if the user can see it, and chooses its speaker.
pub(crate) fn follow(model: &mut Model, words: Option<String>) {
    let (Some(open), Some(words)) = (model.reading.open(), words) else { return };
    let said = |row: &QuotationRow| {
        let pieces: Vec<&str> = row.content.iter().map(|span| &open.article.text[span]).collect();
        pieces.join(" ") == words
    };
    let mut admitted = model.reading.admitted().iter();
    let found = admitted.find(|&&index| model.reading.quotation(index).is_some_and(said));
    if let Some(&index) = found {
        model.reading.go_to(index);
        let row = model.reading.quotation(index);
        if let Some(speaker) = row.and_then(|row| row.speaker) {
            model.speakers.choose(speaker);
        }
    }
}

/// Says that a correction was not kept.
pub(crate) fn take_failure(model: &mut Model, error: &AppError) {
    note_answered(model);
    model.notice = Some(Notice::Alarm(format!("not corrected: {}", app::explain(error))));
    model.stop_waiting();
}

/// Keeps whoever was merged filtered by and chosen, as who they are now. Tells whether
/// somebody was merged.
fn follow_merge(model: &mut Model, change: &Change, corrected: &Corrected) -> bool {
    let done = &corrected.done;
    let (CorrectionKind::Merge, Some(speaker), Some(other)) = (done.deed, done.speaker, done.other)
    else {
        return false;
    };
    if matches!(change, Change::Undo | Change::UndoOne(_)) {
        return false;
    }
    model.speakers.follow(speaker, other, corrected.other.as_deref().unwrap_or_default());
    let speakers = &mut model.filter.speakers;
    if speakers.contains(&speaker) {
        speakers.retain(|id| *id != speaker && *id != other);
        speakers.push(other);
        speakers.sort_unstable();
    }
    true
}
