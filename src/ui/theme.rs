//! Colours and attributes.
//!
//! Whatever a colour says is also said by a sign or an attribute, for readers
//! who see none, or set `NO_COLOR`. Text and background are the terminal's own,
//! so the screen suits dark and light ones without asking which it is.

use ratatui::style::Color;
use ratatui::style::Modifier;
use ratatui::style::Style;

use crate::library::SpeakerId;

/// How many colours the terminal has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Depth {
    /// None, or the reader wants none.
    #[default]
    Mono,
    /// The sixteen of old.
    Sixteen,
    /// 256 or more.
    Many,
}

/// Six of the 256, found by search: a contrast of 3:1 or more on black and on white
/// alike, and, simulated after Machado, Oliveira and Fernandes (2009), any two at least 24
/// apart (CIE76) for people with normal sight, without red, without green, without blue.
/// No seven colours had more than 20.
const MANY: [Color; 6] = [
    Color::Indexed(33),  // blue
    Color::Indexed(166), // vermilion
    Color::Indexed(30),  // teal
    Color::Indexed(127), // magenta
    Color::Indexed(137), // tan
    Color::Indexed(93),  // violet
];

/// The bright ones are hard to see on white, the yellow ones everywhere.
const SIXTEEN: [Color; 5] = [Color::Blue, Color::Red, Color::Green, Color::Magenta, Color::Cyan];

/// How things look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Theme {
    /// What may be used.
    pub(crate) depth: Depth,
}

#[expect(clippy::unused_self, reason = "looks are the theme's to say, also where all agree")]
impl Theme {
    /// What the environment says of the terminal, by `var`, which looks a variable up.
    ///
    /// The terminal itself is not asked: its answer could take longer than the
    /// first frame may, or come as keys.
    pub(crate) fn from_env(var: impl Fn(&str) -> Option<String>) -> Self {
        let is_set = |name| var(name).is_some_and(|value| !value.is_empty());
        let term = var("TERM").unwrap_or_default();
        let depth = if is_set("NO_COLOR") || term.is_empty() || term == "dumb" {
            Depth::Mono
        } else if is_set("COLORTERM")
            || ["256", "direct", "kitty", "alacritty", "ghostty", "foot"]
                .iter()
                .any(|many| term.contains(many))
        {
            Depth::Many
        } else {
            Depth::Sixteen
        };
        Theme { depth }
    }

    /// The colour of a speaker's words: the same in all panes and articles.
    pub(crate) fn speaker(self, speaker: Option<SpeakerId>) -> Style {
        let colours: &[Color] = match self.depth {
            Depth::Mono => return Style::new(),
            Depth::Sixteen => &SIXTEEN,
            Depth::Many => &MANY,
        };
        speaker.map_or(Style::new(), |SpeakerId(id)| {
            let index = id.unsigned_abs() as usize % colours.len();
            Style::new().fg(colours[index])
        })
    }

    /// What matters less: frames, dates, counts.
    pub(crate) fn quiet(self) -> Style {
        Style::new().add_modifier(Modifier::DIM)
    }

    /// The mark of an article that was not read.
    pub(crate) fn unread(self) -> Style {
        self.strong()
    }

    /// Titles and headings.
    pub(crate) fn strong(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// The row or title that the keys act on.
    pub(crate) fn chosen(self) -> Style {
        Style::new().add_modifier(Modifier::REVERSED)
    }

    /// The words that report the current quotation.
    pub(crate) fn cue(self) -> Style {
        Style::new().add_modifier(Modifier::UNDERLINED)
    }

    /// The mention of who said the current quotation.
    pub(crate) fn source(self) -> Style {
        Style::new().add_modifier(Modifier::UNDERLINED | Modifier::BOLD)
    }

    /// What a search found.
    pub(crate) fn found(self) -> Style {
        match self.depth {
            Depth::Mono => self.chosen(),
            _ => Style::new().fg(Color::Black).bg(Color::Yellow),
        }
    }

    /// The match that the reader is at.
    pub(crate) fn found_here(self) -> Style {
        self.found().add_modifier(Modifier::BOLD | Modifier::UNDERLINED)
    }

    /// Something went wrong.
    pub(crate) fn alarm(self) -> Style {
        let style = self.strong();
        if self.depth == Depth::Mono { style } else { style.fg(Color::Red) }
    }
}

#[cfg(test)]
mod tests {
    use ratatui::style::Style;

    use super::Depth;
    use super::Theme;
    use crate::library::SpeakerId;

    fn depth(vars: &[(&str, &str)]) -> Depth {
        let var = |name: &str| {
            vars.iter().find(|(set, _)| *set == name).map(|(_, value)| (*value).to_owned())
        };
        Theme::from_env(var).depth
    }

    #[test]
    fn the_environment_tells_how_many_colours_there_are() {
        assert_eq!(depth(&[("TERM", "xterm-256color")]), Depth::Many);
        assert_eq!(depth(&[("TERM", "xterm"), ("COLORTERM", "truecolor")]), Depth::Many);
        assert_eq!(depth(&[("TERM", "linux")]), Depth::Sixteen);
        assert_eq!(depth(&[("TERM", "dumb")]), Depth::Mono);
        assert_eq!(depth(&[]), Depth::Mono);
    }

    #[test]
    fn no_color_wins_unless_it_is_empty() {
        assert_eq!(depth(&[("TERM", "xterm-256color"), ("NO_COLOR", "1")]), Depth::Mono);
        assert_eq!(depth(&[("TERM", "xterm-256color"), ("NO_COLOR", "")]), Depth::Many);
    }

    #[test]
    fn without_colours_speakers_look_alike() {
        let theme = Theme { depth: Depth::Mono };
        assert_eq!(theme.speaker(Some(SpeakerId(3))), Style::new());
    }

    #[test]
    fn neighbours_have_different_colours() {
        for depth in [Depth::Sixteen, Depth::Many] {
            let theme = Theme { depth };
            for id in 1..40 {
                assert_ne!(
                    theme.speaker(Some(SpeakerId(id))),
                    theme.speaker(Some(SpeakerId(id + 1)))
                );
            }
        }
    }
}
