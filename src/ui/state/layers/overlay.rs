//! Holds what is open over the panes, one at a time, with something to choose in it.

use crate::ui::commands::command::Command;
use crate::ui::commands::scope::Scope;
use crate::ui::state::layers::explanation::Explanation;
use crate::ui::state::layers::links::Links;
use crate::ui::state::layers::open_dossier::OpenDossier;
use crate::ui::state::layers::palette::Palette;
use crate::ui::state::layers::saved_searches::SavedSearches;

/// What is open.
#[derive(Debug)]
pub(crate) enum Overlay {
    /// Why the current quotation is held to be one, and theirs.
    Why(Explanation),
    /// Where the article leads.
    Links(Links),
    /// All that a speaker said.
    Dossier(Box<OpenDossier>),
    /// The commands by name.
    Palette(Palette),
    /// The saved searches.
    Searches(SavedSearches),
}

impl Overlay {
    /// Where keys pressed in it are looked up.
    pub(crate) fn scope(&self) -> Scope {
        match self {
            Overlay::Why(_) => Scope::Why,
            Overlay::Links(_) => Scope::Links,
            Overlay::Dossier(_) => Scope::Dossier,
            Overlay::Palette(_) => Scope::Palette,
            Overlay::Searches(_) => Scope::Searches,
        }
    }

    /// Whether a command is about the chosen line, and there is none.
    pub(crate) fn is_idle(&self, command: Command) -> bool {
        let is_empty = match self {
            Overlay::Palette(palette) => palette.chosen().is_none(),
            Overlay::Searches(list) => list.chosen().is_none(),
            Overlay::Why(_) | Overlay::Links(_) | Overlay::Dossier(_) => false,
        };
        is_empty && matches!(command, Command::Accept | Command::DeleteSearch)
    }

    /// The command that Enter would run in it.
    pub(crate) fn command(&self) -> Option<Command> {
        match self {
            Overlay::Palette(palette) => palette.chosen(),
            Overlay::Why(_) | Overlay::Links(_) | Overlay::Dossier(_) | Overlay::Searches(_) => {
                None
            }
        }
    }
}
