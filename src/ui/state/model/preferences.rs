//! Keeps what the user set up, as far as the screen looks at it again.

use crate::ui::commands::keymap::Keymap;
use crate::ui::state::citation::Citations;
use crate::ui::state::text::page::text_measure::Measure;
use crate::ui::state::theme::custom_theme::CustomTheme;

/// The preferences of the user.
#[derive(Debug, Default)]
pub(crate) struct Preferences {
    pub(crate) keymap: Keymap,
    /// The user's own themes, by name.
    pub(crate) themes: Vec<(String, CustomTheme)>,
    /// The largest width of a line of text.
    pub(crate) measure: Measure,
    /// The form of citations.
    pub(crate) citations: Citations,
    /// The program that copies, with its arguments; `None` means the terminal.
    pub(crate) copy_command: Option<Vec<String>>,
    /// True if there is a file that can keep the theme.
    pub(crate) can_keep_theme: bool,
    /// True if the terminal is told where the links of the text lead.
    pub(crate) has_hyperlinks: bool,
}
