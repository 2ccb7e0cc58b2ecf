//! Finds where the words for a source end.

use std::ops::Range;

use crate::quotes::reading::paragraph::Paragraph;

/// Returns where a source ends before the time that stands behind it: "a senior official on Monday".
pub(super) fn without_time(paragraph: &Paragraph, behind: Range<usize>) -> usize {
    let of_time = |idx: &usize| {
        matches!(
            paragraph.lower(*idx),
            "on" | "this"
                | "last"
                | "late"
                | "early"
                | "earlier"
                | "yesterday"
                | "today"
                | "monday"
                | "tuesday"
                | "wednesday"
                | "thursday"
                | "friday"
                | "saturday"
                | "sunday"
                | "morning"
                | "afternoon"
                | "evening"
                | "night"
                | "week"
                | "weekend"
                | "month"
                | "year"
        )
    };
    let time = |end: usize| (behind.start..end).rev().take_while(of_time).count();
    let end = behind.end;
    // A comma behind the time is one around it: "the adviser, Ines Marsh, on Monday,".
    let closed = end > behind.start && paragraph.word(end - 1) == "," && time(end - 1) > 0;
    let end = end - usize::from(closed);
    end - time(end)
}

/// Returns where a source ends before what somebody said so in: "the board in a statement".
pub(super) fn without_statement(paragraph: &Paragraph, tokens: Range<usize>) -> usize {
    let said_in = |idx: &usize| {
        paragraph.lower(*idx) == "in"
            && matches!(paragraph.lower(idx + 1), "a" | "an" | "its" | "his" | "her" | "their")
            && matches!(
                paragraph.lower(idx + 2),
                "statement" | "letter" | "interview" | "tweet" | "release" | "memo" | "report"
            )
    };
    tokens.clone().skip(1).find(said_in).unwrap_or(tokens.end)
}

/// Returns where a source ends that runs on into a clause: "Norvik Bank released the report". No
/// article stands behind a noun and a verb inside of a name or a description.
pub(super) fn without_clause(paragraph: &Paragraph, tokens: Range<usize>) -> usize {
    let small = |idx: usize| paragraph.word(idx).starts_with(char::is_lowercase);
    let named = |idx: usize| paragraph.word(idx).starts_with(char::is_uppercase);
    let verb = |idx: usize| {
        small(idx) && paragraph.lower(idx).ends_with("ed") && paragraph.lower(idx).len() > 4
    };
    let clause = |idx: &usize| {
        verb(*idx)
            && named(idx - 1)
            && matches!(paragraph.lower(idx + 1), "the" | "a" | "an" | "its")
            && idx + 2 < tokens.end
    };
    tokens.clone().skip(1).find(clause).unwrap_or(tokens.end)
}

/// Tells whether a word is a body's letters and not the small word that it looks like: "the WHO".
pub(super) fn is_acronym(word: &str) -> bool {
    word.len() > 1 && word.chars().all(char::is_uppercase)
}

/// Returns where a description ends that names two kinds of people: "hundreds of men and women".
pub(super) fn with_second_noun(paragraph: &Paragraph, end: usize, tokens_end: usize) -> usize {
    let small = |idx: usize| {
        let word = paragraph.word(idx);
        word.starts_with(char::is_lowercase) && word.chars().all(char::is_alphanumeric)
    };
    let rest = end + 1..tokens_end;
    let second = matches!(rest.len(), 1..=3)
        && paragraph.lower(end) == "and"
        && end > 0
        && small(end - 1)
        && rest.clone().all(small)
        && paragraph.lower(tokens_end - 1).ends_with(['s', 'n']);
    if second { tokens_end } else { end }
}
