//! Decodes bytes from the terminal: keys, the mouse, pasted text, and answers of the terminal.
//!
//! Written for this program rather than taken from crossterm, whose reader goes round and round at
//! full speed when the terminal is gone without a signal, and takes a late answer of the terminal
//! for keys. This one drops whatever is no key: answers, half a sequence. It knows no clock:
//! whoever reads says when nothing came for a while, and asks how long a while is.

pub(crate) mod burst;
pub(crate) mod first_event;
pub(crate) mod key_codes;
pub(crate) mod pasted_text;
pub(crate) mod terminal_event;
#[cfg(test)]
mod tests;

use std::mem;
use std::time::Duration;

use crate::ui::commands::key::Key;
use crate::ui::terminal::decoder::burst::Burst;
use crate::ui::terminal::decoder::first_event::Begin;
use crate::ui::terminal::decoder::first_event::Endless;
use crate::ui::terminal::decoder::key_codes::ESC;
use crate::ui::terminal::decoder::pasted_text::Pasted;
use crate::ui::terminal::decoder::terminal_event::TerminalEvent;

const CTRL_C: u8 = 0x03;

/// The time after Esc in which the rest of a sequence may come: over a slow line its bytes can
/// arrive one by one.
pub(crate) const FOR_SEQUENCE: Duration = Duration::from_millis(25);

/// Between two keys of a person there is more than this; within a paste there is less, unless a
/// line is slow.
const PAUSE: Duration = Duration::from_millis(10);

/// So long after a paste that is not marked what comes is the rest of it: a line may be slow, and
/// nobody goes on to type so soon.
const FOR_REST: Duration = Duration::from_millis(100);

/// The time without bytes after which a marked paste without an end stands still, so that keys may
/// be keys; after as much time again it is over.
const UNTIL_STILL: Duration = Duration::from_millis(100);

const UNTIL_OVER: Duration = Duration::from_millis(400);

/// Takes bytes in whatever pieces they come.
#[derive(Debug, Default)]
pub(crate) struct Decoder {
    /// Bytes of which it cannot be told yet what they are.
    pending: Vec<u8>,
    /// A sequence that is too long to mean anything and has not ended.
    endless: Option<Endless>,
    /// The text that is being pasted, until its end comes.
    open: Option<Pasted>,
    pace: Pace,
    burst: Burst,
    /// The events that came before the burst.
    heard: Vec<TerminalEvent>,
}

/// The pace at which a paste comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Pace {
    /// The paste comes without a pause.
    #[default]
    Steady,
    /// Nothing of the paste came for a while.
    Still,
    /// After that Esc came, and nothing else.
    Left,
}

impl Decoder {
    /// Takes the bytes that were read in one go.
    pub(crate) fn take(&mut self, bytes: &[u8]) {
        self.go_on_with_paste(bytes);
        self.pending.extend_from_slice(bytes);
        let pending = mem::take(&mut self.pending);
        let mut at = 0;
        while at < pending.len()
            && let Some(len) = self.take_one(&pending[at..])
        {
            at += len;
        }
        self.pending = pending;
        self.pending.drain(..at);
    }

    /// Returns how long to wait for more; `None`: for as long as it takes.
    pub(crate) fn timeout(&self) -> Option<Duration> {
        if self.open.is_some() {
            Some(match self.pace {
                Pace::Steady => UNTIL_STILL,
                Pace::Still => UNTIL_OVER,
                Pace::Left => FOR_SEQUENCE,
            })
        } else if !self.pending.is_empty() || self.endless.is_some() {
            Some(FOR_SEQUENCE)
        } else if self.burst.may_be_paste() {
            Some(PAUSE)
        } else if !self.is_at_rest() {
            Some(Duration::ZERO)
        } else {
            self.burst.lingers().then_some(FOR_REST)
        }
    }

    /// Tells whether nothing was heard that was not told.
    pub(crate) fn is_at_rest(&self) -> bool {
        self.burst.is_empty() && self.heard.is_empty()
    }

    /// Returns what was heard until now, where nothing came for as long as that.
    pub(crate) fn rest(&mut self) -> Vec<TerminalEvent> {
        if self.open.is_some() && self.pace == Pace::Steady {
            self.pace = Pace::Still;
            return self.so_far();
        }
        if let Some(pasted) = self.open.take() {
            if self.pace == Pace::Still {
                // Half of its end is no key.
                self.pending.clear();
            }
            self.burst.take_marked(pasted);
        }
        self.endless = None;
        let key = self.give_up_waiting();
        if self.burst.is_empty() && key.is_none() {
            self.burst.end_paste();
        }
        // In what was pasted Alt is none; Esc is what leaves it.
        let key = key.filter(|key| !self.burst.is_paste() || *key == Key::Esc);
        let mut heard = self.so_far();
        if key == Some(Key::Esc) {
            // Alone it was pressed, so what comes next is not the rest of a paste.
            self.burst.end_paste();
        }
        heard.extend(key.map(TerminalEvent::Key));
        heard
    }

    /// Returns what was heard until now, where more comes all the time.
    pub(crate) fn so_far(&mut self) -> Vec<TerminalEvent> {
        self.end_burst();
        mem::take(&mut self.heard)
    }

    /// Takes the first event of the bytes, and returns the number of its bytes; `None` where more
    /// must come.
    fn take_one(&mut self, bytes: &[u8]) -> Option<usize> {
        if let Some(mut pasted) = self.open.take() {
            let (len, is_over) = pasted.take(bytes);
            if is_over {
                self.burst.take_marked(pasted);
            } else {
                self.open = Some(pasted);
            }
            return (len > 0).then_some(len);
        }
        if let Some(endless) = self.endless.take() {
            let (len, is_over) = endless.skip(bytes);
            self.endless = (!is_over).then_some(endless);
            return (is_over || len > 0).then_some(len);
        }
        let len = match first_event::begin(bytes) {
            Begin::Key(key, len) if bytes[0] != ESC => {
                self.burst.take_text(key, &bytes[..len]);
                len
            }
            Begin::Key(key, len) => {
                self.burst.take_sequence(TerminalEvent::Key(key), &bytes[..len]);
                len
            }
            Begin::Heard(heard, len) => {
                self.burst.take_sequence(heard, &bytes[..len]);
                len
            }
            Begin::Paste(len) => {
                self.end_burst();
                self.open = Some(Pasted::default());
                self.pace = Pace::Steady;
                len
            }
            Begin::PasteEnd(len) => {
                self.burst.take_end();
                len
            }
            Begin::Endless(endless, len) => {
                self.endless = Some(endless);
                len
            }
            Begin::Nothing(len) => len,
            Begin::Part => return None,
        };
        Some(len)
    }

    /// Continues a paste that stood still with these bytes, unless they leave it: Esc and Ctrl-C,
    /// where they come alone.
    fn go_on_with_paste(&mut self, bytes: &[u8]) {
        let was_still = mem::take(&mut self.pace) == Pace::Still && self.pending.is_empty();
        if was_still && bytes == [ESC] {
            self.pace = Pace::Left;
        } else if was_still
            && bytes == [CTRL_C]
            && let Some(pasted) = self.open.take()
        {
            self.burst.take_marked(pasted);
            self.end_burst();
        }
    }

    fn end_burst(&mut self) {
        for heard in self.burst.end() {
            burst::keep(&mut self.heard, heard);
        }
    }

    /// Decides what the kept bytes were, when nothing followed them: Esc was Esc, and Esc with a
    /// character was that character with Alt.
    fn give_up_waiting(&mut self) -> Option<Key> {
        let pending = mem::take(&mut self.pending);
        match pending.as_slice() {
            [ESC] => Some(Key::Esc),
            [ESC, byte @ b' '..=b'~'] => Some(Key::Alt(char::from(*byte))),
            _ => None,
        }
    }
}
