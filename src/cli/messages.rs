//! What is said on standard error.

use std::error::Error;
use std::io::Write;

use crate::app;
use crate::export;

/// Reports what is wrong with an input: `pullquote: notes.txt: cannot be read: …`.
pub(super) fn report_input(name: &str, error: &dyn Error) {
    say(&format!("{name}: {}", app::explain(error)));
}

/// Reports what is wrong with the run as a whole.
pub(super) fn report(error: &dyn Error) {
    say(&app::explain(error));
}

/// Writes one line to standard error. There is nobody to tell if that fails.
pub(super) fn say(message: &str) {
    writeln!(std::io::stderr(), "pullquote: {}", harmless(message)).ok();
}

/// The message with whatever a terminal could take for a command, or for a
/// change of direction, written as `\u{1b}`: file names can hold anything.
fn harmless(message: &str) -> String {
    let mut shown = String::with_capacity(message.len());
    for c in message.chars() {
        if export::is_harmful(c) || c.is_control() {
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
