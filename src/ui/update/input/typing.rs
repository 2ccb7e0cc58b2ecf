//! Types into whatever line is open.

use std::mem;

use crate::ui::state::line_input::LineInput;
use crate::ui::state::line_input::TooLong;
use crate::ui::state::model::Model;
use crate::ui::update::layers;

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
    model.keys.is_typed_anew = true;
}

/// Changes whatever is being typed.
pub(crate) fn edit(model: &mut Model, change: impl FnOnce(&mut LineInput)) {
    if let Some(entry) = entry(model) {
        change(entry);
        model.keys.is_typed_anew = true;
    }
}

/// Returns where the user types, if anywhere.
fn entry(model: &mut Model) -> Option<&mut LineInput> {
    model.layers.active_state_mut()?.line_input()
}

/// Looks for what was typed, if it was not looked for: once, however many keys typed it.
pub(crate) fn look(model: &mut Model) {
    if !mem::take(&mut model.keys.is_typed_anew) {
        return;
    }
    layers::look(model);
    model.update_dependents();
}
