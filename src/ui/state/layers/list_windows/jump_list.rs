//! Lists the places that the user has jumped from.

use ratatui::layout::Size;

use crate::ui::commands::scope::Scope;
use crate::ui::state::layers::layer_state::LayerState;
use crate::ui::state::lists::list_window;

/// The number of lines of a place: the title of its article, and the words there.
pub(crate) const LINES: usize = 2;

/// The room that the list takes at most.
pub(crate) const MOST: Size = Size { width: 76, height: 24 };

/// The choice among the places, the oldest of which is the first.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct JumpList {
    pub(crate) chosen: usize,
    /// The first that was shown at the last click.
    pub(crate) top: usize,
}

impl JumpList {
    /// Returns the first that is shown of so many, on so many lines.
    pub(crate) fn top(self, total: usize, height: u16) -> usize {
        list_window::reveal(self.top, self.chosen, usize::from(height) / LINES, total)
    }
}

impl LayerState for JumpList {
    fn scope(&self) -> Option<Scope> {
        Some(Scope::Jumps)
    }

    fn says_its_keys(&self) -> bool {
        true
    }
}
