//! Collects text that is pasted, while it comes.

use memchr::memmem;

/// The largest number of bytes of a paste that are kept: more than any field takes.
pub(crate) const MOST_PASTED: usize = 4096;

/// The bytes that a terminal sends after pasted text, if it was asked to mark it.
const END: &[u8] = b"\x1b[201~";

/// The text of a paste that came so far.
#[derive(Debug, Default)]
pub(crate) struct Pasted(Vec<u8>);

impl Pasted {
    /// Adds bytes, as far as they are kept.
    pub(crate) fn push(&mut self, bytes: &[u8]) {
        let room = MOST_PASTED.saturating_sub(self.0.len());
        self.0.extend_from_slice(&bytes[..bytes.len().min(room)]);
    }

    /// Adds the bytes up to the end of the paste; says how many that takes, and whether the end is
    /// among them. What may become the end is left for later.
    pub(crate) fn take(&mut self, bytes: &[u8]) -> (usize, bool) {
        if let Some(end) = memmem::find(bytes, END) {
            self.push(&bytes[..end]);
            return (end + END.len(), true);
        }
        let begun = (1..END.len()).rev().find(|&len| bytes.ends_with(&END[..len])).unwrap_or(0);
        let len = bytes.len() - begun;
        self.push(&bytes[..len]);
        (len, false)
    }

    /// Returns the text on one line: line breaks and whatever steers something are spaces, and line
    /// breaks at its ends are left out, for most of what is copied in whole lines ends in one.
    pub(crate) fn into_line(self) -> String {
        let text = String::from_utf8_lossy(&self.0);
        // Of a character that was cut nothing is left.
        let text = text.strip_suffix('\u{FFFD}').unwrap_or(&text);
        let text = text.replace("\r\n", "\n");
        let text = text.trim_matches(is_break);
        text.chars().map(|c| if c.is_control() || is_break(c) { ' ' } else { c }).collect()
    }
}

/// Tells whether a line ends here.
fn is_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::MOST_PASTED;
    use super::Pasted;

    fn line(bytes: &[u8]) -> String {
        let mut pasted = Pasted::default();
        pasted.push(bytes);
        pasted.into_line()
    }

    #[test]
    fn a_paste_becomes_one_line_without_anything_that_steers() {
        assert_eq!(line(b"one\r\ntwo\rthree\n\nfour\n"), "one two three  four");
        assert_eq!(line(b"a\x1b[31mb\x00\x7f\x9bc"), "a [31mb  \u{FFFD}c");
        assert_eq!(line("a\u{9b}b\u{2028}c\u{85}".as_bytes()), "a b c");
        assert_eq!(line(b"\n\r\n"), "");
    }

    #[test]
    fn what_is_kept_of_a_paste_ends_with_a_whole_character() {
        let kept = line("é普".repeat(MOST_PASTED).as_bytes());
        assert!(kept.len() <= MOST_PASTED && kept.chars().all(|c| "é普".contains(c)), "{kept}");
    }
}
