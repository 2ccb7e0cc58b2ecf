//! Opens the list of the places that the user has jumped from, and goes to one.

use ratatui::layout::Size;

use crate::ui::commands::motion::Motion;
use crate::ui::state::layers::list_windows::jump_list::JumpList;
use crate::ui::state::layers::list_windows::jump_list::LINES;
use crate::ui::state::layers::list_windows::jump_list::MOST;
use crate::ui::state::layers::popup_frame;
use crate::ui::state::lists::list_window;
use crate::ui::state::model::Model;
use crate::ui::update::layers::layer_commands::LayerCommands;
use crate::ui::update::reading::jumps;

/// The commands that work in the list.
pub(crate) static COMMANDS: LayerCommands = LayerCommands {
    select,
    accept: |model| {
        if let Some(list) = model.layers.take::<JumpList>() {
            jumps::go(model, list.chosen);
        }
        None
    },
    place: |model| Some(popup_frame::place(model.screen(), size(model))),
    choose_line,
    ..LayerCommands::of::<JumpList>()
};

/// Opens the list where the user is in it.
pub(crate) fn open(model: &mut Model) {
    if count(model) < 2 {
        return model
            .say("there is no other place yet: jumps from one article to another are kept");
    }
    jumps::remember_words(model);
    let chosen = model.memory.jumps.at();
    model.layers.open(JumpList { chosen, top: 0 });
}

/// Returns how many places there are.
pub(crate) fn count(model: &Model) -> usize {
    model.memory.jumps.places().count()
}

/// Returns the room that the list takes at most.
pub(crate) fn size(model: &Model) -> Size {
    let lines = count(model) * LINES;
    Size { height: (lines + 2).min(MOST.height.into()) as u16, ..MOST }
}

fn select(model: &mut Model, motion: Motion, times: usize) {
    let last = count(model).saturating_sub(1);
    let page = usize::from(popup_frame::inside(model.screen(), MOST).height) / LINES;
    if let Some(list) = model.layers.get_mut::<JumpList>() {
        list.chosen = (0..times).fold(list.chosen, |at, _| motion.apply(at, last, page));
    }
}

fn choose_line(model: &mut Model, line: usize, height: u16) -> Option<bool> {
    let total = count(model);
    let list = model.layers.get_mut::<JumpList>()?;
    list.top = list.top(total, height);
    let index = list.top + line / LINES;
    (index < total).then(|| list_window::choose(&mut list.chosen, index))
}
