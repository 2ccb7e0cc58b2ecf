//! Says of a key without a meaning which other one may be meant, once.

use crate::ui::commands::key::Key;
use crate::ui::commands::key::Strokes;
use crate::ui::commands::keymap::Bound;
use crate::ui::commands::keymap::Keymap;
use crate::ui::commands::keymap::Lookup;
use crate::ui::commands::scope::Scope;
use crate::ui::state::model::Model;

/// Says that a key means nothing where it was pressed, unless that was said before.
pub(crate) fn tell(model: &mut Model, scope: Scope, key: Key) {
    if model.notice.is_some() || !model.memory.told_keys.insert((scope, key)) {
        return;
    }
    let nearest = nearest(&model.preferences.keymap, scope, key);
    let said = nearest.map_or_else(
        || format!("{key} means nothing here"),
        |(keys, help)| format!("{key} means nothing here; {keys}: {help}"),
    );
    model.say(said);
}

/// Returns the nearest key with a meaning, and that: the same with another case or modifier, else
/// one that does what begins with this letter.
fn nearest(keymap: &Keymap, scope: Scope, key: Key) -> Option<(String, &'static str)> {
    let letter = match key {
        Key::Char(c) | Key::Ctrl(c) | Key::Alt(c) => c.to_ascii_lowercase(),
        _ => return None,
    };
    let near = [Key::Char(letter), Key::Char(letter.to_ascii_uppercase()), Key::Ctrl(letter)];
    let same = near.into_iter().filter(|near| *near != key).find_map(|near| {
        let Lookup::Command(command) = keymap.look_up(scope, &[], near) else { return None };
        let mut bound = scope.chain().iter().flat_map(|&inner| keymap.of(inner));
        let bound = bound.find(|bound| bound.command == command)?;
        Some((near.to_string(), bound.help))
    });
    same.or_else(|| {
        let mut bound = scope.chain().iter().flat_map(|&inner| keymap.of(inner));
        let begins = |bound: &&Bound| bound.command.name().starts_with(letter);
        let bound = bound.find(|bound| begins(bound) && !bound.keys.is_empty())?;
        Some((bound.keys.first().map(Strokes::to_string)?, bound.help))
    })
}
