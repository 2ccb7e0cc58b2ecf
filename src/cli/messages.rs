//! What is said on standard error.

use std::error::Error;
use std::io::Write;

/// Reports an error with its causes: `pullquote: notes.txt: cannot be read: …`.
pub(super) fn report(error: &dyn Error) {
    let mut message = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        message.push_str(": ");
        message.push_str(&error.to_string());
        cause = error.source();
    }
    say(&message);
}

/// Writes one line to standard error. There is nobody to tell if that fails.
pub(super) fn say(message: &str) {
    writeln!(std::io::stderr(), "pullquote: {}", plain(message)).ok();
}

/// The message without anything that a terminal could take for a command.
fn plain(message: &str) -> String {
    message
        .chars()
        .flat_map(|c| if is_plain(c) { vec![c] } else { c.escape_unicode().collect() })
        .collect()
}

fn is_plain(c: char) -> bool {
    !c.is_control()
}
