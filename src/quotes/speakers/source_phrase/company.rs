//! Parts a source from whoever is named in the phrase before it: in "After a call with the mayor,
//! Carl Ode, Ines Marsh said" the network takes both names for the source.

use std::ops::Range;

use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::speakers::mention::Mention;
use crate::quotes::speakers::mention::Shape;
use crate::quotes::speakers::source_phrase::head::pronoun;

/// The largest number of tokens of a source behind the company in the phrase before it.
const LONGEST_REST: usize = 4;

/// Finds the last of two names in "Sitting beside his lawyer, Carl Ode, Marsh said" and "In a letter
/// to her coach, Carl Ode, the sprinter Ines Marsh said".
pub(super) fn behind_company(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    names: &[(usize, &Mention)],
    tokens: &Range<usize>,
) -> Option<usize> {
    let [(_, first), (mention, second)] = names else { return None };
    // What the second is called may stand before the name, in words that no list knows.
    let between = first.tokens.end + 1..second.from;
    let plain = |idx: usize| {
        let class = lexicon.class(paragraph.lower(idx));
        paragraph.word(idx).starts_with(char::is_lowercase)
            && (idx == between.start || !class.is(Class::FUNCTION))
            && !class.is(Class::SPEECH)
    };
    let apart = paragraph.word(first.tokens.end) == ","
        && between.len() < LONGEST_REST
        && between.clone().all(plain)
        && !matches!(paragraph.lower(between.start), "and" | "who" | "of" | "in" | "a" | "an")
        && second.tokens.end == tokens.end
        && first.from == tokens.start
        && !first.possessive;
    (apart && is_company(paragraph, lexicon, first)).then_some(*mention)
}

/// Returns where a source begins behind the company in the phrase before it: in "After a call with
/// the mayor, Carl Ode, residents said" the mayor says nothing.
pub(super) fn without_company(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    names: &[(usize, &Mention)],
    tokens: &Range<usize>,
) -> Option<usize> {
    let [(_, first)] = names else { return None };
    let start = first.tokens.end + 1;
    let rest = start..tokens.end;
    let plain = |idx: usize| {
        paragraph.word(idx).starts_with(char::is_lowercase)
            && !lexicon.class(paragraph.lower(idx)).is(Class::SPEECH)
    };
    let known = Class::GROUP | Class::ANY_ROLE | Class::PERSON | Class::BODY;
    let is_apart = paragraph.word(first.tokens.end) == ","
        && first.from == tokens.start
        && !rest.is_empty()
        && rest.len() <= LONGEST_REST
        && rest.clone().all(plain)
        && (pronoun(paragraph.lower(start)).is_some() && rest.len() == 1
            || lexicon.class(paragraph.lower(tokens.end - 1)).is(known)
                && !matches!(paragraph.lower(start), "a" | "an" | "the"));
    (is_apart && is_company(paragraph, lexicon, first)).then_some(start)
}

/// Returns where a source begins that is a number of people behind the place where they are: "In the UK | 69% of
/// those asked said".
pub(super) fn behind_place(
    paragraph: &Paragraph,
    names: &[(usize, &Mention)],
    tokens: &Range<usize>,
) -> Option<usize> {
    let (_, place) = names.first()?;
    let the = usize::from(paragraph.lower(tokens.start) == "the");
    let is_within = matches!(paragraph.lower_before(tokens.start, 1), "in" | "across");
    let number = place.tokens.end;
    let is_number = paragraph.word(number).starts_with(|first: char| first.is_ascii_digit());
    let fits = is_within && is_number && place.from == tokens.start + the && number < tokens.end;
    (fits && place.shape == Shape::Place).then_some(number)
}

/// Returns where a source begins behind the place or body in the phrase before it, from which no comma parts
/// it: "In New Oslo | Marsh said", "with the editors of the Norvik Post | Marsh said".
pub(super) fn behind_phrase(
    paragraph: &Paragraph,
    names: &[(usize, &Mention)],
    tokens: &Range<usize>,
) -> Option<usize> {
    let is_thing = |shape| matches!(shape, Shape::Organization | Shape::Place);
    let (_, second) = names.last()?;
    let (_, first) = names.iter().rev().nth(1)?;
    let preposition =
        |at: usize| matches!(paragraph.lower(at), "in" | "at" | "with" | "to" | "from" | "on");
    let before = tokens.start.checked_sub(1).is_some_and(|before| {
        let is_same = paragraph.tokens[before].sentence == paragraph.tokens[tokens.start].sentence;
        is_same && preposition(before)
    });
    let is_apart = first.tokens.end == second.from
        && second.from == second.tokens.start
        && second.tokens.end == tokens.end
        && first.from > tokens.start
        && !first.possessive
        && !is_thing(second.shape)
        && first.shape != Shape::Person;
    (is_apart && second.words.len() == 1 && (before || preposition(tokens.start)))
        .then_some(second.from)
}

/// Returns true for a name in a phrase or clause that opens its sentence: behind a noun for its
/// bearer and a comma, or in company, as in "Flanked by Carl Ode".
fn is_company(paragraph: &Paragraph, lexicon: &Lexicon, name: &Mention) -> bool {
    let sentence = paragraph.sentence_of(name.from).start;
    let word = paragraph.lower(sentence);
    let participle = word.ends_with("ing") || word == "flanked";
    let noun = name.from.checked_sub(2).filter(|&noun| noun > sentence);
    let apposed = paragraph.word(name.from.saturating_sub(1)) == ","
        && noun.is_some_and(|noun| {
            let class = lexicon.class(paragraph.lower(noun));
            class.is(Class::ANY_ROLE | Class::TITLE | Class::PERSON)
                && paragraph.word(noun).starts_with(char::is_lowercase)
        });
    let opens = matches!(
        word,
        "after"
            | "alongside"
            | "at"
            | "before"
            | "during"
            | "following"
            | "in"
            | "like"
            | "on"
            | "to"
            | "unlike"
            | "with"
    );
    sentence < name.from && (participle || opens && apposed)
}
