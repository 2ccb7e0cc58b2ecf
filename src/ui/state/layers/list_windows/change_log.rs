//! Holds the log of the user's corrections and checks.

use crate::app::LoggedCorrection;
use crate::ui::commands::command::Command;
use crate::ui::commands::scope::Scope;
use crate::ui::state::layers::layer_state::LayerState;
use crate::ui::state::lists::two_line_list::TwoLineList;

/// The log, while it is open.
#[derive(Debug, Default)]
pub(crate) struct ChangeLog {
    pub(crate) list: TwoLineList<LoggedCorrection>,
    /// The number of all corrections, of which the list may hold only the latest.
    pub(crate) total: usize,
}

impl LayerState for ChangeLog {
    fn scope(&self) -> Option<Scope> {
        Some(Scope::Changes)
    }

    fn is_idle(&self, command: Command) -> bool {
        let is_of_article = self.list.chosen().is_some_and(|row| row.done.article.is_some());
        match command {
            Command::Accept => !is_of_article,
            Command::UndoThis => self.list.chosen().is_none(),
            _ => false,
        }
    }

    fn says_its_keys(&self) -> bool {
        true
    }
}
