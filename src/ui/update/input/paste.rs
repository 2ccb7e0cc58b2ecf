//! Types pasted text into the open line, and nowhere else, so that no letter of it is taken for a
//! command.

use crate::ui::commands::command::Command;
use crate::ui::state::model::Model;
use crate::ui::update::input::typed_text;

/// Types what was pasted where something is being typed, else says where that would be.
pub(crate) fn take(model: &mut Model, text: &str) {
    model.notice = None;
    model.reading.stop_pointing();
    model.keys.begun.clear();
    model.keys.count = None;
    if !model.scope().is_typed() {
        return say_where(model);
    }
    if model.is_waiting() {
        return model.say("not pasted: something is on its way; paste it again in a moment");
    }
    typed_text::type_text(model, text);
}

fn say_where(model: &mut Model) {
    let said = "pasted text goes into an open field only";
    let opens = |command| matches!(command, Command::Find | Command::Search);
    let opener = model.preferences.keymap.hints(model.scope()).find(|hint| opens(hint.command));
    let said = opener.map_or(said.to_owned(), |hint| format!("{said}: {} opens one", hint.keys));
    model.say(said);
}
