//! Holds the theme that is in force.
//!
//! Whatever a colour says is also said by a sign or an attribute, for users
//! who see none, or set `NO_COLOR`. Text and background stay the terminal's own where
//! they suit the theme; where the user chooses one for the other sort of
//! terminal, it brings its own.

pub(crate) mod contrast;
pub(crate) mod custom_theme;
pub(crate) mod look;

use crate::ui::state::background::Background;
use crate::ui::state::text::page::text_measure::Order;
use crate::ui::state::theme::custom_theme::CustomTheme;
use crate::ui::state::theme::look::Depth;
use crate::ui::state::theme::look::Look;

/// The look of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Theme {
    pub(crate) depth: Depth,
    pub(crate) look: Look,
    /// The background of the terminal, as far as it is known.
    pub(crate) ground: Option<Background>,
    /// True if the user chose the look.
    pub(crate) is_chosen: bool,
    /// The colours of the user's own theme, and which of theirs it is.
    pub(crate) own: Option<(usize, CustomTheme)>,
    /// The side that puts words from right to left in order: program or terminal.
    pub(crate) order: Order,
}

impl Theme {
    /// Leaves words from right to left to this one.
    pub(crate) fn set_order(&mut self, order: Order) {
        self.order = order;
    }

    /// Returns who puts words from right to left in order.
    pub(crate) fn order(self) -> Order {
        self.order
    }

    /// Returns what the environment says of the terminal, by `var`, which looks a variable up.
    pub(crate) fn from_env(var: impl Fn(&str) -> Option<String>) -> Self {
        let value = |name| var(name).filter(|value| !value.is_empty());
        let term = value("TERM").unwrap_or_default();
        let depth = if value("NO_COLOR").is_some() || term.is_empty() || term == "dumb" {
            Depth::Mono
        } else if value("COLORTERM").is_some_and(|value| value == "truecolor" || value == "24bit")
            || term.contains("direct")
        {
            Depth::True
        } else if value("COLORTERM").is_some()
            || ["256", "kitty", "alacritty", "ghostty", "foot"]
                .iter()
                .any(|many| term.contains(many))
        {
            Depth::Many
        } else {
            Depth::Sixteen
        };
        let look = if depth == Depth::Mono { Look::Monochrome } else { Look::Anywhere };
        let mut theme = Theme { depth, look, ..Theme::default() };
        if let Some(ground) = value("COLORFGBG").and_then(|value| Background::from_variable(&value))
        {
            theme.learn(ground);
        }
        theme
    }

    /// Returns what it looks like.
    pub(crate) fn look(self) -> Look {
        self.look
    }

    /// Tells whether there are colours to choose between.
    pub(crate) fn has_colours(self) -> bool {
        self.depth != Depth::Mono
    }

    /// Tells whether speakers can be told apart by colours.
    pub(crate) fn has_speaker_colours(self) -> bool {
        let has_own = self.own.is_some_and(|(_, own)| own.speakers.iter().any(Option::is_some));
        self.has_colours() && (self.look != Look::Monochrome || has_own)
    }

    /// Takes notice of what the terminal's background is.
    pub(crate) fn learn(&mut self, ground: Background) {
        self.ground = Some(ground);
        if !self.is_chosen && self.has_colours() {
            self.look = if ground.is_dark() { Look::Dark } else { Look::Light };
        }
    }

    /// Looks so from now on, where there are colours.
    pub(crate) fn choose(&mut self, look: Look) {
        if self.has_colours() {
            (self.look, self.own, self.is_chosen) = (look, None, true);
        }
    }

    /// Looks like the user's own theme number `at` from now on, where there are colours.
    pub(crate) fn choose_own(&mut self, at: usize, own: CustomTheme) {
        if self.has_colours() {
            (self.look, self.own, self.is_chosen) = (own.base, Some((at, own)), true);
        }
    }

    /// Returns which of the user's own themes it is, if it is one.
    pub(crate) fn own(self) -> Option<usize> {
        self.own.map(|(at, _)| at)
    }

    /// Looks like the next of [`Look::ALL`], and after those like the user's own.
    pub(crate) fn turn(&mut self, own: &[CustomTheme]) {
        let count = Look::ALL.len();
        let at = match self.own {
            Some((at, _)) => Some(count + at),
            None => Look::ALL.iter().position(|&look| look == self.look),
        };
        let next = at.map_or(0, |at| at + 1) % (count + own.len());
        (self.look, self.own) = match next.checked_sub(count) {
            None => (Look::ALL[next], None),
            Some(at) => (own[at].base, Some((at, own[at]))),
        };
        self.is_chosen = true;
    }
}
