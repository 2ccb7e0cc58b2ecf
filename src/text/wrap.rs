//! Breaking text into lines of a terminal.
//!
//! [`wrap`] yields the [`Line`]s of a span. They tile it: no byte is lost, none
//! belongs to two lines, so every place in the text has its line
//! ([`line_at`]) and every line its bytes, at any width. That is how a place
//! in an article survives a change of the terminal's size: it is kept as a
//! byte, never as a line.
//!
//! Lines break where UAX #14 allows, and after a space before ".com", first fit; a word longer
//! than a line is broken between grapheme clusters. A line break inside the span is a space:
//! paragraphs are spans of their own. White space at the end of a line
//! belongs to the line but is not drawn.

use unicode_linebreak::linebreaks;

use crate::text::Span;
use crate::text::visible;

/// One line of a terminal, as bytes of the text it shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    // Invariant: start <= ink <= end.
    start: u32,
    ink: u32,
    end: u32,
}

impl Line {
    /// A line that shows nothing and stands after byte `at`: between paragraphs.
    ///
    /// # Panics
    ///
    /// If `at` does not fit into a `u32`.
    pub fn blank(at: usize) -> Self {
        Line::new(at, at, at)
    }

    fn new(start: usize, ink: usize, end: usize) -> Self {
        debug_assert!(start <= ink && ink <= end);
        let end = u32::try_from(end).expect("a text is shorter than 4 GiB");
        Line { start: start as u32, ink: ink as u32, end }
    }

    /// All bytes of the line.
    pub fn span(self) -> Span {
        Span::new(self.start as usize, self.end as usize)
    }

    /// The bytes that are drawn: without the white space at its end.
    pub fn drawn(self) -> Span {
        Span::new(self.start as usize, self.ink as usize)
    }
}

/// The line that holds byte `at`; the nearest before it where none does, and the
/// first line where none is before it.
///
/// `lines` are sorted, as [`wrap`] yields them. Of a blank line and one that
/// begins at the same byte, it is the latter.
pub fn line_at(lines: &[Line], at: usize) -> usize {
    lines.partition_point(|line| line.start as usize <= at).saturating_sub(1)
}

/// Breaks `span` of `text` into lines of at most `columns` columns.
///
/// Only a single grapheme cluster wider than that makes a wider line, so 0 columns
/// give one visible cluster a line. An empty span has no lines.
///
/// # Panics
///
/// If `span` is not a span of `text`.
///
/// ```
/// use pullquote::text::Span;
/// use pullquote::text::wrap::wrap;
///
/// let text = "“Aye,” she said.";
/// let lines: Vec<&str> =
///     wrap(text, Span::new(0, text.len()), 10).map(|line| &text[line.drawn().range()]).collect();
/// assert_eq!(lines, ["“Aye,” she", "said."]);
/// ```
pub fn wrap(text: &str, span: Span, columns: usize) -> impl Iterator<Item = Line> {
    let text = &text[..span.end()];
    let breaks = linebreaks(&text[span.start()..]).map(move |(at, _)| span.start() + at);
    let pieces = Pieces { text, at: span.start(), breaks, ahead: None };
    Wrap { columns, at: span.start(), left_over: None, pieces }
}

/// Takes pieces while they fit.
struct Wrap<'a, I: Iterator<Item = Piece<'a>>> {
    columns: usize,
    /// Where the next line starts.
    at: usize,
    /// A piece that did not fit, or the rest of one that was broken.
    left_over: Option<Piece<'a>>,
    pieces: I,
}

impl<'a, I: Iterator<Item = Piece<'a>>> Iterator for Wrap<'a, I> {
    type Item = Line;

    fn next(&mut self) -> Option<Line> {
        let start = self.at;
        let first = self.left_over.take().or_else(|| self.pieces.next())?;
        let (head, rest) = first.break_at(self.columns);
        let (mut ink, mut end, mut used) =
            (start + head.body.len(), start + head.len(), head.wide());
        self.left_over = rest;
        while self.left_over.is_none() {
            let Some(piece) = self.pieces.next() else { break };
            if used + piece.columns > self.columns {
                self.left_over = Some(piece);
                break;
            }
            if !piece.body.is_empty() {
                ink = end + piece.body.len();
            }
            used += piece.wide();
            end += piece.len();
        }
        self.at = end;
        Some(Line::new(start, ink, end))
    }
}

/// What stands between two places where a line may break: "word, ".
#[derive(Debug, Clone, Copy)]
struct Piece<'a> {
    body: &'a str,
    /// Columns of `body`.
    columns: usize,
    /// The white space after it, drawn only where another piece follows.
    white: &'a str,
}

impl<'a> Piece<'a> {
    fn len(&self) -> usize {
        self.body.len() + self.white.len()
    }

    /// Columns with the white space. Each of its bytes counts for one, which is
    /// too many for a CR LF only.
    fn wide(&self) -> usize {
        self.columns.saturating_add(self.white.len())
    }

    /// As many clusters as fit, one at least, and what is left.
    fn break_at(self, most: usize) -> (Piece<'a>, Option<Piece<'a>>) {
        if self.columns <= most {
            return (self, None);
        }
        let (mut used, mut end) = (0, 0);
        while end < self.body.len() {
            let cluster = visible::first_cluster(&self.body[end..]);
            if used + cluster.columns > most && end > 0 {
                break;
            }
            used += cluster.columns;
            end += cluster.len;
        }
        if end == self.body.len() {
            return (self, None);
        }
        let (body, rest) = self.body.split_at(end);
        let rest = Piece { body: rest, columns: self.columns - used, white: self.white };
        (Piece { body, columns: used, white: "" }, Some(rest))
    }
}

/// Cuts a text wherever a line may break, which is always between two clusters.
struct Pieces<'a, I: Iterator<Item = usize>> {
    text: &'a str,
    at: usize,
    /// Where UAX #14 allows or demands a break; the last is the end of the text.
    breaks: I,
    /// One of them that was taken and comes later.
    ahead: Option<usize>,
}

impl<'a, I: Iterator<Item = usize>> Iterator for Pieces<'a, I> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        let start = self.at;
        let end = self.next_break()?;
        let (body, white) = split_white(&self.text[start..end]);
        let next = self.text[end..].chars().next();
        if let Some(columns) = visible::columns_if_simple(body)
            && next.is_none_or(|c| visible::is_simple(c) || !white.is_empty() && c.is_ascii())
        {
            self.at = end;
            return Some(Piece { body, columns, white });
        }
        self.at = self.end_of_cluster(end);
        let (body, white) = split_white(&self.text[start..self.at]);
        Some(Piece { body, columns: visible::columns(body), white })
    }
}

impl<I: Iterator<Item = usize>> Pieces<'_, I> {
    /// The standard keeps a point on the line of what stands before it, also after a space: a
    /// list of endings or domains would be one long word.
    fn next_break(&mut self) -> Option<usize> {
        let start = self.at;
        let allowed = match self.ahead.take() {
            Some(at) if at > start => at,
            _ => self.breaks.find(|&at| at > start)?,
        };
        let points = self.text[start..allowed].match_indices(" .");
        let begins_word = |at: usize| {
            self.text[at + 1..].chars().next().is_some_and(|c| c.is_ascii_alphanumeric())
        };
        let Some(point) = points.map(|(at, _)| start + at + 1).find(|&at| begins_word(at)) else {
            return Some(allowed);
        };
        self.ahead = Some(allowed);
        Some(point)
    }

    /// The first break from `end` on that splits no grapheme cluster. The two
    /// standards disagree on, say, a skin tone after a letter.
    fn end_of_cluster(&mut self, mut end: usize) -> usize {
        let mut reached = self.at;
        while reached < end {
            reached += visible::first_cluster(&self.text[reached..]).len;
            if reached > end {
                end = self.breaks.find(|&at| at >= reached).unwrap_or(self.text.len());
            }
        }
        end
    }
}

/// Takes off the white space that is not drawn at the end of a line.
fn split_white(piece: &str) -> (&str, &str) {
    piece.split_at(piece.trim_end_matches([' ', '\n', '\t', '\r']).len())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    use super::Line;
    use super::line_at;
    use super::wrap;
    use crate::text::Span;
    use crate::text::visible;

    fn all(text: &str, columns: usize) -> Vec<Line> {
        wrap(text, Span::new(0, text.len()), columns).collect()
    }

    fn check(text: &str, columns: usize, expected: &[&str]) {
        let drawn: Vec<&str> =
            all(text, columns).iter().map(|line| &text[line.drawn().range()]).collect();
        assert_eq!(drawn, expected, "{text:?} at {columns}");
    }

    #[test]
    fn lines_break_at_spaces_and_after_dashes() {
        check("one two three", 7, &["one two", "three"]);
        check("a well-known fact", 7, &["a well-", "known", "fact"]);
        check("Rubio—then in Doha—said", 5, &["Rubio", "—then", "in", "Doha—", "said"]);
    }

    #[test]
    fn quotation_marks_stay_with_their_words() {
        check("he said, “Aye.” Then", 9, &["he said,", "“Aye.”", "Then"]);
        check("he said, “Aye.” Then", 10, &["he said,", "“Aye.”", "Then"]);
    }

    #[test]
    fn spaces_at_the_end_of_a_line_are_not_drawn_but_belong_to_it() {
        let lines = all("one    two", 4);
        assert_eq!(lines[0].span(), Span::new(0, 7));
        assert_eq!(lines[0].drawn(), Span::new(0, 3));
        check("      ", 3, &[""]);
    }

    #[test]
    fn a_line_break_inside_a_paragraph_is_a_space() {
        check("one\ntwo\r\nthree", 80, &["one\ntwo\r\nthree"]);
        check("one\ntwo\r\nthree", 7, &["one\ntwo", "three"]);
    }

    #[test]
    fn a_word_longer_than_the_line_is_broken_between_clusters() {
        check("a Donaudampfschiff b", 6, &["a", "Donaud", "ampfsc", "hiff b"]);
        check("e\u{301}e\u{301}e\u{301}", 2, &["e\u{301}e\u{301}", "e\u{301}"]);
    }

    #[test]
    fn wide_characters_and_emoji_count_two_columns() {
        check("普京与特朗普", 5, &["普京", "与特", "朗普"]);
        check("👩‍🚒👩‍🚒", 3, &["👩‍🚒", "👩‍🚒"]);
        check("a字🏽b", 2, &["a", "字🏽", "b"]);
    }

    #[test]
    fn a_width_of_nothing_gives_each_cluster_a_line() {
        check("ab 字", 0, &["a", "b", "字"]);
        check("ab 字", 1, &["a", "b", "字"]);
        assert!(all("", 0).is_empty());
    }

    #[test]
    fn line_at_finds_places_between_and_outside_lines() {
        let lines =
            [wrap("one two", Span::new(4, 7), 9).next().unwrap(), Line::blank(7), Line::blank(8)];
        assert_eq!([0, 4, 6, 7, 8, 99].map(|at| line_at(&lines, at)), [0, 0, 0, 1, 2, 2]);
        assert_eq!(line_at(&[], 3), 0);
    }

    /// Text as newspapers have it and as they do not, in one string.
    fn any_text() -> impl Strategy<Value = String> {
        let part = prop_oneof![
            4 => "[a-zA-Z,.]{1,9}",
            3 => " {1,3}",
            2 => "[“”‘’—–-]",
            1 => "[\n\r\t]",
            1 => "[普京\u{301}\u{200B}\u{200D}\u{FE0F}\u{600}\u{1F3FD}\u{1F468}\u{1F1F5}]",
            1 => any::<char>().prop_map(String::from),
        ];
        prop::collection::vec(part, 0..40).prop_map(|parts| parts.concat())
    }

    #[test]
    fn a_line_may_break_before_a_point_that_begins_a_word() {
        let text = "ends in .ndjson .json or .5, or . . . so .";
        let lines = all(text, 10);
        let lines: Vec<&str> = lines.iter().map(|line| &text[line.drawn().range()]).collect();
        assert_eq!(lines, ["ends in", ".ndjson", ".json or", ".5,", "or . . .", "so ."]);
    }

    proptest! {
        #[test]
        fn lines_tile_the_span(text in any_text(), columns in 0usize..30, at in any::<prop::sample::Index>()) {
            let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let start = starts[at.index(starts.len())];
            let mut end = start;
            for line in wrap(&text, Span::new(start, text.len()), columns) {
                prop_assert_eq!(line.span().start(), end);
                prop_assert!(!line.span().is_empty());
                prop_assert!(line.span().covers(line.drawn()));
                prop_assert!(text[line.drawn().end()..line.span().end()].trim().is_empty());
                end = line.span().end();
            }
            prop_assert_eq!(end, text.len());
        }

        #[test]
        fn every_line_fits_but_a_single_cluster(text in any_text(), columns in 0usize..30) {
            for line in all(&text, columns) {
                let drawn = &text[line.drawn().range()];
                let seen = drawn.graphemes(true).filter(|c| visible::glyph(c).columns > 0).count();
                prop_assert!(visible::columns(drawn) <= columns || seen == 1, "{:?}", drawn);
            }
        }

        #[test]
        fn lines_begin_between_clusters(text in any_text(), columns in 0usize..30) {
            let starts: Vec<usize> = text.grapheme_indices(true).map(|(at, _)| at).collect();
            for line in all(&text, columns) {
                prop_assert!(starts.binary_search(&line.span().start()).is_ok());
            }
        }

        #[test]
        fn every_byte_finds_its_line(text in any_text(), columns in 0usize..30) {
            let lines = all(&text, columns);
            for at in 0..text.len() {
                prop_assert!(lines[line_at(&lines, at)].span().contains(at));
            }
        }

        #[test]
        fn wrapping_is_the_same_each_time(text in any_text(), columns in 0usize..30) {
            prop_assert_eq!(all(&text, columns), all(&text, columns));
        }
    }
}
