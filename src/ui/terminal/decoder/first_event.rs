//! Reads the first key, sequence or answer from bytes.

use crate::ui::commands::key::Key;
use crate::ui::state::background::Background;
use crate::ui::terminal::decoder::key_codes;
use crate::ui::terminal::decoder::key_codes::ESC;
use crate::ui::terminal::decoder::terminal_event;
use crate::ui::terminal::decoder::terminal_event::TerminalEvent;

const BEL: u8 = 0x07;

/// The largest length of a sequence or answer that means something; the longest, of a key with its
/// text, has some forty bytes. A longer one means nothing, and its own end ends it.
pub(crate) const LONGEST: usize = 256;

/// The event with which the bytes begin.
#[derive(Debug, PartialEq)]
pub(crate) enum Begin {
    /// A key, and the number of its bytes.
    Key(Key, usize),
    /// Another event that means something, and the number of its bytes.
    Heard(TerminalEvent, usize),
    /// The number of bytes before pasted text.
    Paste(usize),
    /// The number of bytes that end a paste whose beginning was missed, or given up waiting for.
    PasteEnd(usize),
    /// The number of bytes that are no key.
    Nothing(usize),
    /// A sequence that is too long to mean anything, and the number of its bytes; its end is not
    /// among them.
    Endless(Endless, usize),
    /// More bytes must come before the decoder can tell.
    Part,
}

/// A sequence that is too long to mean anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Endless {
    /// Numbers after ESC [.
    Sequence,
    /// An answer of the terminal.
    String,
}

impl Endless {
    /// Returns how many of the bytes belong to it, and whether it ends with them.
    pub(crate) fn skip(self, bytes: &[u8]) -> (usize, bool) {
        for (at, &byte) in bytes.iter().enumerate() {
            match (self, byte, bytes.get(at + 1)) {
                (Endless::Sequence, b' '..=b'?', _) => (),
                (Endless::Sequence, b'@'..=b'~', _) | (Endless::String, BEL, _) => {
                    return (at + 1, true);
                }
                (Endless::String, ESC, None) => return (at, false),
                (Endless::String, ESC, Some(b'\\')) => return (at + 2, true),
                // Something broke it off.
                (Endless::Sequence, ..) | (Endless::String, ESC, Some(_)) => return (at, true),
                (Endless::String, ..) => (),
            }
        }
        (bytes.len(), false)
    }
}

/// Returns what these bytes begin with, of which there is one at least.
pub(crate) fn begin(bytes: &[u8]) -> Begin {
    match bytes {
        [ESC] => Begin::Part,
        [ESC, ESC, ..] => Begin::Key(Key::Esc, 1),
        [ESC, b'[', rest @ ..] => control_sequence(rest),
        [ESC, b'O', rest @ ..] => match rest {
            [] => Begin::Part,
            [last, ..] => {
                key_codes::cursor(*last).map_or(Begin::Nothing(3), |key| Begin::Key(key, 3))
            }
        },
        [ESC, b']' | b'P' | b'X' | b'^' | b'_', ..] => control_string(bytes),
        [ESC, rest @ ..] => match begin(rest) {
            Begin::Key(Key::Char(c), len) => Begin::Key(Key::Alt(c), len + 1),
            // No sequence begins without another ESC.
            Begin::Key(_, len)
            | Begin::Heard(_, len)
            | Begin::Paste(len)
            | Begin::PasteEnd(len)
            | Begin::Nothing(len)
            | Begin::Endless(_, len) => Begin::Nothing(len + 1),
            Begin::Part => Begin::Part,
        },
        [byte @ (0..0x20 | 0x7F), ..] => Begin::Key(key_codes::control(*byte), 1),
        _ => character(bytes),
    }
}

fn character(bytes: &[u8]) -> Begin {
    let len = match bytes[0] {
        0..0x80 => 1,
        0xC2..0xE0 => 2,
        0xE0..0xF0 => 3,
        0xF0..0xF5 => 4,
        _ => return Begin::Nothing(1),
    };
    let Some(bytes) = bytes.get(..len) else { return Begin::Part };
    match std::str::from_utf8(bytes).ok().and_then(|text| text.chars().next()) {
        Some(c) => Begin::Key(Key::Char(c), len),
        None => Begin::Nothing(1),
    }
}

/// Reads `rest`, which follows ESC [: parameters, then a final byte.
fn control_sequence(rest: &[u8]) -> Begin {
    let Some(end) = rest.iter().take(LONGEST).position(|byte| !matches!(byte, b' '..=b'?')) else {
        return match rest.len() {
            LONGEST.. => Begin::Endless(Endless::Sequence, 2 + LONGEST),
            _ => Begin::Part,
        };
    };
    let (parameters, last) = (&rest[..end], rest[end]);
    let len = 2 + end + 1;
    match last {
        // The Linux console sends ESC [ [ A for F1.
        b'[' if rest.len() == end + 1 => Begin::Part,
        b'[' => Begin::Nothing(len + 1),
        _ if key_codes::is_release(parameters) => Begin::Nothing(len),
        b'~' if parameters == b"200" => Begin::Paste(len),
        b'~' if parameters == b"201" => Begin::PasteEnd(len),
        b'~' => {
            key_codes::numbered(parameters).map_or(Begin::Nothing(len), |key| Begin::Key(key, len))
        }
        b'u' => {
            key_codes::unicode(parameters).map_or(Begin::Nothing(len), |key| Begin::Key(key, len))
        }
        // A mouse told of in the old manner, by three more bytes.
        b'M' if end == 0 => {
            if rest.len() < 4 {
                Begin::Part
            } else {
                Begin::Nothing(len + 3)
            }
        }
        b'M' | b'm' if parameters.starts_with(b"<") => {
            match terminal_event::mouse(&parameters[1..], last) {
                Some(mouse) => Begin::Heard(TerminalEvent::Mouse(mouse), len),
                None => Begin::Nothing(len),
            }
        }
        b'c' if parameters.starts_with(b"?") => Begin::Heard(TerminalEvent::Attributes, len),
        b'@'..=b'~' => {
            let key = key_codes::cursor_with(parameters, last);
            key.map_or(Begin::Nothing(len), |key| Begin::Key(key, len))
        }
        // No sequence: something broke it off.
        _ => Begin::Nothing(len - 1),
    }
}

/// Reads an answer of the terminal: up to BEL or ESC \.
fn control_string(bytes: &[u8]) -> Begin {
    let ended = |at: usize, len: usize| match Background::from_answer(&bytes[2..at]) {
        Some(ground) if bytes[1] == b']' => Begin::Heard(TerminalEvent::Background(ground), len),
        _ => Begin::Nothing(len),
    };
    for at in 2..LONGEST {
        match (bytes.get(at), bytes.get(at + 1)) {
            (None, _) | (Some(&ESC), None) => return Begin::Part,
            (Some(&BEL), _) => return ended(at, at + 1),
            (Some(&ESC), Some(b'\\')) => return ended(at, at + 2),
            (Some(&ESC), Some(_)) => return Begin::Nothing(at),
            _ => (),
        }
    }
    Begin::Endless(Endless::String, LONGEST)
}
