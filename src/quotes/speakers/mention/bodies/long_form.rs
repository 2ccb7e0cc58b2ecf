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
        // Such as "CBP", and "Ipsa".
        let is_short = (2..8).contains(&word.len())
            && word.chars().all(char::is_alphabetic)
            && (word.chars().all(char::is_uppercase) || word.len() > 2 && starts_upper(word));
        is_short.then(|| word.to_lowercase())
    };
    // "Fishers, Ports and Rivers Norway (FPRN)" goes on behind its comma.
    let comma = |at: usize| paragraph.word(at) == "," && starts_upper(paragraph.word(at + 1));
    let stop = |at: &usize| !paragraph.word(*at).starts_with(char::is_alphabetic) && !comma(*at);
    let end = (idx + 1..idx + LONGEST_LONG_FORM).find(stop)?;
    let behind = (paragraph.word(end) == "(").then(|| short(end + 1)).flatten();
    let before = (paragraph.word(end) == ")" && idx > 1 && paragraph.word(idx - 1) == "(")
        .then(|| short(idx - 2))
        .flatten();
    let letters = behind.clone().or(before)?;
    let initial = |at: usize| paragraph.lower(at).chars().next();
    let big: String =
        (idx..end).filter(|&at| starts_upper(paragraph.word(at))).filter_map(initial).collect();
    let letter = |char: &char| char.is_alphabetic();
    let all: String = (idx..end).filter_map(initial).filter(letter).collect();
    let small = (idx..end).all(|at| {
        starts_upper(paragraph.word(at))
            || matches!(
                paragraph.lower(at),
                "of" | "for" | "and" | "the" | "in" | "on" | "to" | "de" | ","
            )
    });
    // "Norvik, Oslo and Alby (NOA) Council" is not named in full.
    let has_comma = (idx..end).any(|at| paragraph.word(at) == ",");
    let is_cut = has_comma && behind.is_some() && starts_upper(paragraph.word(end + 3));
    (small && !is_cut && end > idx + 1 && (big == letters || all == letters)).then_some(idx..end)
}
