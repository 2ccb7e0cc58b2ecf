//! Tells what stands behind the name with which a source ends: a party, a clause.

use std::ops::Range;

use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::speakers::mention::is_affiliation;
use crate::quotes::speakers::source_phrase::apposition::LONGEST_APPOSITION;

/// The largest number of tokens of a party behind a name.
const LONGEST_PARTY: usize = 5;

/// Returns true if nothing but a party stands behind a name: ", R-Ohio,".
pub(super) fn ends_but_for_party(paragraph: &Paragraph, rest: Range<usize>) -> bool {
    rest.is_empty()
        || rest.len() <= LONGEST_PARTY
            && rest.clone().any(|idx| is_affiliation(paragraph.word(idx)))
            && rest.clone().all(|idx| {
                matches!(paragraph.word(idx), "," | "." | "(" | ")")
                    || is_affiliation(paragraph.word(idx))
            })
}

/// Returns where a source ends before the first clause that a comma or dash parts from it: ", who is late".
pub(super) fn end_before_clause(paragraph: &Paragraph, tokens: &Range<usize>) -> usize {
    let parts = |idx: &usize| {
        matches!(paragraph.word(*idx), "," | "—" | "–" | "--")
            && matches!(paragraph.lower(idx + 1), "who" | "whose")
    };
    tokens.clone().take(LONGEST_APPOSITION).find(parts).unwrap_or(tokens.end)
}
