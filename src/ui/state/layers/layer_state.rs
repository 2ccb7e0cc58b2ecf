//! Defines the properties that every layer over the panes has.

use crate::ui::commands::command::Command;
use crate::ui::commands::scope::Scope;
use crate::ui::state::line_input::LineInput;

/// The state of something that is open over the panes.
pub(crate) trait LayerState {
    /// Returns the scope in which keys are looked up; `None`: it is done with the keys, and leaves
    /// them to what is beneath it.
    fn scope(&self) -> Option<Scope>;

    /// Returns the line in which the user types, if there is one that can be changed.
    fn line_input(&mut self) -> Option<&mut LineInput> {
        None
    }

    /// Tells whether a command is about the chosen line, and there is none.
    fn is_idle(&self, _: Command) -> bool {
        false
    }

    /// Tells whether a line below the first is chosen, so that Up goes there.
    fn is_below_first(&self) -> bool {
        false
    }

    /// Tells whether its frame says which keys work in it.
    fn says_its_keys(&self) -> bool {
        false
    }

    /// Returns the command that Enter would do.
    fn chosen_command(&self) -> Option<Command> {
        None
    }
}
