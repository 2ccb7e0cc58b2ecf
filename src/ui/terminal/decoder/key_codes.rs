//! Reads the codes that terminals send for keys: bytes, letters and numbers.

use crate::ui::commands::key::Key;

/// The byte of the Esc key, which also begins sequences.
pub(crate) const ESC: u8 = 0x1B;

/// Returns the key of a control byte.
pub(crate) fn control(byte: u8) -> Key {
    match byte {
        // Line feed as well: what pastes or types for the user may send it for Enter.
        b'\r' | b'\n' => Key::Enter,
        b'\t' => Key::Tab,
        0x7F => Key::Backspace,
        0 => Key::Ctrl(' '),
        _ => Key::Ctrl(char::from(byte | 0x40).to_ascii_lowercase()),
    }
}

/// Returns the key of a sequence that ends in this byte and says nothing before it that matters.
pub(crate) fn cursor(last: u8) -> Option<Key> {
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

/// Returns the same with what is held besides: only with Left and Right does Alt mean more.
pub(crate) fn cursor_with(parameters: &[u8], last: u8) -> Option<Key> {
    let held = numbers(parameters).nth(1).unwrap_or(1).saturating_sub(1);
    // Beside Alt, locks may be on.
    match (cursor(last)?, held & 0b11_1111) {
        (Key::Left, 2) => Some(Key::AltLeft),
        (Key::Right, 2) => Some(Key::AltRight),
        (key, _) => Some(key),
    }
}

/// Reads the keys that have a number of old; `parameters` begin with that.
pub(crate) fn numbered(parameters: &[u8]) -> Option<Key> {
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

/// Reads what newer terminals send: the character's number; and the modifiers.
pub(crate) fn unicode(parameters: &[u8]) -> Option<Key> {
    let mut numbers = numbers(parameters);
    let code = numbers.next()?;
    with_modifiers(code, numbers.next().unwrap_or(1))
}

/// Tells whether a key went up, which is told after its modifiers. One that is held is
/// pressed again and again, as ever.
pub(crate) fn is_release(parameters: &[u8]) -> bool {
    let modifiers = parameters.split(|&byte| byte == b';').nth(1);
    modifiers.and_then(|modifiers| modifiers.split(|&byte| byte == b':').nth(1)) == Some(b"3")
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

/// Returns the keys of the number pad, in the numbers that kitty gave them among those of no
/// character.
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

/// Returns the numbers between semicolons; of one with colons, the first.
fn numbers(parameters: &[u8]) -> impl Iterator<Item = u32> {
    parameters.split(|&byte| byte == b';').map_while(|number| {
        let number = number.split(|&byte| byte == b':').next()?;
        std::str::from_utf8(number).ok()?.parse().ok()
    })
}
