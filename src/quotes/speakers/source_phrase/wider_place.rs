//! Tells the wider place behind the place where somebody is from, and the places before an office, from
//! the names of those who speak: "a potter from Tarvik, Norvikshire," and "Tarvik, Norvikshire, mayor
//! Ines Marsh".

use std::ops::Range;

use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::speakers::mention::Mention;
use crate::quotes::speakers::mention::Shape;
use crate::quotes::speakers::source_phrase::apposition::is_person;

/// The largest number of tokens of an office between a place and the name of its holder.
const LONGEST_OFFICE: usize = 5;

/// Returns true for a place behind the comma of a place or body that another word leads to: "Norvikshire"
/// of "from Tarvik, Norvikshire,".
pub(super) fn is_wider_place(
    paragraph: &Paragraph,
    names: &[(usize, &Mention)],
    name: &Mention,
    tokens: &Range<usize>,
) -> bool {
    let closes =
        name.tokens.end >= tokens.end || matches!(paragraph.word(name.tokens.end), "," | ")");
    let comma = name.from.checked_sub(1).filter(|&comma| paragraph.word(comma) == ",");
    let is_alone = closes && !name.possessive && name.from == name.tokens.start;
    let Some(comma) = comma.filter(|_| is_alone && !is_full_name(name)) else { return false };
    let Some((_, place)) = names.iter().find(|(_, place)| place.tokens.end == comma) else {
        return false;
    };
    if place.shape == Shape::Person && place.words.len() > 1 || place.from <= tokens.start {
        return false;
    }
    if is_wider_place(paragraph, names, place, tokens) {
        return true;
    }
    match paragraph.lower(place.from - 1) {
        "from" | "near" | "outside" => name.shape != Shape::Organization,
        "of" | "in" | "at" | "to" => name.shape == Shape::Place,
        _ => false,
    }
}

/// Returns true for the name of a person with more than one word.
fn is_full_name(name: &Mention) -> bool {
    name.words.len() > 1 && is_person(name)
}

/// Returns where a source begins behind the places from which its office is: "Tarvik, Norvikshire, mayor Ines
/// Marsh", "Tarvik, Norvikshire-based Marsh Institute".
pub(super) fn behind_places(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    names: &[(usize, &Mention)],
    tokens: &Range<usize>,
) -> Option<usize> {
    let the = usize::from(matches!(paragraph.lower(tokens.start), "the" | "a" | "an"));
    let (_, place) = names.iter().find(|(_, place)| place.from == tokens.start + the)?;
    let comma = place.tokens.end;
    if paragraph.word(comma) != "," || is_full_name(place) {
        return None;
    }
    let begins = |at: usize| names.iter().any(|(_, name)| name.from == at);
    let capital = |idx: &usize| paragraph.word(*idx).starts_with(char::is_uppercase);
    let based = (comma + 1..tokens.end.min(comma + 4)).take_while(capital);
    let based = based.into_iter().find(|&idx| paragraph.lower(idx).ends_with("-based"));
    if let Some(based) = based.filter(|&based| begins(based + 1)) {
        return Some(based + 1);
    }
    let (_, wider) = names.iter().find(|(_, wider)| wider.from == comma + 1)?;
    let office = wider.tokens.end + 1;
    let (_, holder) = names.last()?;
    let is_office = paragraph.word(wider.tokens.end) == ","
        && (office + 1..=office + LONGEST_OFFICE).contains(&holder.tokens.start)
        && (office..holder.tokens.start).all(|idx| {
            paragraph.word(idx).starts_with(char::is_alphabetic)
                && !lexicon.class(paragraph.lower(idx)).is(Class::FUNCTION)
        })
        && (office..holder.tokens.start)
            .any(|idx| lexicon.class(paragraph.lower(idx)).is(Class::ANY_ROLE | Class::ANY_TITLE));
    let fits = is_office
        && wider.shape != Shape::Organization
        && !is_full_name(wider)
        && holder.tokens.end == tokens.end
        && is_full_name(holder);
    fits.then_some(office)
}
