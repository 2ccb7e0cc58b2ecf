//! Finds words again in a text that may have changed: by the words themselves, then by what stands
//! around them, and last by their position.

use crate::library::articles::identity;
use crate::text::Span;
use crate::text::fold;
use crate::text::fold::Folded;

/// The number of bytes around the words that are stored on each side.
const CONTEXT: usize = 48;

/// The share of words that two texts must have in common to be the same statement: the engine may
/// have included a clause more or less.
pub(crate) const ENOUGH: f32 = 0.5;

/// Words and their surroundings.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Anchor {
    pub(crate) words: String,
    pub(crate) before: String,
    pub(crate) after: String,
    /// The byte at which the words stood.
    pub(crate) start: usize,
}

impl Anchor {
    /// Creates the anchor of the words at `span`.
    pub(crate) fn new(text: &str, span: Span) -> Self {
        let words = text.get(span.range()).unwrap_or_default().to_owned();
        let (before, after) = around(text, span);
        Anchor { words, before: before.to_owned(), after: after.to_owned(), start: span.start() }
    }

    /// Finds the words in `text`; of several places, the one with the most similar surroundings,
    /// then the nearest.
    pub(crate) fn find(&self, text: &Indexed<'_>) -> Option<Span> {
        let places = self.places(text).into_iter();
        places.max_by(|&a, &b| self.fit(text.text, a).total_cmp(&self.fit(text.text, b)))
    }

    /// Finds the words in `text`; of several places, the nearest, whatever stands around it. Words
    /// of a script without white space may be part of what counts as one word.
    pub(crate) fn nearest(&self, text: &Indexed<'_>) -> Option<Span> {
        let here = Span::new(self.start, self.start + self.words.len());
        if text.text.get(here.range()) == Some(self.words.as_str()) {
            return Some(here);
        }
        let distance = |span: &Span| span.start().abs_diff(self.start);
        self.places(text).into_iter().min_by_key(distance).or_else(|| {
            let same = text.text.match_indices(self.words.as_str());
            same.map(|(at, words)| Span::new(at, at + words.len())).min_by_key(distance)
        })
    }

    /// Returns every place at which `text` has the words.
    fn places(&self, text: &Indexed<'_>) -> Vec<Span> {
        let wanted = folded_words(&self.words);
        let last = text.words.len().checked_sub(wanted.len());
        let (Some(first), Some(last)) = (wanted.first(), last) else { return Vec::new() };
        let found = (0..=last).filter(|&at| {
            text.word(at) == first
                && wanted.iter().enumerate().all(|(offset, word)| text.word(at + offset) == word)
        });
        let spans = found.map(|at| {
            let span = text.words[at].1.join(text.words[at + wanted.len() - 1].1);
            with_marks(text.text, span, &self.words)
        });
        spans.collect()
    }

    /// Rates how similar the surroundings of `span` are and, with little weight, how near it is.
    pub(crate) fn fit(&self, text: &str, span: Span) -> f32 {
        let (before, after) = around(text, span);
        let context = common(&self.before, before) + common(&self.after, after);
        let distance = span.start().abs_diff(self.start) as f32;
        context + 0.01 / (1.0 + distance)
    }

    /// Tells whether `span` is the very place, with the very surroundings.
    pub(crate) fn is_at(&self, text: &str, span: Span) -> bool {
        span.start() == self.start
            && around(text, span) == (self.before.as_str(), self.after.as_str())
    }
}

/// A text with its folded words and their positions.
#[derive(Debug)]
pub(crate) struct Indexed<'a> {
    pub(crate) text: &'a str,
    folded: Folded,
    /// The position of each word in `folded`, and in the text.
    words: Vec<(std::ops::Range<usize>, Span)>,
}

impl<'a> Indexed<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        let folded = Folded::new(text);
        let start = folded.as_str().as_ptr() as usize;
        let words = identity::words(folded.as_str()).map(|word| {
            let at = word.as_ptr() as usize - start;
            (at..at + word.len(), folded.original(at..at + word.len()))
        });
        let words = words.collect();
        Indexed { text, folded, words }
    }

    fn word(&self, at: usize) -> &str {
        &self.folded.as_str()[self.words[at].0.clone()]
    }

    /// Returns the folded words with their positions.
    pub(crate) fn words(&self) -> impl Iterator<Item = (&str, Span)> {
        self.words.iter().map(|(range, span)| (&self.folded.as_str()[range.clone()], *span))
    }
}

/// The words of a text, folded and sorted once, so that they can be compared with many others.
#[derive(Debug)]
pub(crate) struct SortedWords(Vec<String>);

impl SortedWords {
    pub(crate) fn new(text: &str) -> Self {
        let mut words = folded_words(text);
        words.sort_unstable();
        SortedWords(words)
    }

    /// Returns the share of words that two texts have in common, from 0 to 1, in whatever order.
    pub(crate) fn common(&self, other: &SortedWords) -> f32 {
        match self.0.len() + other.0.len() {
            0 => 1.0,
            all => 2.0 * self.shared(other) as f32 / all as f32,
        }
    }

    /// Tells whether one of the texts has all words of the other, which has some.
    pub(crate) fn is_all_shared(&self, other: &SortedWords) -> bool {
        let fewer = self.0.len().min(other.0.len());
        fewer > 0 && self.shared(other) == fewer
    }

    /// Counts the words that two texts have in common.
    fn shared(&self, other: &SortedWords) -> usize {
        let (mut same, mut rest) = (0, &other.0[..]);
        for word in &self.0 {
            let at = rest.partition_point(|other| other < word);
            rest = &rest[at..];
            if rest.first() == Some(word) {
                same += 1;
                rest = &rest[1..];
            }
        }
        same
    }
}

/// Returns the share of words that two texts have in common, from 0 to 1, in whatever order.
fn common(a: &str, b: &str) -> f32 {
    SortedWords::new(a).common(&SortedWords::new(b))
}

fn folded_words(text: &str) -> Vec<String> {
    identity::words(&fold::key(text)).map(str::to_owned).collect()
}

fn around(text: &str, span: Span) -> (&str, &str) {
    let (start, end) = (span.start().min(text.len()), span.end().min(text.len()));
    let from = text.floor_char_boundary(start.saturating_sub(CONTEXT));
    let to = text.ceil_char_boundary((end + CONTEXT).min(text.len()));
    (text.get(from..start).unwrap_or_default(), text.get(end..to).unwrap_or_default())
}

/// Extends `span` by the marks that `words` have before their first and after their last letter,
/// where the text has them too.
fn with_marks(text: &str, span: Span, words: &str) -> Span {
    let is_mark = |char: char| !char.is_alphanumeric();
    let lead = &words[..words.len() - words.trim_start_matches(is_mark).len()];
    let tail = &words[words.trim_end_matches(is_mark).len()..];
    let back = |text: &str, n: usize| text.char_indices().rev().nth(n - 1).map(|(at, _)| at);
    let mut wide = span;
    if let Some(from) = back(&text[..span.start()], lead.chars().count().max(1))
        && !lead.is_empty()
        && fold::key(&text[from..span.start()]) == fold::key(lead)
    {
        wide = wide.join(Span::new(from, span.start()));
    }
    let rest = &text[span.end()..];
    let to: usize = rest.chars().take(tail.chars().count()).map(char::len_utf8).sum();
    if fold::key(&rest[..to]) == fold::key(tail) {
        wide = wide.join(Span::new(span.end(), span.end() + to));
    }
    wide
}

#[cfg(test)]
mod tests {
    use super::Anchor;
    use super::Indexed;
    use super::common;
    use crate::text::Span;

    const STORY: &str = "“No comment,” Ada said. Then rain fell. “No comment,” Bo said.";

    fn anchor(of: &str, last: bool) -> Anchor {
        let at = if last { STORY.rfind(of) } else { STORY.find(of) }.unwrap();
        Anchor::new(STORY, Span::new(at, at + of.len()))
    }

    fn found<'a>(anchor: &Anchor, text: &'a str) -> Option<&'a str> {
        anchor.find(&Indexed::new(text)).map(|span| &text[span.range()])
    }

    #[test]
    fn words_are_found_with_their_marks_however_those_are_written() {
        let said = anchor("“No comment,”", false);
        assert_eq!(found(&said, "He said: \"No comment,\" twice."), Some("\"No comment,\""));
        assert_eq!(found(&said, "No\ncomment at all"), Some("No\ncomment"));
        assert_eq!(found(&said, "No such comment"), None);
        assert_eq!(found(&said, ""), None);
    }

    #[test]
    fn of_two_places_the_one_in_the_same_surroundings_is_meant() {
        let text = format!("A new first line that is a little longer. {STORY}");
        for last in [false, true] {
            let said = anchor("“No comment,”", last);
            let span = said.find(&Indexed::new(&text)).unwrap();
            let name = if last { " Bo said." } else { " Ada said." };
            assert!(text[span.end()..].starts_with(name), "{}", &text[span.end()..]);
        }
    }

    #[test]
    fn what_is_common_is_counted_by_the_word() {
        assert!((common("We will win", "we WILL win!") - 1.0).abs() < 1e-6);
        assert!((common("a b c d", "a b") - 2.0 / 3.0).abs() < 1e-6);
        assert!(common("a a a", "a b c") < 0.5 && common("a", "") < 1e-6);
    }
}
