//! Reads the words of an office between the first of them and a name: its field, its body, its rank.

use std::ops::Range;

use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::noun_phrase;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::speakers::mention::Mention;
use crate::quotes::speakers::mention::Shape;

/// Returns true for the letters of a rank, which differ from country to country: "DSP".
pub(super) fn is_rank(word: &str) -> bool {
    matches!(word.len(), 2..=4) && word.bytes().all(|letter| letter.is_ascii_uppercase())
}

/// Returns true if words name the field of an office: "of food engineering".
pub(super) fn is_field(paragraph: &Paragraph, words: Range<usize>) -> bool {
    let small = |idx: usize| paragraph.word(idx).chars().all(char::is_lowercase);
    words.len() < 5 && paragraph.lower(words.start) == "of" && words.clone().all(small)
}

/// Returns true if words before a title name the field of an office: "Norvik Trade and Industry"
/// before "Minister". In "Marsh and Norwegian President" they name somebody else.
pub(super) fn is_field_of_office(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    names: &[(usize, &Mention)],
    words: Range<usize>,
) -> bool {
    let proper = |idx: usize| {
        noun_phrase::starts_upper(paragraph.word(idx))
            || matches!(paragraph.lower(idx), "of" | "for" | "and" | "the" | "&")
    };
    let begins_another = |idx: usize| {
        matches!(paragraph.lower(idx), "and" | "&")
            && lexicon.class(paragraph.lower(idx + 1)).is(Class::ADJECTIVE | Class::PLACE)
    };
    let person = |name: &Mention| {
        let [person, others @ ..] = name.nature;
        name.shape == Shape::Person || others.iter().all(|&other| other < person)
    };
    let inside = |name: &Mention| words.contains(&name.tokens.start);
    // "Critics of" stands before another person.
    noun_phrase::starts_upper(paragraph.word(words.end - 1))
        && words.clone().all(|idx| proper(idx) && !begins_another(idx))
        && !names.iter().any(|(_, name)| inside(name) && person(name))
}

/// Returns true if an office goes on behind "and": "and Communications Officer".
pub(super) fn office_goes_on(paragraph: &Paragraph, lexicon: &Lexicon, and: usize) -> bool {
    let capital = |idx: &usize| noun_phrase::starts_upper(paragraph.word(*idx));
    let office =
        |idx: usize| lexicon.class(paragraph.lower(idx)).is(Class::ANY_ROLE | Class::TITLE);
    matches!(paragraph.lower(and), "and" | "&")
        && (and + 1..paragraph.len()).take(4).take_while(capital).any(office)
}

/// Returns true if the words before a name are a body and an office in it: "former Norvik Board of
/// Health (NBH) director general".
pub(super) fn is_held(paragraph: &Paragraph, lexicon: &Lexicon, before: Range<usize>) -> bool {
    let class = |idx: usize| lexicon.class(paragraph.lower(idx));
    let small = |idx: &usize| {
        !noun_phrase::starts_upper(paragraph.word(*idx))
            && class(*idx).is(Class::ANY_TITLE | Class::ANY_ROLE)
    };
    let offices = before.clone().rev().take_while(small).count();
    let body = before.start..before.end - offices;
    let proper = |idx: usize| {
        noun_phrase::starts_upper(paragraph.word(idx))
            || matches!(
                paragraph.lower(idx),
                "of" | "for" | "and" | "the" | "&" | "(" | ")" | "former"
            )
    };
    let ends_body =
        |idx: usize| noun_phrase::starts_upper(paragraph.word(idx)) || paragraph.word(idx) == ")";
    offices > 0 && body.clone().last().is_some_and(ends_body) && body.clone().all(proper)
}

/// Returns true if words are an office with its fields, an "and" among them: "Norway’s Foreign Trade
/// and Mining Minister". In "Marsh and Mining Minister" they name somebody else.
pub(super) fn stands_behind_fields(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    before: Range<usize>,
) -> bool {
    let class = |idx: usize| lexicon.class(paragraph.lower(idx));
    let capital = |idx: usize| noun_phrase::starts_upper(paragraph.word(idx));
    let is_field = |idx: usize| {
        capital(idx)
            && class(idx).is(Class::COMMON | Class::EITHER | Class::ADJECTIVE | Class::TITLE)
            && !class(idx).is(Class::GIVEN)
    };
    let office = before.end.saturating_sub(1);
    if before.len() < 3 || !capital(office) || !class(office).is(Class::ANY_ROLE | Class::TITLE) {
        return false;
    }
    let joins = |idx: usize| matches!(paragraph.lower(idx), "and" | "&" | ",");
    let fields =
        (before.start..office).rev().take_while(|&idx| is_field(idx) || joins(idx)).count();
    let first = office - fields;
    let opens = first == before.start
        || matches!(paragraph.lower(first - 1), "'s" | "'" | "’" | "the" | "former" | "new");
    let joined =
        (first + 1..office).any(|idx| paragraph.lower(idx) == "and" || paragraph.lower(idx) == "&");
    opens && joined && is_field(first)
}

/// Returns true if words are a committee, with its fields, and an office in it: "House Committee on Ports
/// and Fishing Chairman".
pub(super) fn stands_behind_committee(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    before: Range<usize>,
) -> bool {
    let class = |idx: usize| lexicon.class(paragraph.lower(idx));
    let Some(office) = before.end.checked_sub(1).filter(|&office| office > before.start) else {
        return false;
    };
    let capital = |idx: usize| noun_phrase::starts_upper(paragraph.word(idx));
    let joins = |idx: usize| matches!(paragraph.lower(idx), "and" | "&");
    let Some(on) = (before.start + 1..office).find(|&idx| paragraph.lower(idx) == "on") else {
        return false;
    };
    let begins_another = |idx: usize| {
        joins(idx)
            && (idx + 1 == office
                || class(idx + 1).is(Class::ADJECTIVE | Class::PLACE | Class::BODY))
    };
    capital(office)
        && class(office).is(Class::ANY_ROLE | Class::TITLE)
        && class(on - 1).is(Class::BODY | Class::ORGANIZATION)
        && (on + 1..office).any(joins)
        && before.clone().all(|idx| {
            (capital(idx)
                || joins(idx)
                || matches!(paragraph.lower(idx), "on" | "of" | "the" | ","))
                && !begins_another(idx)
        })
}

/// Returns true for a word of the name of a body before that of somebody who is of it: "the Norvik
/// Agency’s Ines Marsh".
pub(super) fn is_of_owner(names: &[(usize, &Mention)], name: &Mention, idx: usize) -> bool {
    let is_owner = |owner: &Mention| {
        owner.possessive && owner.tokens.contains(&idx) && owner.tokens.end + 1 == name.tokens.start
    };
    name.words.len() > 1 && names.iter().any(|(_, owner)| is_owner(owner))
}

/// Returns true for a word of the name of a body in which somebody behind the name has an office: "Norvik
/// Council" of "Norvik Council board member Ines Marsh".
pub(super) fn is_of_office(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    names: &[(usize, &Mention)],
    name: &Mention,
    idx: usize,
) -> bool {
    let last = name.tokens.start - 1;
    let is_body = |body: &Mention| {
        body.shape != Shape::Person
            && !body.possessive
            && body.tokens.contains(&idx)
            && body.tokens.end <= last
    };
    name.words.len() > 1
        && paragraph.word(last).starts_with(char::is_lowercase)
        && lexicon.class(paragraph.lower(last)).is(Class::ANY_ROLE | Class::PERSON)
        && names.iter().any(|(_, body)| is_body(body))
}
