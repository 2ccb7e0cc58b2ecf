//! Keys, and what they mean where.
//!
//! A [`Key`] is what the reader pressed, however their terminal encodes it.
//! The [`Keymap`] says what it means in a [`Scope`]. What there is to be said
//! stands in one table, [`crate::ui::command::BINDINGS`]; dispatch, the help
//! page and the hints in the footer all read it, so they cannot disagree.

use std::fmt;

use crate::ui::command::BINDINGS;
use crate::ui::command::Binding;
use crate::ui::command::Command;

/// A key as the reader sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Key {
    /// A key that types a character; capitals and signs stand for themselves.
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
            Key::Home => "Home",
            Key::End => "End",
            Key::PageUp => "PgUp",
            Key::PageDown => "PgDn",
        };
        f.write_str(name)
    }
}

/// Where a key is pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Scope {
    /// In the articles pane.
    Articles,
    /// In the text pane.
    Text,
    /// In the speakers pane.
    Speakers,
    /// In any pane, unless the pane has its own meaning for the key.
    Anywhere,
    /// While a speaker's name is typed.
    Prompt,
    /// While a search of the whole library is typed.
    Find,
    /// While words to be found in the text are typed.
    Search,
    /// While anything is typed.
    Typing,
    /// While it is explained why a quotation is held to be one.
    Why,
    /// While the links are listed.
    Links,
    /// While a command is looked for by name.
    Palette,
    /// While something is open with lines to choose from.
    List,
    /// While the help is open.
    Help,
    /// Whatever is open.
    Always,
}

impl Scope {
    /// All of them, in the order of the help page.
    pub(crate) const ALL: [Scope; 14] = [
        Scope::Anywhere,
        Scope::Articles,
        Scope::Text,
        Scope::Speakers,
        Scope::Find,
        Scope::Search,
        Scope::Prompt,
        Scope::Typing,
        Scope::Palette,
        Scope::Why,
        Scope::Links,
        Scope::List,
        Scope::Help,
        Scope::Always,
    ];

    /// Its heading on the help page.
    pub(crate) fn title(self) -> &'static str {
        match self {
            Scope::Articles => "In Articles",
            Scope::Text => "In Text",
            Scope::Speakers => "In Speakers",
            Scope::Anywhere => "In every pane",
            Scope::Prompt => "While looking for a speaker",
            Scope::Find => "While searching all articles",
            Scope::Search => "While searching the text",
            Scope::Typing => "While typing",
            Scope::Why => "In “Why?”",
            Scope::Links => "In the links",
            Scope::Palette => "While looking for a command",
            Scope::List => "In all that opens with lines to choose from",
            Scope::Help => "In this help",
            Scope::Always => "Always",
        }
    }

    /// Where a key of this scope is looked up, innermost first.
    fn chain(self) -> &'static [Scope] {
        match self {
            Scope::Articles => &[Scope::Articles, Scope::Anywhere, Scope::Always],
            Scope::Text => &[Scope::Text, Scope::Anywhere, Scope::Always],
            Scope::Speakers => &[Scope::Speakers, Scope::Anywhere, Scope::Always],
            Scope::Anywhere => &[Scope::Anywhere, Scope::Always],
            Scope::Prompt => &[Scope::Prompt, Scope::Typing, Scope::Always],
            Scope::Find => &[Scope::Find, Scope::Typing, Scope::Always],
            Scope::Search => &[Scope::Search, Scope::Typing, Scope::Always],
            Scope::Typing => &[Scope::Typing, Scope::Always],
            Scope::Why => &[Scope::Why, Scope::List, Scope::Always],
            Scope::Links => &[Scope::Links, Scope::List, Scope::Always],
            Scope::Palette => &[Scope::Palette, Scope::Typing, Scope::Always],
            Scope::List => &[Scope::List, Scope::Always],
            Scope::Help => &[Scope::Help, Scope::Always],
            Scope::Always => &[Scope::Always],
        }
    }
}

/// Which key does what.
#[derive(Debug, Clone)]
pub(crate) struct Keymap {
    bindings: &'static [Binding],
}

impl Default for Keymap {
    fn default() -> Self {
        Keymap { bindings: BINDINGS }
    }
}

impl Keymap {
    /// What `key` means in `scope`; the innermost scope wins.
    pub(crate) fn lookup(&self, scope: Scope, key: Key) -> Option<Command> {
        scope.chain().iter().find_map(|&inner| {
            let mut here = self.bindings.iter().filter(|binding| binding.scope == inner);
            here.find(|binding| binding.keys.contains(&key)).map(|binding| binding.command)
        })
    }

    /// The bindings of exactly `scope`, in the order of the table.
    pub(crate) fn of(&self, scope: Scope) -> impl Iterator<Item = &'static Binding> {
        self.bindings.iter().filter(move |binding| binding.scope == scope)
    }

    /// Key and word for the footer, of what works in `scope`, innermost first.
    pub(crate) fn hints(&self, scope: Scope) -> impl Iterator<Item = (Key, &'static str)> {
        let scopes = scope.chain().iter();
        scopes.flat_map(|&inner| self.of(inner)).filter_map(move |binding| {
            let key = *binding.keys.first()?;
            // A key may mean something else further in.
            let is_meant = self.lookup(scope, key) == Some(binding.command);
            (is_meant && !binding.hint.is_empty()).then_some((key, binding.hint))
        })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::Key;
    use super::Keymap;
    use super::Scope;
    use crate::ui::command::BINDINGS;
    use crate::ui::command::Command;
    use crate::ui::command::Motion;

    #[test]
    fn no_key_has_two_meanings_in_one_scope() {
        let mut seen = HashSet::new();
        for binding in BINDINGS {
            for key in binding.keys {
                assert!(seen.insert((binding.scope, *key)), "{key} in {:?}", binding.scope);
            }
        }
    }

    #[test]
    fn every_binding_has_a_key_and_a_help() {
        for binding in BINDINGS {
            assert!(!binding.keys.is_empty(), "{:?}", binding.command);
            assert!(!binding.help.trim().is_empty(), "{:?}", binding.command);
        }
    }

    #[test]
    fn every_binding_is_reached_by_its_keys() {
        let keymap = Keymap::default();
        for binding in BINDINGS {
            for key in binding.keys {
                assert_eq!(keymap.lookup(binding.scope, *key), Some(binding.command), "{key}");
            }
        }
    }

    #[test]
    fn what_always_works_is_hidden_by_no_other_scope() {
        let keymap = Keymap::default();
        for binding in keymap.of(Scope::Always) {
            for scope in Scope::ALL {
                for key in binding.keys {
                    assert_eq!(keymap.lookup(scope, *key), Some(binding.command), "{scope:?}");
                }
            }
        }
    }

    #[test]
    fn the_innermost_scope_wins() {
        let keymap = Keymap::default();
        let space = Key::Char(' ');
        assert_eq!(keymap.lookup(Scope::Text, space), Some(Command::Move(Motion::PageDown)));
        assert_eq!(keymap.lookup(Scope::Speakers, space), Some(Command::ToggleSpeaker));
        assert_eq!(keymap.lookup(Scope::Prompt, space), None);
    }

    #[test]
    fn every_pane_hints_at_the_help() {
        let keymap = Keymap::default();
        for scope in [Scope::Articles, Scope::Text, Scope::Speakers] {
            assert!(keymap.hints(scope).any(|hint| hint == (Key::Char('?'), "help")));
        }
    }
}
