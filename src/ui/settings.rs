//! How the reader wants the screen: plain data, read by whoever starts it.

use crate::ui::citation::Citations;
use crate::ui::keymap::Keymap;
use crate::ui::model::Model;
use crate::ui::model::Notice;
use crate::ui::theme::Look;
use crate::ui::theme::Own;

/// What can be set up. The default is what everybody has who sets nothing up.
#[derive(Debug, Default)]
pub struct Settings {
    /// Which key does what.
    pub(crate) keymap: Keymap,
    /// The theme; `None`: the one that suits the terminal's background.
    pub(crate) theme: Option<Look>,
    /// The reader's own themes, by name.
    pub(crate) themes: Vec<(String, Own)>,
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

/// Columns of a line of text, at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Measure(pub(crate) u16);

impl Measure {
    /// What can be asked for: less cannot be read, more is found by no eye.
    pub(crate) const LIMITS: (u16, u16) = (20, 200);
}

/// Longer lines are hard to read.
impl Default for Measure {
    fn default() -> Self {
        Measure(72)
    }
}

/// Who puts words from right to left in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Order {
    /// This program.
    #[default]
    Ours,
    /// The terminal.
    Theirs,
}

impl Settings {
    /// Sets the screen up.
    pub(crate) fn apply(self, model: &mut Model) {
        model.keymap = self.keymap;
        model.measure = self.measure;
        model.citations = self.citations;
        model.copy_command = self.copy_command;
        model.reading.set_order(self.order);
        model.theme.set_order(self.order);
        if let Some(look) = self.theme {
            model.theme.choose(look);
        }
        model.themes = self.themes;
        if let Some(at) = self.own_theme {
            model.theme.choose_own(at, model.themes[at].1);
        }
        model.notice = self.trouble.map(Notice::Alarm);
        model.settle();
    }
}
