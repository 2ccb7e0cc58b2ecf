//! Finds what a short form in brackets is short for: "Customs and Border Protection (CBP)".

use std::ops::Range;

use crate::quotes::reading::noun_phrase::starts_upper;
use crate::quotes::reading::paragraph::Paragraph;

/// The largest number of tokens in a long form.
const LONGEST_LONG_FORM: usize = 12;

/// Returns the long form that begins at token `idx`, where its short form stands in brackets behind
/// it, or where it stands in brackets behind the short form: "Customs and Border Protection (CBP)".
pub(in crate::quotes::speakers) fn long_form(
    paragraph: &Paragraph,
    idx: usize,
) -> Option<Range<usize>> {
    if !starts_upper(paragraph.word(idx)) {
        return None;
    }
    let short = |at: usize| {
        let word = paragraph.word(at);
        let is_short = word.len() > 1 && word.len() < 8 && word.chars().all(char::is_uppercase);
        is_short.then(|| word.to_lowercase())
    };
    let stop = |at: &usize| !paragraph.word(*at).starts_with(char::is_alphabetic);
    let end = (idx + 1..idx + LONGEST_LONG_FORM).find(stop)?;
    let behind = (paragraph.word(end) == "(").then(|| short(end + 1)).flatten();
    let before = (paragraph.word(end) == ")" && idx > 1 && paragraph.word(idx - 1) == "(")
        .then(|| short(idx - 2))
        .flatten();
    let letters = behind.or(before)?;
    let initial = |at: usize| paragraph.lower(at).chars().next();
    let big: String =
        (idx..end).filter(|&at| starts_upper(paragraph.word(at))).filter_map(initial).collect();
    let all: String = (idx..end).filter_map(initial).collect();
    let small = (idx..end).all(|at| {
        starts_upper(paragraph.word(at))
            || matches!(
                paragraph.lower(at),
                "of" | "for" | "and" | "the" | "in" | "on" | "to" | "de"
            )
    });
    (small && end > idx + 1 && (big == letters || all == letters)).then_some(idx..end)
}
