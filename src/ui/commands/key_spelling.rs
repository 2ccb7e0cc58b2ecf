//! Reads how keys and scopes are written in the settings.

use crate::ui::commands::key::Key;
use crate::ui::commands::key::Strokes;
use crate::ui::commands::scope::Scope;

impl Strokes {
    /// Returns the keys that `written` names, separated by spaces; else the word that names none.
    pub(crate) fn parse(written: &str) -> Result<Strokes, &str> {
        let keys = written.split_whitespace().map(|word| key(word).ok_or(word));
        let keys: Vec<Key> = keys.collect::<Result<_, _>>()?;
        if keys.is_empty() { Err(written) } else { Ok(Strokes(keys)) }
    }
}

impl Scope {
    /// Returns what it is called where keys are set up: its name here, in small letters.
    pub(crate) fn name(self) -> String {
        format!("{self:?}").to_lowercase()
    }

    /// Returns the scope with this name.
    pub(crate) fn named(name: &str) -> Option<Scope> {
        Scope::ALL.into_iter().find(|scope| scope.name() == name)
    }
}

fn key(word: &str) -> Option<Key> {
    if let Some(c) = only_char(word) {
        return Some(arrow(c).unwrap_or(Key::Char(c)));
    }
    let lower = word.to_lowercase();
    if let Some(rest) = lower.strip_prefix("ctrl-").or_else(|| lower.strip_prefix("c-")) {
        // A terminal sends the same for these as for the keys of their own.
        return Some(match only_char(rest)? {
            'm' | 'j' => Key::Enter,
            '[' => Key::Esc,
            c => Key::Ctrl(c),
        });
    }
    if lower.starts_with("alt-") {
        return match &word["alt-".len()..] {
            "←" => Some(Key::AltLeft),
            "→" => Some(Key::AltRight),
            _ if lower == "alt-left" => Some(Key::AltLeft),
            _ if lower == "alt-right" => Some(Key::AltRight),
            rest => only_char(rest).map(Key::Alt),
        };
    }
    Some(match lower.as_str() {
        "space" => Key::Char(' '),
        "enter" | "return" => Key::Enter,
        "esc" | "escape" => Key::Esc,
        "tab" => Key::Tab,
        "shift-tab" | "s-tab" | "backtab" => Key::BackTab,
        "backspace" => Key::Backspace,
        "del" | "delete" => Key::Delete,
        "up" => Key::Up,
        "down" => Key::Down,
        "left" => Key::Left,
        "right" => Key::Right,
        "home" => Key::Home,
        "end" => Key::End,
        "pgup" | "pageup" | "page-up" => Key::PageUp,
        "pgdn" | "pagedown" | "page-down" => Key::PageDown,
        _ => return None,
    })
}

/// Reads an arrow, as the help page shows these keys.
fn arrow(c: char) -> Option<Key> {
    Some(match c {
        '↑' => Key::Up,
        '↓' => Key::Down,
        '←' => Key::Left,
        '→' => Key::Right,
        _ => return None,
    })
}

fn only_char(word: &str) -> Option<char> {
    let mut chars = word.chars();
    chars.next().filter(|_| chars.next().is_none())
}

#[cfg(test)]
mod tests {
    use crate::ui::commands::key::Key;
    use crate::ui::commands::key::Strokes;
    use crate::ui::commands::key_table::BINDINGS;
    use crate::ui::commands::scope::Scope;

    #[test]
    fn every_key_can_be_written_as_the_help_shows_it() {
        for key in BINDINGS.iter().flat_map(|binding| binding.keys) {
            assert_eq!(Strokes::parse(&key.to_string()), Ok(Strokes(vec![*key])), "{key}");
        }
    }

    #[test]
    fn keys_one_after_another_are_separated_by_spaces() {
        let keys = vec![Key::Ctrl('x'), Key::Char('S'), Key::Alt('R')];
        assert_eq!(Strokes::parse(" ctrl-X S alt-R"), Ok(Strokes(keys)));
        assert_eq!(Strokes::parse("ctrl-m"), Ok(Strokes(vec![Key::Enter])));
        let turns = vec![Key::AltLeft, Key::AltRight];
        assert_eq!(Strokes::parse("alt-left ALT-Right"), Ok(Strokes(turns)));
    }

    #[test]
    fn what_names_no_key_is_told() {
        assert_eq!(Strokes::parse("g hyper-x"), Err("hyper-x"));
        assert_eq!(Strokes::parse("ctrl-"), Err("ctrl-"));
        assert_eq!(Strokes::parse(" "), Err(" "));
    }

    #[test]
    fn scopes_are_found_by_their_names() {
        for scope in Scope::ALL {
            assert_eq!(Scope::named(&scope.name()), Some(scope));
        }
    }
}
