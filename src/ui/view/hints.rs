//! Chooses which keys a line says that help, as far as it has room.

use crate::text::display;
use crate::ui::commands::keymap::Hint;
use crate::ui::commands::scope::Scope;
use crate::ui::state::layers::layer_state::LayerState;
use crate::ui::state::layers::popup_frame;
use crate::ui::state::model::Model;

/// The number of columns from which on the frame of a box has room for its hints, and what is around
/// them.
const NARROW: u16 = 60;
const AROUND_HINTS: usize = 4;

/// Returns the hints of where keys go, unless a box says them itself.
pub(crate) fn hints(model: &Model, columns: usize) -> String {
    let says_its_keys = model.layers.active_state().is_some_and(LayerState::says_its_keys);
    if says_its_keys && popup_frame::says_keys(model.size) {
        return String::new();
    }
    hints_of(model, model.scope(), columns)
}

/// Returns as many hints for `scope` as fit into `columns`; the help, the first of the others and how to
/// close it are the last to be left out, and commands with nothing to do get none. What holds everywhere stands at the right,
/// in the same order and so in the same place, and what is of this scope before it.
pub(crate) fn hints_of(model: &Model, scope: Scope, columns: usize) -> String {
    let (shown, _) = fitting(all_hints(model, scope), columns);
    in_their_places(&shown)
}

/// Returns the hints of a box that its frame has no room for, on a screen where it has little.
pub(crate) fn hidden_by_frame(model: &Model, columns: usize) -> String {
    let says_its_keys = model.layers.active_state().is_some_and(LayerState::says_its_keys);
    let is_narrow = model.size.width < NARROW && popup_frame::says_keys(model.size);
    if !says_its_keys || !is_narrow {
        return String::new();
    }
    let room = usize::from(model.size.width).saturating_sub(AROUND_HINTS);
    let (_, hidden) = fitting(all_hints(model, model.scope()), room);
    in_their_places(&fitting(hidden, columns).0)
}

/// Returns the hints for `scope`, of which the help comes first.
fn all_hints(model: &Model, scope: Scope) -> Vec<Hint<'_>> {
    let is_idle = |command| model.layers.active_state().is_some_and(|open| open.is_idle(command));
    let hints = model.preferences.keymap.hints(scope).filter(|hint| !is_idle(hint.command));
    let (help, others): (Vec<Hint>, Vec<Hint>) = hints.partition(|hint| hint.word == "help");
    help.into_iter().chain(others).collect()
}

/// Parts the hints into those that fit into so many columns, and the others.
fn fitting(hints: Vec<Hint<'_>>, columns: usize) -> (Vec<Hint<'_>>, Vec<Hint<'_>>) {
    let first = hints.iter().position(|hint| hint.word != "help");
    let is_kept =
        |index: usize| matches!(hints[index].word, "help" | "close") || Some(index) == first;
    let (kept, others): (Vec<usize>, Vec<usize>) =
        (0..hints.len()).partition(|&index| is_kept(index));
    let mut filled = 0;
    let shown: Vec<usize> = kept
        .into_iter()
        .chain(others)
        .take_while(|&index| {
            let gap = if filled == 0 { 0 } else { 2 };
            filled += display::columns(&said_of(&hints[index])) + gap;
            filled <= columns
        })
        .collect();
    let (mut fitting, mut others) = (Vec::new(), Vec::new());
    for (index, hint) in hints.into_iter().enumerate() {
        if shown.contains(&index) { fitting.push(hint) } else { others.push(hint) }
    }
    (fitting, others)
}

fn said_of(hint: &Hint<'_>) -> String {
    format!("{} {}", hint.keys, hint.word)
}

fn in_their_places(hints: &[Hint<'_>]) -> String {
    let is_of_scope = |hint: &&Hint| hint.is_of_scope && hint.word != "help";
    let (mut said, mut everywhere): (Vec<&Hint>, Vec<&Hint>) = hints.iter().partition(is_of_scope);
    everywhere.reverse();
    said.extend(everywhere);
    said.into_iter().map(said_of).collect::<Vec<_>>().join("  ")
}
