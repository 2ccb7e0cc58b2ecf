//! Copies to the clipboard, through the terminal (OSC 52) or a program that the user set up.
//!
//! The terminal is told what to copy, and says nothing back. Some have this turned off;
//! tmux passes it on where `set-clipboard` is on.

use std::io;
use std::io::Write;
use std::os::unix::process::CommandExt;
use std::process::Command;
use std::process::Stdio;
use std::sync::mpsc::Sender;
use std::thread;

use crate::ui::state::message::Msg;

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Returns the bytes that tell a terminal to copy `text`.
pub(crate) fn sequence(text: &str) -> String {
    format!("\x1b]52;c;{}\x1b\\", base64(text.as_bytes()))
}

/// Starts a program beside ours that copies `text`; tells the screen if that fails.
pub(crate) fn hand_over(command: &[String], text: String, say: &Sender<Msg>) {
    let Some((program, arguments)) = command.split_first() else { return };
    let (program, arguments, say) = (program.clone(), arguments.to_vec(), say.clone());
    thread::spawn(move || {
        let trouble = match copy(&program, &arguments, &text) {
            Ok(None) => return,
            Ok(Some(failed)) => format!("not copied: {program} failed ({failed})"),
            Err(error) => {
                format!("not copied: cannot run {program}: {error}; see `copy` in the settings")
            }
        };
        say.send(Msg::Trouble(trouble)).ok();
    });
}

/// Returns how the program failed, if it did.
fn copy(program: &str, arguments: &[String], text: &str) -> io::Result<Option<String>> {
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
    // In a group of its own it cannot read what is typed from the terminal either.
    let mut child = command.process_group(0).spawn()?;
    // A program that ends before it has read all says by its status whether that is right.
    if let Some(mut input) = child.stdin.take() {
        input.write_all(text.as_bytes()).ok();
    }
    let status = child.wait()?;
    Ok((!status.success()).then(|| status.to_string()))
}

/// Encodes bytes as in RFC 4648, section 4.
fn base64(bytes: &[u8]) -> String {
    let mut encoded = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let byte = |at: usize| u32::from(chunk.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for at in 0..4 {
            let sextet = bits >> (18 - 6 * at) & 0x3F;
            let is_padding = at > chunk.len();
            encoded.push(if is_padding { '=' } else { char::from(ALPHABET[sextet as usize]) });
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::base64;
    use super::copy;
    use super::sequence;
    use crate::ui::update::reading::copy::fits;

    #[test]
    fn the_examples_of_the_rfc_come_out() {
        let encoded =
            ["", "f", "fo", "foo", "foob", "fooba", "foobar"].map(|text| base64(text.as_bytes()));
        assert_eq!(encoded, ["", "Zg==", "Zm8=", "Zm9v", "Zm9vYg==", "Zm9vYmE=", "Zm9vYmFy"]);
    }

    #[test]
    fn what_is_copied_ends_no_sequence() {
        let sent = sequence("\x1b\\\x07 é");
        assert_eq!(sent.matches('\x1b').count(), 2);
        assert!(sent.starts_with("\x1b]52;c;") && sent.ends_with("\x1b\\"));
    }

    #[test]
    fn a_program_gets_what_is_copied_as_its_input_and_no_shell_sees_it() {
        let text = "$(touch pwned) “é”\n".repeat(9_000);
        let directory = tempfile::TempDir::new().unwrap();
        let file = directory.path().join("a copy");
        let of = format!("of={}", file.display());
        assert_eq!(copy("dd", &[of], &text).unwrap(), None);
        assert_eq!(std::fs::read_to_string(file).unwrap(), text);
        assert_eq!(copy("false", &[], &text).unwrap().as_deref(), Some("exit status: 1"));
        assert!(copy("/nowhere/copier", &[], &text).is_err());
    }

    #[test]
    fn there_is_a_cap() {
        assert!(fits(&"x".repeat(74_000)));
        assert!(!fits(&"x".repeat(76_000)));
    }
}
