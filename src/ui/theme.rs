//! Colours and attributes.
//!
//! Whatever a colour says is also said by a sign or an attribute, for readers
//! who see none, or set `NO_COLOR`. Text and background stay the terminal's own where
//! they suit the theme; where the reader chooses one for the other sort of
//! terminal, it brings its own.

mod own;

use ratatui::style::Color;
use ratatui::style::Modifier;
use ratatui::style::Style;

use crate::library::SpeakerId;
use crate::ui::colours;
use crate::ui::colours::Depth;
use crate::ui::colours::Ink;
use crate::ui::ground::Ground;
use crate::ui::settings::Order;

pub(crate) use own::MOST_SPEAKERS;
pub(crate) use own::Own;
pub(crate) use own::Paint;
pub(crate) use own::Role;

/// The looks there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Look {
    /// Until it is known what the terminal's background is: colours that can be read on any.
    #[default]
    Anywhere,
    /// For a dark background.
    Dark,
    /// For a light one.
    Light,
    /// Bright on black, nothing faint.
    HighContrast,
    /// Attributes alone.
    Monochrome,
}

impl Look {
    /// Those that the reader can choose, in the order of the key.
    pub(crate) const ALL: [Look; 4] =
        [Look::Dark, Look::Light, Look::HighContrast, Look::Monochrome];

    /// What it is called.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Look::Anywhere => "the terminal’s own",
            Look::Dark => "dark",
            Look::Light => "light",
            Look::HighContrast => "high contrast",
            Look::Monochrome => "monochrome",
        }
    }
}

/// How things look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Theme {
    depth: Depth,
    look: Look,
    /// What the terminal's background is, as far as it is known.
    ground: Option<Ground>,
    /// Whether the reader chose the look.
    is_chosen: bool,
    /// The colours of the reader's own theme, and which of theirs it is.
    own: Option<(usize, Own)>,
    /// Who puts words from right to left in order.
    order: Order,
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
        if let Some(ground) = value("COLORFGBG").and_then(|value| Ground::from_variable(&value)) {
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
    pub(crate) fn learn(&mut self, ground: Ground) {
        self.ground = Some(ground);
        if !self.is_chosen && self.has_colours() {
            self.look = match ground {
                Ground::Dark => Look::Dark,
                Ground::Light => Look::Light,
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
    pub(crate) fn choose_own(&mut self, at: usize, own: Own) {
        if self.has_colours() {
            (self.look, self.own, self.is_chosen) = (own.base, Some((at, own)), true);
        }
    }

    /// Which of the reader's own themes it is, if it is one.
    pub(crate) fn own(self) -> Option<usize> {
        self.own.map(|(at, _)| at)
    }

    /// Looks like the next of [`Look::ALL`], and after those like the reader's own.
    pub(crate) fn turn(&mut self, own: &[Own]) {
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

    /// What every cell has beneath all else.
    pub(crate) fn base(self) -> Style {
        let mut style = self.ground_of_look();
        style.fg = self.own_colour(Role::Text).or(style.fg);
        style.bg = self.own_colour(Role::Background).or(style.bg);
        style
    }

    fn ground_of_look(self) -> Style {
        let on = |fg: Ink, bg: Ink, old: (Color, Color)| match self.depth {
            Depth::Mono => Style::new(),
            Depth::Sixteen => Style::new().fg(old.0).bg(old.1),
            depth => Style::new().fg(colours::shown(fg, depth)).bg(colours::shown(bg, depth)),
        };
        let (black, white) = ((0x00_00_00, 16), (0xFF_FF_FF, 231));
        let (soft_black, soft_white) = ((0x1C_1C_1C, 234), (0xDA_DA_DA, 253));
        match (self.look, self.ground) {
            (Look::Dark, Some(Ground::Light)) => {
                on(soft_white, soft_black, (Color::Gray, Color::Black))
            }
            // What was chosen while the background is unknown must be readable on any.
            (Look::Dark, None) if self.is_chosen => {
                on(soft_white, soft_black, (Color::Gray, Color::Black))
            }
            (Look::Light, Some(Ground::Dark)) => {
                on(soft_black, white, (Color::Black, Color::White))
            }
            (Look::Light, None) if self.is_chosen => {
                on(soft_black, white, (Color::Black, Color::White))
            }
            (Look::HighContrast, _) => on(white, black, (Color::White, Color::Black)),
            _ => Style::new(),
        }
    }

    /// The colour of a speaker's words: the same in all panes and articles.
    pub(crate) fn speaker(self, speaker: Option<SpeakerId>) -> Style {
        let Some(SpeakerId(id)) = speaker else { return Style::new() };
        let number = id.unsigned_abs() as usize;
        let own = self.own.and_then(|(_, own)| own.of_speaker(number, self.depth));
        if let Some(colour) = own {
            return Style::new().fg(colour);
        }
        let ink = |inks: &[Ink; 6]| colours::shown(inks[number % inks.len()], self.depth);
        let old = |inks: &[Color]| inks[number % inks.len()];
        Style::new().fg(match (self.depth, self.look) {
            (Depth::Mono, _) | (_, Look::Monochrome) => return Style::new(),
            (Depth::Sixteen, Look::Dark | Look::HighContrast) => old(&colours::SIXTEEN_ON_DARK),
            (Depth::Sixteen, _) => old(&colours::SIXTEEN),
            (_, Look::Dark) => ink(&colours::ON_DARK),
            (_, Look::Light) => ink(&colours::ON_LIGHT),
            (_, Look::HighContrast) => ink(&colours::ON_BLACK),
            (_, Look::Anywhere) => {
                Color::Indexed(colours::ANYWHERE[number % colours::ANYWHERE.len()])
            }
        })
    }

    /// What matters less: frames, dates, counts.
    pub(crate) fn quiet(self) -> Style {
        match (self.own_colour(Role::Quiet), self.look) {
            (Some(colour), _) => Style::new().fg(colour),
            (None, Look::HighContrast) => Style::new(),
            (None, _) => Style::new().add_modifier(Modifier::DIM),
        }
    }

    /// The mark of an article that was not read.
    pub(crate) fn unread(self) -> Style {
        self.painted(Role::Unread, self.strong())
    }

    /// Titles and headings.
    pub(crate) fn strong(self) -> Style {
        self.painted(Role::Strong, Style::new().add_modifier(Modifier::BOLD))
    }

    /// The row or title that the keys act on.
    pub(crate) fn chosen(self) -> Style {
        self.painted(Role::Chosen, Style::new().add_modifier(Modifier::REVERSED))
    }

    /// The words that report the current quotation.
    pub(crate) fn cue(self) -> Style {
        self.painted(Role::Cue, Style::new().add_modifier(Modifier::UNDERLINED))
    }

    /// The mention of who said the current quotation.
    pub(crate) fn source(self) -> Style {
        let style = Style::new().add_modifier(Modifier::UNDERLINED | Modifier::BOLD);
        self.painted(Role::Source, style)
    }

    /// An address.
    pub(crate) fn link(self) -> Style {
        self.painted(Role::Link, Style::new().add_modifier(Modifier::UNDERLINED))
    }

    /// What a search found.
    pub(crate) fn found(self) -> Style {
        if let Some(colour) = self.own_colour(Role::Found) {
            // The words take the colour of the background, whatever that is.
            return Style::new().fg(colour).add_modifier(Modifier::REVERSED);
        }
        if self.is_monochrome() {
            return self.chosen();
        }
        let (black, yellow) = match self.depth {
            Depth::Sixteen | Depth::Mono => (Color::Black, Color::Yellow),
            depth => (colours::shown((0, 16), depth), colours::shown((0xF0_E4_42, 221), depth)),
        };
        Style::new().fg(black).bg(yellow)
    }

    /// The match that the reader is at.
    pub(crate) fn found_here(self) -> Style {
        self.found().add_modifier(Modifier::BOLD | Modifier::UNDERLINED)
    }

    /// Something went wrong.
    pub(crate) fn alarm(self) -> Style {
        let style = self.strong();
        match self.look {
            _ if self.own_colour(Role::Alarm).is_some() => self.painted(Role::Alarm, style),
            _ if self.is_monochrome() => style,
            Look::HighContrast => style.add_modifier(Modifier::REVERSED),
            Look::Dark => style.fg(Color::LightRed),
            _ => style.fg(Color::Red),
        }
    }

    fn own_colour(self, role: Role) -> Option<Color> {
        self.own.and_then(|(_, own)| own.of(role, self.depth))
    }

    /// With the reader's own colour, if the role has one.
    fn painted(self, role: Role, style: Style) -> Style {
        self.own_colour(role).map_or(style, |colour| style.fg(colour))
    }

    fn is_monochrome(self) -> bool {
        self.depth == Depth::Mono || self.look == Look::Monochrome
    }
}

#[cfg(test)]
mod tests {
    use ratatui::style::Color;
    use ratatui::style::Modifier;
    use ratatui::style::Style;

    use super::Depth;
    use super::Ground;
    use super::Look;
    use super::Own;
    use super::Paint;
    use super::Role;
    use super::Theme;
    use crate::library::SpeakerId;

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
        theme.learn(Ground::Light);
        assert_eq!((theme.look(), theme.base()), (Look::Light, Style::new()));
        theme.turn(&[]);
        theme.learn(Ground::Light);
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
        let mut own = Own::new(Look::Light);
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
