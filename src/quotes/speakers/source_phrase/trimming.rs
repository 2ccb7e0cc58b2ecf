//! Cuts off what the network takes for a part of a source, and what does not tell who it is.

use std::ops::Range;

use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::speakers::mention::Mention;
use crate::quotes::speakers::mention::Shape;
use crate::quotes::speakers::mention::is_affiliation;
use crate::quotes::speakers::mention::repeated_name::end_before_link;
use crate::quotes::speakers::source_phrase::company::behind_phrase;
use crate::quotes::speakers::source_phrase::company::behind_place;
use crate::quotes::speakers::source_phrase::company::without_company;
use crate::quotes::speakers::source_phrase::extent::around_who;
use crate::quotes::speakers::source_phrase::extent::before_channel;
use crate::quotes::speakers::source_phrase::extent::behind_noun;
use crate::quotes::speakers::source_phrase::extent::behind_participle;
use crate::quotes::speakers::source_phrase::extent::behind_share;
use crate::quotes::speakers::source_phrase::extent::without_clause;
use crate::quotes::speakers::source_phrase::extent::without_statement;
use crate::quotes::speakers::source_phrase::extent::without_time;
use crate::quotes::speakers::source_phrase::listed::behind_kind;
use crate::quotes::speakers::source_phrase::wider_place::behind_places;

/// The number of tokens of a source that are looked at; those after it do not tell who it is.
const LONGEST: usize = 400;

/// Returns the tokens of a source without what stands around whoever it is: "according to a post by", ", when
/// they met".
pub(super) fn trimmed(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    names: &[(usize, &Mention)],
    tokens: Range<usize>,
) -> Range<usize> {
    let tokens = tokens.start..before_channel(paragraph, tokens);
    let tokens = around_who(paragraph, lexicon, tokens);
    let end = tokens.end.min(tokens.start + LONGEST);
    let end = end_before_link(paragraph, tokens.start..end).unwrap_or(end);
    let end = without_clause(paragraph, tokens.start..end);
    let end = without_statement(paragraph, tokens.start..end);
    let end = without_party(paragraph, names, end);
    let is_name = names.iter().any(|(_, name)| name.tokens.start == tokens.start);
    let start =
        if is_name { tokens.start } else { behind_participle(paragraph, tokens.start..end) };
    let start = without_company(paragraph, lexicon, names, &(start..end)).unwrap_or(start);
    let start = behind_phrase(paragraph, names, &(start..end))
        .or_else(|| behind_place(paragraph, names, &(start..end)))
        .or_else(|| behind_places(paragraph, lexicon, names, &(start..end)))
        .unwrap_or(start);
    let start = behind_noun(paragraph, lexicon, start..end);
    let start = behind_kind(paragraph, lexicon, names, &(start..end)).unwrap_or(start);
    let start = behind_share(paragraph, lexicon, names, start..end);
    start..without_time(paragraph, end.min(start + 1)..end)
}

/// Returns where a source ends before the party and state of the only person in it: ", R-Ohio," and "(D)".
fn without_party(paragraph: &Paragraph, names: &[(usize, &Mention)], end: usize) -> usize {
    let mut people = names.iter().filter(|(_, name)| name.shape == Shape::Person);
    let (Some((_, name)), None) = (people.next(), people.next()) else { return end };
    let party = |idx: usize| {
        is_affiliation(paragraph.word(idx)) || matches!(paragraph.word(idx), "D" | "R" | "I")
    };
    let mark = |idx: usize| matches!(paragraph.word(idx), "," | "(" | ")" | "." | "-");
    let note = name.tokens.end..end;
    let is_note = note.clone().any(party) && note.clone().all(|idx| party(idx) || mark(idx));
    if is_note { note.start } else { end }
}

/// Returns a source without the brackets around it, "((WN)):"; `None` where no word is left.
pub(in crate::quotes::speakers) fn without_brackets(
    paragraph: &Paragraph,
    tokens: Range<usize>,
) -> Option<Range<usize>> {
    let is_bracket = |at: &usize| matches!(paragraph.word(*at), "(" | ")" | "[" | "]");
    let first = tokens.clone().find(|at| !is_bracket(at))?;
    let last = tokens.clone().rev().find(|at| !is_bracket(at))?;
    let is_around = first > tokens.start && last + 1 < tokens.end;
    let is_word = |at: usize| paragraph.word(at).contains(char::is_alphanumeric);
    let kept = if is_around { first..last + 1 } else { tokens };
    kept.clone().any(is_word).then_some(kept)
}

#[cfg(test)]
mod tests {
    use crate::quotes::reading::paragraph::Paragraph;

    #[test]
    fn brackets_around_a_source_are_none_of_it() {
        let words = |text: &str| {
            let paragraph = Paragraph::all(text).remove(0);
            let kept = super::without_brackets(&paragraph, 0..paragraph.len())?;
            Some(paragraph.slice(paragraph.span(kept.start, kept.end)).to_owned())
        };
        assert_eq!(words("((NP))").as_deref(), Some("NP"));
        assert_eq!(words("Holm (Norvik)").as_deref(), Some("Holm (Norvik)"));
        assert_eq!(words(")"), None);
    }
}
