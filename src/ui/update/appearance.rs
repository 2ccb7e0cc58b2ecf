//! Changes the theme, and who has the mouse.

use crate::app::Direction;
use crate::text::display;
use crate::ui::commands::command::Command;
use crate::ui::commands::key::Key;
use crate::ui::state::message::Effect;
use crate::ui::state::model::Model;
use crate::ui::state::model::Notice;
use crate::ui::state::model::memory::ThemeQuestion;
use crate::ui::state::text::page::text_measure::Measure;
use crate::ui::state::theme::custom_theme::CustomTheme;
use crate::ui::state::theme::look::Look;

/// The next theme, if there are colours.
pub(crate) fn next_theme(model: &mut Model) {
    if !model.theme.has_colours() {
        model.say("there are no colours here: the terminal has none, or NO_COLOR is set");
        return;
    }
    let own: Vec<CustomTheme> = model.preferences.themes.iter().map(|(_, own)| *own).collect();
    model.theme.turn(&own);
    let name = theme_name(model);
    let question = &mut model.memory.theme_question;
    let hint = if !model.preferences.can_keep_theme {
        ""
    } else if *question == ThemeQuestion::Answered {
        "; :keep-theme keeps it"
    } else {
        *question = ThemeQuestion::Asked;
        QUESTION
    };
    model.say(told(&name, hint));
}

/// The question whether the theme is to be kept.
const QUESTION: &str = "; keep it in config.toml? y keeps it";

fn told(name: &str, hint: &str) -> String {
    format!("theme: {}{hint}", display::line(name))
}

/// Takes a key that may be the answer whether the theme is to be kept; `true` where it was yes.
/// `shown` is what the user read when they pressed it: the click of a mouse or news of the library
/// may have taken the question's place.
pub(crate) fn answer(
    model: &mut Model,
    shown: Option<&Notice>,
    key: Key,
    command: Option<Command>,
) -> bool {
    if model.memory.theme_question != ThemeQuestion::Asked {
        return false;
    }
    let question = Notice::Info(told(&theme_name(model), QUESTION));
    let is_asked = shown == Some(&question);
    if is_asked && command == Some(Command::Theme) {
        return false;
    }
    model.memory.theme_question = ThemeQuestion::Answered;
    let is_yes = is_asked && key == Key::Char('y');
    if is_yes {
        keep_theme(model);
    }
    is_yes
}

/// Has the theme written into the settings.
pub(crate) fn keep_theme(model: &mut Model) {
    if !model.preferences.can_keep_theme {
        return model.say("there is no place for settings: --config names a file");
    }
    if !model.theme.has_colours() {
        return model.say("there are no colours here: the terminal has none, or NO_COLOR is set");
    }
    let name = theme_name(model);
    model.change_terminal(Effect::KeepTheme(name));
}

/// Returns the name of the theme as it is written in the settings.
fn theme_name(model: &Model) -> String {
    let own = model.theme.own().and_then(|at| model.preferences.themes.get(at));
    match (own, model.theme.look()) {
        (Some((name, _)), _) => name.clone(),
        (None, Look::Anywhere) => "auto".to_owned(),
        (None, look) => look.written(),
    }
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

/// Fills lines to the measure, or leaves them ragged.
pub(crate) fn justify(model: &mut Model) {
    let is_justified = !model.reading.is_justified();
    model.reading.justify(is_justified);
    model.memory.is_justified = Some(is_justified);
    model.say(if is_justified { "lines are justified" } else { "lines are ragged" });
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
