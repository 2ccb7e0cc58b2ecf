//! Defines how each thing on the screen looks under a theme.

#[cfg(test)]
mod contrasts;
#[cfg(test)]
mod tests;

use ratatui::style::Color;
use ratatui::style::Modifier;
use ratatui::style::Style;

use crate::library::SpeakerId;
use crate::ui::state::background::Background;
use crate::ui::state::theme::Theme;
use crate::ui::state::theme::contrast;
use crate::ui::state::theme::custom_theme::CustomTheme;
use crate::ui::state::theme::custom_theme::Paint;
use crate::ui::state::theme::custom_theme::Role;
use crate::ui::state::theme::look::Depth;
use crate::ui::state::theme::look::Look;
use crate::ui::view::colours;
use crate::ui::view::colours::Ink;

const BLACK: Ink = (0x00_00_00, 16);
const WHITE: Ink = (0xFF_FF_FF, 231);
const SOFT_BLACK: Ink = (0x1C_1C_1C, 234);
const SOFT_WHITE: Ink = (0xDA_DA_DA, 253);

impl Paint {
    /// Returns the colour as a terminal can show it; `None` where it shows no colours.
    pub(crate) fn shown(self, depth: Depth) -> Option<Color> {
        match (self, depth) {
            (_, Depth::Mono) => None,
            (Paint::Named(colour), _) => Some(colour),
            (Paint::Exact(bits), Depth::Sixteen) => Some(colours::nearest_of_sixteen(bits)),
            (Paint::Exact(bits), _) => {
                Some(colours::shown((bits, contrast::nearest_of_many(bits)), depth))
            }
        }
    }
}

impl CustomTheme {
    /// Returns the colour of a role, if it has one of its own.
    pub(crate) fn of(&self, role: Role, depth: Depth) -> Option<Color> {
        self.roles[role as usize]?.shown(depth)
    }

    /// Returns the colour of the speaker with this number, if they have colours of their own.
    pub(crate) fn of_speaker(&self, number: usize, depth: Depth) -> Option<Color> {
        let count = self.speakers.iter().flatten().count();
        self.speakers.get(number.checked_rem(count)?).copied().flatten()?.shown(depth)
    }
}

impl Theme {
    /// Styles what every cell has beneath all else.
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
        match self.look {
            // What was chosen while the background is unknown must be readable on any.
            Look::Dark if self.ground.map_or(self.is_chosen, |ground| !ground.is_dark()) => {
                on(SOFT_WHITE, SOFT_BLACK, (Color::Gray, Color::Black))
            }
            Look::Light if self.ground.map_or(self.is_chosen, Background::is_dark) => {
                on(SOFT_BLACK, WHITE, (Color::Black, Color::White))
            }
            Look::HighContrast => on(WHITE, BLACK, (Color::White, Color::Black)),
            _ => Style::new(),
        }
    }

    /// Returns the colour of the background that things are drawn on, where it is known.
    pub(crate) fn drawn_on(self) -> Option<u32> {
        let is_own = self.ground_of_look().bg.is_some();
        match (self.look, self.own) {
            // The user's own theme is as they made it.
            (_, Some((_, own))) if own.of(Role::Background, self.depth).is_some() => None,
            (Look::Dark, _) if is_own => Some(SOFT_BLACK.0),
            (Look::Light, _) if is_own => Some(WHITE.0),
            (Look::HighContrast, _) => Some(BLACK.0),
            _ => self.ground.map(Background::bits),
        }
    }

    /// Returns an ink as the terminal can show it, such that it can be read as text on the
    /// background, where that is known.
    fn readable(self, ink: Ink) -> Color {
        let (bits, index) = ink;
        let Some(ground) = self.drawn_on() else { return colours::shown(ink, self.depth) };
        let readable = match self.depth {
            Depth::True => (contrast::readable(bits, ground), index),
            _ => (bits, contrast::readable_of_many(bits, index, ground)),
        };
        colours::shown(readable, self.depth)
    }

    /// Returns the one of two inks that is for this background; `None` where the terminal's own
    /// colours are used.
    fn by_ground(self, [on_dark, on_light]: [Ink; 2]) -> Option<Color> {
        let has_own_sixteen = matches!(self.depth, Depth::Mono | Depth::Sixteen);
        match self.look {
            _ if has_own_sixteen => None,
            Look::Dark => Some(self.readable(on_dark)),
            Look::Light => Some(self.readable(on_light)),
            Look::Anywhere | Look::HighContrast | Look::Monochrome => None,
        }
    }

    /// Returns the colour of a speaker, for signs: the same in all panes and articles.
    pub(crate) fn speaker(self, speaker: Option<SpeakerId>) -> Style {
        let Some(SpeakerId(id)) = speaker else { return Style::new() };
        let number = id.unsigned_abs() as usize;
        let own = self.own.and_then(|(_, own)| own.of_speaker(number, self.depth));
        if let Some(colour) = own {
            return Style::new().fg(colour);
        }
        let ink = |inks: &[Ink; 6]| self.readable(inks[number % inks.len()]);
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

    /// Returns the colour of a speaker, for words. Where the background is not known, words are in the
    /// terminal's own colour: what can be seen on any background cannot be read on all.
    pub(crate) fn speaker_words(self, speaker: Option<SpeakerId>) -> Style {
        if self.has_coloured_words() { self.speaker(speaker) } else { Style::new() }
    }

    fn has_coloured_words(self) -> bool {
        let is_unknown = self.look == Look::Anywhere && self.depth != Depth::Sixteen;
        let has_own = self.own.is_some_and(|(_, own)| own.speakers.iter().any(Option::is_some));
        self.has_speaker_colours() && (!is_unknown || has_own)
    }

    /// Styles what somebody said, in the text: in their colour, underlined where there is none, so
    /// that it shows where the words begin and end.
    pub(crate) fn said(self, speaker: Option<SpeakerId>) -> Style {
        let style = self.speaker_words(speaker);
        if style.fg.is_none() { style.add_modifier(Modifier::UNDERLINED) } else { style }
    }

    /// Styles what somebody only spoke about, or thought: the same, but fainter; where the colour is
    /// ours, slanted, since fainter it could not be read.
    pub(crate) fn not_said(self, speaker: Option<SpeakerId>) -> Style {
        let has_own_sixteen = matches!(self.depth, Depth::Mono | Depth::Sixteen);
        let is_faint = has_own_sixteen && self.look != Look::HighContrast
            || matches!(self.look, Look::Anywhere | Look::Monochrome);
        let modifier = if is_faint { Modifier::DIM } else { Modifier::ITALIC };
        self.said(speaker).add_modifier(modifier)
    }

    /// Styles what matters less: frames, dates, counts.
    pub(crate) fn quiet(self) -> Style {
        let colour = self.own_colour(Role::Quiet).or_else(|| self.by_ground(colours::QUIET));
        match (colour, self.look) {
            (Some(colour), _) => Style::new().fg(colour),
            (None, Look::HighContrast) => Style::new(),
            (None, _) => Style::new().add_modifier(Modifier::DIM),
        }
    }

    /// Styles the mark of an article that was not read.
    pub(crate) fn unread(self) -> Style {
        self.painted(Role::Unread, self.strong())
    }

    /// Titles and headings.
    pub(crate) fn strong(self) -> Style {
        self.painted(Role::Strong, Style::new().add_modifier(Modifier::BOLD))
    }

    /// Styles the row or title that the keys act on.
    pub(crate) fn chosen(self) -> Style {
        self.painted(Role::Chosen, Style::new().add_modifier(Modifier::REVERSED))
    }

    /// Styles the words that report the current quotation. Where there is no colour what was said
    /// is underlined, so they are not.
    pub(crate) fn cue(self) -> Style {
        self.painted(Role::Cue, self.beside_the_words())
    }

    /// Styles the mention of who said the current quotation.
    pub(crate) fn source(self) -> Style {
        self.painted(Role::Source, self.beside_the_words().add_modifier(Modifier::BOLD))
    }

    fn beside_the_words(self) -> Style {
        let told_apart =
            if self.has_coloured_words() { Modifier::UNDERLINED } else { Modifier::BOLD };
        Style::new().add_modifier(told_apart)
    }

    /// Styles an address.
    pub(crate) fn link(self) -> Style {
        self.painted(Role::Link, Style::new().add_modifier(Modifier::UNDERLINED))
    }

    /// Styles words of the text that lead somewhere. Where what was said is underlined, for it has no
    /// colour, they are slanted.
    pub(crate) fn link_in_text(self) -> Style {
        let has_colour = self.has_coloured_words();
        let modifier = if has_colour { Modifier::UNDERLINED } else { Modifier::ITALIC };
        Style::new().add_modifier(modifier)
    }

    /// Styles what a search found.
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

    /// Styles the match that the user is at.
    pub(crate) fn found_here(self) -> Style {
        self.found().add_modifier(Modifier::BOLD | Modifier::UNDERLINED)
    }

    /// Returns the style for things that went wrong.
    pub(crate) fn alarm(self) -> Style {
        let style = self.strong();
        if let Some(colour) = self.by_ground(colours::ALARM) {
            return self.painted(Role::Alarm, style.fg(colour));
        }
        match self.look {
            _ if self.own_colour(Role::Alarm).is_some() => self.painted(Role::Alarm, style),
            _ if self.is_monochrome() => style,
            Look::HighContrast => style.add_modifier(Modifier::REVERSED),
            _ if self.depth != Depth::Sixteen => style,
            Look::Dark => style.fg(Color::LightRed),
            _ => style.fg(Color::Red),
        }
    }

    fn own_colour(self, role: Role) -> Option<Color> {
        self.own.and_then(|(_, own)| own.of(role, self.depth))
    }

    /// Returns the style with the user's own colour, if the role has one.
    fn painted(self, role: Role, style: Style) -> Style {
        self.own_colour(role).map_or(style, |colour| style.fg(colour))
    }

    fn is_monochrome(self) -> bool {
        self.depth == Depth::Mono || self.look == Look::Monochrome
    }
}
