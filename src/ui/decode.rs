//! Bytes from the terminal to keys, what the mouse did, and answers that are waited for.
//!
//! Written for this program rather than taken from crossterm, whose reader goes round and
//! round at full speed when the terminal is gone without a signal, and takes a late answer
//! of the terminal for keys. This one drops whatever is no key: answers,
//! pasted markers, half a sequence.

mod keys;
#[cfg(test)]
mod tests;

use crate::ui::ground::Ground;
use crate::ui::heard;
use crate::ui::heard::Heard;
use crate::ui::keymap::Key;

const ESC: u8 = 0x1B;
const BEL: u8 = 0x07;

/// No sequence of a key is longer; an answer may be, and its middle is not kept.
const LONGEST: usize = 4096;

/// Takes bytes in whatever pieces they come.
#[derive(Debug, Default)]
pub(crate) struct Decoder {
    pending: Vec<u8>,
}

/// What the bytes begin with.
#[derive(Debug, PartialEq)]
enum Begin {
    /// A key in so many bytes.
    Key(Key, usize),
    /// Something else of note in so many bytes.
    Heard(Heard, usize),
    /// So many bytes that are no key.
    Nothing(usize),
    /// More bytes must come before it can be told.
    Part,
}

impl Decoder {
    /// What is complete with `bytes`.
    pub(crate) fn take(&mut self, bytes: &[u8]) -> Vec<Heard> {
        self.pending.extend_from_slice(bytes);
        let (mut heard, mut at) = (Vec::new(), 0);
        while at < self.pending.len() {
            match begin(&self.pending[at..]) {
                Begin::Key(key, len) => {
                    heard.push(Heard::Key(key));
                    at += len;
                }
                Begin::Heard(other, len) => {
                    heard.push(other);
                    at += len;
                }
                Begin::Nothing(len) => at += len,
                Begin::Part => break,
            }
        }
        self.pending.drain(..at);
        if self.pending.len() > LONGEST {
            // What it is stays known by how it begins.
            self.pending.truncate(2);
        }
        heard
    }

    /// Whether bytes are kept that may be a key already: Esc, or the begin of a sequence.
    pub(crate) fn is_waiting(&self) -> bool {
        !self.pending.is_empty()
    }

    /// Nothing followed what is kept: Esc was Esc, and Esc with a character was that with Alt.
    pub(crate) fn give_up_waiting(&mut self) -> Option<Key> {
        let pending = std::mem::take(&mut self.pending);
        match pending.as_slice() {
            [ESC] => Some(Key::Esc),
            [ESC, byte @ b' '..=b'~'] => Some(Key::Alt(char::from(*byte))),
            _ => None,
        }
    }
}

fn begin(bytes: &[u8]) -> Begin {
    match bytes {
        [ESC] => Begin::Part,
        [ESC, ESC, ..] => Begin::Key(Key::Esc, 1),
        [ESC, b'[', rest @ ..] => control_sequence(rest),
        [ESC, b'O', rest @ ..] => match rest {
            [] => Begin::Part,
            [last, ..] => keys::cursor(*last).map_or(Begin::Nothing(3), |key| Begin::Key(key, 3)),
        },
        [ESC, b']' | b'P' | b'X' | b'^' | b'_', ..] => control_string(bytes),
        [ESC, rest @ ..] => match begin(rest) {
            Begin::Key(Key::Char(c), len) => Begin::Key(Key::Alt(c), len + 1),
            Begin::Key(_, len) | Begin::Heard(_, len) | Begin::Nothing(len) => {
                Begin::Nothing(len + 1)
            }
            Begin::Part => Begin::Part,
        },
        [byte @ (0..0x20 | 0x7F), ..] => Begin::Key(keys::control(*byte), 1),
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

/// `rest` follows ESC [: parameters, then a final byte.
fn control_sequence(rest: &[u8]) -> Begin {
    let Some(end) = rest.iter().position(|byte| !matches!(byte, b' '..=b'?')) else {
        return Begin::Part;
    };
    let (parameters, last) = (&rest[..end], rest[end]);
    let len = 2 + end + 1;
    match last {
        // The Linux console sends ESC [ [ A for F1.
        b'[' if rest.len() == end + 1 => Begin::Part,
        b'[' => Begin::Nothing(len + 1),
        _ if keys::is_release(parameters) => Begin::Nothing(len),
        b'~' => keys::numbered(parameters).map_or(Begin::Nothing(len), |key| Begin::Key(key, len)),
        b'u' => keys::unicode(parameters).map_or(Begin::Nothing(len), |key| Begin::Key(key, len)),
        // A mouse told of in the old manner, by three more bytes.
        b'M' if end == 0 => {
            if rest.len() < 4 {
                Begin::Part
            } else {
                Begin::Nothing(len + 3)
            }
        }
        b'M' | b'm' if parameters.starts_with(b"<") => match heard::mouse(&parameters[1..], last) {
            Some(mouse) => Begin::Heard(Heard::Mouse(mouse), len),
            None => Begin::Nothing(len),
        },
        b'c' if parameters.starts_with(b"?") => Begin::Heard(Heard::Attributes, len),
        b'@'..=b'~' => keys::cursor(last).map_or(Begin::Nothing(len), |key| Begin::Key(key, len)),
        // No sequence: something broke it off.
        _ => Begin::Nothing(len - 1),
    }
}

/// An answer of the terminal: up to BEL or ESC \.
fn control_string(bytes: &[u8]) -> Begin {
    let ended = |at: usize, len: usize| match Ground::from_answer(&bytes[2..at]) {
        Some(ground) if bytes[1] == b']' => Begin::Heard(Heard::Ground(ground), len),
        _ => Begin::Nothing(len),
    };
    for (at, &byte) in bytes.iter().enumerate().skip(2) {
        match (byte, bytes.get(at + 1)) {
            (BEL, _) => return ended(at, at + 1),
            (ESC, Some(b'\\')) => return ended(at, at + 2),
            (ESC, Some(_)) => return Begin::Nothing(at),
            _ => (),
        }
    }
    Begin::Part
}
