//! Writes messages to standard error.

use std::backtrace::Backtrace;
use std::backtrace::BacktraceStatus;
use std::borrow::Cow;
use std::error::Error;
use std::io;
use std::io::Write;
use std::panic::PanicHookInfo;
use std::thread;

use crate::app;
use crate::cli::Exit;
use crate::text::display;

/// The number of bytes at either end of a panic's message that are written: the cause stands there.
const HALF: usize = 500;

/// Reports what is wrong with an input: `pullquote: notes.txt: cannot be read: …`.
pub(crate) fn report_input(name: &str, error: &dyn Error) {
    say(&format!("{name}: {}", app::explain(error)));
}

/// Reports what is wrong with the run as a whole.
pub(crate) fn report(error: &dyn Error) {
    say(&app::explain(error));
}

/// Reports that the data could not be written, and returns how the run ends. If the reader of the
/// data has closed it, that is no failure, and nothing is said.
pub(crate) fn unwritable(error: &io::Error) -> Exit {
    if error.kind() == io::ErrorKind::BrokenPipe {
        return Exit::Done;
    }
    report_input("standard output", error);
    Exit::Nothing
}

/// Writes one line to standard error that is not an error message.
pub(crate) fn say_plainly(message: &str) {
    writeln!(io::stderr(), "{}", harmless(message)).ok();
}

/// Writes one line to standard error. There is nobody to tell if that fails.
pub(crate) fn say(message: &str) {
    writeln!(io::stderr(), "pullquote: {}", harmless(message)).ok();
}

/// Writes lines to standard error as they are, without anything that a terminal could obey.
pub(crate) fn say_lines(lines: &str) {
    let lines: Vec<String> = lines.lines().map(harmless).collect();
    writeln!(io::stderr(), "{}", lines.join("\n")).ok();
}

/// Reports a panic: where it was, why, and how it came to it where the user wants to know.
pub(crate) fn tell_of_panic(info: &PanicHookInfo<'_>) {
    let thread = thread::current();
    let name = thread.name().unwrap_or("without a name");
    say_lines(&in_short(&format!("thread {name} {info}")));
    let trace = Backtrace::capture();
    if trace.status() == BacktraceStatus::Captured {
        say_lines(&trace.to_string());
    } else {
        say_lines("note: this is a bug; set RUST_BACKTRACE=1 to see where it came from");
    }
}

/// Shortens the message of a panic, which can have a whole article in it, in the middle.
fn in_short(message: &str) -> Cow<'_, str> {
    if message.len() <= 2 * HALF {
        return Cow::Borrowed(message);
    }
    let (begin, end) = (message.floor_char_boundary(HALF), message.len() - HALF);
    let end = message.ceil_char_boundary(end);
    Cow::Owned(format!("{} […] {}", &message[..begin], &message[end..]))
}

/// Escapes whatever a terminal could take for a command, or for a change of direction, as
/// `\u{1b}`: file names can hold anything.
fn harmless(message: &str) -> String {
    let mut shown = String::with_capacity(message.len());
    for c in message.chars() {
        if display::stand_in(c).is_some() {
            shown.extend(c.escape_unicode());
        } else {
            shown.push(c);
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::HALF;
    use super::harmless;
    use super::in_short;

    #[test]
    fn what_a_terminal_could_obey_is_spelled_out() {
        assert_eq!(harmless("a\u{1b}]0;x\u{7}\u{202e}é"), "a\\u{1b}]0;x\\u{7}\\u{202e}é");
    }

    #[test]
    fn the_ends_of_a_long_message_are_kept() {
        assert_eq!(in_short("é"), "é");
        let long = format!("begin{}end", "é".repeat(HALF * 4));
        let short = in_short(&long);
        assert!(short.starts_with("beginé") && short.ends_with("éend"));
        assert!(short.len() < 2 * HALF + 20);
    }
}
