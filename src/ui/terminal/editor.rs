//! Runs the user's editor on one file, without a shell, with the terminal to itself.

use std::fs::File;
use std::io;
use std::io::IsTerminal;
use std::path;
use std::process::Command;
use std::process::Stdio;

use crate::text::display;

/// The editor that every system has.
const DEFAULT: &str = "vi";

/// Opens the file and waits for the editor to end; returns what went wrong.
pub(crate) fn run(file: &str) -> Option<String> {
    // An absolute path is never taken for an option, with whatever its name begins.
    let path = match path::absolute(file) {
        Ok(path) if path.is_file() => path,
        _ => return Some(format!("{} is not there any more", display::line(file))),
    };
    let words = words(|name| std::env::var(name).ok());
    let (program, arguments) = words.split_first()?;
    let keys = match keys() {
        Ok(keys) => keys,
        Err(error) => return Some(format!("{program} would get no keys: {error}")),
    };
    let mut command = Command::new(program);
    match command.args(arguments).arg(path).stdin(keys).status() {
        Ok(status) if status.success() => None,
        Ok(status) => Some(format!("{program} was left with {status}")),
        Err(error) => {
            Some(format!("cannot run {program}: {error}; set VISUAL or EDITOR to your editor"))
        }
    }
}

/// Returns the first of `$VISUAL` and `$EDITOR` that says anything, looked up by `var`, in words:
/// no shell makes anything else of it.
fn words(var: impl Fn(&str) -> Option<String>) -> Vec<String> {
    let set = ["VISUAL", "EDITOR"].into_iter().filter_map(var);
    let mut set = set.filter(|value| !value.trim().is_empty());
    let said = set.next().unwrap_or_else(|| DEFAULT.to_owned());
    said.split_whitespace().map(str::to_owned).collect()
}

/// Returns the terminal, also where an article came from standard input.
fn keys() -> io::Result<Stdio> {
    if io::stdin().is_terminal() {
        return Ok(Stdio::inherit());
    }
    Ok(File::options().read(true).write(true).open("/dev/tty")?.into())
}

#[cfg(test)]
mod tests {
    use super::words;

    fn set(vars: &[(&str, &str)]) -> String {
        let value = |name: &str| vars.iter().find(|(set, _)| *set == name).map(|(_, value)| *value);
        words(|name| value(name).map(str::to_owned)).join("|")
    }

    #[test]
    fn the_variables_are_taken_in_their_order_and_in_words() {
        assert_eq!(set(&[]), "vi");
        assert_eq!(set(&[("EDITOR", "nano")]), "nano");
        assert_eq!(set(&[("EDITOR", "nano"), ("VISUAL", " code  --wait ")]), "code|--wait");
        assert_eq!(set(&[("VISUAL", " "), ("EDITOR", "")]), "vi");
        assert_eq!(set(&[("EDITOR", "vi;rm $HOME")]), "vi;rm|$HOME");
    }
}
