//! Takes commands of several keys.

use crate::ui::commands::key::Key;
use crate::ui::commands::keymap::Lookup;
use crate::ui::state::model::Model;

/// Takes a key that is no command by itself as one of several; `false` if it is not that.
pub(crate) fn take(model: &mut Model, key: Key) -> bool {
    match model.preferences.keymap.look_up(model.scope(), &model.keys.begun, key) {
        Lookup::Pending => {
            model.keys.begun.push(key);
            true
        }
        Lookup::Nothing if !model.keys.begun.is_empty() => {
            let begun = std::mem::take(&mut model.keys.begun);
            model.keys.count = None;
            if key != Key::Esc {
                let keys: Vec<String> = begun.iter().chain([&key]).map(Key::to_string).collect();
                model.say(format!("no command has the keys {}", keys.join(" ")));
            }
            true
        }
        _ => false,
    }
}
