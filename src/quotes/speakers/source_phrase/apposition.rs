//! Finds the name that stands beside a noun for the same person or body.

use std::ops::Range;

use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::noun_phrase;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::speakers::mention::Mention;
use crate::quotes::speakers::mention::Shape;
use crate::quotes::speakers::mention::bearers::shortened_title::is_shortened_title;
use crate::quotes::speakers::source_phrase::extent::is_participle;
use crate::quotes::speakers::source_phrase::head::is_agent;
use crate::quotes::speakers::source_phrase::office::is_field;
use crate::quotes::speakers::source_phrase::office::is_field_of_office;
use crate::quotes::speakers::source_phrase::office::is_held;
use crate::quotes::speakers::source_phrase::office::is_of_office;
use crate::quotes::speakers::source_phrase::office::is_of_owner;
use crate::quotes::speakers::source_phrase::office::is_rank;
use crate::quotes::speakers::source_phrase::office::office_goes_on;
use crate::quotes::speakers::source_phrase::people::has_two_offices;
use crate::quotes::speakers::source_phrase::people::is_one_of_people;

/// The largest distance from its noun at which a name in apposition may stand, in tokens.
pub(super) const LONGEST_APPOSITION: usize = 40;

/// The largest number of words of a body before a title.
const LONGEST_BODY: usize = 3;

/// Returns true if a name is a person's, by itself and by the words around it.
pub(in crate::quotes::speakers) fn is_person(name: &Mention) -> bool {
    let [person, others @ ..] = name.nature;
    name.shape == Shape::Person
        || (name.shape == Shape::Unknown
            && name.words.len() > 1
            && others.iter().all(|&other| other < person))
}

/// Finds a person's name that ends the source in apposition to a noun for a person: "the minister
/// of health and sport, Ines Marsh,".
pub(super) fn named_at_end(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    names: &[(usize, &Mention)],
    group: &Range<usize>,
    tokens: &Range<usize>,
) -> Option<usize> {
    let class = |idx: usize| lexicon.class(paragraph.lower(idx));
    let closing = |idx: usize| matches!(paragraph.word(idx), "," | "." | ")" | "—" | "–");
    let (mention, name) = names.iter().rev().find(|(_, name)| {
        name.tokens.end <= tokens.end && (name.tokens.end..tokens.end).all(closing)
    })?;
    if let Some(first) =
        named_at_once(paragraph, lexicon, names, group).filter(|first| first != mention)
    {
        return Some(first);
    }
    let is_body = |shape| matches!(shape, Shape::Organization | Shape::Place);
    let titles = (group.start..name.tokens.start)
        .rev()
        .take_while(|&idx| {
            idx + 1 == name.tokens.start && is_rank(paragraph.word(idx))
                || paragraph.word(idx) == "."
                || class(idx).is(Class::ANY_TITLE)
                || is_shortened_title(paragraph, lexicon, idx)
        })
        .count();
    let before = (name.tokens.start - titles).checked_sub(1).filter(|&idx| idx > group.start)?;
    // ", NVK Professor Ines Marsh" stands in apposition as ", Professor Ines Marsh" does.
    let capital = |idx: &usize| noun_phrase::starts_upper(paragraph.word(*idx));
    let body = (group.end..=before).rev().take(LONGEST_BODY).take_while(capital).count();
    let comma_before = before.checked_sub(body).filter(|&idx| {
        titles > 0
            && body > 0
            && name.words.len() > 1
            && idx > group.start
            && paragraph.word(idx) == ","
    });
    let before = comma_before.unwrap_or(before);
    let head_is_person = names.iter().any(|(other, first)| {
        other != mention
            && first.shape == Shape::Person
            && !first.possessive
            && first.tokens.end == group.end
            // "The Chief Branding and Communications Officer" is no name, though it looks like one.
            && !(first.words.len() == 1 && office_goes_on(paragraph, lexicon, group.end))
    });
    let last = group.end - 1;
    let role = (group.start..=before).any(|idx| class(idx).is(Class::ANY_ROLE | Class::TITLE))
        || class(last).is(Class::PERSON)
        || is_one_of_people(paragraph, lexicon, group)
        || is_agent(paragraph.lower(last))
        || titles > 0 && is_field_of_office(paragraph, lexicon, names, group.start..before + 1);
    let comma = matches!(paragraph.word(before), "," | "—" | "–");
    // "A committee chaired by the judge Ines Marsh" is a committee.
    let led = (group.end..before)
        .any(|idx| is_participle(paragraph.lower(idx)) && paragraph.lower(idx + 1) == "by");
    // In "director of midwifery Ines Marsh" she is the source, in "a lawyer representing Ines
    // Marsh" not.
    let noun = paragraph.word(before).starts_with(char::is_lowercase)
        && !class(before).is(Class::FUNCTION | Class::CUE)
        && (!paragraph.lower(before).ends_with("ing") || is_field(paragraph, group.end..before + 1))
        && !paragraph.lower(before).ends_with("ed")
        // "The sister of the leader Ines Marsh" is not Ines Marsh, nor is one of "industry minister Ines
        // Marsh".
        && !class(before).is(Class::ANY_ROLE)
        && !(before + 1..name.tokens.start).any(|idx| {
            class(idx).is(Class::ANY_ROLE) && paragraph.word(idx).starts_with(char::is_lowercase)
        })
        && before >= group.end;
    // Such as "Secretary of State for Work and Pensions Olive Marsh".
    let office = (group.start..name.tokens.start).all(|idx| {
        noun_phrase::starts_upper(paragraph.word(idx))
            || matches!(paragraph.lower(idx), "of" | "for" | "and" | "the" | "&" | "." | ",")
    }) && name.words.len() > 1
        || is_held(paragraph, lexicon, group.start..name.tokens.start) && name.words.len() > 1;
    let relative = (group.start..before)
        .any(|idx| matches!(paragraph.lower(idx), "who" | "that" | "which" | "where" | "when"))
        && !describes_one(paragraph, lexicon, group.end, before);
    // "The captain, the Norvik defender Ines Marsh," is her, twice described.
    let comma = comma || is_second_description(paragraph, lexicon, group.end, before);
    let office = office
        || follows_body(paragraph, lexicon, group.end, name, names)
        || has_two_offices(paragraph, lexicon, group, name.tokens.start - 1);
    let from_place = follows_place(paragraph, lexicon, group, name, names);
    let (role, office) = (role || from_place, office || from_place);
    let fits =
        role && !led && !is_body(name.shape) && !name.possessive && !head_is_person && !relative;
    (fits && (comma || office || (noun && name.words.len() > 1))).then_some(*mention)
}

/// Returns true if all between the comma behind a noun and a name, up to token `last`, is one other noun
/// for its bearer: ", the Norvik defender".
fn is_second_description(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    comma: usize,
    last: usize,
) -> bool {
    let class = |idx: usize| lexicon.class(paragraph.lower(idx));
    let plain = |idx: usize| {
        paragraph.word(idx).starts_with(char::is_alphabetic)
            && !class(idx).is(Class::FUNCTION | Class::CUE)
    };
    paragraph.word(comma) == ","
        && comma + 1 < last
        && matches!(paragraph.lower(comma + 1), "the" | "a" | "an")
        && (comma + 2..=last).all(plain)
        && paragraph.word(last).starts_with(char::is_lowercase)
        && class(last).is(Class::ANY_ROLE | Class::PERSON)
}

/// Returns true if a clause behind a noun tells of nobody else whom the name behind its comma could
/// belong to: "the man who owns the shop, Bo Lind,", but not "the man who hit a guard, Bo Lind,".
fn describes_one(paragraph: &Paragraph, lexicon: &Lexicon, who: usize, comma: usize) -> bool {
    let other = |idx: usize| {
        let class = lexicon.class(paragraph.lower(idx));
        let person = Class::ANY_ROLE | Class::ANY_TITLE | Class::PERSON | Class::GROUP;
        matches!(paragraph.word(idx), "," | "—" | "–")
            || class.is(person | Class::SPEECH)
            || is_agent(paragraph.lower(idx))
    };
    paragraph.lower(who) == "who"
        && matches!(paragraph.word(comma), "," | "—" | "–")
        && !(who + 1..comma).any(other)
}

/// Finds the name in "the chairman, Carl Ode, at a ceremony with the premier, Ines Marsh": the one
/// right behind the noun, with nobody but company behind.
fn named_at_once(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    names: &[(usize, &Mention)],
    group: &Range<usize>,
) -> Option<usize> {
    let class = lexicon.class(paragraph.lower(group.end - 1));
    let is_role = class.is(Class::ANY_ROLE | Class::TITLE | Class::PERSON)
        && paragraph.word(group.end - 1).starts_with(char::is_lowercase);
    let (mention, name) = names.iter().find(|(_, name)| name.tokens.start > group.end)?;
    let with = matches!(
        paragraph.lower(name.tokens.end + 1),
        "at" | "after" | "alongside" | "before" | "during" | "following" | "in" | "on" | "with"
    );
    let apposed = paragraph.word(group.end) == ","
        && name.from == group.end + 1
        && paragraph.word(name.tokens.end) == ","
        && !matches!(name.shape, Shape::Organization | Shape::Place);
    (is_role && apposed && with).then_some(*mention)
}

/// Returns true if a name stands right behind that of a body or place in which somebody has an office:
/// "the chief economist at Norvik Bank Ines Marsh", "the founder of Norvik Oil Carl Ode".
fn follows_body(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    group_end: usize,
    name: &Mention,
    names: &[(usize, &Mention)],
) -> bool {
    let of_body =
        matches!(paragraph.lower(group_end), "at" | "of" | "for" | "with" | "in" | "from" | "to");
    let before = names.iter().any(|(_, body)| {
        body.tokens.end == name.tokens.start && !body.possessive && body.shape != Shape::Person
    });
    let class = lexicon.class(paragraph.lower(name.tokens.start - 1));
    of_body
        && before
        && name.given
        && !class.is(Class::ADJECTIVE | Class::ANY_TITLE | Class::ANY_ROLE)
}

/// Returns true if a name stands right behind the place from which somebody is, whatever they are
/// called: "a contestant from Norvik Ines Marsh".
fn follows_place(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    group: &Range<usize>,
    name: &Mention,
    names: &[(usize, &Mention)],
) -> bool {
    let last = group.end - 1;
    let noun = paragraph.word(last).starts_with(char::is_lowercase)
        && !lexicon.class(paragraph.lower(last)).is(Class::BODY | Class::GROUP | Class::FUNCTION);
    let place = names.iter().any(|(_, place)| {
        place.tokens == (group.end + 1..name.tokens.start) && place.shape == Shape::Place
    });
    noun && place && matches!(paragraph.lower(group.end), "from" | "of") && is_person(name)
}

/// Finds the name behind an office of several words: "Ministry of Health spokesman Ines Marsh".
pub(super) fn full_title(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    names: &[(usize, &Mention)],
    group: &Range<usize>,
    whole: &Range<usize>,
) -> Option<usize> {
    let capital = |idx: usize| noun_phrase::starts_upper(paragraph.word(idx));
    // "Critics of Senator Ines Marsh" has a capital only where it opens the sentence.
    let several = lexicon.class(paragraph.lower(group.end - 1)).is(Class::GROUP);
    let office =
        whole.end > group.end && capital(group.start) && capital(group.end - 1) && !several;
    let (mention, name) = names.iter().find(|(_, name)| name.tokens.end == whole.end)?;
    let holder = name.shape == Shape::Person && !name.roles.is_empty();
    // In "secretary of state Ines Marsh" she is the source, in "a friend of Ines Marsh" not.
    let rank = paragraph.lower(group.end) == "of"
        && name.shape == Shape::Person
        && name.tokens.start == group.end + 2
        && matches!(
            paragraph.lower(group.end + 1),
            "state"
                | "staff"
                | "police"
                | "communications"
                | "operations"
                | "policy"
                | "research"
                | "defense"
                | "two"
                | "three"
                | "four"
                | "five"
        );
    if rank {
        return Some(*mention);
    }
    let begins =
        names.iter().any(|(_, name)| name.tokens.end == group.end && name.shape == Shape::Person);
    (office && holder && !begins).then_some(*mention)
}

/// Returns true if a noun follows that the name only describes: "a Norvik board member".
fn modifies(paragraph: &Paragraph, lexicon: &Lexicon, name: &Mention, end: usize) -> bool {
    // Such as "a US Norse-language channel".
    let compound = paragraph.word(name.tokens.end).split_once('-').is_some_and(|(first, last)| {
        first.starts_with(char::is_uppercase) && last.starts_with(char::is_lowercase)
    });
    let next = name.tokens.end + usize::from(compound);
    next < end
        && paragraph.word(next).starts_with(char::is_lowercase)
        && !lexicon.class(paragraph.lower(next)).is(Class::FUNCTION | Class::CUE)
        && !paragraph.lower(next).starts_with('\'')
}

/// Finds a name in apposition, which says who the source is: "the lawyer, Ines Marsh", "the former
/// aide and current anchor Ines Marsh".
pub(super) fn apposed<'n>(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    names: &'n [(usize, &Mention)],
    whole: &Range<usize>,
    tokens: &Range<usize>,
) -> Option<&'n (usize, &'n Mention)> {
    let plain = |idx: usize| {
        let class = lexicon.class(paragraph.lower(idx));
        let described = Class::ANY_TITLE
            | Class::ANY_ROLE
            | Class::ADJECTIVE
            | Class::PLACE
            | Class::ORGANIZATION;
        class.is(described)
            || matches!(
                paragraph.lower(idx),
                "." | "his" | "her" | "its" | "the" | "a" | "and" | "'s" | "called" | "named"
            )
            || (!class.is(Class::FUNCTION | Class::CUE)
                && paragraph.word(idx).starts_with(char::is_lowercase))
            || is_shortened_title(paragraph, lexicon, idx)
    };
    let closes =
        |at: usize| at >= tokens.end || matches!(paragraph.word(at), "," | "—" | "–" | "(");
    let after_comma = |name: &Mention| {
        let comma = (whole.end..name.tokens.start)
            .rev()
            .find(|&idx| matches!(paragraph.word(idx), "," | "—" | "–" | "--"));
        comma.is_some_and(|comma| {
            let between = comma + 1..name.tokens.start;
            between.len() < 12
                && between.clone().all(|idx| {
                    plain(idx)
                        || idx + 1 == between.end && is_rank(paragraph.word(idx))
                        || is_person(name) && is_of_owner(names, name, idx)
                        || is_person(name) && is_of_office(paragraph, lexicon, names, name, idx)
                })
                && (comma == whole.end || (closes(name.tokens.end) && !name.roles.is_empty()))
        })
    };
    // "A spokesman for Carl Ode and Ines Marsh" is neither.
    let serves = |it: &Mention| {
        names.iter().any(|(_, name)| {
            name.tokens.end == whole.end
                && name.tokens.start > whole.start
                && (is_person(name) || it.from == whole.end + 1)
        })
    };
    let after_and = |name: &Mention| {
        !serves(name)
            && paragraph.lower(whole.end) == "and"
            && name.tokens.start > whole.end
            && (whole.end + 1..name.tokens.start).all(plain)
            && name.shape == Shape::Person
            && (name.tokens.end + 1 >= tokens.end
                || matches!(paragraph.lower(name.tokens.end), "," | "at" | "from" | "of" | "with"))
    };
    // "A report for Norvik University, Oslo College and the council" is for three.
    let goes_on = |name: &Mention| {
        paragraph.word(name.tokens.end) == ","
            && (name.tokens.end..tokens.end.min(name.tokens.end + LONGEST_APPOSITION)).any(|idx| {
                paragraph.lower(idx) == "and"
                    && names.iter().any(|(_, it)| it.tokens.end == idx)
                    && names.iter().any(|(_, it)| it.from == idx + 1)
            })
    };
    let is_listed = |name: &Mention| {
        let comma = name.tokens.start.wrapping_sub(1);
        names.iter().any(|(_, first)| first.tokens.end == comma)
            && (matches!(paragraph.lower(name.tokens.end), "and" | "&") || goes_on(name))
            && names
                .iter()
                .any(|(_, last)| matches!(last.from.wrapping_sub(name.tokens.end), 1 | 2))
    };
    names
        .iter()
        .filter(|(_, name)| !is_listed(name))
        .take_while(|(_, name)| name.tokens.start < tokens.end.min(whole.end + LONGEST_APPOSITION))
        .filter(|(_, name)| !name.possessive && !modifies(paragraph, lexicon, name, tokens.end))
        .find(|(_, name)| after_comma(name) || after_and(name))
}

/// Finds the name of whoever holds an office with a note behind it in brackets: "Inspector of Police
/// (South) Ines Marsh".
pub(super) fn behind_bracket(
    paragraph: &Paragraph,
    names: &[(usize, &Mention)],
    from: usize,
    end: usize,
) -> Option<usize> {
    let close = (from..end).find(|&idx| paragraph.word(idx) == ")")?;
    let open = (from..close).find(|&idx| paragraph.word(idx) == "(")?;
    // "Ines Marsh and Norvik Trust (NT) head Bo Lind" are two.
    let and = |from: usize| (from..open).any(|idx| matches!(paragraph.lower(idx), "and" | "&"));
    let two = names.iter().any(|(_, name)| name.shape == Shape::Person && and(name.tokens.end));
    let behind = |name: &Mention| {
        let one = name.words.len() > 1 && !matches!(name.shape, Shape::Organization | Shape::Place);
        one && name.from == close + 1 && !name.possessive
    };
    let (mention, _) = names.iter().find(|(_, name)| behind(name))?;
    // "A committee led by the director (South) Ines Marsh" is a committee.
    let led = (from..open)
        .any(|idx| is_participle(paragraph.lower(idx)) && paragraph.lower(idx + 1) == "by");
    (open + 1 < close && !two && !led).then_some(*mention)
}
