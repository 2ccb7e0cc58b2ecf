//! Tells pasted text from typed keys in what comes in one go.
//!
//! A terminal that was asked to marks what is pasted. Some cannot, and a program in between may
//! take the marks away; then a paste is a burst of bytes that nobody typed. A person's keys come
//! one by one, however busy the program is, because the thread that reads does nothing else. So
//! what comes in one go is a paste where printable text follows a line break, or where there is
//! more text than somebody types ahead while a line is stuck. A key that is held is the same over
//! and over, and neither.

use std::mem;

use crate::ui::commands::key::Key;
use crate::ui::terminal::decoder::pasted_text::Pasted;
use crate::ui::terminal::decoder::terminal_event::TerminalEvent;

/// Characters that come in one go and may still be typed: a line that is stuck for five seconds
/// holds back as many, of somebody who types fast.
pub(crate) const MOST_TYPED: usize = 64;

/// The largest number of events that are taken of a burst. A key that is held makes thirty in a
/// second.
pub const MOST_HEARD: usize = 1024;

/// The events that came since the last pause.
#[derive(Debug, Default)]
pub(crate) struct Burst {
    heard: Vec<TerminalEvent>,
    text: Pasted,
    /// The number of characters and line breaks that were typed, by the look of it.
    typed: usize,
    /// The first of the characters, and whether another is among them.
    first: Option<Key>,
    is_varied: bool,
    has_break: bool,
    kind: Kind,
    /// True if a paste that was not marked has come just before, so that more may be its rest.
    lingers: bool,
}

/// The kind of a burst.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Kind {
    /// Somebody typed the burst, by the look of it.
    #[default]
    Typed,
    /// Nobody typed the burst.
    Pasted,
    /// The terminal said that it was pasted.
    Marked,
}

impl Burst {
    /// Takes a key that came as its own bytes: a character, a line break, a control character.
    pub(crate) fn take_text(&mut self, key: Key, bytes: &[u8]) {
        self.text.push(bytes);
        let is_text = match key {
            Key::Char(_) => {
                self.is_varied |= *self.first.get_or_insert(key) != key;
                true
            }
            Key::Enter => {
                self.has_break = true;
                false
            }
            _ => {
                self.keep(TerminalEvent::Key(key));
                return;
            }
        };
        self.typed += 1;
        let is_read_on = is_text && self.has_break;
        let is_long = self.is_varied && self.typed > MOST_TYPED;
        if is_read_on || is_long || self.lingers {
            self.become_paste(Kind::Pasted);
        }
        self.keep(TerminalEvent::Key(key));
    }

    /// Takes an event that came as a sequence of so many bytes.
    pub(crate) fn take_sequence(&mut self, heard: TerminalEvent, bytes: &[u8]) {
        if matches!(heard, TerminalEvent::Key(_)) {
            self.text.push(bytes);
        }
        self.keep(heard);
    }

    /// Takes text that the terminal marked as pasted.
    pub(crate) fn take_marked(&mut self, pasted: Pasted) {
        self.text = pasted;
        self.become_paste(Kind::Marked);
    }

    /// Takes the mark after what is pasted: what came before it was the rest of a paste that
    /// stood still for too long.
    pub(crate) fn take_end(&mut self) {
        self.become_paste(Kind::Marked);
    }

    /// Tells whether nothing came yet.
    pub(crate) fn is_empty(&self) -> bool {
        self.heard.is_empty() && !self.is_paste()
    }

    /// Tells whether it is a paste.
    pub(crate) fn is_paste(&self) -> bool {
        self.kind != Kind::Typed
    }

    /// Tells whether more is to be waited for, to know what it is.
    pub(crate) fn may_be_paste(&self) -> bool {
        self.is_paste() || self.typed > 1
    }

    /// Tells whether the rest of a paste may come.
    pub(crate) fn lingers(&self) -> bool {
        self.lingers
    }

    /// Ends a paste, when nothing has come after it for long enough.
    pub(crate) fn end_paste(&mut self) {
        self.lingers = false;
    }

    /// Ends the burst and returns what it was; what comes next is another one.
    pub(crate) fn end(&mut self) -> Vec<TerminalEvent> {
        let ended = mem::take(self);
        self.lingers = match ended.kind {
            Kind::Typed => ended.lingers,
            Kind::Pasted => true,
            Kind::Marked => false,
        };
        let mut heard = ended.heard;
        if ended.kind != Kind::Typed {
            let line = ended.text.into_line();
            heard.extend((!line.is_empty()).then_some(TerminalEvent::Paste(line)));
        }
        heard
    }

    /// Takes the burst for a paste: nobody typed it, so none of its keys is a key.
    fn become_paste(&mut self, kind: Kind) {
        if !self.is_paste() {
            self.kind = kind;
        }
        self.heard.retain(is_answer);
    }

    fn keep(&mut self, heard: TerminalEvent) {
        if !self.is_paste() || is_answer(&heard) {
            keep(&mut self.heard, heard);
        }
    }
}

/// Keeps what was heard, unless that is more than anybody does in one go. What leaves
/// something is kept also then, and instead of all that came before it.
pub(crate) fn keep(all: &mut Vec<TerminalEvent>, heard: TerminalEvent) {
    if all.len() >= MOST_HEARD {
        if !matches!(heard, TerminalEvent::Key(Key::Esc | Key::Ctrl('c'))) {
            return;
        }
        all.retain(is_answer);
        all.truncate(MOST_HEARD - 1);
    }
    all.push(heard);
}

/// Tells whether the terminal said it by itself.
fn is_answer(heard: &TerminalEvent) -> bool {
    matches!(heard, TerminalEvent::Background(_) | TerminalEvent::Attributes)
}
