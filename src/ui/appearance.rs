//! What the reader can change of how the screen looks.

use crate::text::visible;
use crate::ui::model::Model;
use crate::ui::theme::Own;

/// The next theme, if there are colours.
pub(crate) fn next_theme(model: &mut Model) {
    if !model.theme.has_colours() {
        model.say("there are no colours here: the terminal has none, or NO_COLOR is set");
        return;
    }
    let own: Vec<Own> = model.themes.iter().map(|(_, own)| *own).collect();
    model.theme.turn(&own);
    let its_own = model.theme.own().and_then(|at| model.themes.get(at));
    let name = its_own.map_or(model.theme.look().name(), |(name, _)| name);
    let name = visible::line(name);
    model.say(format!("theme: {name}; theme = \"{name}\" in config.toml keeps it"));
}
