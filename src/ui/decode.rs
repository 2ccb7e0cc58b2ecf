//! Bytes from the terminal to keys, what the mouse did, and answers that are waited for.
//!
//! Written for this program rather than taken from crossterm, whose reader goes round and
//! round at full speed when the terminal is gone without a signal, and takes a late answer
//! of the terminal for keys. This one drops whatever is no key: answers,
//! pasted markers, half a sequence.

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
            [last, ..] => cursor_key(*last).map_or(Begin::Nothing(3), |key| Begin::Key(key, 3)),
        },
        [ESC, b']' | b'P' | b'X' | b'^' | b'_', ..] => control_string(bytes),
        [ESC, rest @ ..] => match begin(rest) {
            Begin::Key(Key::Char(c), len) => Begin::Key(Key::Alt(c), len + 1),
            Begin::Key(_, len) | Begin::Heard(_, len) | Begin::Nothing(len) => {
                Begin::Nothing(len + 1)
            }
            Begin::Part => Begin::Part,
        },
        [byte @ (0..0x20 | 0x7F), ..] => Begin::Key(control(*byte), 1),
        _ => character(bytes),
    }
}

fn control(byte: u8) -> Key {
    match byte {
        // Line feed as well: what pastes or types for the reader may send it for Enter.
        b'\r' | b'\n' => Key::Enter,
        b'\t' => Key::Tab,
        0x7F => Key::Backspace,
        0 => Key::Ctrl(' '),
        _ => Key::Ctrl(char::from(byte | 0x40).to_ascii_lowercase()),
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
        _ if is_release(parameters) => Begin::Nothing(len),
        b'~' => numbered_key(parameters).map_or(Begin::Nothing(len), |key| Begin::Key(key, len)),
        b'u' => unicode_key(parameters).map_or(Begin::Nothing(len), |key| Begin::Key(key, len)),
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
        b'@'..=b'~' => cursor_key(last).map_or(Begin::Nothing(len), |key| Begin::Key(key, len)),
        // No sequence: something broke it off.
        _ => Begin::Nothing(len - 1),
    }
}

fn cursor_key(last: u8) -> Option<Key> {
    Some(match last {
        b'A' => Key::Up,
        b'B' => Key::Down,
        b'C' => Key::Right,
        b'D' => Key::Left,
        b'H' => Key::Home,
        b'F' => Key::End,
        b'Z' => Key::BackTab,
        b'M' => Key::Enter,
        _ => return None,
    })
}

fn numbered_key(parameters: &[u8]) -> Option<Key> {
    let mut numbers = numbers(parameters);
    Some(match numbers.next()? {
        1 | 7 => Key::Home,
        3 => Key::Delete,
        4 | 8 => Key::End,
        5 => Key::PageUp,
        6 => Key::PageDown,
        // What xterm sends where it is told to tell all keys apart: 27;modifier;character.
        27 => {
            let (modifiers, code) = (numbers.next()?, numbers.next()?);
            return with_modifiers(code, modifiers);
        }
        _ => return None,
    })
}

/// Whether a key went up, which is told after its modifiers. One that is held is
/// pressed again and again, as ever.
fn is_release(parameters: &[u8]) -> bool {
    let modifiers = parameters.split(|&byte| byte == b';').nth(1);
    modifiers.and_then(|modifiers| modifiers.split(|&byte| byte == b':').nth(1)) == Some(b"3")
}

/// What newer terminals send: the character's number; and the modifiers.
fn unicode_key(parameters: &[u8]) -> Option<Key> {
    let mut numbers = numbers(parameters);
    let code = numbers.next()?;
    with_modifiers(code, numbers.next().unwrap_or(1))
}

fn with_modifiers(code: u32, modifiers: u32) -> Option<Key> {
    let held = modifiers.saturating_sub(1);
    let (shift, alt, ctrl) = (held & 1 > 0, held & 2 > 0, held & 4 > 0);
    // Super, Hyper and Meta; beyond them are locks.
    if held & (8 | 16 | 32) > 0 {
        return None;
    }
    if (0xE000..=0xF8FF).contains(&code) {
        return keypad(code);
    }
    let c = char::from_u32(code)?;
    let c = if shift && !ctrl { c.to_uppercase().next()? } else { c };
    Some(match c {
        '\t' if shift => Key::BackTab,
        '\x1B' => Key::Esc,
        '\0'..=' ' | '\x7F' if !ctrl && !alt => match control(code as u8) {
            Key::Ctrl('`') => Key::Char(' '),
            key => key,
        },
        _ if ctrl => Key::Ctrl(c.to_ascii_lowercase()),
        _ if alt => Key::Alt(c),
        _ => Key::Char(c),
    })
}

/// The keys of the number pad, in the numbers that kitty gave them among those of no character.
fn keypad(code: u32) -> Option<Key> {
    Some(match code {
        57399..=57408 => Key::Char(char::from_digit(code - 57399, 10)?),
        57409..=57413 => Key::Char(char::from(b"./*-+"[code as usize - 57409])),
        57414 => Key::Enter,
        57415 => Key::Char('='),
        57416 => Key::Char(','),
        57417 => Key::Left,
        57418 => Key::Right,
        57419 => Key::Up,
        57420 => Key::Down,
        57421 => Key::PageUp,
        57422 => Key::PageDown,
        57423 => Key::Home,
        57424 => Key::End,
        57426 => Key::Delete,
        _ => return None,
    })
}

/// The numbers between semicolons; of one with colons, the first.
fn numbers(parameters: &[u8]) -> impl Iterator<Item = u32> {
    parameters.split(|&byte| byte == b';').map_while(|number| {
        let number = number.split(|&byte| byte == b':').next()?;
        std::str::from_utf8(number).ok()?.parse().ok()
    })
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Decoder;
    use crate::ui::ground::Ground;
    use crate::ui::heard::Act;
    use crate::ui::heard::Heard;
    use crate::ui::heard::Mouse;
    use crate::ui::keymap::Key;

    fn keys(bytes: &[u8]) -> Vec<Key> {
        more_keys(&mut Decoder::default(), bytes)
    }

    fn more_keys(decoder: &mut Decoder, bytes: &[u8]) -> Vec<Key> {
        let heard = decoder.take(bytes).into_iter();
        let keys = heard.filter_map(|heard| match heard {
            Heard::Key(key) => Some(key),
            _ => None,
        });
        keys.collect()
    }

    #[test]
    fn the_left_button_and_the_wheel_are_heard_and_other_buttons_are_not() {
        let mouse = |act, column, row| Heard::Mouse(Mouse { act, column, row });
        assert_eq!(
            Decoder::default()
                .take(b"\x1B[<0;10;5M\x1B[<64;1;1M\x1B[<69;300;200M\x1B[<2;1;1M\x1B[<35;1;1M"),
            [mouse(Act::Press, 9, 4), mouse(Act::WheelUp, 0, 0), mouse(Act::WheelDown, 299, 199)]
        );
        assert_eq!(
            Decoder::default().take(b"\x1B[<32;11;5M\x1B[<0;11;5m\x1B[<34;1;1M\x1B[<2;1;1m"),
            [mouse(Act::Drag, 10, 4), mouse(Act::Release, 10, 4)]
        );
        for bad in [&b"\x1B[<0;0;0M"[..], b"\x1B[<;;M", b"\x1B[<0;1M", b"\x1B[<99999999;1;1M"] {
            assert_eq!(Decoder::default().take(bad), [], "{bad:?}");
        }
    }

    #[test]
    fn what_the_terminal_was_asked_is_understood() {
        let heard = Decoder::default().take(b"\x1B]11;rgb:ffff/ffff/ffff\x1B\\j\x1B[?62;22c");
        let key = Heard::Key(Key::Char('j'));
        assert_eq!(heard, [Heard::Ground(Ground::Light), key, Heard::Attributes]);
        let heard = Decoder::default().take(b"\x1B]11;rgb:00/00/00\x07");
        assert_eq!(heard, [Heard::Ground(Ground::Dark)]);
    }

    #[test]
    fn characters_of_any_script_are_keys() {
        assert_eq!(keys("né普👍".as_bytes()), ['n', 'é', '普', '👍'].map(Key::Char));
        assert_eq!(keys(b"a\xFFb"), [Key::Char('a'), Key::Char('b')]);
    }

    #[test]
    fn control_bytes_are_the_keys_they_came_from() {
        let expected = [Key::Ctrl('c'), Key::Enter, Key::Tab, Key::Backspace, Key::Ctrl('z')];
        assert_eq!(keys(b"\x03\r\t\x7F\x1A"), expected);
    }

    #[test]
    fn cursor_keys_come_in_two_ways() {
        let expected = [Key::Up, Key::Up, Key::Home, Key::Home, Key::End, Key::BackTab];
        assert_eq!(keys(b"\x1B[A\x1BOA\x1B[H\x1B[1~\x1B[4~\x1B[Z"), expected);
        assert_eq!(keys(b"\x1B[5~\x1B[6~\x1B[1;5B"), [Key::PageUp, Key::PageDown, Key::Down]);
    }

    #[test]
    fn newer_terminals_number_their_keys() {
        assert_eq!(
            keys(b"\x1B[106u\x1B[99;5u\x1B[27u"),
            [Key::Char('j'), Key::Ctrl('c'), Key::Esc]
        );
        assert_eq!(keys(b"\x1B[32u\x1B[9;2u\x1B[13u"), [Key::Char(' '), Key::BackTab, Key::Enter]);
        assert_eq!(keys(b"\x1B[97;3u\x1B[97;4u"), [Key::Alt('a'), Key::Alt('A')]);
        // With Caps Lock, with Num Lock.
        assert_eq!(keys(b"\x1B[99;69u\x1B[27;129u"), [Key::Ctrl('c'), Key::Esc]);
    }

    #[test]
    fn keys_of_the_number_pad_are_those_they_stand_for() {
        let expected = [Key::Char('0'), Key::Char('9'), Key::Char('+'), Key::Enter, Key::PageDown];
        assert_eq!(keys(b"\x1B[57399u\x1B[57408u\x1B[57413u\x1B[57414u\x1B[57422;1u"), expected);
    }

    #[test]
    fn keys_that_go_up_and_keys_that_are_none_of_ours_do_nothing() {
        // Released: j, q with its text, down, page down. Held: j.
        assert_eq!(keys(b"\x1B[106;1:3u\x1B[113;1:3;113u\x1B[1;1:3B\x1B[6;1:3~"), []);
        assert_eq!(keys(b"\x1B[106;1:2u\x1B[1;1:2B"), [Key::Char('j'), Key::Down]);
        // Super and q; a key for louder music; Shift alone.
        assert_eq!(keys(b"\x1B[113;9u\x1B[57439u\x1B[57441;2u"), []);
    }

    #[test]
    fn a_mouse_told_of_in_the_old_manner_types_nothing() {
        let mut decoder = Decoder::default();
        assert_eq!(more_keys(&mut decoder, b"\x1B[M q"), []);
        assert_eq!(more_keys(&mut decoder, b"!j"), [Key::Char('j')]);
    }

    #[test]
    fn a_sequence_may_come_in_pieces() {
        let mut decoder = Decoder::default();
        assert!(decoder.take(b"\x1B").is_empty());
        assert!(decoder.is_waiting());
        assert!(decoder.take(b"[").is_empty());
        assert_eq!(more_keys(&mut decoder, b"Bj"), [Key::Down, Key::Char('j')]);
        assert!(!decoder.is_waiting());
    }

    #[test]
    fn esc_is_esc_when_nothing_follows() {
        let mut decoder = Decoder::default();
        assert!(decoder.take(b"\x1B").is_empty());
        assert_eq!(decoder.give_up_waiting(), Some(Key::Esc));
        assert_eq!(keys(b"\x1B\x1B[A"), [Key::Esc, Key::Up]);
        assert_eq!(keys(b"\x1Bx"), [Key::Alt('x')]);
        decoder.take(b"\x1B[");
        assert_eq!(decoder.give_up_waiting(), Some(Key::Alt('[')));
    }

    #[test]
    fn late_answers_of_the_terminal_are_not_typed() {
        let answers: [&[u8]; 7] = [
            b"\x1B]11;rgb:1010/1010/1010\x07",
            b"\x1B]11;rgb:1010/1010/1010\x1B\\",
            b"\x1BP>|term(1)\x1B\\",
            b"\x1B[12;40R",
            b"\x1B[?62;22c",
            b"\x1B[?1u",
            b"\x1B[?2026;2$y",
        ];
        for answer in answers {
            let mut decoder = Decoder::default();
            assert!(more_keys(&mut decoder, answer).is_empty(), "{answer:?}");
            assert_eq!(more_keys(&mut decoder, b"q"), [Key::Char('q')]);
        }
    }

    #[test]
    fn an_answer_without_end_is_dropped() {
        let mut decoder = Decoder::default();
        decoder.take(b"\x1B]");
        for _ in 0..100 {
            assert!(decoder.take(&[b'x'; 100]).is_empty());
        }
        assert!(decoder.pending.len() <= super::LONGEST);
    }

    proptest! {
        #[test]
        fn pieces_make_no_difference(bytes in prop::collection::vec(any::<u8>(), 0..40)) {
            let whole = Decoder::default().take(&bytes);
            let mut decoder = Decoder::default();
            let pieces: Vec<Heard> = bytes.iter().flat_map(|byte| decoder.take(&[*byte])).collect();
            prop_assert_eq!(whole, pieces);
        }
    }
}
