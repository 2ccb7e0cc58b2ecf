//! Themes of the reader: one of ours with other colours for some roles.

use ratatui::style::Color;

use crate::ui::state::theme::look::Look;

/// Colours of speakers, at most.
pub(crate) const MOST_SPEAKERS: usize = 6;

/// What has a colour of its own; see [`crate::ui::state::theme::Theme`] for what each is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Text,
    Background,
    Quiet,
    Unread,
    Strong,
    Chosen,
    Cue,
    Source,
    Link,
    Found,
    Alarm,
}

impl Role {
    /// All of them with their names in the settings.
    pub(crate) const ALL: [(&'static str, Role); 11] = [
        ("text", Role::Text),
        ("background", Role::Background),
        ("quiet", Role::Quiet),
        ("unread", Role::Unread),
        ("strong", Role::Strong),
        ("chosen", Role::Chosen),
        ("cue", Role::Cue),
        ("source", Role::Source),
        ("link", Role::Link),
        ("found", Role::Found),
        ("alarm", Role::Alarm),
    ];
}

/// A colour as the reader wrote it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Paint {
    /// One of the sixteen of the terminal.
    Named(Color),
    /// In 24 bits.
    Exact(u32),
}

impl Paint {
    /// The names of the sixteen.
    pub(crate) const NAMES: [(&'static str, Color); 16] = [
        ("black", Color::Black),
        ("red", Color::Red),
        ("green", Color::Green),
        ("yellow", Color::Yellow),
        ("blue", Color::Blue),
        ("magenta", Color::Magenta),
        ("cyan", Color::Cyan),
        ("white", Color::Gray),
        ("bright-black", Color::DarkGray),
        ("bright-red", Color::LightRed),
        ("bright-green", Color::LightGreen),
        ("bright-yellow", Color::LightYellow),
        ("bright-blue", Color::LightBlue),
        ("bright-magenta", Color::LightMagenta),
        ("bright-cyan", Color::LightCyan),
        ("bright-white", Color::White),
    ];

    /// Reads a name, or `#rrggbb`.
    pub(crate) fn parse(written: &str) -> Option<Paint> {
        if let Some(digits) = written.strip_prefix('#') {
            let is_colour = digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_hexdigit());
            return u32::from_str_radix(digits, 16).ok().filter(|_| is_colour).map(Paint::Exact);
        }
        let mut names = Paint::NAMES.into_iter();
        names.find(|(name, _)| *name == written).map(|(_, colour)| Paint::Named(colour))
    }
}

/// A theme of the reader. Small, and copied with the theme that looks so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct CustomTheme {
    /// What holds where nothing is set.
    pub(crate) base: Look,
    pub(crate) roles: [Option<Paint>; Role::ALL.len()],
    pub(crate) speakers: [Option<Paint>; MOST_SPEAKERS],
}

impl CustomTheme {
    /// As `base`, so far.
    pub(crate) fn new(base: Look) -> Self {
        CustomTheme { base, roles: [None; Role::ALL.len()], speakers: [None; MOST_SPEAKERS] }
    }

    /// Gives a role a colour.
    pub(crate) fn set(&mut self, role: Role, paint: Paint) {
        self.roles[role as usize] = Some(paint);
    }

    /// Gives speakers their colours, as many as there is room for.
    pub(crate) fn set_speakers(&mut self, paints: &[Paint]) {
        for (place, paint) in self.speakers.iter_mut().zip(paints) {
            *place = Some(*paint);
        }
    }
}

#[cfg(test)]
mod tests {
    use ratatui::style::Color;

    use super::CustomTheme;
    use super::Paint;
    use super::Role;
    use crate::ui::state::theme::look::Depth;
    use crate::ui::state::theme::look::Look;

    #[test]
    fn colours_are_names_or_six_digits() {
        assert_eq!(Paint::parse("#fdf6E3"), Some(Paint::Exact(0x00FD_F6E3)));
        assert_eq!(Paint::parse("bright-red"), Some(Paint::Named(Color::LightRed)));
        for bad in ["", "#", "#fff", "#+12345", "#fdf6e3f", "crimson", "Red"] {
            assert_eq!(Paint::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_colour_is_shown_with_what_the_terminal_has() {
        let orange = Paint::Exact(0x00FF_8700);
        assert_eq!(orange.shown(Depth::True), Some(Color::Rgb(0xFF, 0x87, 0)));
        assert_eq!(orange.shown(Depth::Many), Some(Color::Indexed(208)));
        assert_eq!(Paint::Exact(0x00F0_0808).shown(Depth::Sixteen), Some(Color::LightRed));
        assert_eq!(orange.shown(Depth::Mono), None);
        assert_eq!(Paint::Named(Color::Blue).shown(Depth::True), Some(Color::Blue));
    }

    #[test]
    fn every_role_keeps_its_own_colour_and_speakers_take_turns() {
        let mut own = CustomTheme::new(Look::Dark);
        assert_eq!(own.of_speaker(3, Depth::True), None);
        for (at, (_, role)) in Role::ALL.into_iter().enumerate() {
            own.set(role, Paint::Named(Paint::NAMES[at].1));
        }
        for (at, (_, role)) in Role::ALL.into_iter().enumerate() {
            assert_eq!(own.of(role, Depth::Many), Some(Paint::NAMES[at].1));
        }
        own.set_speakers(&[Paint::Named(Color::Red), Paint::Named(Color::Blue)]);
        let of = |number| own.of_speaker(number, Depth::Sixteen).unwrap();
        assert_eq!([of(0), of(1), of(2)], [Color::Red, Color::Blue, Color::Red]);
    }
}
