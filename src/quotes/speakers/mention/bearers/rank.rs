//! Parts a name from the letters of a rank or an office before it, from those of an honour or degree
//! behind it, and from words that end the name of an office: "ASP Aditi Rangan", "Aditi Rangan KC",
//! "Archbishop Emeritus Aditi Rangan".

use std::ops::Range;

use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::noun_phrase::starts_upper;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::speakers::mention::bearers::shortened_title::is_shortened_title;
use crate::quotes::speakers::mention::bearers::shortened_title::office_of_letters;
use crate::quotes::speakers::mention::bearers::trade::is_unlisted_name;
use crate::quotes::speakers::mention::nature::Nature;
use crate::quotes::speakers::name;

/// The letters of ranks and offices that stand before names in full; sorted.
const LETTERS: [&str; 53] = [
    "ACP", "AIG", "ASI", "ASP", "BGen", "CEO", "CFO", "CIO", "CMD", "COO", "CP", "CTO", "DA",
    "DCP", "DG", "DGP", "DIG", "DMD", "DPO", "DSP", "GM", "GMD", "IG", "IGP", "LtCol", "LtGen",
    "MD", "MGen", "MSgt", "PBGen", "PCapt", "PCol", "PCpl", "PLt", "PLtCol", "PMSg", "PMaj",
    "PPRO", "PRO", "PSSg", "RAdm", "RDO", "SDM", "SDO", "SHO", "SI", "SP", "SSI", "SSP", "SSgt",
    "TSgt", "VAdm", "VC",
];

/// The largest number of words of a name behind such letters, besides initials.
const LONGEST_NAME: usize = 3;

/// Returns true for the letters of a rank or an office.
pub(in crate::quotes::speakers) fn is_letters_of_office(word: &str) -> bool {
    LETTERS.binary_search(&word).is_ok()
}

/// Returns where a name begins behind the letters of its bearer's rank or office, with what that is of
/// before them: "Norvik Rail MD Aditi K. Rangan".
pub(super) fn behind_letters(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    run: &Range<usize>,
) -> Option<usize> {
    let class = |idx: usize| lexicon.class(paragraph.lower(idx));
    let letters = run.clone().rev().find(|&idx| is_letters_of_office(paragraph.word(idx)))?;
    let name = letters + 1..run.end;
    let is_initial = |idx: usize| {
        let word = paragraph.word(idx);
        word == "." || word.contains('.') || word.chars().count() == 1
    };
    let words = name.clone().filter(|&idx| !is_initial(idx)).count();
    let can_be_name = |idx: usize| {
        let word = paragraph.word(idx);
        starts_upper(word)
            && word.contains(char::is_lowercase)
            && (class(idx) == Class::default() || class(idx).is(Class::GIVEN))
    };
    let is_name = name.len() > 1
        && (1..=LONGEST_NAME).contains(&words)
        && !is_initial(run.end - 1)
        && name.clone().all(|idx| is_initial(idx) || can_be_name(idx));
    // "Walter MD Marsh" has initials.
    let is_called = (run.start..letters).any(|idx| class(idx).is(Class::GIVEN));
    (is_name && !is_called).then_some(name.start)
}

/// Returns where a person's name ends before the letters of an honour, a degree or an office behind it:
/// "Ines Marsh" of "Ines Marsh M.D.".
pub(in crate::quotes::speakers) fn before_letters(
    paragraph: &Paragraph,
    tokens: &Range<usize>,
) -> usize {
    const MOST_TOKENS: usize = 4;
    let are_letters = |range: Range<usize>| {
        let words = range.map(|idx| paragraph.word(idx)).filter(|word| *word != ".");
        name::is_post_nominal(&words.collect::<String>())
    };
    let mut end = tokens.end;
    let shorter = |end: usize| {
        let first = end.saturating_sub(MOST_TOKENS).max(tokens.start + 1);
        (first..end).find(|&at| paragraph.word(at) != "." && are_letters(at..end))
    };
    while let Some(before) = shorter(end) {
        end = before;
    }
    end
}

/// Returns true for somebody named right behind the body whose office they hold, where the office opens a
/// sentence without an article: "Counsel for the league Aditi Rangan KC said". "A spokesman for the
/// charity Norvik Aid" has the name of the body.
pub(in crate::quotes::speakers) fn is_behind_office_of_body(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    tokens: &Range<usize>,
    nature: Nature,
) -> bool {
    let [person, body, ..] = nature;
    let end = before_letters(paragraph, tokens);
    let office = tokens.start.checked_sub(4);
    let is_held = office.is_some_and(|office| {
        office == paragraph.sentence_of(office).start
            && lexicon.class(paragraph.lower(office)).is(Class::ANY_TITLE | Class::ANY_ROLE)
            && matches!(paragraph.lower(office + 1), "at" | "for" | "of")
            && paragraph.lower(office + 2) == "the"
    });
    let is_person =
        end < tokens.end || person > body && lexicon.class(paragraph.lower(end)).is(Class::SPEECH);
    is_held && is_person && is_unlisted_name(paragraph, lexicon, tokens.start..end)
}

/// Returns the number of words of an office behind its noun, before a name: "Pro Tem" of "President Pro
/// Tem Ines Marsh".
pub(super) fn rest_of_office(paragraph: &Paragraph, run: Range<usize>) -> usize {
    let rest = run.clone().take_while(|&idx| {
        matches!(
            paragraph.lower(idx),
            "designate" | "elect" | "emerita" | "emeritus" | "pro" | "tem" | "tempore"
        )
    });
    let words = rest.count();
    if words < run.len() { words } else { 0 }
}

/// Returns true for the title of a prince who is to be king, which is a first name elsewhere.
pub(super) fn is_crown_prince(paragraph: &Paragraph, idx: usize) -> bool {
    let crown = idx.checked_sub(1).is_some_and(|at| paragraph.lower(at) == "crown");
    crown && matches!(paragraph.lower(idx), "prince" | "princess")
}

/// Returns true for a rank or an office before a name, spelt out or not.
pub(super) fn is_rank(paragraph: &Paragraph, lexicon: &Lexicon, idx: usize) -> bool {
    lexicon.class(paragraph.lower(idx)).is(Class::ANY_TITLE | Class::ANY_ROLE)
        || is_rank_of_two_words(lexicon, paragraph.lower(idx))
        || is_shortened_title(paragraph, lexicon, idx)
        || is_step_of_rank(paragraph, lexicon, idx)
        || office_of_letters(paragraph.word(idx)).is_some()
}

/// Returns true for the end of a rank that comes in steps: "Petty Officer First *Class*", "Lieutenant
/// Junior *Grade*".
fn is_step_of_rank(paragraph: &Paragraph, lexicon: &Lexicon, idx: usize) -> bool {
    let Some(rank) = idx.checked_sub(2) else { return false };
    let steps = match paragraph.word(idx) {
        "Class" => {
            matches!(paragraph.lower(idx - 1), "first" | "second" | "third" | "1st" | "2nd" | "3rd")
        }
        "Grade" => paragraph.word(idx - 1) == "Junior",
        _ => false,
    };
    let title = Class::ANY_TITLE | Class::ANY_ROLE | Class::PERSON;
    steps && starts_upper(paragraph.word(rank)) && lexicon.class(paragraph.lower(rank)).is(title)
}

/// Returns true for a rank of two words with a hyphen: "Advocate-General", "President-elect",
/// "Vice-Chairmen".
fn is_rank_of_two_words(lexicon: &Lexicon, lower: &str) -> bool {
    let office = |word: &str| lexicon.class(word).is(Class::ANY_ROLE | Class::ANY_TITLE);
    lower.split_once('-').is_some_and(|(first, rest)| match rest {
        "general" | "elect" | "designate" => first.len() > 3,
        "chairmen" | "presidents" => first == "vice",
        rest => matches!(first, "vice" | "deputy" | "sub") && office(rest),
    })
}

#[cfg(test)]
mod tests {
    use super::LETTERS;

    #[test]
    fn letters_are_sorted_for_the_search() {
        assert!(LETTERS.is_sorted());
    }
}
