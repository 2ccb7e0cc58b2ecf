//! Takes what the user set up, as plain data.

use crate::ui::commands::keymap::Keymap;
use crate::ui::state::citation::Citations;
use crate::ui::state::model::Model;
use crate::ui::state::model::Notice;
use crate::ui::state::text::text_measure::Measure;
use crate::ui::state::text::text_measure::Order;
use crate::ui::state::theme::custom_theme::CustomTheme;
use crate::ui::state::theme::look::Look;

/// Holds what can be set up. The default is what everybody has who sets nothing up.
#[derive(Debug, Default)]
pub struct Settings {
    /// Which key does what.
    pub(crate) keymap: Keymap,
    /// The theme; `None`: the one that suits the terminal's background.
    pub(crate) theme: Option<Look>,
    /// The user's own themes, by name.
    pub(crate) themes: Vec<(String, CustomTheme)>,
    /// Which of them is to be taken instead.
    pub(crate) own_theme: Option<usize>,
    /// How wide the text is at most.
    pub(crate) measure: Measure,
    /// How citations are written.
    pub(crate) citations: Citations,
    /// What copies, with its arguments; `None`: the terminal.
    pub(crate) copy_command: Option<Vec<String>>,
    /// Whether the terminal keeps the mouse to itself at first.
    pub(crate) without_mouse: bool,
    /// Whether the terminal is not told where links lead.
    pub(crate) without_hyperlinks: bool,
    /// Who puts words from right to left in order.
    pub(crate) order: Order,
    /// What is wrong with what was set up, to be told once.
    pub(crate) trouble: Option<String>,
}

impl Settings {
    /// Sets the screen up.
    pub(crate) fn apply(self, model: &mut Model) {
        model.preferences.keymap = self.keymap;
        model.preferences.measure = self.measure;
        model.preferences.citations = self.citations;
        model.preferences.copy_command = self.copy_command;
        model.reading.set_order(self.order);
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
