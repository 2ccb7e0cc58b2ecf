//! Changes the table of keys, as the user sets it up.

use std::mem;

use crate::ui::commands::command::Command;
use crate::ui::commands::key::Strokes;
use crate::ui::commands::key_table::BINDINGS;
use crate::ui::commands::keymap::Bound;
use crate::ui::commands::keymap::Keymap;
use crate::ui::commands::scope::Scope;

/// The scopes of the panes, where one pane's commands make sense in another.
const OF_PANES: [Scope; 5] =
    [Scope::Anywhere, Scope::Articles, Scope::Text, Scope::Speakers, Scope::Always];

impl Keymap {
    /// Gives `strokes` the meaning `command` in `scope`, whatever they meant there before; keys
    /// that begin them, or that they begin, lose their meaning there.
    pub(crate) fn bind(&mut self, scope: Scope, strokes: Strokes, command: Command) {
        for bound in self.bindings.iter_mut().filter(|bound| bound.scope == scope) {
            bound.keys.retain(|known| !known.clashes_with(&strokes));
        }
        let is_it = |bound: &&mut Bound| bound.scope == scope && bound.command == command;
        if let Some(bound) = self.bindings.iter_mut().find(is_it) {
            // What the user chose is what hints show.
            bound.keys.insert(0, strokes);
        } else if let Some(known) = BINDINGS.iter().find(|binding| binding.command == command) {
            self.bindings.push(Bound { scope, keys: vec![strokes], ..Bound::from(known) });
        }
    }

    /// Takes the meaning of `strokes` in `scope` away; returns true if they had one.
    pub(crate) fn unbind(&mut self, scope: Scope, strokes: &Strokes) -> bool {
        let mut meant_something = false;
        for bound in self.bindings.iter_mut().filter(|bound| bound.scope == scope) {
            let before = mem::take(&mut bound.keys);
            let count = before.len();
            bound.keys = before.into_iter().filter(|known| known != strokes).collect();
            meant_something |= bound.keys.len() < count;
        }
        meant_something
    }
}

impl Strokes {
    /// Tells whether one of the two begins the other, so that only one can be typed.
    pub(crate) fn clashes_with(&self, other: &Strokes) -> bool {
        self.0.starts_with(&other.0) || other.0.starts_with(&self.0)
    }
}

impl Command {
    /// Returns all that keys can be set up for, in the order of the table.
    pub(crate) fn all() -> Vec<Command> {
        let mut all = Vec::new();
        for binding in BINDINGS {
            if !all.contains(&binding.command) {
                all.push(binding.command);
            }
        }
        all
    }

    /// Returns the scopes in which it does something.
    pub(crate) fn scopes(self) -> Vec<Scope> {
        let own: Vec<Scope> = BINDINGS
            .iter()
            .filter(|binding| binding.command == self)
            .map(|binding| binding.scope)
            .collect();
        let is_own = |scope: Scope| {
            let is_of_pane = OF_PANES.contains(&scope);
            let works = |own: &Scope| scope.chain().contains(own);
            own.iter().any(|own| works(own) || is_of_pane && OF_PANES.contains(own))
        };
        Scope::ALL.into_iter().filter(|&scope| is_own(scope)).collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::app::Direction;
    use crate::ui::commands::command::Command;
    use crate::ui::commands::key::Key;
    use crate::ui::commands::key::Strokes;
    use crate::ui::commands::key_table::BINDINGS;
    use crate::ui::commands::keymap::Keymap;
    use crate::ui::commands::keymap::Lookup;
    use crate::ui::commands::motion::Motion;
    use crate::ui::commands::scope::Scope;

    const NEXT: Command = Command::Quotation(Direction::Next);

    fn strokes(written: &str) -> Strokes {
        Strokes::parse(written).unwrap()
    }

    #[test]
    fn a_key_that_is_set_up_takes_the_place_of_its_meaning_in_that_scope() {
        let mut keymap = Keymap::default();
        keymap.bind(Scope::Anywhere, strokes("q"), NEXT);
        let look_up = |scope| keymap.look_up(scope, &[], Key::Char('q'));
        assert_eq!(look_up(Scope::Text), Lookup::Command(NEXT));
        assert_eq!(look_up(Scope::Why), Lookup::Command(Command::Escape));
        let next = keymap.hints(Scope::Text).find(|hint| hint.word == "next").unwrap();
        assert_eq!(next.keys.to_string(), "q");
    }

    #[test]
    fn keys_that_begin_others_lose_their_meaning() {
        let mut keymap = Keymap::default();
        keymap.bind(Scope::Anywhere, strokes("g g"), Command::Move(Motion::Top));
        let g = Key::Char('g');
        assert_eq!(keymap.look_up(Scope::Text, &[], g), Lookup::Pending);
        let top = Lookup::Command(Command::Move(Motion::Top));
        assert_eq!(keymap.look_up(Scope::Text, &[g], g), top);
        assert_eq!(keymap.look_up(Scope::List, &[], g), top, "elsewhere it is as it was");
        assert_eq!(keymap.following(Scope::Text, &[g]), [("g".to_owned(), "top")]);
        assert_eq!(keymap.look_up(Scope::Text, &[g], Key::Char('x')), Lookup::Nothing);
        let quit = keymap.look_up(Scope::Text, &[g], Key::Ctrl('c'));
        assert_eq!(quit, Lookup::Command(Command::Quit));
        keymap.bind(Scope::Anywhere, strokes("g"), NEXT);
        assert_eq!(keymap.look_up(Scope::Text, &[], g), Lookup::Command(NEXT));
    }

    #[test]
    fn a_key_can_mean_nothing() {
        let mut keymap = Keymap::default();
        assert!(keymap.unbind(Scope::Anywhere, &strokes("q")));
        assert!(!keymap.unbind(Scope::Anywhere, &strokes("q")));
        assert_eq!(keymap.look_up(Scope::Text, &[], Key::Char('q')), Lookup::Nothing);
    }

    #[test]
    fn a_command_works_where_its_keys_stand_and_in_all_panes_if_in_one() {
        for binding in BINDINGS {
            assert!(binding.command.scopes().contains(&binding.scope), "{:?}", binding.command);
        }
        assert!(Command::Unfold.scopes().contains(&Scope::Anywhere));
        assert!(!Command::Search.scopes().contains(&Scope::Help));
        assert!(!Command::KeepSearch.scopes().contains(&Scope::Text));
    }
}
