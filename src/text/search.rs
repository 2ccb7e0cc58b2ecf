//! Searches a text for the words or the regular expression that a user types.
//!
//! A [`Pattern`] is looked for in one part of a block at a time, so that the caller can handle keys
//! in between, however long the text is. Words are compared in folded form: accents, the shape of
//! quotation marks and apostrophes, and line breaks make no difference, and case only makes one if
//! the user typed a capital. A regular expression is compared with the text as it is.

use memchr::memmem::Finder;
use regex::Regex;
use regex::RegexBuilder;

use crate::text::Span;
use crate::text::fold;
use crate::text::fold::Case;
use crate::text::fold::Folded;

/// The largest size of a compiled expression in bytes: far more than anybody types, and still
/// compiled within a frame.
const LARGEST_EXPRESSION: usize = 1 << 19;

/// For each size of a compiled expression in bytes, the cost of searching one byte of text: the
/// number of bytes that could be searched for words in the same time, rounded up. Most expressions
/// are as quick as words. But on text with other letters than those of English, `(?:\b.*){60}Q`,
/// of 72 kB, took 4 µs a byte, and `(?:\b.*){400}Q`, of 476 kB, 22 µs.
const COSTS: [(usize, usize); 3] = [(1 << 16, 2), (1 << 18, 8), (LARGEST_EXPRESSION, 32)];

/// Bytes that are searched for an expression at a time. Each match may read all of them, so the
/// time grows with the square of this number.
const PART_OF_EXPRESSION: usize = 8 * 1024;

/// Bytes after a part that are read as well, for a match that begins in the part.
const OVERHANG: usize = 1024;

/// Words or a regular expression to search for.
#[derive(Debug, Clone)]
pub struct Pattern(Kind);

#[derive(Debug, Clone)]
enum Kind {
    Words { finder: Box<Finder<'static>>, case: Case },
    Expression { expression: Regex, cost: usize },
}

/// The amount of text to search for a pattern at a time, and its cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// Bytes to search at a time.
    pub part: usize,
    /// Cost of each byte, as the number of bytes that are searched for words in the same time.
    pub cost: usize,
}

/// An error that says why a regular expression cannot be used: it is invalid or too large.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct PatternError(String);

impl Pattern {
    /// Makes a pattern of the words that were typed; returns `None` where nothing was typed.
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

    /// Makes a pattern of a regular expression in the syntax of the crate `regex`, in which `^` and
    /// `$` match at the ends of lines; returns `None` where nothing was typed. The expression
    /// ignores case unless it has a capital that does not belong to a class such as `\S`.
    ///
    /// # Errors
    ///
    /// If the expression is invalid or too large. The error says in a few words what is wrong.
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

    /// Returns how much of a text to search at a time, so that the caller can do something else in
    /// between.
    pub fn pace(&self) -> Pace {
        match self.0 {
            Kind::Words { .. } => Pace { part: usize::MAX, cost: 1 },
            Kind::Expression { cost, .. } => Pace { part: PART_OF_EXPRESSION, cost },
        }
    }

    /// Returns the matches in `block` that begin in `part` of it: sorted, none of them empty, and
    /// none overlapping another. The last may end after `part`.
    ///
    /// The time is proportional to `part`, except where the match of an expression goes on for more
    /// than a thousand bytes after it. A match that long may be missed.
    ///
    /// # Panics
    ///
    /// If `block` is not a span of `text`, or `part` is not within `block`.
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
    let (bytes, len) = (folded.as_str().as_bytes(), finder.needle().len());
    let mut from = 0;
    while let Some(at) = bytes.get(from..).and_then(|rest| finder.find(rest)) {
        let at = from + at;
        let found = folded.original(at..at + len);
        let found = Span::new(part.start() + found.start(), part.start() + found.end());
        if found.start() >= part.end() {
            break;
        }
        // Both letters of "ss" can stand for the same "ß". What begins in the middle of one that
        // was found already may begin anew behind it.
        let is_free = matches.last().is_none_or(|last| last.end() <= found.start());
        from = if is_free { at + len.max(1) } else { at + 1 };
        if is_free {
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
    // Reading starts with the block, because a match can depend on the characters before it.
    let (short, whole) = (&text[block.start()..read], &text[block.range()]);
    let mut matches = Vec::new();
    let mut at = part.start() - block.start();
    while at <= short.len()
        && let Some(mut found) = expression.find_at(short, at)
    {
        if found.end() == short.len() && short.len() < whole.len() {
            // The match may only seem to end here, where reading ends.
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

/// Tells whether the expression has a capital that stands for itself.
fn has_capitals(expression: &str) -> bool {
    let mut chars = expression.chars();
    while let Some(c) = chars.next() {
        if c == '\\' {
            // The next character names a class or is escaped. In `\p{Lu}` the capital in braces is
            // counted, which does no harm.
            chars.next();
        } else if c.is_uppercase() {
            return true;
        }
    }
    false
}

/// Returns the last line of the crate's message, which says what is wrong; the lines before it draw
/// the expression.
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

/// Returns a regular expression that matches any of `words`, or of one with an asterisk at its end
/// where a word begins with it. It is in lower case, so that [`Pattern::expression`] ignores case.
pub fn any_of(words: &[&str]) -> String {
    let expression = |word: &&str| {
        let lower = word.to_lowercase();
        let begun = lower.strip_suffix('*');
        let escaped = regex::escape(begun.unwrap_or(&lower));
        // After a mark no word ends.
        let ends = begun.is_none() && lower.ends_with(char::is_alphanumeric);
        format!(r"\b{escaped}{}", if ends { r"\b" } else { "" })
    };
    words.iter().map(expression).collect::<Vec<_>>().join("|")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Pattern;
    use super::any_of;
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
    fn a_match_begins_where_a_letter_does() {
        assert_eq!(words("sss", "ßßßß"), ["ßß", "ßß"]);
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
    fn words_are_whole_unless_an_asterisk_leaves_them_open() {
        let text = "Trade, trademarks and the pier’s trade.";
        assert_eq!(expression(&any_of(&["Trade"]), text), ["Trade", "trade"]);
        assert_eq!(expression(&any_of(&["trade*", "pi"]), text), ["Trade", "trade", "trade"]);
        assert_eq!(expression(&any_of(&["trade."]), text), ["trade."]);
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
