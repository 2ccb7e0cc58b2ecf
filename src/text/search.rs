//! Looking for what a reader types.
//!
//! A [`Pattern`] is looked for in a part of a block at a time, so the caller decides how
//! much is done before the next key is heard, however long the text is. Words are
//! compared folded: accents, the shape of quotation marks and apostrophes and
//! the ends of lines make no difference, and capitals only where some were
//! typed. A regular expression is compared with the text as it stands.

use memchr::memmem::Finder;
use regex::Regex;
use regex::RegexBuilder;

use crate::text::Span;
use crate::text::fold;
use crate::text::fold::Case;
use crate::text::fold::Folded;

/// An expression may take this many bytes when compiled: far more than anybody
/// types, and compiled within a frame.
const LARGEST_EXPRESSION: usize = 1 << 19;

/// What a byte of text costs an expression of up to so many bytes, in bytes that words are looked for
/// in, rounded up. Most are as quick as words. But `(?:\b.*){60}Q`, with 72 kB, took 4 µs a byte where
/// another alphabet than English is, and `(?:\b.*){400}Q`, with 476 kB, 22 µs.
const COSTS: [(usize, usize); 3] = [(1 << 16, 2), (1 << 18, 8), (LARGEST_EXPRESSION, 32)];

/// Expressions are looked for in so many bytes at a time: each match may read all of them, so
/// the time for them grows with their square.
const PART_OF_EXPRESSION: usize = 8 * 1024;

/// Bytes after a part that are read for a match that begins in it.
const OVERHANG: usize = 1024;

/// What is looked for.
#[derive(Debug, Clone)]
pub struct Pattern(Kind);

#[derive(Debug, Clone)]
enum Kind {
    Words { finder: Box<Finder<'static>>, case: Case },
    Expression { expression: Regex, cost: usize },
}

/// How much of a text a pattern is looked for in at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// In so many bytes at once.
    pub part: usize,
    /// What each byte costs, in bytes that words are looked for in.
    pub cost: usize,
}

/// A regular expression that is none, or too large.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct PatternError(String);

impl Pattern {
    /// The words as they were typed; `None` where nothing was.
    ///
    /// ```
    /// use pullquote::text::Span;
    /// use pullquote::text::search::Pattern;
    ///
    /// let text = "“It’s Čapek,” she said.";
    /// let whole = Span::new(0, text.len());
    /// let found = Pattern::words("it's capek").unwrap().matches(text, whole, whole);
    /// assert_eq!(&text[found[0].range()], "It’s Čapek");
    /// ```
    pub fn words(typed: &str) -> Option<Pattern> {
        let has_capitals = typed.chars().any(char::is_uppercase);
        let case = if has_capitals { Case::Kept } else { Case::Folded };
        let wanted = fold::search_key(typed, case);
        let finder = Box::new(Finder::new(wanted.as_bytes()).into_owned());
        (!wanted.is_empty()).then_some(Pattern(Kind::Words { finder, case }))
    }

    /// A regular expression in the syntax of the crate `regex`, where `^` and `$` are
    /// the ends of lines; `None` where nothing was typed. Without capitals other
    /// than those of classes such as `\S`, it matches both cases.
    ///
    /// # Errors
    ///
    /// If it is no expression, or too large a one; the error says what is wrong in a few words.
    pub fn expression(typed: &str) -> Result<Option<Pattern>, PatternError> {
        if typed.is_empty() {
            return Ok(None);
        }
        let mut too_large = None;
        for (limit, cost) in COSTS {
            let expression = RegexBuilder::new(typed)
                .case_insensitive(!has_capitals(typed))
                .multi_line(true)
                .size_limit(limit)
                .dfa_size_limit(4 * LARGEST_EXPRESSION)
                .build();
            match expression {
                Ok(expression) => return Ok(Some(Pattern(Kind::Expression { expression, cost }))),
                Err(error @ regex::Error::CompiledTooBig(_)) => too_large = Some(error),
                Err(error) => return Err(PatternError(in_a_few_words(&error))),
            }
        }
        match too_large {
            Some(error) => Err(PatternError(in_a_few_words(&error))),
            None => Ok(None),
        }
    }

    /// How much of a text it is to be looked for in at a time, so that whoever looks can do
    /// something else in between.
    pub fn pace(&self) -> Pace {
        match self.0 {
            Kind::Words { .. } => Pace { part: usize::MAX, cost: 1 },
            Kind::Expression { cost, .. } => Pace { part: PART_OF_EXPRESSION, cost },
        }
    }

    /// The matches in `block` that begin in `part` of it: sorted, none empty, none
    /// overlapping another. The last may end after `part`.
    ///
    /// Takes time in proportion to `part`, except where an expression matches more
    /// than a thousand bytes past its end. A match that long may be missed.
    ///
    /// # Panics
    ///
    /// If `block` is no span of `text`, or `part` none of `block`.
    pub fn matches(&self, text: &str, block: Span, part: Span) -> Vec<Span> {
        assert!(block.covers(part), "a part lies in its block");
        let read = text.floor_char_boundary((part.end() + OVERHANG).min(block.end()));
        match &self.0 {
            Kind::Words { finder, case } => {
                words_in(&text[part.start()..read], part, finder, *case)
            }
            Kind::Expression { expression, .. } => {
                expressions_in(text, block, part, read, expression)
            }
        }
    }
}

fn words_in(read: &str, part: Span, finder: &Finder<'_>, case: Case) -> Vec<Span> {
    let folded = Folded::for_search(read, case);
    let mut matches: Vec<Span> = Vec::new();
    for at in finder.find_iter(folded.as_str().as_bytes()) {
        let found = folded.original(at..at + finder.needle().len());
        let found = Span::new(part.start() + found.start(), part.start() + found.end());
        if found.start() >= part.end() {
            break;
        }
        // Both letters of "ss" can lie in one "ß".
        if matches.last().is_none_or(|last| last.end() <= found.start()) {
            matches.push(found);
        }
    }
    matches
}

fn expressions_in(
    text: &str,
    block: Span,
    part: Span,
    read: usize,
    expression: &Regex,
) -> Vec<Span> {
    // From the block's start on, for what stands before a match can decide about it.
    let (short, whole) = (&text[block.start()..read], &text[block.range()]);
    let mut matches = Vec::new();
    let mut at = part.start() - block.start();
    while at <= short.len()
        && let Some(mut found) = expression.find_at(short, at)
    {
        if found.end() == short.len() && short.len() < whole.len() {
            // It may only seem to end here.
            match expression.find_at(whole, found.start()) {
                Some(longer) => found = longer,
                None => break,
            }
        }
        let start = block.start() + found.start();
        if start >= part.end() {
            break;
        }
        if found.is_empty() {
            at = whole.ceil_char_boundary(found.end() + 1);
        } else {
            at = found.end();
            matches.push(Span::new(start, block.start() + found.end()));
        }
        if found.end() >= whole.len() {
            break;
        }
    }
    matches
}

/// Whether a capital stands for itself in the expression.
fn has_capitals(expression: &str) -> bool {
    let mut chars = expression.chars();
    while let Some(c) = chars.next() {
        if c == '\\' {
            // The next is a class or a sign; of `\p{Lu}` the braces count, and do no harm.
            chars.next();
        } else if c.is_uppercase() {
            return true;
        }
    }
    false
}

/// The crate's messages draw the expression over several lines; the last says what is wrong.
fn in_a_few_words(error: &regex::Error) -> String {
    match error {
        regex::Error::CompiledTooBig(_) => "the expression is too large".to_owned(),
        error => {
            let message = error.to_string();
            let last = message.lines().next_back().unwrap_or_default();
            last.trim_start_matches("error: ").to_owned()
        }
    }
}

/// An expression that matches where a word begins like one of `words`, in either case.
pub fn any_of(words: &[&str]) -> String {
    let begins = |word: &&str| format!(r"\b{}", regex::escape(&word.to_lowercase()));
    words.iter().map(begins).collect::<Vec<_>>().join("|")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Pattern;
    use crate::text::Span;

    fn all(pattern: &Pattern, text: &str, step: usize) -> Vec<String> {
        let block = Span::new(0, text.len());
        let (mut found, mut at) = (Vec::new(), 0);
        while at < text.len() {
            let end = text.ceil_char_boundary((at + step).min(text.len()));
            let matches = pattern.matches(text, block, Span::new(at, end));
            at = matches.last().map_or(end, |last| last.end().max(end));
            found.extend(matches.into_iter().map(|span| text[span.range()].to_owned()));
        }
        found
    }

    fn words(typed: &str, text: &str) -> Vec<String> {
        all(&Pattern::words(typed).unwrap(), text, text.len())
    }

    fn expression(typed: &str, text: &str) -> Vec<String> {
        all(&Pattern::expression(typed).unwrap().unwrap(), text, text.len())
    }

    #[test]
    fn accents_and_the_shape_of_marks_make_no_difference() {
        assert_eq!(words("cafe", "Café, CAFE, cafe\u{301}"), ["Café", "CAFE", "cafe\u{301}"]);
        assert_eq!(words("it's \"so\"", "It’s “so”, it's «so»"), ["It’s “so”", "it's «so»"]);
    }

    #[test]
    fn capitals_make_a_difference_where_some_are_typed() {
        assert_eq!(words("Reading", "Reading is reading"), ["Reading"]);
        assert_eq!(words("reading", "Reading is reading"), ["Reading", "reading"]);
        assert_eq!(words("Ægir", "Aegir ægir Ægir"), ["Ægir"]);
    }

    #[test]
    fn words_are_found_over_the_end_of_a_line() {
        assert_eq!(words("of the", "of\n   the, of\u{a0}the"), ["of\n   the", "of\u{a0}the"]);
    }

    #[test]
    fn what_one_letter_hides_is_found_once() {
        assert_eq!(words("s", "ß"), ["ß"]);
    }

    #[test]
    fn nothing_typed_is_no_pattern() {
        assert!(Pattern::words("").is_none());
        assert!(Pattern::words("\u{301}").is_none());
        assert!(Pattern::expression("").unwrap().is_none());
    }

    #[test]
    fn expressions_know_cases_lines_and_classes() {
        assert_eq!(expression("s[ah]i?d", "said SHD"), ["said", "SHD"]);
        assert_eq!(expression("Said", "said Said"), ["Said"]);
        assert_eq!(expression(r"^\S+", "one two\nthree"), ["one", "three"]);
        assert_eq!(expression("x*", "axxb"), ["xx"]);
        assert_eq!(expression("$", "one"), Vec::<String>::new());
    }

    #[test]
    fn a_line_does_not_end_where_reading_does() {
        let pattern = Pattern::expression("b$").unwrap().unwrap();
        assert_eq!(all(&pattern, &"b".repeat(5000), 10).len(), 1);
        let pattern = Pattern::expression("b+").unwrap().unwrap();
        assert_eq!(all(&pattern, &"b".repeat(5000), 10).len(), 1);
    }

    #[test]
    fn large_expressions_are_looked_for_in_less_at_a_time() {
        let cost = |typed| Pattern::expression(typed).unwrap().unwrap().pace().cost;
        assert!(cost(r"said \w+") < cost(r"(?:\w+ ){3}said"));
        assert!(cost(r"(?:\w+ ){3}said") < cost(r"(?:\b.*){400}Q"));
        let large = Pattern::expression(r"(?:\b.*){400}q").unwrap().unwrap();
        assert_eq!(all(&large, "a q", 1), ["a q"]);
    }

    #[test]
    fn what_is_no_expression_is_said_in_a_line() {
        for wrong in ["(", "[a", "*", r"\", "a{9999999}", "(?P<a", r"\p{Nonsense}"] {
            let said = Pattern::expression(wrong).unwrap_err().to_string();
            assert!(!said.is_empty() && !said.contains('\n'), "{wrong}: {said}");
        }
        let large = Pattern::expression(r"\w{500}{500}").unwrap_err();
        assert_eq!(large.to_string(), "the expression is too large");
    }

    proptest! {
        #[test]
        fn in_whichever_parts_it_is_read_the_matches_are_the_same(
            text in "[ab ßé’\n]{0,60}", typed in "[abs e']{1,3}", step in 1usize..20,
        ) {
            if let Some(pattern) = Pattern::words(&typed) {
                let pieces: String = all(&pattern, &text, step).concat();
                let whole: String = all(&pattern, &text, 1000).concat();
                prop_assert_eq!(pieces, whole);
            }
        }

        #[test]
        fn any_text_and_any_expression_do(text in "\\PC{0,30}", typed in "\\PC{0,8}", step in 1usize..9) {
            if let Ok(Some(pattern)) = Pattern::expression(&typed) {
                all(&pattern, &text, step);
            }
            if let Some(pattern) = Pattern::words(&typed) {
                all(&pattern, &text, step);
            }
        }
    }
}
