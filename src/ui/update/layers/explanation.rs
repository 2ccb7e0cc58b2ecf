//! Explains why the program holds the current quotation to be one, and whose.
//!
//! Each line that stands for a place in the text can be chosen; Enter goes there. So a
//! user checks the way from "she" to the name by their own eyes.

use ratatui::layout::Rect;
use ratatui::layout::Size;

use crate::text::Span;
use crate::text::wrap;
use crate::ui::commands::motion::Motion;
use crate::ui::commands::pane::Pane;
use crate::ui::state::layers::explanation::Explanation;
use crate::ui::state::layers::popup_frame;
use crate::ui::state::lists::list_window;
use crate::ui::state::model::Model;
use crate::ui::update::layers::attribution_reasons::Reason;
use crate::ui::update::layers::attribution_reasons::reasons;
use crate::ui::update::layers::layer_commands::LayerCommands;
use crate::ui::update::reading::jumps;
use crate::ui::update::reading::search_stops;

/// The commands that work in the explanation.
pub(crate) static COMMANDS: LayerCommands = LayerCommands {
    select,
    accept: |model| {
        go_there(model);
        None
    },
    place: |model| Some(popup_frame::place(model.screen(), size(model))),
    choose_line,
    ..LayerCommands::of::<Explanation>()
};

pub(crate) const MOST: Size = Size { width: 76, height: 24 };

/// Columns before what is said of a line; on a narrow sheet there are none.
const FOR_LABEL: u16 = 11;

const NARROW: u16 = 30;

/// Opens it for the current quotation, or else for the first in sight.
pub(crate) fn open(model: &mut Model) {
    let Some(index) = search_stops::quotation_meant(model) else {
        model.say("no quotation is in sight: n goes to the next");
        return;
    };
    model.reading.go_to(index);
    model.layers.open(Explanation::default());
}

/// Chooses another place; at the last of them goes on to the end, where the sheet is too small for all.
pub(crate) fn select(model: &mut Model, motion: Motion, times: usize) {
    let reasons = reasons(model);
    let lines = lines(&reasons, columns(model.screen()));
    let shown = usize::from(popup_frame::inside(model.screen(), of_lines(&lines)).height);
    let last = places(&reasons).len().saturating_sub(1);
    let top = top_line(&lines, with_places(&reasons).nth(last), shown);
    let most = lines.len().saturating_sub(top + shown);
    let Some(why) = model.layers.get_mut::<Explanation>() else { return };
    let is_down = matches!(motion, Motion::Down | Motion::HalfPageDown | Motion::PageDown);
    for _ in 0..times {
        match motion {
            Motion::Top => *why = Explanation::default(),
            Motion::Bottom => *why = Explanation { chosen: last, beyond: most },
            _ if is_down && why.chosen == last || !is_down && why.beyond > 0 => {
                why.beyond = motion.apply(why.beyond, most, shown);
            }
            _ => why.chosen = motion.apply(why.chosen, last, last),
        }
    }
}

/// Returns the room that it takes at most.
pub(crate) fn size(model: &Model) -> Size {
    of_lines(&lines(&reasons(model), columns(model.screen())))
}

/// Chooses what this line shows of `height`, if it has a place; says whether it was chosen
/// before.
pub(crate) fn choose_line(model: &mut Model, line: usize, height: u16) -> Option<bool> {
    let reasons = reasons(model);
    let lines = lines(&reasons, columns(model.screen()));
    let why = model.layers.get_mut::<Explanation>()?;
    let top = first_shown(*why, &reasons, &lines, height.into());
    let reason = lines.get(top + line)?.reason;
    let index = with_places(&reasons).position(|index| index == reason)?;
    why.beyond = 0;
    Some(list_window::choose(&mut why.chosen, index))
}

/// Closes it and shows the chosen place in the text.
pub(crate) fn go_there(model: &mut Model) {
    let Some(why) = model.layers.get::<Explanation>() else { return };
    let place = places(&reasons(model)).get(why.chosen).copied();
    model.layers.close::<Explanation>();
    if let Some(place) = place {
        jumps::leave(model);
        model.reading.point_at(place);
        model.panes.focus = Pane::Text;
    }
}

/// A line of the sheet.
pub(crate) struct ReasonLine<'a> {
    pub(crate) reason: usize,
    pub(crate) is_first: bool,
    pub(crate) said: &'a str,
}

/// Columns for what is said, with its labels.
pub(crate) fn columns(screen: Rect) -> u16 {
    popup_frame::inside(screen, MOST).width.saturating_sub(2)
}

pub(crate) fn of_lines(lines: &[ReasonLine]) -> Size {
    Size { height: (lines.len() as u16).saturating_add(2).min(MOST.height), ..MOST }
}

pub(crate) fn label_columns(columns: u16) -> u16 {
    if columns < NARROW { 0 } else { FOR_LABEL }
}

pub(crate) fn lines(reasons: &[Reason], columns: u16) -> Vec<ReasonLine<'_>> {
    let for_said = columns.saturating_sub(label_columns(columns)).max(1);
    let mut lines = Vec::new();
    for (reason, Reason { said, .. }) in reasons.iter().enumerate() {
        let wrapped = wrap::wrap(said, Span::new(0, said.len()), for_said.into());
        lines.extend(wrapped.enumerate().map(|(at, line)| ReasonLine {
            reason,
            is_first: at == 0,
            said: &said[line.drawn().range()],
        }));
    }
    lines
}

/// Returns the line of a sheet that is shown first.
pub(crate) fn first_shown(
    why: Explanation,
    reasons: &[Reason],
    lines: &[ReasonLine],
    shown: usize,
) -> usize {
    let top = top_line(lines, with_places(reasons).nth(why.chosen), shown) + why.beyond;
    top.min(lines.len().saturating_sub(shown))
}

/// Returns the line shown first so that the chosen one is in sight; at the last place, the end too.
fn top_line(lines: &[ReasonLine], chosen: Option<usize>, shown: usize) -> usize {
    let Some(chosen) = chosen else { return 0 };
    let is_chosen = |line: &ReasonLine| line.reason == chosen;
    let first = lines.iter().position(is_chosen).unwrap_or(0);
    let last = lines.iter().rposition(is_chosen).unwrap_or(0);
    let is_before_the_end = lines.iter().any(|line| line.reason > chosen + 4);
    let end = if is_before_the_end { last } else { lines.len().saturating_sub(1) };
    list_window::reveal(0, end, shown, lines.len()).min(first)
}

/// Indices of the reasons that can be chosen.
pub(crate) fn with_places(reasons: &[Reason]) -> impl Iterator<Item = usize> {
    let placed = reasons.iter().enumerate().filter(|(_, reason)| reason.place.is_some());
    placed.map(|(index, _)| index)
}

fn places(reasons: &[Reason]) -> Vec<Span> {
    reasons.iter().filter_map(|reason| reason.place).collect()
}
