//! Names the keys that the user presses, one or several, and writes them out.

use std::fmt;

/// A key as the user sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Key {
    /// A key that types a character; it may be a capital or a sign.
    Char(char),
    /// A letter, in lower case, with Ctrl held.
    Ctrl(char),
    /// A character with Alt held.
    Alt(char),
    /// Enter.
    Enter,
    /// Esc.
    Esc,
    /// Tab.
    Tab,
    /// Shift and Tab.
    BackTab,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Up.
    Up,
    /// Down.
    Down,
    /// Left.
    Left,
    /// Right.
    Right,
    /// Left, with Alt held.
    AltLeft,
    /// Right, with Alt held.
    AltRight,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = match self {
            Key::Char(' ') => "Space",
            Key::Char(c) => return write!(f, "{c}"),
            Key::Ctrl(c) => return write!(f, "Ctrl-{c}"),
            Key::Alt(c) => return write!(f, "Alt-{c}"),
            Key::Enter => "Enter",
            Key::Esc => "Esc",
            Key::Tab => "Tab",
            Key::BackTab => "S-Tab",
            Key::Backspace => "Backspace",
            Key::Delete => "Del",
            Key::Up => "↑",
            Key::Down => "↓",
            Key::Left => "←",
            Key::Right => "→",
            Key::AltLeft => "Alt-←",
            Key::AltRight => "Alt-→",
            Key::Home => "Home",
            Key::End => "End",
            Key::PageUp => "PgUp",
            Key::PageDown => "PgDn",
        };
        f.write_str(name)
    }
}

/// Keys pressed one after another; mostly that is one.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Strokes(pub(crate) Vec<Key>);

impl fmt::Display for Strokes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<String> = self.0.iter().map(ToString::to_string).collect();
        let is_typed = names.iter().all(|name| name.chars().count() == 1);
        f.write_str(&names.join(if is_typed { "" } else { "›" }))
    }
}
