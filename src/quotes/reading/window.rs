//! Cuts a text into windows: the paragraphs that are in memory at a time.
//!
//! What the engine knows of a token takes a hundred times its bytes, so it reads a long text in
//! windows of so many tokens; an ordinary article is one window. What was found in a window is
//! kept; its paragraphs are dropped when the next comes. The rules for a paragraph look at the one
//! before and the one after it, so these two stay within reach at the window's ends.
//!
//! A paragraph with more tokens than a window may have is cut, after a sentence where there is one.

use std::ops::Range;

use crate::quotes::reading::introduction;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::quote_marks;
use crate::quotes::reading::sentence;
use crate::quotes::reading::token;
use crate::text::Span;

/// The usual number of tokens of a window: those of some 350 KB of English. A million marks are
/// sixteen windows.
pub(crate) const USUAL: usize = 1 << 16;

/// The largest number of bytes of a window for each of its tokens: words that never end are cut.
const BYTES_FOR_EACH_TOKEN: usize = 8;

/// The number of paragraphs that a window may have in addition, where each introduces the next.
const MOST_INTRODUCED: usize = 16;

/// Paragraphs that are read together.
#[derive(Debug)]
pub(crate) struct Window<'t> {
    /// The paragraphs to be read, with the one before and the one after them, where there are any.
    pub(crate) paragraphs: Vec<Paragraph<'t>>,
    /// The indices of those paragraphs that are to be read.
    pub(crate) own: Range<usize>,
    /// The number of the first paragraph to be read, counted over the whole text.
    pub(crate) first: usize,
}

impl<'t> Window<'t> {
    /// Returns the paragraphs to be read.
    pub(crate) fn own(&self) -> &[Paragraph<'t>] {
        &self.paragraphs[self.own.clone()]
    }

    /// Returns true if no other window comes after this one.
    pub(crate) fn is_last(&self) -> bool {
        self.own.end == self.paragraphs.len()
    }
}

/// Goes through a text window by window.
#[derive(Debug)]
pub(crate) struct Windows<'t> {
    text: &'t str,
    spans: &'t [Span],
    /// The rest of a paragraph that was cut.
    rest: Option<Span>,
    /// The largest number of tokens in a window.
    most: usize,
    /// What the paragraph that was read last has left open.
    left: quote_marks::Left,
}

impl<'t> Windows<'t> {
    /// Prepares to read these paragraphs, with so many tokens at a time.
    pub(crate) fn new(text: &'t str, spans: &'t [Span], most: usize) -> Self {
        Windows { text, spans, rest: None, most: most.max(1), left: quote_marks::Left::default() }
    }

    /// Returns the first window; `None` where there is nothing to read.
    pub(crate) fn first(&mut self) -> Option<Window<'t>> {
        let ahead = self.next_paragraph();
        self.filled(None, ahead, 0)
    }

    /// Returns the window after `window`.
    pub(crate) fn after(&mut self, window: Window<'t>) -> Option<Window<'t>> {
        let first = window.first + window.own.len();
        let mut last = window.paragraphs.into_iter().skip(window.own.end - 1);
        self.filled(last.next(), last.next(), first)
    }

    fn filled(
        &mut self,
        before: Option<Paragraph<'t>>,
        mut ahead: Option<Paragraph<'t>>,
        first: usize,
    ) -> Option<Window<'t>> {
        let mut paragraphs: Vec<Paragraph> = before.into_iter().collect();
        let start = paragraphs.len();
        let (mut size, mut introduced) = (0, 0);
        while let Some(next) = ahead.take() {
            // A few tokens may be long, and a paragraph takes room besides its tokens.
            let more = (next.len() + 1).max(next.bytes() / BYTES_FOR_EACH_TOKEN);
            if paragraphs.len() > start && size + more > self.most {
                introduced += 1;
                let last = &paragraphs[paragraphs.len() - 1];
                if introduced > MOST_INTRODUCED || !introduction::introduces(last, &next) {
                    ahead = Some(next);
                    break;
                }
            }
            size += more;
            paragraphs.push(next);
            ahead = self.next_paragraph();
        }
        let own = start..paragraphs.len();
        paragraphs.extend(ahead);
        (!own.is_empty()).then_some(Window { paragraphs, own, first })
    }

    /// Returns the next paragraph, or as much of it as a window may hold.
    fn next_paragraph(&mut self) -> Option<Paragraph<'t>> {
        loop {
            let span = match self.rest.take() {
                Some(rest) => rest,
                None => *self.spans.split_off_first()?,
            };
            let (tokens, end) = self.beginning(span);
            self.rest = self.seen(end, span.end());
            let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { continue };
            let span = if self.rest.is_some() { first.join(*last) } else { span };
            let following = if self.rest.is_none() { self.spans } else { &[] };
            let passages = quote_marks::in_paragraph(self.text, span, following, &mut self.left);
            return Some(Paragraph::of_tokens(self.text, tokens, passages));
        }
    }

    /// Returns the tokens of a paragraph, or as many as a window may hold, and the byte after the
    /// last.
    fn beginning(&self, span: Span) -> (Vec<Span>, usize) {
        let most_bytes = self.most.saturating_mul(BYTES_FOR_EACH_TOKEN);
        let end = span.end().min(span.start().saturating_add(most_bytes));
        let end = self.text.floor_char_boundary(end).max(self.first_char_end(span));
        let mut tokens = token::first_tokens(self.text, Span::new(span.start(), end), self.most);
        let reached = tokens.last().map_or(end, |last| last.end());
        if end == span.end() && tokens.len() < self.most {
            return (tokens, end);
        }
        if end < span.end() && reached == end && tokens.len() > 1 {
            tokens.pop(); // It may go on.
        }
        let ends = |&at: &usize| sentence::ends_sentence(self.text, &tokens, at);
        if let Some(at) = (tokens.len() * 3 / 4..tokens.len()).rev().find(ends) {
            tokens.truncate(at + 1);
        }
        let reached = tokens.last().map_or(end, |last| last.end());
        (tokens, reached)
    }

    fn first_char_end(&self, span: Span) -> usize {
        let first = self.text[span.range()].chars().next();
        span.start() + first.map_or(0, char::len_utf8)
    }

    /// Returns the part of `text[start..end]` that is still to be read, without the white space
    /// before it.
    fn seen(&self, start: usize, end: usize) -> Option<Span> {
        let rest = self.text[start..end].trim_start();
        (!rest.is_empty()).then(|| Span::new(end - rest.len(), end))
    }
}

#[cfg(test)]
mod tests {
    use super::MOST_INTRODUCED;
    use super::Windows;
    use crate::quotes::reading::paragraph::lines;

    /// Returns the words of each window, those within reach of its ends in brackets.
    fn windows(text: &str, most: usize) -> Vec<String> {
        let spans = lines(text);
        let mut windows = Windows::new(text, &spans, most);
        let mut shown = Vec::new();
        let mut window = windows.first();
        while let Some(current) = window {
            let tell = |(at, paragraph): (usize, &super::Paragraph)| {
                let words: Vec<&str> = (0..paragraph.len()).map(|at| paragraph.word(at)).collect();
                let words = words.join(" ");
                if current.own.contains(&at) { words } else { format!("({words})") }
            };
            let all: Vec<String> = current.paragraphs.iter().enumerate().map(tell).collect();
            shown.push(all.join("|"));
            window = windows.after(current);
        }
        shown
    }

    #[test]
    fn an_ordinary_text_is_one_window() {
        assert_eq!(windows("It rained.\nShe left.", 100), ["It rained .|She left ."]);
        assert_eq!(windows(" \n", 100), [""; 0]);
    }

    #[test]
    fn paragraphs_at_the_ends_know_their_neighbours() {
        assert_eq!(windows("a\nb\nc\nd\ne", 4), ["a|b|(c)", "(b)|c|d|(e)", "(d)|e"]);
    }

    #[test]
    fn a_long_paragraph_is_cut_after_a_sentence_or_else_a_word() {
        assert_eq!(
            windows("He came in. She left. It rained all day.", 8),
            [
                "He came in . She left .|(It rained all day .)",
                "(He came in . She left .)|It rained all day ."
            ]
        );
        assert_eq!(windows("a b c d e", 3), ["a b c|(d e)", "(a b c)|d e"]);
    }

    #[test]
    fn what_is_introduced_stays_with_its_introduction() {
        assert_eq!(
            windows("It rained.\nHe said:\n“No.”\nShe left.", 8),
            ["It rained .|He said :|“ No . ”|(She left .)", "(“ No . ”)|She left ."]
        );
    }

    /// Returns the largest number of tokens in memory at a time.
    fn at_hand(text: &str, most: usize) -> (usize, usize) {
        let spans = lines(text);
        let mut windows = Windows::new(text, &spans, most);
        let (mut tokens, mut bytes) = (0, 0);
        let mut window = windows.first();
        while let Some(current) = window {
            let all = &current.paragraphs;
            tokens = tokens.max(all.iter().map(|paragraph| paragraph.len() + 1).sum());
            bytes = bytes.max(all.iter().map(super::Paragraph::bytes).sum());
            window = windows.after(current);
        }
        (tokens, bytes)
    }

    #[test]
    fn no_text_has_more_tokens_at_hand_than_windows_have() {
        let most = 500;
        for part in [
            "X-A: b\n",
            "a ",
            "\"",
            "“a” ",
            ".,;:!?",
            "a",
            "ä",
            "Marsh ",
            "“a”:\n",
            "He said no. ",
            "-",
            "'",
            "a-",
            "@",
            "1,",
            "\u{3000}a",
            "e\u{301}",
            "「は」",
            "supercalifragilistic\n",
        ] {
            for times in [10, 1000, 20_000] {
                let (tokens, bytes) = at_hand(&part.repeat(times), most);
                // A window holds its own tokens, a paragraph on either side, and those that are
                // introduced.
                assert!(tokens <= 3 * (most + 1) + MOST_INTRODUCED * 8, "{part:?}: {tokens}");
                assert!(bytes <= 4 * 8 * most, "{part:?}: {bytes} bytes");
            }
        }
    }

    #[test]
    fn no_word_is_lost_between_windows() {
        let words = |shown: Vec<String>| -> String {
            let own = shown.iter().flat_map(|window| window.split('|'));
            own.filter(|paragraph| !paragraph.starts_with('(')).collect::<String>().replace(' ', "")
        };
        let text = "He came in. She left – “so late”, he said:\n“No!”\nIt rained.\n".repeat(40);
        let whole = words(windows(&text, usize::MAX));
        for most in [1, 2, 3, 7, 50, 333] {
            assert_eq!(words(windows(&text, most)), whole, "{most}");
        }
    }
}
