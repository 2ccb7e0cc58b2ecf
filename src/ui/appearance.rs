//! What the reader can change of how the screen looks.

use crate::ui::model::Model;

/// The next theme, if there are colours.
pub(crate) fn next_theme(model: &mut Model) {
    if !model.theme.has_colours() {
        model.say("there are no colours here: the terminal has none, or NO_COLOR is set");
        return;
    }
    model.theme.turn();
    let name = model.theme.look().name();
    model.say(format!("theme: {name}"));
}
