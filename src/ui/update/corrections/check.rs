//! Checks quotations and writes notes on them.
//!
//! The quotation that is meant is the chosen one of the list that is open, or else the current one
//! of the text.

use crate::app::Change;
use crate::library::Check;
use crate::library::Correction;
use crate::library::QuotationId;
use crate::ui::state::citation;
use crate::ui::state::layers::name_input::NameInput;
use crate::ui::state::layers::name_input::NameUse;
use crate::ui::state::layers::open_dossier::OpenDossier;
use crate::ui::state::model::Model;
use crate::ui::update::corrections::pending_changes;

/// The quotation that is meant, with what the user has said of it.
struct Meant {
    quotation: QuotationId,
    words: String,
    check: Check,
    note: Option<String>,
}

/// Gives the quotation the verdict after the one that it has.
pub(crate) fn turn(model: &mut Model) {
    let Some(Meant { quotation, check, .. }) = meant(model) else { return };
    make(model, Correction::Check { quotation, check: check.next() });
}

/// Gives the quotation the verdict of this name.
pub(crate) fn set(model: &mut Model, name: &str) {
    let Some(check) = Check::from_name(&name.to_lowercase()) else {
        return model.say(format!("{name} is no verdict: it is checked, disputed or open"));
    };
    if let Some(Meant { quotation, .. }) = meant(model) {
        make(model, Correction::Check { quotation, check });
    }
}

/// Asks for a note on the quotation; the one that it has can be changed.
pub(crate) fn ask_note(model: &mut Model) {
    let Some(Meant { quotation, words, note, .. }) = meant(model) else { return };
    let mut input = NameInput::new(NameUse::Note { quotation, words });
    input.change(|entry| entry.replace(note.as_deref().unwrap_or_default()));
    model.layers.open(input);
}

/// Writes this note on the quotation.
pub(crate) fn note(model: &mut Model, note: String) {
    if let Some(Meant { quotation, .. }) = meant(model) {
        make(model, Correction::Note { quotation, note });
    }
}

/// Takes the note that was typed.
pub(crate) fn accept_note(model: &mut Model, quotation: QuotationId) {
    if let Some(input) = model.layers.take::<NameInput>() {
        make(model, Correction::Note { quotation, note: input.typed().trim().to_owned() });
    }
}

fn make(model: &mut Model, correction: Correction) {
    pending_changes::change(model, Change::Make(correction));
}

/// Returns the quotation that is meant; where there is none, the user hears of it.
fn meant(model: &mut Model) -> Option<Meant> {
    let found = if let Some(dossier) = model.layers.get::<OpenDossier>() {
        dossier.saying().map(|(row, _)| Meant {
            quotation: row.id,
            words: row.words.clone(),
            check: row.check,
            note: row.note.clone(),
        })
    } else {
        // What is checked is to be seen.
        if let Some(current) = model.reading.current() {
            model.reading.go_to(current);
        }
        in_text(model)
    };
    if found.is_none() {
        model.say("no quotation is chosen: n goes to the next");
    }
    found
}

fn in_text(model: &Model) -> Option<Meant> {
    let row = model.reading.quotation(model.reading.current()?)?;
    let open = model.reading.open()?;
    Some(Meant {
        quotation: row.id,
        words: citation::words(&open.article, &row.content),
        check: row.check,
        note: row.note.clone(),
    })
}
