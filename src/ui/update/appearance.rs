//! Changes the theme, and who has the mouse.

use crate::app::Direction;
use crate::text::visible;
use crate::ui::state::message::Effect;
use crate::ui::state::model::Model;
use crate::ui::state::text::text_measure::Measure;
use crate::ui::state::theme::custom_theme::CustomTheme;

/// The next theme, if there are colours.
pub(crate) fn next_theme(model: &mut Model) {
    if !model.theme.has_colours() {
        model.say("there are no colours here: the terminal has none, or NO_COLOR is set");
        return;
    }
    let own: Vec<CustomTheme> = model.preferences.themes.iter().map(|(_, own)| *own).collect();
    model.theme.turn(&own);
    let its_own = model.theme.own().and_then(|at| model.preferences.themes.get(at));
    let name = its_own.map_or(model.theme.look().name(), |(name, _)| name);
    let name = visible::line(name);
    model.say(format!("theme: {name}; theme = \"{name}\" in config.toml keeps it"));
}

/// Columns by which a line of text becomes wider or narrower.
const STEP: u16 = 4;

/// Makes the lines of the text wider or narrower.
pub(crate) fn change_measure(model: &mut Model, way: Direction) {
    let (least, most) = Measure::LIMITS;
    let now = model.preferences.measure.0;
    let measure = match way {
        Direction::Next => now.saturating_add(STEP),
        Direction::Previous => now.saturating_sub(STEP),
    };
    let measure = measure.clamp(least, most);
    model.preferences.measure = Measure(measure);
    model.memory.measure = Some(measure);
    // A pane that is narrower has no room for them.
    let room = model.reading.page().measure();
    let more =
        if way == Direction::Next && room < now { "; the pane has no room for more" } else { "" };
    model.say(format!("lines of {measure} columns{more}"));
}

/// Gives the mouse to the terminal, or takes it back.
pub(crate) fn give_or_take(model: &mut Model) {
    let Some(is_ours) = model.mouse else {
        model.say("this terminal does not tell of its mouse");
        return;
    };
    model.mouse = Some(!is_ours);
    model.change_terminal(Effect::Mouse(!is_ours));
    model.say(if is_ours {
        "the mouse is the terminal’s: select and copy as ever; m takes it back"
    } else {
        "the mouse is back: click and scroll; m gives it to the terminal"
    });
}
