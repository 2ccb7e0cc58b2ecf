//! Defines the settings of the user, as plain data.

use std::path::Path;
use std::path::PathBuf;

use crate::ui::commands::keymap::Keymap;
use crate::ui::state::citation::Citations;
use crate::ui::state::model::Model;
use crate::ui::state::model::Notice;
use crate::ui::state::text::page::text_measure::Measure;
use crate::ui::state::text::page::text_measure::Order;
use crate::ui::state::theme::custom_theme::CustomTheme;
use crate::ui::state::theme::look::Look;

/// The settings of the user. The default holds for everybody who sets nothing.
#[derive(Debug, Default)]
pub struct Settings {
    /// The keys with their commands.
    pub(crate) keymap: Keymap,
    /// The theme; `None`: the one that suits the terminal's background.
    pub(crate) theme: Option<Look>,
    /// The user's own themes, by name.
    pub(crate) themes: Vec<(String, CustomTheme)>,
    /// The index of the theme among them that is used instead.
    pub(crate) own_theme: Option<usize>,
    /// The largest width of the text.
    pub(crate) measure: Measure,
    /// True if lines are filled to the measure.
    pub(crate) is_justified: bool,
    /// The form of citations.
    pub(crate) citations: Citations,
    /// The program that copies, with its arguments; `None` means the terminal.
    pub(crate) copy_command: Option<Vec<String>>,
    /// True if the terminal keeps the mouse to itself at first.
    pub(crate) without_mouse: bool,
    /// True if the terminal is not told where links lead.
    pub(crate) without_hyperlinks: bool,
    /// The side that puts words from right to left in order: program or terminal.
    pub(crate) order: Order,
    /// The file that keeps the theme.
    pub(crate) theme_file: Option<ThemeFile>,
    /// The mistakes in the settings, to be told once.
    pub(crate) trouble: Option<String>,
}

/// The file of settings into which the name of a theme can be written.
#[derive(Debug, Clone)]
pub(crate) struct ThemeFile {
    pub(crate) path: PathBuf,
    /// Writes the name; an error is in words.
    pub(crate) write: fn(&Path, &str) -> Result<(), String>,
}

impl ThemeFile {
    /// Writes the name of a theme, and says how it went.
    pub(crate) fn keep(&self, name: &str) -> Result<String, String> {
        (self.write)(&self.path, name)?;
        Ok(format!("kept: theme = \"{name}\" in {}", self.path.display()))
    }
}

impl Settings {
    /// Sets the screen up.
    pub(crate) fn apply(self, model: &mut Model) {
        model.preferences.keymap = self.keymap;
        model.preferences.measure = self.measure;
        model.preferences.citations = self.citations;
        model.preferences.copy_command = self.copy_command;
        model.preferences.can_keep_theme = self.theme_file.is_some();
        model.reading.set_order(self.order);
        model.reading.justify(self.is_justified);
        model.theme.set_order(self.order);
        if let Some(look) = self.theme {
            model.theme.choose(look);
        }
        model.preferences.themes = self.themes;
        if let Some(at) = self.own_theme {
            model.theme.choose_own(at, model.preferences.themes[at].1);
        }
        model.notice = self.trouble.map(Notice::Alarm);
        model.update_dependents();
    }
}
