//! Holds the log of the user's corrections and checks, and of the saved searches that they deleted.

use crate::app::LoggedCorrection;
use crate::library::SavedSearch;
use crate::ui::commands::command::Command;
use crate::ui::commands::scope::Scope;
use crate::ui::state::layers::layer_state::LayerState;
use crate::ui::state::lists::two_line_list::TwoLineList;

/// The log, while it is open.
#[derive(Debug, Default)]
pub(crate) struct ChangeLog {
    pub(crate) list: TwoLineList<Change>,
    /// The number of all corrections, of which the list may hold only the latest.
    pub(crate) total: usize,
}

/// A change that can be undone.
#[derive(Debug)]
pub(crate) enum Change {
    /// A correction, check or removal.
    Correction(Box<LoggedCorrection>),
    /// A saved search was deleted, which is remembered while the program runs.
    DeletedSearch(SavedSearch),
}

impl LayerState for ChangeLog {
    fn scope(&self) -> Option<Scope> {
        Some(Scope::Changes)
    }

    fn is_idle(&self, command: Command) -> bool {
        let is_of_article = self.list.chosen().is_some_and(|change| match change {
            Change::Correction(logged) => logged.done.article.is_some(),
            Change::DeletedSearch(_) => false,
        });
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
