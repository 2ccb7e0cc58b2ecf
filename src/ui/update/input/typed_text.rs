//! Types into whatever line is open.

use std::mem;

use crate::app::Direction;
use crate::ui::state::layers::layer_state::LayerState;
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

/// Types again what was typed before into such a prompt, or after that; `false` where there is none,
/// or the key is about another line.
pub(crate) fn recall(model: &mut Model, way: Direction) -> bool {
    let scope = model.scope();
    if way == Direction::Previous
        && model.layers.active_state().is_some_and(LayerState::is_below_first)
    {
        return false;
    }
    let typed = entry(model).map(|entry| entry.typed().to_owned());
    let recalled = typed.and_then(|typed| model.memory.prompts.beside(scope, &typed, way));
    let Some(recalled) = recalled.map(str::to_owned) else { return false };
    edit(model, |entry| entry.replace(&recalled));
    true
}

/// Remembers what is typed, before it is taken.
pub(crate) fn remember(model: &mut Model) {
    let scope = model.scope();
    if let Some(typed) = entry(model).map(|entry| entry.typed().to_owned()) {
        model.memory.prompts.note(scope, &typed);
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
