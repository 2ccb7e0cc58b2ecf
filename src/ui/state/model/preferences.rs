//! Keeps what the user set up, as far as the screen looks at it again.

use crate::ui::commands::keymap::Keymap;
use crate::ui::state::citation::Citations;
use crate::ui::state::text::text_measure::Measure;
use crate::ui::state::theme::custom_theme::CustomTheme;

/// Holds what the user set up.
#[derive(Debug, Default)]
pub(crate) struct Preferences {
    pub(crate) keymap: Keymap,
    /// The user's own themes, by name.
    pub(crate) themes: Vec<(String, CustomTheme)>,
    /// How wide a line of text is at most.
    pub(crate) measure: Measure,
    /// How citations are written.
    pub(crate) citations: Citations,
    /// What copies, with its arguments; `None`: the terminal.
    pub(crate) copy_command: Option<Vec<String>>,
    /// Whether the terminal is told where the links of the text lead.
    pub(crate) has_hyperlinks: bool,
}
