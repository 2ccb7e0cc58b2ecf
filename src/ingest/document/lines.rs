//! Splits a text into lines without the white space around them.

use crate::text::Span;

/// One line of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Line {
    /// The bytes from the first to the last visible character; empty where there is none.
    pub(crate) span: Span,
    /// The columns of white space before the first visible character.
    pub(crate) indent: u32,
    /// The length of `span` in scalar values. It is a `u32` because a text may have millions of
    /// lines, all in memory at once.
    pub(crate) width: u32,
}

impl Line {
    /// Tells whether nothing on the line is visible.
    pub(crate) fn is_blank(self) -> bool {
        self.span.is_empty()
    }
}

/// Returns the lines of `text`. A line ends at a line feed, a carriage return, both together, or
/// one of Unicode's line and paragraph separators.
pub(crate) fn lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut start = 0;
    for (at, break_len) in breaks(text) {
        lines.push(line(text, start, at));
        start = at + break_len;
    }
    if start < text.len() {
        lines.push(line(text, start, text.len()));
    }
    lines
}

/// Yields the bytes at which lines end, and the length of the line break in bytes. CR LF counts as
/// one break, not as two with an empty line between them.
fn breaks(text: &str) -> impl Iterator<Item = (usize, usize)> {
    let bytes = text.as_bytes();
    text.char_indices().filter(|&(_, c)| ends_line(c)).filter_map(move |(at, c)| match c {
        '\r' if bytes.get(at + 1) == Some(&b'\n') => None,
        '\n' if at > 0 && bytes[at - 1] == b'\r' => Some((at - 1, 2)),
        _ => Some((at, c.len_utf8())),
    })
}

/// Tells whether the text has more than `most` line breaks; CR LF counts as two.
pub(crate) fn are_more_than(most: usize, text: &str) -> bool {
    text.chars().filter(|&c| ends_line(c)).nth(most).is_some()
}

/// Tells whether `c` ends a line.
pub(crate) fn ends_line(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn line(text: &str, start: usize, end: usize) -> Line {
    let raw = &text[start..end];
    let unindented = raw.trim_start_matches(is_unseen);
    let indent = raw[..raw.len() - unindented.len()].chars().map(columns);
    let indent = indent.fold(0, u32::saturating_add);
    let seen = unindented.trim_end_matches(is_unseen);
    let first = end - unindented.len();
    let span = Span::new(first, first + seen.len());
    // There are at most as many characters as bytes, and the bytes of a text fit into a `u32`.
    Line { span, indent, width: seen.chars().count() as u32 }
}

/// Tells whether `c` is white space or takes no room; a line of such characters is blank.
fn is_unseen(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}')
}

fn columns(c: char) -> u32 {
    match c {
        '\t' => 8,
        '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}' => 0,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::lines;

    fn seen(text: &str) -> Vec<&str> {
        lines(text).iter().map(|line| &text[line.span.range()]).collect()
    }

    #[test]
    fn every_sort_of_line_break_ends_a_line_once() {
        assert_eq!(seen("a\nb\r\nc\rd\u{2028}e\u{85}f"), ["a", "b", "c", "d", "e", "f"]);
        assert_eq!(seen("a\r\n\r\nb\r\rc\n\nd"), ["a", "", "b", "", "c", "", "d"]);
        assert_eq!(seen("a\n"), ["a"]);
        assert_eq!(seen(""), Vec::<&str>::new());
    }

    #[test]
    fn what_cannot_be_seen_is_no_part_of_a_line() {
        assert_eq!(seen("\u{FEFF} \u{A0}a b\u{200B}\t\n\u{A0}\u{AD}"), ["a b", ""]);
    }

    #[test]
    fn a_line_knows_its_indentation_and_width() {
        let [first, second] = lines("\t é b\nc")[..] else { panic!("two lines") };
        assert_eq!((first.indent, first.width), (9, 3));
        assert_eq!((second.indent, second.width), (0, 1));
    }
}
