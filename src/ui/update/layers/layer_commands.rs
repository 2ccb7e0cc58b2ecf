//! Defines what keys and the mouse do in a layer.

use ratatui::layout::Rect;

use crate::ui::commands::command::Command;
use crate::ui::commands::motion::Motion;
use crate::ui::state::layers::layer_stack::Stacked;
use crate::ui::state::model::Model;

/// The actions that a layer allows while it is open.
pub(crate) struct LayerCommands {
    /// Chooses another line, or scrolls, so many times.
    pub(crate) select: fn(&mut Model, Motion, usize),
    /// Does what Enter does; returns a command that is to be done for that.
    pub(crate) accept: fn(&mut Model) -> Option<Command>,
    /// Looks for what was typed.
    pub(crate) look: fn(&mut Model),
    /// Does what Esc does: closes the layer, unless there is a question to be answered.
    pub(crate) close: fn(&mut Model),
    /// Tells where a popup is, with its frame, and where in it the lines are of which one can be
    /// chosen.
    pub(crate) place: fn(&Model) -> Option<(Rect, Rect)>,
    /// Chooses what a line shows, of so many; tells whether it was chosen before, or `None` where
    /// it shows nothing that can be.
    pub(crate) choose_line: fn(&mut Model, usize, u16) -> Option<bool>,
}

impl LayerCommands {
    /// Returns a layer without lines to choose from, in which nothing is typed.
    pub(crate) const fn of<T: Stacked>() -> Self {
        LayerCommands {
            select: |_, _, _| (),
            accept: |_| None,
            look: |_| (),
            close: |model| model.layers.close::<T>(),
            place: |_| None,
            choose_line: |_, _, _| None,
        }
    }
}
