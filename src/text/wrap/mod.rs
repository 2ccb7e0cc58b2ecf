//! Breaks text into lines that fit a terminal.
//!
//! [`wrap`] yields the [`Line`]s of a span. They tile it: no byte is lost, and none belongs to two
//! lines. So at any width every place in the text is on one line ([`line_at`]), and every line has
//! its bytes. A place in an article is therefore kept as a byte and never as a line, and so
//! survives a change of the terminal's size.
//!
//! Lines break where UAX #14 allows it, and also after a space before ".com"; but no line begins with
//! a dash or with marks that close, or ends with a mark that opens. A word longer than a line is
//! broken between grapheme clusters. A line break inside the span counts as a space,
//! because each paragraph is a span of its own. White space at the end of a line belongs to the
//! line but is not drawn.
//!
//! The crate textwrap chooses where to break: of all ways to break a paragraph it takes the one
//! that fills the lines most evenly, as in a book. A span longer than any paragraph that a person
//! writes is filled line by line instead, so that it opens at once.

#[cfg(test)]
mod tests;

use std::ops::Range;

use textwrap::WordSeparator;
use textwrap::WordSplitter;
use textwrap::core::Fragment;
use textwrap::wrap_algorithms::Penalties;
use textwrap::wrap_algorithms::wrap_first_fit;
use textwrap::wrap_algorithms::wrap_optimal_fit;

use crate::text::Span;
use crate::text::display;

/// One line of a terminal: the bytes of the text that it shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    // Invariant: start <= ink <= end.
    start: u32,
    ink: u32,
    end: u32,
}

impl Line {
    /// Makes a line that shows nothing and stands at byte `at`, between paragraphs.
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

    /// Returns all bytes of the line.
    pub fn span(self) -> Span {
        Span::new(self.start as usize, self.end as usize)
    }

    /// Returns the bytes that are drawn: the line without the white space at its end.
    pub fn drawn(self) -> Span {
        Span::new(self.start as usize, self.ink as usize)
    }
}

/// Returns the index of the line that holds byte `at`, or of the nearest line before it where no
/// line does, or of the first line where none is before it.
///
/// `lines` are sorted, as [`wrap`] yields them. Where a blank line and another line begin at the
/// same byte, the result is the latter.
pub fn line_at(lines: &[Line], at: usize) -> usize {
    lines.partition_point(|line| line.start as usize <= at).saturating_sub(1)
}

/// Breaks `span` of `text` into lines of at most `columns` columns.
///
/// Lines are about evenly full. A line is only wider than `columns` where a single grapheme cluster
/// is, so with 0 columns each visible cluster gets a line. An empty span has no lines.
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
    wrap_with_tabs(text, span, columns, 1)
}

/// Does the same where a tab may fill up to `tab` columns, for each of which there is room then.
pub fn wrap_with_tabs(
    text: &str,
    span: Span,
    columns: usize,
    tab: usize,
) -> impl Iterator<Item = Line> {
    let pieces = pieces(text, span, (columns, tab));
    let lines: Vec<Range<usize>> = if span.len() <= MOST_EVEN {
        even(&pieces, columns)
    } else {
        in_runs(&wrap_first_fit(&pieces, &[columns as f64]))
    };
    let mut at = span.start();
    lines.into_iter().map(move |line| {
        let line = line_of(&pieces[line], at);
        at = line.span().end();
        line
    })
}

/// The longest paragraph, in bytes, for which all ways to break it are weighed. It is ten times the
/// longest that newspapers print; beyond it, a user would notice nothing but the time it takes.
const MOST_EVEN: usize = 32 * 1024;

/// The penalties by which textwrap weighs lines that are not full, and one for a line that is too
/// full. The latter exceeds what any paragraph of [`MOST_EVEN`] bytes can cost by lines that are
/// not full.
const PENALTIES: Penalties = Penalties { overflow_penalty: 1_000_000_000, ..Penalties::new() };

/// Finds which pieces share a line, so that lines are evenly full.
fn even(pieces: &[Piece], columns: usize) -> Vec<Range<usize>> {
    let width = [columns as f64];
    // Where a single cluster is too wide, textwrap may put two of them on one line.
    let fit = pieces.iter().all(|piece| piece.columns <= columns);
    let even = fit.then(|| wrap_optimal_fit(pieces, &width, &PENALTIES).ok()).flatten();
    in_runs(&even.unwrap_or_else(|| wrap_first_fit(pieces, &width)))
}

/// Turns runs of pieces into their places among all pieces; no run is empty.
fn in_runs(lines: &[&[Piece]]) -> Vec<Range<usize>> {
    let mut at = 0;
    let places = lines.iter().map(|line| {
        let start = at;
        at += line.len();
        start..at
    });
    places.filter(|line| !line.is_empty()).collect()
}

/// Makes one line of `pieces`, the first of which begins at byte `start`.
fn line_of(pieces: &[Piece], start: usize) -> Line {
    let (mut ink, mut end) = (start, start);
    for piece in pieces {
        if piece.body > 0 {
            ink = end + piece.body;
        }
        end += piece.body + piece.white;
    }
    Line::new(start, ink, end)
}

/// The text between two places where a line may break: "word, ".
#[derive(Debug, Clone, Copy)]
struct Piece {
    /// Length in bytes of the part that is drawn.
    body: usize,
    /// Columns that this part fills.
    columns: usize,
    /// Bytes of the white space after it, drawn only where another piece follows on the line.
    white: usize,
    /// Columns of the white space: one for each byte, which is too many for CR LF only, and more for
    /// tabs.
    gap: usize,
}

impl Fragment for Piece {
    fn width(&self) -> f64 {
        self.columns as f64
    }

    fn whitespace_width(&self) -> f64 {
        self.gap as f64
    }

    fn penalty_width(&self) -> f64 {
        0.0
    }
}

/// Cuts `span` wherever a line may break, always between two clusters. A piece of more than one
/// cluster is never wider than `columns`; a tab after one is as wide as `tab`.
fn pieces(text: &str, span: Span, (columns, tab): (usize, usize)) -> Vec<Piece> {
    let text = &text[span.range()];
    let gap = |white: &str| white.len() + white.matches('\t').count() * (tab - 1);
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut breaks = breaks(text).peekable();
    while let Some(mut end) = breaks.find(|&at| at > start) {
        // What belongs together is parted where a line has no room for it.
        while end < text.len()
            && must_hold(text, end)
            && let Some(&next) = breaks.peek()
            && display::columns(split_white(&text[start..next]).0) <= columns
        {
            end = next;
            breaks.next();
        }
        let next = text[end..].chars().next();
        let (body, white) = split_white(&text[start..end]);
        if let Some(width) = display::columns_if_simple(body)
            && next.is_none_or(|c| display::is_simple(c) || !white.is_empty() && c.is_ascii())
        {
            push(&mut pieces, body, width, (white.len(), gap(white)), columns);
            start = end;
            continue;
        }
        let end = end_of_cluster(text, start, end, &mut breaks);
        let (body, white) = split_white(&text[start..end]);
        push(&mut pieces, body, display::columns(body), (white.len(), gap(white)), columns);
        start = end;
    }
    pieces
}

/// Adds `body` as one piece or, where it is too wide, as pieces of as many clusters as fit.
fn push(
    pieces: &mut Vec<Piece>,
    body: &str,
    width: usize,
    (white, gap): (usize, usize),
    most: usize,
) {
    let (mut body, mut width) = (body, width);
    while width > most {
        let (mut used, mut end) = (0, 0);
        while end < body.len() {
            let cluster = display::first_cluster(&body[end..]);
            if used + cluster.columns > most && end > 0 {
                break;
            }
            used += cluster.columns;
            end += cluster.len;
        }
        if end == body.len() {
            break;
        }
        pieces.push(Piece { body: end, columns: used, white: 0, gap: 0 });
        (body, width) = (&body[end..], width - used);
    }
    pieces.push(Piece { body: body.len(), columns: width, white, gap });
}

/// Lists the bytes of `text` before which a line may break; the last is the end of the text.
fn breaks(text: &str) -> impl Iterator<Item = usize> {
    let mut at = 0;
    let words = WordSeparator::UnicodeBreakProperties.find_words(text);
    words.flat_map(move |word| {
        let start = at;
        at += word.word.len() + word.whitespace.len();
        let hyphens = WordSplitter::HyphenSplitter.split_points(word.word);
        let points = before_points(&text[start..at]);
        let mut within: Vec<usize> = hyphens.into_iter().chain(points).collect();
        within.sort_unstable();
        within.into_iter().map(move |within| start + within).chain([at])
    })
}

/// Tells whether a line must not break here: the next would begin with a dash, or with a word that is
/// only marks that close, or this would end with one that is only marks that open.
fn must_hold(text: &str, at: usize) -> bool {
    let (before, after) = (&text[..at], &text[at..]);
    if after.starts_with(['–', '—', '―']) {
        return true;
    }
    if !before.ends_with(is_white) {
        return false;
    }
    let next = after.trim_start_matches(is_mark);
    if next.len() < after.len() && (next.is_empty() || next.starts_with(is_white)) {
        return true;
    }
    let word = before.trim_end_matches(is_white);
    let opening = word.len() - word.trim_end_matches(is_opening).len();
    opening > 0 && word[..word.len() - opening].chars().next_back().is_none_or(is_white)
}

fn is_white(c: char) -> bool {
    matches!(c, ' ' | '\n' | '\t' | '\r')
}

/// Tells whether a mark closes what stands before it, or ends it; French has a space before some.
fn is_mark(c: char) -> bool {
    matches!(c, '-' | '»' | '”' | '’' | '!' | '?' | ':' | ';' | '.' | ',' | '…' | ')' | ']' | '%')
}

fn is_opening(c: char) -> bool {
    matches!(c, '“' | '«' | '„' | '‘' | '‚' | '‹' | '(' | '[' | '{' | '¿' | '¡')
}

/// Finds the points that begin a word: ".com". UAX #14 forbids a break before a point, even after a
/// space, so a list of file extensions or domains would be one long word.
fn before_points(word: &str) -> impl Iterator<Item = usize> {
    let begins_word =
        |at: usize| word[at..].chars().nth(1).is_some_and(|c| c.is_ascii_alphanumeric());
    word.match_indices(" .").map(|(at, _)| at + 1).filter(move |&at| begins_word(at))
}

/// Finds the first break at or after `end` that does not split a grapheme cluster; the piece begins
/// at `start`. UAX #14 and the rules for clusters disagree on, say, a skin tone after a letter.
fn end_of_cluster(
    text: &str,
    start: usize,
    mut end: usize,
    breaks: &mut impl Iterator<Item = usize>,
) -> usize {
    let mut reached = start;
    while reached < end {
        reached += display::first_cluster(&text[reached..]).len;
        if reached > end {
            end = breaks.find(|&at| at >= reached).unwrap_or(text.len());
        }
    }
    end
}

/// Splits off the white space that is not drawn at the end of a line.
fn split_white(piece: &str) -> (&str, &str) {
    piece.split_at(piece.trim_end_matches(is_white).len())
}
