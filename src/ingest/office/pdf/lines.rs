//! Puts letters together to lines, in the order in which they are drawn.
//!
//! Programs draw a text in the order in which it is read, column by column. That order is kept, for
//! places alone do not tell columns from the cells of a table.

use unicode_normalization::UnicodeNormalization;

/// The gap between two words, the one between two lines beside each other, and how far a letter may
/// stand before the end of the one before, in sizes of a letter.
const WORD_GAP: f64 = 0.17;
const COLUMN_GAP: f64 = 4.0;
const OVERLAP: f64 = 0.6;

/// The most lines of a document.
const MOST_LINES: usize = 500_000;

/// A letter on a page. All lengths are in points, from the page's top left corner.
#[derive(Debug, Clone, Copy)]
pub(super) struct Letter<'t> {
    /// The text: a ligature has several characters, what a program did not name none.
    pub(super) text: &'t str,
    pub(super) left: f64,
    pub(super) right: f64,
    /// The line on which it stands.
    pub(super) base: f64,
    pub(super) size: f64,
    pub(super) is_bold: bool,
    /// True where the document calls it no part of its text: a running header, a page number.
    pub(super) is_artifact: bool,
}

/// A line of a page. Lengths are in points, from the page's top left corner.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) base: f64,
    pub(super) size: f64,
    pub(super) is_bold: bool,
    pub(super) is_artifact: bool,
    /// The page, from zero, and its height.
    pub(super) page: usize,
    pub(super) height: f64,
}

/// Collects the letters of a document.
#[derive(Default)]
pub(super) struct LineBuilder {
    lines: Vec<Line>,
    page: usize,
    height: f64,
    open: Option<Line>,
    has_space: bool,
    letters: usize,
    bold: usize,
    /// The place of the last letter, to tell one that is printed twice to look bold.
    last: (f64, f64),
}

impl LineBuilder {
    pub(super) fn start_page(&mut self, page: usize, height: f64) {
        self.end_line();
        (self.page, self.height) = (page, height);
    }

    /// Tells whether the document had more lines than are read of one.
    pub(super) fn is_full(&self) -> bool {
        self.lines.len() >= MOST_LINES
    }

    pub(super) fn take(&mut self, letter: Letter<'_>) {
        if self.is_full() {
            return;
        }
        if letter.text.trim().is_empty() || letter.text.contains(char::is_control) {
            if let Some(line) = self.open.as_mut().filter(|line| is_on(line, &letter)) {
                self.has_space |= !letter.text.is_empty();
                // What stands for several letters is as wide as they are.
                let is_next = (letter.left - line.right).abs() < 0.1 * letter.size;
                if letter.text.is_empty() && is_next {
                    line.right = letter.right;
                }
            }
            return;
        }
        let goes_on = self.open.as_ref().is_some_and(|line| {
            is_on(line, &letter)
                && line.is_artifact == letter.is_artifact
                && letter.left >= line.right - OVERLAP * letter.size
                && letter.left <= line.right + COLUMN_GAP * letter.size.max(line.size)
        });
        if !goes_on && !self.is_printed_again(&letter) {
            self.end_line();
        }
        if self.is_printed_again(&letter) {
            return;
        }
        self.last = (letter.left, letter.base);
        self.letters += 1;
        self.bold += usize::from(letter.is_bold);
        let line = self.open.get_or_insert_with(|| Line {
            text: String::new(),
            left: letter.left,
            right: letter.right,
            base: letter.base,
            size: letter.size,
            is_bold: false,
            is_artifact: letter.is_artifact,
            page: self.page,
            height: self.height,
        });
        if is_note_mark(line, &letter) {
            line.right = line.right.max(letter.right);
            return;
        }
        let gap = letter.left - line.right;
        if !line.text.is_empty() && (self.has_space || gap > WORD_GAP * letter.size.min(line.size))
        {
            line.text.push(' ');
        }
        self.has_space = false;
        line.text.push_str(letter.text);
        line.right = line.right.max(letter.right);
        if letter.size > line.size {
            (line.size, line.base) = (letter.size, letter.base);
        }
    }

    fn is_printed_again(&self, letter: &Letter<'_>) -> bool {
        let near = 0.12 * letter.size;
        self.open.as_ref().is_some_and(|line| line.text.ends_with(letter.text))
            && (letter.left - self.last.0).abs() < near
            && (letter.base - self.last.1).abs() < near
    }

    fn end_line(&mut self) {
        if let Some(mut line) = self.open.take() {
            line.is_bold = self.bold * 10 > self.letters * 8;
            if is_from_right(&line.text) {
                line.text = in_reading_order(&line.text);
                // Seen in a mirror, it is a line like others.
                (line.left, line.right) = (-line.right, -line.left);
            }
            line.text = spelled(&line.text);
            if !line.text.trim().is_empty() {
                self.lines.push(line);
            }
        }
        (self.has_space, self.letters, self.bold) = (false, 0, 0);
    }

    pub(super) fn lines(mut self) -> Vec<Line> {
        self.end_line();
        self.lines
    }
}

fn is_of_right(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}

/// Tells whether the line is written from right to left.
fn is_from_right(text: &str) -> bool {
    let right = text.chars().filter(|&c| is_of_right(c)).count();
    right > 0 && right >= text.chars().filter(|&c| c.is_alphabetic() && !is_of_right(c)).count()
}

/// Returns the text of such a line, which is drawn from left to right, in the order in which it is
/// read: from the right, but for numbers and what is written in other letters.
fn in_reading_order(drawn: &str) -> String {
    let mut letters: Vec<char> = drawn.chars().rev().collect();
    let is_left = |c: char| c.is_alphanumeric() && !is_of_right(c);
    let mut start = 0;
    while start < letters.len() {
        if !is_left(letters[start]) {
            start += 1;
            continue;
        }
        // A run goes on over the signs inside of it: "3.5", "Ann Lee".
        let rest = &letters[start..];
        let end = rest.iter().position(|&c| is_of_right(c)).unwrap_or(rest.len());
        let end = rest[..end].iter().rposition(|&c| is_left(c)).map_or(1, |last| last + 1);
        letters[start..start + end].reverse();
        start += end;
    }
    letters.into_iter().collect()
}

/// Tells whether the letter stands on the line, or above or below it as small ones do.
fn is_on(line: &Line, letter: &Letter<'_>) -> bool {
    let off = (letter.base - line.base).abs();
    let size = letter.size.max(line.size);
    off <= 0.25 * size || letter.size < 0.8 * line.size && off <= 0.6 * size
}

/// Tells whether the letter is the number of a note: a small digit above the line, after a word.
fn is_note_mark(line: &Line, letter: &Letter<'_>) -> bool {
    letter.size < 0.75 * line.size
        && line.base - letter.base > 0.2 * line.size
        && letter.text.chars().all(|c| c.is_ascii_digit())
        && line.text.ends_with(|c: char| c.is_alphabetic() || ".,;:!?\"”’)»".contains(c))
}

/// Returns the text with the letters that ligatures and forms of letters stand for.
fn spelled(text: &str) -> String {
    let is_form = |c: char| matches!(c, '\u{FB00}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}');
    if !text.contains(is_form) {
        return text.to_owned();
    }
    let mut spelled = String::with_capacity(text.len());
    for c in text.chars() {
        if is_form(c) { spelled.extend(std::iter::once(c).nfkc()) } else { spelled.push(c) }
    }
    spelled
}

#[cfg(test)]
mod tests {
    use super::LineBuilder;
    use crate::ingest::office::pdf::lines::Letter;

    /// Draws the letters from left to right, each as wide as half of its size.
    fn drawn(text: &str) -> String {
        let mut lines = LineBuilder::default();
        let mut letter = [0; 4];
        for (at, c) in (0_u32..).zip(text.chars()) {
            let left = f64::from(at) * 5.0;
            lines.take(Letter {
                text: c.encode_utf8(&mut letter),
                left,
                right: left + 5.0,
                base: 100.0,
                size: 10.0,
                is_bold: false,
                is_artifact: false,
            });
        }
        let lines: Vec<String> = lines.lines().into_iter().map(|line| line.text).collect();
        lines.join("|")
    }

    #[test]
    fn a_line_from_right_to_left_is_read_from_the_right_but_for_numbers_and_names() {
        assert_eq!(drawn(".תוקד 2.5 לש רוחיא"), "איחור של 2.5 דקות.");
        assert_eq!(drawn("Ann Lee היל ןאיל הרמא"), "אמרה ליאן ליה Ann Lee");
        assert_eq!(drawn("She said שלום twice"), "She said שלום twice");
    }

    #[test]
    fn ligatures_are_letters() {
        assert_eq!(drawn("ﬁnal oﬃce"), "final office");
        assert_eq!(drawn("ﻡﻼﺳ"), "سلام", "letters have forms by their place in a word");
    }
}
