//! Types into whatever line is open.

use std::mem;

use crate::ui::commands::scope::Scope;
use crate::ui::state::layers::library_search::LibrarySearch;
use crate::ui::state::layers::name_input::NameInput;
use crate::ui::state::layers::overlay::Overlay;
use crate::ui::state::layers::speaker_picker::SpeakerPicker;
use crate::ui::state::line_input::LineInput;
use crate::ui::state::line_input::TooLong;
use crate::ui::state::model::Model;
use crate::ui::state::text::text_search::TextSearch;
use crate::ui::update::layers::library_search;
use crate::ui::update::layers::name_input;
use crate::ui::update::layers::speaker_picker::change_prompt;
use crate::ui::update::reading::text_search;

/// Types a character into whatever is being typed.
pub(crate) fn type_char(model: &mut Model, c: char) {
    let mut encoded = [0; 4];
    type_text(model, c.encode_utf8(&mut encoded));
}

/// Types a text into whatever is being typed, as far as there is room.
pub(crate) fn type_text(model: &mut Model, text: &str) {
    let Some(entry) = entry(model) else { return };
    if let Err(TooLong { most }) = entry.type_text(text) {
        model.say(format!("no more than {most} bytes can be typed here: the rest is left out"));
    }
    model.is_typed_anew = true;
}

/// Changes whatever is being typed.
pub(crate) fn edit(model: &mut Model, change: impl FnOnce(&mut LineInput)) {
    if let Some(entry) = entry(model) {
        change(entry);
        model.is_typed_anew = true;
    }
}

/// Where the reader types, if anywhere.
fn entry(model: &mut Model) -> Option<&mut LineInput> {
    match (model.scope(), &mut model.overlay) {
        (Scope::Prompt, _) => model.prompt.as_mut().map(SpeakerPicker::entry_mut),
        (Scope::Naming, _) => model.naming.as_mut().and_then(NameInput::entry_mut),
        (Scope::Find, _) => model.find.as_mut().map(LibrarySearch::entry_mut),
        (Scope::Search, _) => model.search.as_mut().map(TextSearch::entry_mut),
        (Scope::Palette, Some(Overlay::Palette(palette))) => Some(palette.entry_mut()),
        (Scope::Searches, Some(Overlay::Searches(list))) => Some(list.entry_mut()),
        _ => None,
    }
}

/// Looks for what was typed, if it was not looked for: once, however many keys typed it.
pub(crate) fn look(model: &mut Model) {
    if !mem::take(&mut model.is_typed_anew) {
        return;
    }
    match (model.scope(), &mut model.overlay) {
        (Scope::Prompt, _) => change_prompt(model, |_| ()),
        (Scope::Naming, _) => name_input::change(model, |_| ()),
        (Scope::Find, _) => library_search::change(model, |_| ()),
        (Scope::Search, _) => text_search::change(model, |_| ()),
        (Scope::Palette, Some(Overlay::Palette(palette))) => palette.change(|_| ()),
        (Scope::Searches, Some(Overlay::Searches(list))) => list.change(|_| ()),
        _ => (),
    }
    model.settle();
}
