//! Finding among a few lines what a reader half remembers.

use frizbee::CaseMatching;
use frizbee::Config;
use frizbee::Matcher;
use frizbee::Pattern;
use frizbee::PatternConfig;

use crate::text::fold;

/// One wrong letter of a name is forgiven for each so many typed, and two at most. Lines are
/// longer, and have most letters somewhere.
const LETTERS_FOR_A_TYPO: usize = 4;
const LETTERS_FOR_A_TYPO_IN_LINES: usize = 7;
const MOST_TYPOS: usize = 2;

/// Words that are looked at: no name has more, and each is looked for in every line.
const MOST_WORDS: usize = 16;

/// The indices of the lines that match what was typed, best first; all of them, in
/// their order, where nothing was. Every word typed has to match.
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

/// Words as they were typed: no character among them has a meaning of its own.
pub(crate) fn matcher(typed: &str) -> Matcher {
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
