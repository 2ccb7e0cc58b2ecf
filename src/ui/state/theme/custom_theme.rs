//! Holds a theme of the user's own: one of ours with other colours for some roles.

use ratatui::style::Color;

use crate::ui::state::theme::look::Look;

/// Colours of speakers, at most.
pub(crate) const MOST_SPEAKERS: usize = 6;

/// A part of the screen that has a colour of its own; see [`crate::ui::state::theme::Theme`] for
/// what each is.
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
    /// All roles with their names in the settings.
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

/// A colour as the user wrote it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Paint {
    /// A colour among the sixteen of the terminal.
    Named(Color),
    /// A colour in 24 bits.
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

/// A theme of the user. It is small, and copied with the theme that uses it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct CustomTheme {
    /// The look that holds where nothing is set.
    pub(crate) base: Look,
    pub(crate) roles: [Option<Paint>; Role::ALL.len()],
    pub(crate) speakers: [Option<Paint>; MOST_SPEAKERS],
}

impl CustomTheme {
    /// Makes a theme that looks like `base` so far.
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
