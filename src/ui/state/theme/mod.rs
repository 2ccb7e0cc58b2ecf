//! Colours and attributes.
//!
//! Whatever a colour says is also said by a sign or an attribute, for readers
//! who see none, or set `NO_COLOR`. Text and background stay the terminal's own where
//! they suit the theme; where the reader chooses one for the other sort of
//! terminal, it brings its own.

pub(crate) mod custom_theme;
pub(crate) mod look;

use crate::ui::state::background::Background;
use crate::ui::state::text_measure::Order;
use crate::ui::state::theme::custom_theme::CustomTheme;
use crate::ui::state::theme::look::Depth;
use crate::ui::state::theme::look::Look;

/// How things look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Theme {
    pub(crate) depth: Depth,
    pub(crate) look: Look,
    /// What the terminal's background is, as far as it is known.
    pub(crate) ground: Option<Background>,
    /// Whether the reader chose the look.
    pub(crate) is_chosen: bool,
    /// The colours of the reader's own theme, and which of theirs it is.
    pub(crate) own: Option<(usize, CustomTheme)>,
    /// Who puts words from right to left in order.
    pub(crate) order: Order,
}

impl Theme {
    /// Leaves words from right to left to this one.
    pub(crate) fn set_order(&mut self, order: Order) {
        self.order = order;
    }

    /// Who puts words from right to left in order.
    pub(crate) fn order(self) -> Order {
        self.order
    }

    /// What the environment says of the terminal, by `var`, which looks a variable up.
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

    /// What it looks like.
    pub(crate) fn look(self) -> Look {
        self.look
    }

    /// Whether there are colours to choose between.
    pub(crate) fn has_colours(self) -> bool {
        self.depth != Depth::Mono
    }

    /// Takes notice of what the terminal's background is.
    pub(crate) fn learn(&mut self, ground: Background) {
        self.ground = Some(ground);
        if !self.is_chosen && self.has_colours() {
            self.look = match ground {
                Background::Dark => Look::Dark,
                Background::Light => Look::Light,
            };
        }
    }

    /// Looks so from now on, where there are colours.
    pub(crate) fn choose(&mut self, look: Look) {
        if self.has_colours() {
            (self.look, self.own, self.is_chosen) = (look, None, true);
        }
    }

    /// Looks like the reader's own theme number `at` from now on, where there are colours.
    pub(crate) fn choose_own(&mut self, at: usize, own: CustomTheme) {
        if self.has_colours() {
            (self.look, self.own, self.is_chosen) = (own.base, Some((at, own)), true);
        }
    }

    /// Which of the reader's own themes it is, if it is one.
    pub(crate) fn own(self) -> Option<usize> {
        self.own.map(|(at, _)| at)
    }

    /// Looks like the next of [`Look::ALL`], and after those like the reader's own.
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

#[cfg(test)]
mod tests {
    use ratatui::style::Color;
    use ratatui::style::Modifier;
    use ratatui::style::Style;

    use super::Look;
    use super::Theme;
    use crate::library::SpeakerId;
    use crate::ui::state::background::Background;
    use crate::ui::state::theme::Depth;
    use crate::ui::state::theme::custom_theme::CustomTheme;
    use crate::ui::state::theme::custom_theme::Paint;
    use crate::ui::state::theme::custom_theme::Role;

    fn theme(vars: &[(&str, &str)]) -> Theme {
        Theme::from_env(|name: &str| {
            vars.iter().find(|(set, _)| *set == name).map(|(_, value)| (*value).to_owned())
        })
    }

    fn depth(vars: &[(&str, &str)]) -> Depth {
        theme(vars).depth
    }

    #[test]
    fn the_environment_tells_how_many_colours_there_are() {
        assert_eq!(depth(&[("TERM", "xterm-256color")]), Depth::Many);
        assert_eq!(depth(&[("TERM", "xterm"), ("COLORTERM", "truecolor")]), Depth::True);
        assert_eq!(depth(&[("TERM", "xterm"), ("COLORTERM", "1")]), Depth::Many);
        assert_eq!(depth(&[("TERM", "xterm-direct")]), Depth::True);
        assert_eq!(depth(&[("TERM", "linux")]), Depth::Sixteen);
        assert_eq!(depth(&[("TERM", "dumb")]), Depth::Mono);
        assert_eq!(depth(&[]), Depth::Mono);
    }

    #[test]
    fn no_color_wins_unless_it_is_empty() {
        assert_eq!(depth(&[("TERM", "xterm-256color"), ("NO_COLOR", "1")]), Depth::Mono);
        assert_eq!(depth(&[("TERM", "xterm-256color"), ("NO_COLOR", "")]), Depth::Many);
        let without = theme(&[("TERM", "xterm"), ("NO_COLOR", "1"), ("COLORFGBG", "0;15")]);
        assert_eq!(without.look(), Look::Monochrome);
    }

    #[test]
    fn the_background_chooses_until_the_reader_does() {
        let mut theme = theme(&[("TERM", "xterm"), ("COLORFGBG", "15;0")]);
        assert_eq!(theme.look(), Look::Dark);
        theme.learn(Background::Light);
        assert_eq!((theme.look(), theme.base()), (Look::Light, Style::new()));
        theme.turn(&[]);
        theme.learn(Background::Light);
        assert_eq!(theme.look(), Look::HighContrast);
    }

    #[test]
    fn a_theme_for_the_other_sort_of_terminal_brings_its_background() {
        let mut theme = theme(&[("TERM", "xterm-256color"), ("COLORFGBG", "15;0")]);
        assert_eq!(theme.base(), Style::new());
        theme.turn(&[]);
        assert_eq!(theme.look(), Look::Light);
        assert!(theme.base().bg.is_some() && theme.base().fg.is_some());
    }

    #[test]
    fn every_theme_comes_up_in_turn() {
        let mut theme = theme(&[("TERM", "xterm-256color")]);
        let looks = [(); 5].map(|()| {
            theme.turn(&[]);
            theme.look()
        });
        assert_eq!(looks[..4], Look::ALL);
        assert_eq!(looks[4], Look::Dark);
    }

    #[test]
    fn own_themes_come_after_ours_and_stand_on_them() {
        let mut theme = theme(&[("TERM", "xterm-256color"), ("COLORTERM", "truecolor")]);
        let mut own = CustomTheme::new(Look::Light);
        own.set(Role::Background, Paint::Exact(0x00FD_F6E3));
        own.set(Role::Found, Paint::Named(Color::Blue));
        (0..4).for_each(|_| theme.turn(&[own]));
        assert_eq!((theme.look(), theme.own()), (Look::Monochrome, None));
        theme.turn(&[own]);
        assert_eq!((theme.look(), theme.own()), (Look::Light, Some(0)));
        assert_eq!(theme.base().bg, Some(Color::Rgb(0xFD, 0xF6, 0xE3)));
        assert_eq!(theme.found().fg, Some(Color::Blue));
        assert_eq!(theme.speaker(Some(SpeakerId(2))).fg, Some(Color::Rgb(0x1B, 0x58, 0x2E)));
        theme.turn(&[own]);
        assert_eq!((theme.look(), theme.own()), (Look::Dark, None));
        let mut theme = Theme { depth: Depth::Mono, ..Theme::default() };
        theme.choose_own(0, own);
        assert_eq!((theme.own(), theme.base()), (None, Style::new()));
    }

    #[test]
    fn without_colours_nothing_has_one() {
        let mut theme = Theme { depth: Depth::True, look: Look::HighContrast, ..Theme::default() };
        theme.turn(&[]);
        assert_eq!(theme.look(), Look::Monochrome);
        for style in [
            theme.speaker(Some(SpeakerId(3))),
            theme.found(),
            theme.found_here(),
            theme.alarm(),
            theme.base(),
        ] {
            assert_eq!((style.fg, style.bg), (None, None));
        }
        assert!(theme.found().add_modifier.contains(Modifier::REVERSED));
        assert_ne!(theme.found(), theme.found_here());
    }

    #[test]
    fn where_words_have_no_colour_they_are_underlined_and_what_reports_them_is_not() {
        let underlined = |style: Style| style.add_modifier.contains(Modifier::UNDERLINED);
        let mono = Theme { depth: Depth::Mono, ..Theme::default() };
        assert!(underlined(mono.said(Some(SpeakerId(3)))));
        assert!(!underlined(mono.cue()) && !underlined(mono.source()));
        let dark = Theme { depth: Depth::True, look: Look::Dark, ..Theme::default() };
        assert!(!underlined(dark.said(Some(SpeakerId(3)))) && underlined(dark.said(None)));
        assert!(underlined(dark.cue()) && underlined(dark.source()));
    }

    #[test]
    fn neighbours_have_different_colours() {
        for depth in [Depth::Sixteen, Depth::Many, Depth::True] {
            for look in [Look::Anywhere, Look::Dark, Look::Light, Look::HighContrast] {
                let theme = Theme { depth, look, ..Theme::default() };
                for id in 1..40 {
                    let of = |id| theme.speaker(Some(SpeakerId(id)));
                    assert_ne!(of(id), of(id + 1));
                }
            }
        }
    }
}
