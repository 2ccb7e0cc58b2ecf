//! Parts names from the nations before them, and tells words for a people from names: "Norwegian
//! Ines Marsh", "the Scot".

use std::ops::Range;

use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::speakers::mention::bearers::trade::is_unlisted_name;
use crate::quotes::speakers::mention::nature::nature;

/// Returns where a name begins behind adjectives and countries: in "Republican Donald Trump" the
/// adjective is no part of it.
pub(in crate::quotes::speakers) fn behind_nation(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    run: Range<usize>,
    is_body: bool,
) -> usize {
    let class = |idx: usize| lexicon.class(paragraph.lower(idx));
    let the = run.start.checked_sub(1).is_some_and(|the| paragraph.lower(the) == "the");
    let rest_is_person = |start: usize| {
        class(start + 1).is(Class::GIVEN)
            || run.end - start > 2
                && !is_body
                && !class(start + 1).is(Class::PLACE)
                && (!the || !is_likely_body(paragraph, lexicon, start + 1..run.end))
    };
    let is_before = |start: usize| {
        start + 1 < run.end
            && (class(start).is(Class::ADJECTIVE | Class::COUNTRY)
                || is_nation_before_name(paragraph, lexicon, &(start..run.end)))
            && rest_is_person(start)
    };
    let is_part = |start: usize| {
        is_part_of_land(paragraph.lower(start))
            && is_before(start + 1)
            && !is_likely_body(paragraph, lexicon, start + 2..run.end)
    };
    run.start + run.clone().take_while(|&start| is_before(start) || is_part(start)).count()
}

/// Returns true for the first word of "South Norwegian".
fn is_part_of_land(lower: &str) -> bool {
    matches!(lower, "south" | "north" | "east" | "west")
}

/// Returns true if the look of a name is a body's: "Red Cross".
fn is_likely_body(paragraph: &Paragraph, lexicon: &Lexicon, name: Range<usize>) -> bool {
    let [person, body, place, other] = nature(paragraph, lexicon, name.start, &name);
    body > person.max(place).max(other)
}

/// Returns true if a run begins with the adjective of a nation that no list holds, before a name
/// that none holds either: "Ethiopian Hirut Bekele".
fn is_nation_before_name(paragraph: &Paragraph, lexicon: &Lexicon, run: &Range<usize>) -> bool {
    let word = paragraph.lower(run.start);
    lexicon.class(word) == Class::default()
        && word.len() > 6
        && word.ends_with("ian")
        && is_unlisted_name(paragraph, lexicon, run.start + 1..run.end)
}

/// Returns true if a run is all adjectives of countries and parties: "Indian".
pub(in crate::quotes::speakers) fn is_adjective(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    run: &Range<usize>,
) -> bool {
    // "The South Norwegian" and "the Scot" are nobody's name either.
    let part = run.len() == 2 && is_part_of_land(paragraph.lower(run.start));
    let run = if part { &(run.start + 1..run.end) } else { run };
    let of_people = run.len() == 1
        && is_demonym(paragraph.lower(run.start))
        && run.start.checked_sub(1).is_some_and(|the| paragraph.lower(the) == "the")
        && paragraph.word(run.end) != "'s";
    of_people
        || run.clone().all(|idx| {
            let class = lexicon.class(paragraph.lower(idx));
            class.is(Class::ADJECTIVE) && !class.is(Class::ORGANIZATION)
        })
}

/// Returns true if a noun, lower case, is one for somebody of a people: "Frenchman", "Scot".
pub(crate) fn is_demonym(noun: &str) -> bool {
    const ENDINGS: [&str; 5] = ["chman", "shman", "chwoman", "shwoman", "lander"];
    ENDINGS.iter().any(|ending| noun.ends_with(ending))
        || matches!(
            noun,
            "aussie"
                | "briton"
                | "croat"
                | "czech"
                | "dane"
                | "finn"
                | "kiwi"
                | "pole"
                | "scot"
                | "serb"
                | "spaniard"
                | "swede"
                | "turk"
        )
}
