//! Reads the keys of the settings: for each scope a table of keys with their commands.

use std::ops::Range;

use crate::cli::arguments::nearest_name;
use crate::cli::config::settings_file;
use crate::cli::config::settings_file::Document;
use crate::cli::config::settings_file::Entry;
use crate::ui::commands::command::Command;
use crate::ui::commands::key::Strokes;
use crate::ui::commands::keymap::Keymap;
use crate::ui::commands::scope::Scope;

/// The word that stands instead of a command for a key that is to do nothing.
const NONE: &str = "none";

/// Changes `keymap` as `[keys]` says.
pub(super) fn read(document: &mut Document, keys: &Entry, keymap: &mut Keymap) {
    let Some(scopes) = document.table(keys) else { return };
    for entry in settings_file::entries(scopes) {
        let Some(scope) = Scope::named(entry.name) else {
            let said = no_scope(&entry);
            document.complain(entry.name_span, said);
            continue;
        };
        let Some(bound) = document.table(&entry) else { continue };
        let mut taken: Vec<Strokes> = Vec::new();
        for entry in settings_file::entries(bound) {
            if let Some((strokes, command)) = line(document, &entry, scope) {
                complain_of_clash(document, entry.name_span, &taken, &strokes);
                match command {
                    Some(command) => {
                        taken.push(strokes.clone());
                        keymap.bind(scope, strokes, command);
                    }
                    None => _ = keymap.unbind(scope, &strokes),
                }
            }
        }
    }
}

/// Explains an entry of `[keys]` that is no scope: it may be a misspelt scope, or a command with
/// its key, the wrong way round.
fn no_scope(entry: &Entry) -> String {
    let command = Command::all().into_iter().find(|command| command.name() == entry.name);
    if let Some(scope) = command.and_then(|command| command.scopes().first().copied()) {
        let keys = entry.value.as_str().unwrap_or("x");
        return format!(
            "keys stand before their commands: \"{keys}\" = \"{}\" under [keys.{}]",
            entry.name,
            scope.name()
        );
    }
    let names = Scope::ALL.map(Scope::name);
    let hint = nearest_name::hint(entry.name, names.iter().map(String::as_str));
    format!("[keys.{}] is no place for keys; {hint}", entry.name)
}

/// Reads a line: its keys, and the command that they are to have in `scope`, if any.
fn line(
    document: &mut Document,
    entry: &Entry,
    scope: Scope,
) -> Option<(Strokes, Option<Command>)> {
    let strokes = match Strokes::parse(entry.name) {
        Ok(strokes) => strokes,
        Err(word) => {
            let said = format!(
                "`{word}` is no key; keys are written x, X, ctrl-x, alt-x, enter, esc, tab, \
                 space, up, pgdn"
            );
            document.complain(entry.name_span.clone(), said);
            return None;
        }
    };
    let name = document.string(entry)?;
    if name == NONE {
        return Some((strokes, None));
    }
    let all = Command::all();
    let Some(command) = all.iter().copied().find(|command| command.name() == name) else {
        let hint = nearest_name::hint(name, all.iter().map(|command| command.name()));
        document.complain(entry.span.clone(), format!("no command is called `{name}`; {hint}"));
        return None;
    };
    let scopes = command.scopes();
    if !scopes.contains(&scope) {
        let places: Vec<String> =
            scopes.iter().map(|scope| format!("[keys.{}]", scope.name())).collect();
        let said = format!(
            "`{name}` does nothing in [keys.{}]; it belongs in {}",
            scope.name(),
            places.join(" or ")
        );
        document.complain(entry.span.clone(), said);
        return None;
    }
    Some((strokes, Some(command)))
}

/// Complains of keys that begin others: only the later of the two can work.
fn complain_of_clash(
    document: &mut Document,
    at: Range<usize>,
    taken: &[Strokes],
    strokes: &Strokes,
) {
    if let Some(other) = taken.iter().find(|other| other.clashes_with(strokes)) {
        let said = format!("of `{other}` and `{strokes}` one begins the other: only this works");
        document.complain(at, said);
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use crate::app::Direction;
    use crate::cli::config::read;
    use crate::ui::commands::command::Command;
    use crate::ui::commands::key::Key;
    use crate::ui::commands::keymap::Lookup;
    use crate::ui::commands::scope::Scope;

    fn meaning(text: &str, scope: Scope, key: Key) -> Lookup {
        let (settings, problems) = read(Path::new("config.toml"), text, Vec::new());
        assert_eq!(problems, []);
        settings.keymap.look_up(scope, &[], key)
    }

    fn problem(text: &str) -> String {
        let (_, problems) = read(Path::new("config.toml"), text, Vec::new());
        assert_eq!(problems.len(), 1, "{problems:?}");
        problems[0].in_short()
    }

    #[test]
    fn keys_are_set_up_by_scope() {
        let text = "[keys.anywhere]\n\"ctrl-n\" = \"next-quotation\"\nq = \"none\"\n";
        let next = Lookup::Command(Command::Quotation(Direction::Next));
        assert_eq!(meaning(text, Scope::Text, Key::Ctrl('n')), next);
        assert_eq!(meaning(text, Scope::Text, Key::Char('q')), Lookup::Nothing);
        let text = "keys.speakers.x = 'fold'\nkeys.text.'z z' = 'zoom'";
        assert_eq!(meaning(text, Scope::Speakers, Key::Char('x')), Lookup::Command(Command::Fold));
        assert_eq!(meaning(text, Scope::Text, Key::Char('z')), Lookup::Pending);
    }

    #[test]
    fn what_is_misspelt_is_told_with_the_nearest() {
        assert_eq!(
            problem("[keys.anywhere]\nx = 'zoom'\ny = 'next-quotaton'\n"),
            "config.toml, line 3: no command is called `next-quotaton`; \
             did you mean `next-quotation`?"
        );
        assert_eq!(
            problem("[keys.anywere]\nx = 'zoom'"),
            "config.toml, line 1: [keys.anywere] is no place for keys; did you mean `anywhere`?"
        );
        assert_eq!(
            problem("[keys]\nnext-quotation = 'J'"),
            "config.toml, line 2: keys stand before their commands: \
             \"J\" = \"next-quotation\" under [keys.anywhere]"
        );
        assert!(problem("[keys.text]\n'hyper-x' = 'zoom'").contains("line 2: `hyper-x` is no key"));
    }

    #[test]
    fn a_command_that_would_do_nothing_there_is_told() {
        assert_eq!(
            problem("[keys.text]\nx = 'keep-search'"),
            "config.toml, line 2: `keep-search` does nothing in [keys.text]; \
             it belongs in [keys.search]"
        );
    }

    #[test]
    fn keys_that_begin_each_other_are_told() {
        let said = problem("[keys.text]\ng = 'top'\n'g g' = 'bottom'");
        assert!(said.contains("line 3: of `g` and `gg` one begins the other"), "{said}");
    }
}
