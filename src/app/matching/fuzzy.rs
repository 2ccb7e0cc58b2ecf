//! Finds lines by words that the user half remembers.

use frizbee::CaseMatching;
use frizbee::Config;
use frizbee::Matcher;
use frizbee::Pattern;
use frizbee::PatternConfig;

use crate::text::fold;

/// The number of typed letters for each wrong letter that is forgiven, in names and in lines. At
/// most two are forgiven. Lines are longer and have most letters somewhere, so they need more.
const LETTERS_FOR_A_TYPO: usize = 4;
const LETTERS_FOR_A_TYPO_IN_LINES: usize = 7;
const MOST_TYPOS: usize = 2;

/// The most words that are matched: no name has more, and each is looked for in every line.
const MOST_WORDS: usize = 16;

/// Returns the indices of the lines that match what was typed, best match first; where nothing was
/// typed, all of them in their order. Every typed word has to match.
///
/// ```
/// use pullquote::app;
///
/// let lines = ["next quotation", "previous quotation", "clear the filter"];
/// assert_eq!(app::matching(&lines, "prev"), [1]);
/// assert_eq!(app::matching(&lines, "filt clear"), [2]);
/// ```
pub fn matching(lines: &[&str], typed: &str) -> Vec<usize> {
    if typed.trim().is_empty() {
        return (0..lines.len()).collect();
    }
    let folded: Vec<String> = lines.iter().map(|line| fold::key(line)).collect();
    let found = patterns(typed, LETTERS_FOR_A_TYPO_IN_LINES).match_list(&folded);
    found.iter().map(|found| found.index as usize).collect()
}

/// Tells whether a word that was typed is long enough for a wrong letter to be forgiven.
pub(crate) fn may_forgive(typed: &str) -> bool {
    typed.split_whitespace().any(|word| word.chars().count() >= LETTERS_FOR_A_TYPO)
}

/// Builds a matcher for the typed words, in which no character has a special meaning.
pub(crate) fn matcher(typed: &str) -> Matcher {
    patterns(typed, usize::MAX)
}

/// Builds a matcher that forgives wrong letters, which takes several times as long.
pub(crate) fn forgiving_matcher(typed: &str) -> Matcher {
    patterns(typed, LETTERS_FOR_A_TYPO)
}

fn patterns(typed: &str, letters_for_a_typo: usize) -> Matcher {
    let patterns: Vec<Pattern> = fold::key(typed)
        .split_whitespace()
        .take(MOST_WORDS)
        .map(|word| {
            let typos = (word.chars().count() / letters_for_a_typo).min(MOST_TYPOS);
            Pattern::new(word, PatternConfig::default()).max_typos(Some(typos as u16))
        })
        .collect();
    Matcher::from_patterns(&patterns, &Config::default().casing(CaseMatching::Ignore))
}
