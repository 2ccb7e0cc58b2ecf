//! Holds a name or a note that is typed on the last line of the screen, for a file, a search or a
//! quotation.

use crate::app::Remarks;
use crate::library::QuotationId;
use crate::session::messages::Extent;
use crate::ui::commands::command::Command;
use crate::ui::commands::scope::Scope;
use crate::ui::state::layers::layer_state::LayerState;
use crate::ui::state::line_input::LineInput;

/// The use of a name that is typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum NameUse {
    /// The name of a file for what is on the screen.
    Export(Extent),
    /// This search of the library, to be found again.
    SaveSearch(String),
    /// A search that narrows the open list of quotations, as it is typed.
    Narrow {
        /// What narrowed it before, for who leaves off.
        before: String,
    },
    /// A note on the quotation of these words.
    Note {
        /// The quotation.
        quotation: QuotationId,
        /// Its words.
        words: String,
    },
}

/// The input of a name: its use, and the text typed so far.
#[derive(Debug)]
pub(crate) struct NameInput {
    pub(crate) purpose: NameUse,
    pub(crate) entry: LineInput,
    pub(crate) is_on_its_way: bool,
    /// True if what has that name already is to be replaced.
    pub(crate) replaces: bool,
    /// Whether a site is to have the user's checks and notes, once they said so.
    pub(crate) remarks: Option<Remarks>,
}

impl NameInput {
    /// Makes an input with nothing typed.
    pub(crate) fn new(purpose: NameUse) -> Self {
        let entry = match purpose {
            NameUse::Export(_) | NameUse::Narrow { .. } | NameUse::Note { .. } => {
                LineInput::default()
            }
            NameUse::SaveSearch(_) => LineInput::of_name(),
        };
        NameInput { purpose, entry, is_on_its_way: false, replaces: false, remarks: None }
    }

    /// Returns what the name is for.
    pub(crate) fn purpose(&self) -> &NameUse {
        &self.purpose
    }

    /// Returns what was typed.
    pub(crate) fn typed(&self) -> &str {
        self.entry.typed()
    }

    /// Changes what is typed; what is on its way is not changed any more.
    pub(crate) fn change(&mut self, change: impl FnOnce(&mut LineInput)) {
        if !self.is_on_its_way {
            change(&mut self.entry);
            self.replaces = false;
            self.remarks = None;
        }
    }

    /// Tells whether the session has been asked and has not answered.
    pub(crate) fn is_on_its_way(&self) -> bool {
        self.is_on_its_way
    }

    /// Tells whether what has that name already is to be replaced.
    pub(crate) fn replaces(&self) -> bool {
        self.replaces
    }

    /// Notes that what has that name is to be replaced.
    pub(crate) fn replace_existing(&mut self) {
        self.replaces = true;
    }

    /// Notes that the session is asked.
    pub(crate) fn send(&mut self) {
        self.is_on_its_way = true;
    }

    /// Notes that it did not go well.
    pub(crate) fn come_back(&mut self) {
        self.is_on_its_way = false;
        self.replaces = false;
    }
}

impl LayerState for NameInput {
    fn scope(&self) -> Option<Scope> {
        Some(Scope::Naming)
    }

    /// Returns the line, unless the name is on its way and not to be changed any more.
    fn line_input(&mut self) -> Option<&mut LineInput> {
        (!self.is_on_its_way).then_some(&mut self.entry)
    }

    fn is_idle(&self, command: Command) -> bool {
        command == Command::CompletePath && !matches!(self.purpose, NameUse::Export(_))
    }
}
