//! What can be open over the panes, one at a time, with something to choose in it.

use ratatui::Frame;

use crate::ui::command::Motion;
use crate::ui::keymap::Scope;
use crate::ui::model::Model;
use crate::ui::why;
use crate::ui::why::Why;

/// What is open.
#[derive(Debug)]
pub(crate) enum Overlay {
    /// Why the current quotation is held to be one, and theirs.
    Why(Why),
}

impl Overlay {
    /// Where keys pressed in it are looked up.
    pub(crate) fn scope(&self) -> Scope {
        match self {
            Overlay::Why(_) => Scope::Why,
        }
    }
}

/// Chooses another line of what is open.
pub(crate) fn select(model: &mut Model, motion: Motion, times: usize) {
    match &model.overlay {
        Some(Overlay::Why(_)) => why::select(model, motion, times),
        None => (),
    }
}

/// Does what Enter does in what is open.
pub(crate) fn accept(model: &mut Model) {
    match &model.overlay {
        Some(Overlay::Why(_)) => why::go_there(model),
        None => (),
    }
}

/// Draws what is open.
pub(crate) fn draw(model: &Model, frame: &mut Frame) {
    match &model.overlay {
        Some(Overlay::Why(shown)) => why::draw(model, shown, frame.area(), frame.buffer_mut()),
        None => (),
    }
}
