//! Copies quotations, selected text and addresses.

use unicode_segmentation::UnicodeSegmentation;

use crate::text::Spans;
use crate::text::display;
use crate::ui::commands::copy_form::Form;
use crate::ui::commands::scope::Scope;
use crate::ui::state::citation;
use crate::ui::state::citation::Cited;
use crate::ui::state::layers::open_dossier::OpenDossier;
use crate::ui::state::message::Effect;
use crate::ui::state::model::Model;
use crate::ui::state::model::Notice;
use crate::ui::state::text::text_selection::Selection;
use crate::ui::update::reading::search_stops;

/// Columns of what was copied that the footer shows.
const MOST_SHOWN: usize = 48;

/// Copies the current quotation, or else the first in sight, with its citation; in a dossier
/// the chosen one, and while text is selected that.
pub(crate) fn quotation(model: &mut Model, form: Form) {
    if model.layers.has::<OpenDossier>() {
        return saying(model, form);
    }
    if model.scope() == Scope::Selecting {
        return selected(model);
    }
    let reading = &model.reading;
    let index = search_stops::quotation_meant(model);
    let (Some(open), Some((index, quotation))) =
        (reading.open(), index.and_then(|index| Some((index, reading.quotation(index)?))))
    else {
        model.say("no quotation is in sight to copy: n goes to the next");
        return;
    };
    let speaker = quotation.speaker.and_then(|id| model.name_of(id));
    let cited = Cited::quotation(&open.article, quotation, speaker);
    let (copied, said) = write(model, form, &cited);
    model.reading.go_to(index);
    copy(model, copied, said);
}

/// Copies the chosen quotation of a dossier with its citation.
fn saying(model: &mut Model, form: Form) {
    let Some(opened) = model.layers.get::<OpenDossier>() else { return };
    if let Some((saying, name)) = opened.saying() {
        let (copied, said) = write(model, form, &Cited::saying(saying, name));
        copy(model, copied, said);
    }
}

/// Returns what is copied, and what is said of that.
fn write(model: &Model, form: Form, cited: &Cited<'_>) -> (String, String) {
    let as_what = if form == Form::Markdown { " as Markdown" } else { "" };
    let shown = display::fit_words(&cited.words, MOST_SHOWN);
    let said = format!("copied{as_what} with its citation: {shown}");
    (model.preferences.citations.write(form, cited), said)
}

/// Copies an address.
pub(crate) fn address(model: &mut Model, url: String) {
    let said = format!("copied: {}", display::line(&url));
    copy(model, url, said);
}

/// Copies what is selected, as it stands in the text; a blank line stands between two blocks.
pub(crate) fn selection(model: &mut Model, content: &Spans) {
    let Some(open) = model.reading.open() else { return };
    let pieces = content.iter().map(|piece| citation::clean(&open.article.text[piece]));
    let copied = pieces.collect::<Vec<_>>().join("\n\n");
    let said = match copied.graphemes(true).count() {
        1 => "copied: one character".to_owned(),
        count => format!("copied: {count} characters"),
    };
    copy(model, copied, said);
}

/// Copies what is selected and ends the selection, as vi does.
fn selected(model: &mut Model) {
    let (Some(open), Some(chosen)) =
        (model.reading.open(), model.layers.get::<Selection>().copied())
    else {
        return;
    };
    let content = chosen.content(&open.article);
    if content.is_empty() {
        return model.say("no words are selected");
    }
    selection(model, &content);
    model.layers.close::<Selection>();
}

fn copy(model: &mut Model, copied: String, said: String) {
    if let Some(command) = &model.preferences.copy_command {
        let effect = Effect::HandOver { command: command.clone(), text: copied };
        model.say(said);
        model.change_terminal(effect);
    } else if fits(&copied) {
        model.say(said);
        model.change_terminal(Effect::Copy(copied));
    } else {
        let said = "too long to be copied: terminals take 100 kB".to_owned();
        model.notice = Some(Notice::Alarm(said));
    }
}

/// Terminals cut longer sequences, or choke on them.
const LONGEST: usize = 100_000;

/// Tells whether a terminal can be expected to take it.
pub(crate) fn fits(text: &str) -> bool {
    text.len().div_ceil(3) * 4 <= LONGEST
}
