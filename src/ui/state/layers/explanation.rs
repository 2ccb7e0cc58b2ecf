//! Holds the choice among the reasons for a quotation.

use crate::ui::commands::scope::Scope;
use crate::ui::state::layers::layer_state::LayerState;

/// The choice among the lines that have a place.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Explanation {
    pub(crate) chosen: usize,
    /// The number of lines scrolled beyond what the choice shows.
    pub(crate) beyond: usize,
}

impl LayerState for Explanation {
    fn scope(&self) -> Option<Scope> {
        Some(Scope::Why)
    }

    fn says_its_keys(&self) -> bool {
        true
    }
}
