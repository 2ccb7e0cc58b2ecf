//! Lists what the terminal can tell: keys, the mouse, pasted text, and answers.

use crate::ui::commands::key::Key;
use crate::ui::state::background::Background;
use crate::ui::state::mouse_event::Act;
use crate::ui::state::mouse_event::Mouse;

/// An event that the terminal reported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum TerminalEvent {
    /// The user pressed a key.
    Key(Key),
    /// The user did something with the mouse.
    Mouse(Mouse),
    /// The user pasted this, on one line.
    Paste(String),
    /// The background is dark, or light.
    Background(Background),
    /// The attributes of the terminal: the last answer to the question that it was asked.
    Attributes,
}

/// Returns what a report of the mouse says, in the manner of SGR: from after ESC [ < to before its
/// last byte, which is `m` where a button went up. The buttons beside the
/// left one are the terminal's.
pub(crate) fn mouse(numbers: &[u8], last: u8) -> Option<Mouse> {
    let mut numbers = std::str::from_utf8(numbers).ok()?.split(';').map(str::parse::<u16>);
    let mut number = || numbers.next()?.ok();
    let (button, column, row) = (number()?, number()?, number()?);
    // Four, eight and sixteen stand for keys held meanwhile.
    let act = match button & !0b1_1100 {
        0 if last == b'M' => Act::Press,
        0 => Act::Release,
        32 => Act::Drag,
        64 => Act::WheelUp,
        65 => Act::WheelDown,
        _ => return None,
    };
    Some(Mouse { act, column: column.checked_sub(1)?, row: row.checked_sub(1)? })
}
