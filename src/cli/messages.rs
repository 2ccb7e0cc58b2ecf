//! What is said on standard error.

use std::error::Error;
use std::io;
use std::io::Write;

use crate::app;
use crate::cli::Exit;
use crate::text::visible;

/// Reports what is wrong with an input: `pullquote: notes.txt: cannot be read: …`.
pub(super) fn report_input(name: &str, error: &dyn Error) {
    say(&format!("{name}: {}", app::explain(error)));
}

/// Reports what is wrong with the run as a whole.
pub(super) fn report(error: &dyn Error) {
    say(&app::explain(error));
}

/// What a run comes to whose data could not be written. That whoever read
/// them has enough is no failure, and nothing is said.
pub(super) fn unwritable(error: &io::Error) -> Exit {
    if error.kind() == io::ErrorKind::BrokenPipe {
        return Exit::Done;
    }
    report_input("standard output", error);
    Exit::Nothing
}

/// Writes one line to standard error that is no complaint.
pub(super) fn say_plainly(message: &str) {
    writeln!(io::stderr(), "{}", harmless(message)).ok();
}

/// Writes one line to standard error. There is nobody to tell if that fails.
pub(super) fn say(message: &str) {
    writeln!(io::stderr(), "pullquote: {}", harmless(message)).ok();
}

/// The message with whatever a terminal could take for a command, or for a
/// change of direction, written as `\u{1b}`: file names can hold anything.
fn harmless(message: &str) -> String {
    let mut shown = String::with_capacity(message.len());
    for c in message.chars() {
        if visible::stand_in(c).is_some() {
            shown.extend(c.escape_unicode());
        } else {
            shown.push(c);
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn what_a_terminal_could_obey_is_spelled_out() {
        assert_eq!(harmless("a\u{1b}]0;x\u{7}\u{202e}é"), "a\\u{1b}]0;x\\u{7}\\u{202e}é");
    }
}
