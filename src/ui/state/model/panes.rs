//! Keeps which panes are shown, where, and which of them has the keys.

use ratatui::layout::Size;

use crate::ui::commands::pane::Pane;
use crate::ui::state::pane_layout::Layout;
use crate::ui::state::text::page::text_measure::Measure;

/// The panes that are shown, and the one that has the keys.
#[derive(Debug, Default)]
pub(crate) struct Panes {
    /// The pane that the keys go to.
    pub(crate) focus: Pane,
    /// The side pane shown where there is room for one only.
    pub(crate) side: Pane,
    /// True if the text has the whole width.
    pub(crate) zoomed: bool,
    /// The places of the panes; made from these fields and the size of the screen.
    pub(crate) layout: Layout,
}

impl Panes {
    /// Gives a pane the keys.
    pub(crate) fn focus_on(&mut self, pane: Pane) {
        self.focus = pane;
        self.zoomed = self.zoomed && pane == Pane::Text;
    }

    /// Lays the panes out on a screen of this size.
    pub(crate) fn lay_out(&mut self, size: Size, measure: Measure) {
        if self.focus != Pane::Text {
            self.side = self.focus;
        }
        self.layout = if self.zoomed {
            Layout::alone(size, Pane::Text)
        } else {
            Layout::new(size, self.focus, self.side, measure.0)
        };
    }
}
