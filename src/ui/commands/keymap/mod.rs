//! Looks up what a key means in a scope.
//!
//! A [`Key`] is what the user pressed, however their terminal encodes it.
//! The [`Keymap`] says what it means in a [`Scope`]. What there is to be said
//! stands in one table, [`crate::ui::commands::key_table::BINDINGS`], changed by what the user
//! set up; dispatch, the help page, the palette and the hints in the footer all read
//! the table that comes of it, so they cannot disagree.

pub(crate) mod key_changes;

use crate::ui::commands::command::Command;
use crate::ui::commands::key::Key;
use crate::ui::commands::key::Strokes;
use crate::ui::commands::key_table::BINDINGS;
use crate::ui::commands::key_table::Binding;
use crate::ui::commands::scope::Scope;

/// A line of the table as it is in force.
#[derive(Debug, Clone)]
pub(crate) struct Bound {
    /// The scope in which the keys have this meaning.
    pub(crate) scope: Scope,
    /// The keys, each for itself; the first is the one that hints show. There may be none.
    pub(crate) keys: Vec<Strokes>,
    /// The command of the keys.
    pub(crate) command: Command,
    /// The text for the help page, as in [`Binding`].
    pub(crate) help: &'static str,
    /// The word for the footer, as in [`Binding`].
    pub(crate) hint: &'static str,
}

impl From<&Binding> for Bound {
    fn from(binding: &Binding) -> Self {
        let &Binding { scope, keys, command, help, hint } = binding;
        let keys = keys.iter().map(|&key| Strokes(vec![key])).collect();
        Bound { scope, keys, command, help, hint }
    }
}

/// The meaning of a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lookup {
    /// This.
    Command(Command),
    /// The meaning depends on the next key.
    Pending,
    /// The keys mean nothing.
    Nothing,
}

/// A mention of a key in the footer.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Hint<'a> {
    /// The key.
    pub(crate) keys: &'a Strokes,
    /// A word for the command.
    pub(crate) word: &'static str,
    /// The command.
    pub(crate) command: Command,
    /// True if the key means this in this scope alone.
    pub(crate) is_of_scope: bool,
}

/// The keys and their commands.
#[derive(Debug, Clone)]
pub(crate) struct Keymap {
    bindings: Vec<Bound>,
}

impl Default for Keymap {
    fn default() -> Self {
        Keymap { bindings: BINDINGS.iter().map(Bound::from).collect() }
    }
}

impl Keymap {
    /// Returns what `key` means in `scope` after the keys `before` it; the innermost scope wins.
    /// What always works does so in the middle of several keys, too.
    pub(crate) fn look_up(&self, scope: Scope, before: &[Key], key: Key) -> Lookup {
        let is_begun = |strokes: &Strokes| {
            strokes.0.strip_prefix(before).is_some_and(|left| left.first() == Some(&key))
        };
        for &inner in scope.chain() {
            let mut is_pending = false;
            for bound in self.of(inner) {
                for strokes in bound.keys.iter().filter(|strokes| is_begun(strokes)) {
                    if strokes.0.len() == before.len() + 1 {
                        return Lookup::Command(bound.command);
                    }
                    is_pending = true;
                }
            }
            if is_pending {
                return Lookup::Pending;
            }
        }
        if before.is_empty() { Lookup::Nothing } else { self.look_up(Scope::Always, &[], key) }
    }

    /// Returns what the keys may go on with that begin with `begun`, and what that would do.
    pub(crate) fn following(&self, scope: Scope, begun: &[Key]) -> Vec<(String, &'static str)> {
        let here = scope.chain().iter().flat_map(|&inner| self.of(inner));
        here.flat_map(|bound| {
            let left = |strokes: &Strokes| {
                let left = strokes.0.strip_prefix(begun).filter(|left| !left.is_empty())?;
                Some((Strokes(left.to_vec()).to_string(), bound.help))
            };
            bound.keys.iter().filter_map(left).collect::<Vec<_>>()
        })
        .collect()
    }

    /// Returns the bindings of exactly `scope`, in the order of the table.
    pub(crate) fn of(&self, scope: Scope) -> impl Iterator<Item = &Bound> {
        self.bindings.iter().filter(move |bound| bound.scope == scope)
    }

    /// Key and word for the footer, of what works in `scope`, innermost first; with what it does.
    pub(crate) fn hints(&self, scope: Scope) -> impl Iterator<Item = Hint<'_>> {
        let scopes = scope.chain().iter();
        // Whether a key is meant takes a look through the whole table, at each frame.
        let hinted =
            scopes.flat_map(|&inner| self.of(inner)).filter(|bound| !bound.hint.is_empty());
        hinted.filter_map(move |bound| {
            // A short menu is a prompt with two keys more.
            let is_of_menu = (scope, bound.scope) == (Scope::Menu, Scope::Prompt);
            let is_of_scope = bound.scope == scope || is_of_menu;
            let keys = bound.keys.first()?;
            // Keys may mean something else further in.
            let is_meant = keys.0.split_last().is_some_and(|(&last, before)| {
                self.look_up(scope, before, last) == Lookup::Command(bound.command)
            });
            let hint = Hint { keys, word: bound.hint, command: bound.command, is_of_scope };
            is_meant.then_some(hint)
        })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::Keymap;
    use super::Lookup;
    use crate::ui::commands::command::Command;
    use crate::ui::commands::key::Key;
    use crate::ui::commands::key::Strokes;
    use crate::ui::commands::key_table::BINDINGS;
    use crate::ui::commands::motion::Motion;
    use crate::ui::commands::scope::Scope;

    fn look_up(scope: Scope, key: Key) -> Lookup {
        Keymap::default().look_up(scope, &[], key)
    }

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
    fn every_binding_has_a_help_and_a_key_unless_the_palette_has_it() {
        for binding in BINDINGS {
            let has_key = !binding.keys.is_empty() || binding.scope == Scope::Anywhere;
            assert!(has_key, "{:?}", binding.command);
            assert!(!binding.help.trim().is_empty(), "{:?}", binding.command);
        }
    }

    #[test]
    fn every_binding_is_reached_by_its_keys() {
        for binding in BINDINGS {
            for key in binding.keys {
                assert_eq!(look_up(binding.scope, *key), Lookup::Command(binding.command), "{key}");
            }
        }
    }

    #[test]
    fn what_always_works_is_hidden_by_no_other_scope() {
        let keymap = Keymap::default();
        for binding in keymap.of(Scope::Always) {
            for scope in Scope::ALL {
                for key in &binding.keys {
                    let found = look_up(scope, key.0[0]);
                    assert_eq!(found, Lookup::Command(binding.command), "{scope:?}");
                }
            }
        }
    }

    #[test]
    fn the_innermost_scope_wins() {
        let space = Key::Char(' ');
        let page_down = Lookup::Command(Command::Move(Motion::PageDown));
        assert_eq!(look_up(Scope::Text, space), page_down);
        assert_eq!(look_up(Scope::Speakers, space), Lookup::Command(Command::ToggleSpeaker));
        assert_eq!(look_up(Scope::Prompt, space), Lookup::Nothing);
    }

    #[test]
    fn every_pane_hints_at_the_help() {
        let keymap = Keymap::default();
        for scope in [Scope::Articles, Scope::Text, Scope::Speakers] {
            let help = Strokes(vec![Key::Char('?')]);
            assert!(keymap.hints(scope).any(|hint| (hint.keys, hint.word) == (&help, "help")));
        }
    }
}
