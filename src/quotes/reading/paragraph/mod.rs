//! Defines a paragraph as the engine reads it: tokens with their sentence, their place in quotation
//! marks and their form for look-ups.

pub mod passage_tokens;
mod small_questions;

use std::ops::Range;

#[cfg(any(test, feature = "training"))]
use crate::quotes::reading::quote_marks;
use crate::quotes::reading::quote_marks::Passage;
use crate::quotes::reading::sentence::sentences;
use crate::quotes::reading::token::tokens;
use crate::text::Span;

/// One paragraph of a text.
#[derive(Debug)]
pub struct Paragraph<'t> {
    text: &'t str,
    /// The tokens of the paragraph, in order.
    pub tokens: Vec<Token>,
    /// The passages in quotation marks, in order.
    pub passages: Vec<Passage>,
    /// The tokens in lower case, end to end.
    lower: String,
}

/// One word or punctuation mark.
#[derive(Debug, Clone, Copy)]
pub struct Token {
    /// The place of the token in the text, in bytes.
    pub span: Span,
    /// The number of its sentence in the paragraph, from 0.
    pub sentence: u32,
    /// Its place relative to quotation marks.
    pub state: QuoteState,
    /// The index of its passage in [`Paragraph::passages`], unless it stands outside.
    pub passage: Option<u32>,
    /// The start and end of its lower-cased form in the paragraph's buffer.
    lower: (u32, u32),
}

/// The place of a token relative to quotation marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum QuoteState {
    /// The token stands in no quotation marks.
    Outside,
    /// The token is the opening mark.
    Opening,
    /// The token stands between the marks.
    Inside,
    /// The token is the closing mark.
    Closing,
}

impl<'t> Paragraph<'t> {
    /// Reads `text[span]`, whose passages are known.
    #[cfg_attr(not(feature = "training"), allow(dead_code))]
    pub fn new(text: &'t str, span: Span, passages: Vec<Passage>) -> Self {
        Paragraph::of_tokens(text, tokens(text, span), passages)
    }

    /// Reads all paragraphs of a text.
    #[cfg(any(test, feature = "training"))]
    pub fn all(text: &'t str) -> Vec<Self> {
        let spans = lines(text);
        let read = spans.iter().zip(quote_marks::passages(text, &spans));
        read.map(|(&span, passages)| Paragraph::new(text, span, passages)).collect()
    }

    /// Makes a paragraph of `text` from tokens that are known already.
    pub(crate) fn of_tokens(text: &'t str, spans: Vec<Span>, passages: Vec<Passage>) -> Self {
        let numbers = sentences(text, &spans);
        let bytes =
            spans.first().zip(spans.last()).map_or(0, |(first, last)| first.join(*last).len());
        let mut lower = String::with_capacity(bytes);
        let mut passage_idx = 0;
        let tokens = spans.into_iter().zip(numbers).map(|(span, sentence)| {
            while passages
                .get(passage_idx)
                .is_some_and(|passage| passage.span.end() <= span.start())
            {
                passage_idx += 1;
            }
            let passage = passages.get(passage_idx).filter(|passage| passage.span.overlaps(span));
            let start = lower.len() as u32;
            push_lower(&text[span.range()], &mut lower);
            Token {
                span,
                sentence,
                state: passage.map_or(QuoteState::Outside, |passage| state_in(*passage, span)),
                passage: passage.map(|_| passage_idx as u32),
                lower: (start, lower.len() as u32),
            }
        });
        let tokens = tokens.collect();
        Paragraph { text, tokens, passages, lower }
    }

    /// Returns the whole text to which the paragraph belongs.
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// Returns the byte after the last token; 0 where there is none.
    pub fn end(&self) -> usize {
        self.tokens.last().map_or(0, |token| token.span.end())
    }

    /// Returns the number of bytes from the first token to the last.
    pub(crate) fn bytes(&self) -> usize {
        if self.is_empty() { 0 } else { self.span(0, self.len()).len() }
    }

    /// Returns the number of tokens.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Returns true if the paragraph has no token.
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// Returns token `idx` as written; empty past either end, so that rules may look around freely.
    pub fn word(&self, idx: usize) -> &'t str {
        self.tokens.get(idx).map_or("", |token| &self.text[token.span.range()])
    }

    /// Returns true if token `idx` stands in no quotation marks; false past the end.
    pub fn is_outside(&self, idx: usize) -> bool {
        self.tokens.get(idx).is_some_and(|token| token.state == QuoteState::Outside)
    }

    /// Returns token `idx` in lower case, apostrophes and double primes straight; empty past the end.
    pub fn lower(&self, idx: usize) -> &str {
        self.tokens
            .get(idx)
            .map_or("", |token| &self.lower[token.lower.0 as usize..token.lower.1 as usize])
    }

    /// Returns the bytes of tokens `start..end`, with the white space between them.
    ///
    /// # Panics
    ///
    /// If the range is empty or reaches past the last token.
    pub fn span(&self, start: usize, end: usize) -> Span {
        self.tokens[start].span.join(self.tokens[end - 1].span)
    }

    /// Returns the tokens without a mark that opens or closes the paragraph but makes no passage, as
    /// those around a transcript.
    pub fn unmarked(&self) -> Range<usize> {
        let is_stray = |at: &usize| {
            matches!(self.word(*at), "\"" | "“" | "”" | "''" | "``" | "„" | "«" | "»")
                && self.tokens[*at].state == QuoteState::Outside
        };
        let start = usize::from((0..self.len().min(1)).any(|at| is_stray(&at)));
        let end = (start..self.len()).last().filter(is_stray).unwrap_or(self.len());
        start..end
    }

    /// Returns the text of a span.
    ///
    /// # Panics
    ///
    /// If `span` belongs to another text.
    pub fn slice(&self, span: Span) -> &'t str {
        &self.text[span.range()]
    }

    /// Returns the index of the first token that ends after byte `offset`.
    pub fn token_at(&self, offset: usize) -> usize {
        self.tokens.partition_point(|token| token.span.end() <= offset)
    }

    /// Returns the tokens of the sentence that token `idx` stands in, as a range; an empty one at the end
    /// where there is no such token, as behind the last one.
    pub fn sentence_of(&self, idx: usize) -> Range<usize> {
        let Some(token) = self.tokens.get(idx) else {
            return self.tokens.len()..self.tokens.len();
        };
        let number = token.sentence;
        let start = self.tokens.partition_point(|token| token.sentence < number);
        let end = self.tokens.partition_point(|token| token.sentence <= number);
        start..end
    }
}

fn state_in(passage: Passage, token: Span) -> QuoteState {
    if passage.opening.overlaps(token) {
        QuoteState::Opening
    } else if passage.closing.overlaps(token) {
        QuoteState::Closing
    } else {
        QuoteState::Inside
    }
}

fn push_lower(word: &str, lower: &mut String) {
    for char in word.chars() {
        match char {
            '’' | '‘' => lower.push('\''),
            '″' => lower.push('"'),
            _ if char.is_ascii() => lower.push(char.to_ascii_lowercase()),
            _ => lower.extend(char.to_lowercase()),
        }
    }
}

/// Returns each line of a text that is not blank, without the white space around it.
pub fn lines(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive(['\n', '\r', '\u{2028}', '\u{2029}']) {
        let indent = line.len() - line.trim_start().len();
        let len = line.trim().len();
        if len > 0 {
            found.push(Span::new(start + indent, start + indent + len));
        }
        start += line.len();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::Paragraph;
    use super::QuoteState;
    use super::lines;
    use crate::quotes::reading::quote_marks::passages;

    #[test]
    fn behind_the_last_token_there_is_no_sentence() {
        let paragraph = Paragraph::all("“It is over,” said the minister,").remove(0);
        let len = paragraph.len();
        assert_eq!(paragraph.sentence_of(len), len..len);
        assert_eq!(paragraph.sentence_of(len - 1).end, len);
    }

    #[test]
    fn tokens_know_where_they_stand_in_quotation_marks() {
        let text = "He said, ''I won’t.'' Twice.";
        let spans = lines(text);
        let passages = passages(text, &spans).remove(0);
        let paragraph = Paragraph::new(text, spans[0], passages);
        let states: String = paragraph
            .tokens
            .iter()
            .map(|token| match token.state {
                QuoteState::Outside => 'o',
                QuoteState::Opening => '<',
                QuoteState::Inside => 'i',
                QuoteState::Closing => '>',
            })
            .collect();
        assert_eq!(states, "ooo<iiii>oo");
        assert_eq!(paragraph.lower(6), "n't");
        assert_eq!(paragraph.sentence_of(10), 9..11);
    }
}
