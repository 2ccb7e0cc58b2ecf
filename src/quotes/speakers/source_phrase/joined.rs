//! Recognizes sources that are several: "Ines Marsh and colleagues", "Marsh and Ode".
//!
//! None of them speaks alone, so the source is a group.

use std::ops::Range;

use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::noun_phrase::starts_upper;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::speakers::mention::Mention;
use crate::quotes::speakers::mention::Shape;
use crate::quotes::speakers::mention::is_affiliation;
use crate::quotes::speakers::source_phrase::apposition::LONGEST_APPOSITION;
use crate::quotes::speakers::source_phrase::apposition::is_person;
use crate::quotes::speakers::source_phrase::head::Head;
use crate::quotes::speakers::source_phrase::head::is_agent;
use crate::quotes::speakers::source_phrase::head::pronoun;
use crate::quotes::speakers::source_phrase::listed::LONGEST_REST;
use crate::quotes::speakers::source_phrase::listed::are_first_of_list;
use crate::quotes::speakers::source_phrase::listed::are_listed;
use crate::quotes::speakers::source_phrase::listed::are_listed_people;
use crate::quotes::speakers::source_phrase::listed::are_neither;
use crate::quotes::speakers::source_phrase::listed::are_two_of_a_kind;
use crate::quotes::speakers::source_phrase::listed::several_end;
use crate::quotes::speakers::source_phrase::listed::with_others;

/// Returns the head of "Ines Marsh and colleagues", "she and her team", "Ines Marsh and Carl Ode",
/// "Congress and government officials".
pub(super) fn joined(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    names: &[(usize, &Mention)],
    group: &Range<usize>,
    tokens: &Range<usize>,
) -> Option<Head> {
    let inside =
        |idx: usize| names.iter().any(|(_, name)| name.tokens.start < idx && idx < name.tokens.end);
    if are_listed(paragraph, lexicon, names, tokens)
        || are_listed_people(paragraph, lexicon, names, tokens)
        || are_neither(paragraph, names, tokens)
    {
        return Some(Head::Group(tokens.start));
    }
    let mut ands =
        (group.start + 1..tokens.end.min(group.start + LONGEST_APPOSITION)).filter(|&idx| {
            // "The Norvik Party, or NP," is one.
            let or = paragraph.lower(idx) == "or" && paragraph.word(idx - 1) != ",";
            (or || matches!(paragraph.lower(idx), "and" | "&")) && !inside(idx)
        });
    if let Some(and) =
        ands.clone().find(|&and| are_two_described(paragraph, lexicon, names, tokens, and))
    {
        return Some(Head::Group(and - 1));
    }
    let and = ands.next()?;
    if are_first_of_list(paragraph, names, tokens.start, and)
        && with_others(paragraph, and, tokens.end)
    {
        return Some(Head::Group(and - 1));
    }
    // "Ines Marsh, who works with a board and a team," is one.
    let relative = |idx: usize| matches!(paragraph.lower(idx), "who" | "which" | "whose");
    if paragraph.word(and - 1) != "," && (group.end..and).any(relative) {
        return None;
    }
    let is_pronoun = group.len() == 1 && pronoun(paragraph.lower(group.start)).is_some();
    // Such as "Ines Marsh of Norvik University and colleagues"; in "Ines Marsh, a lecturer in film
    // and other matters," the "and" is hers.
    let apart = (group.end..and).any(|idx| paragraph.word(idx) == ",");
    let leads = (!apart || paragraph.word(and - 1) == ",")
        && names.iter().any(|(_, name)| {
            is_person(name) && name.tokens.start >= group.start && name.tokens.end == group.end
        });
    let first = first_name(paragraph, names, tokens.start, and);
    let others = with_others(paragraph, and, tokens.end);
    let found = are_of_two_parties(paragraph, lexicon, tokens, and)
        || are_two_kinds(paragraph, lexicon, names, tokens, and)
        || others && (first.is_some() || leads || is_pronoun)
        || with_group(paragraph, lexicon, names, and, tokens.end)
        || first.is_some() && several_end(paragraph, lexicon, names, and, tokens.end)
        || are_two_of_a_kind(paragraph, lexicon, names, and)
        || (first.is_some() || is_pronoun && and == group.start + 1)
            && second_name(paragraph, lexicon, names, first, and..tokens.end)
                .is_some_and(|second| are_two(paragraph, lexicon, first, second, and));
    found.then_some(Head::Group(and - 1))
}

/// Returns true for "the premier, Ines Marsh, and her deputy, Carl Ode": two people, each named
/// beside what they are.
fn are_two_described(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    names: &[(usize, &Mention)],
    tokens: &Range<usize>,
    and: usize,
) -> bool {
    if paragraph.word(and - 1) != "," {
        return false;
    }
    let comma = |at: usize| paragraph.word(at) == ",";
    let people =
        || names.iter().map(|(_, name)| *name).filter(|it| is_person(it) && !it.possessive);
    // "Ines Marsh of Oslo," too.
    let from = |name: &Mention| {
        let of = matches!(paragraph.lower(name.tokens.end), "of" | "from");
        let place = names.iter().find(|(_, place)| place.tokens.start == name.tokens.end + 1);
        place.filter(|_| of).map_or(name.tokens.end, |(_, place)| place.tokens.end)
    };
    let opens = |name: &Mention| name.from <= tokens.start + 1 && comma(from(name));
    let closes =
        |name: &Mention| name.tokens.end + 1 == and && name.from > 0 && comma(name.from - 1);
    let first = people().any(|name| name.tokens.end < and && (opens(name) || closes(name)));
    let office = |idx: usize| {
        let class = lexicon.class(paragraph.lower(idx));
        class.is(Class::ANY_ROLE | Class::TITLE | Class::PERSON) || is_agent(paragraph.lower(idx))
    };
    let plain = |idx: usize| {
        comma(idx)
            || paragraph.word(idx).starts_with(char::is_alphabetic)
                && !matches!(paragraph.lower(idx), "who" | "which" | "that" | "whose")
    };
    // "Also an adviser to the premier Carl Ode" is still the first.
    let leads_off =
        |idx: usize| matches!(paragraph.lower(idx), "to" | "for" | "with" | "by" | "from" | "at");
    let second = |name: &Mention| {
        let described = and + 1..name.tokens.start;
        name.tokens.start > and
            && (name.from == and + 1
                || described.clone().any(office)
                    && described.clone().all(plain)
                    && (comma(name.from - 1) || !described.clone().any(leads_off)))
            && (name.tokens.end == tokens.end
                || comma(name.tokens.end)
                    && (name.tokens.end..tokens.end).all(|idx| paragraph.lower(idx) != "and"))
    };
    first && people().any(second)
}

/// Returns true for "Republican and Democrat lawmakers", who are several.
fn are_of_two_parties(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    tokens: &Range<usize>,
    and: usize,
) -> bool {
    let adjective = |idx: usize| {
        let lower = paragraph.lower(idx);
        let ending = ["ian", "ese", "ish"].iter().any(|ending| lower.ends_with(ending));
        lexicon.class(lower).is(Class::ADJECTIVE | Class::COUNTRY)
            || starts_upper(paragraph.word(idx)) && lower.len() > 5 && ending
            || matches!(lower, "republican" | "democrat" | "eu" | "uk" | "us")
    };
    let tells_of_one = |idx: usize| {
        matches!(paragraph.lower(idx), "who" | "which" | "whose" | "that" | "with" | "a" | "an")
            || paragraph.word(idx) == "," && paragraph.word(idx + 1).starts_with(char::is_lowercase)
    };
    // "South Norwegian".
    let part = matches!(paragraph.lower(and + 1), "south" | "north" | "east" | "west");
    let second = and + 1 + usize::from(part);
    and > tokens.start
        && !(tokens.start..and - 1).any(tells_of_one)
        && adjective(and - 1)
        && adjective(second)
        && second + 1 < tokens.end
        && paragraph.word(second + 1).starts_with(char::is_lowercase)
        && paragraph.lower(second + 1).ends_with('s')
}

/// Returns true for "Farmers and the union", "the mayor and the bishop": two nouns, neither of
/// which is a name. "The founder and chief" is one.
fn are_two_kinds(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    names: &[(usize, &Mention)],
    tokens: &Range<usize>,
    and: usize,
) -> bool {
    let people = Class::GROUP | Class::ANY_ROLE | Class::BODY | Class::PERSON;
    let several = |idx: usize| {
        let word = paragraph.lower(idx);
        lexicon.class(word).is(Class::GROUP)
            || word
                .strip_suffix('s')
                .is_some_and(|one| lexicon.class(one).is(people) || is_agent(one))
    };
    let one = |idx: usize| lexicon.class(paragraph.lower(idx)).is(people);
    let is_named = |idx: usize| names.iter().any(|(_, name)| name.tokens.contains(&idx));
    let before = and - 1;
    let rest = and + 1..tokens.end;
    let plain = |idx: usize| {
        let word = paragraph.word(idx);
        word.starts_with(char::is_alphabetic)
            && !matches!(paragraph.lower(idx), "who" | "which" | "that" | "said" | "says")
    };
    let small = |idx: usize| paragraph.word(idx).starts_with(char::is_lowercase);
    if rest.is_empty()
        || rest.len() > LONGEST_REST
        || !(tokens.start..tokens.end).all(plain)
        || is_named(before)
        || is_named(tokens.end - 1)
        || !(small(before) || before == tokens.start)
        || !small(tokens.end - 1)
    {
        return false;
    }
    let the = |idx: usize| matches!(paragraph.lower(idx), "the" | "his" | "her" | "its" | "their");
    let last = tokens.end - 1;
    several(before) && (several(last) || one(last) && the(rest.start))
        || one(before) && the(tokens.start) && (several(last) || one(last)) && the(rest.start)
}

/// Returns true if a name stands right before the "and", and a noun for several behind it.
fn with_group(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    names: &[(usize, &Mention)],
    and: usize,
    end: usize,
) -> bool {
    let small = |idx: &usize| paragraph.word(*idx).starts_with(char::is_lowercase);
    let behind = (and + 1..end).take(LONGEST_REST - 1).take_while(small);
    // Such as "the Marsh campaign and the workers".
    let body = |name: &Mention| {
        name.tokens.end + 1 == and && lexicon.class(paragraph.lower(and - 1)).is(Class::BODY)
    };
    let several = |idx: usize| {
        let lower = paragraph.lower(idx);
        lexicon.class(lower).is(Class::GROUP) || lower.strip_suffix('s').is_some_and(is_agent)
    };
    names.iter().any(|(_, name)| name.tokens.end == and || body(name))
        && behind.into_iter().any(several)
}

/// Returns the name before the "and", where nothing else stands there, at most a party or place:
/// "Ines Marsh, R-Ohio,", "Marsh of Ohio".
fn first_name<'n>(
    paragraph: &Paragraph,
    names: &[(usize, &'n Mention)],
    start: usize,
    and: usize,
) -> Option<&'n Mention> {
    let party = |from: usize| {
        (from..and).all(|idx| {
            matches!(paragraph.word(idx), "," | "(" | ")" | "." | "R" | "D")
                || is_affiliation(paragraph.word(idx))
        })
    };
    let place = |from: usize| {
        matches!(paragraph.lower(from), "of" | "from")
            && names.iter().any(|(_, name)| name.tokens == (from + 1..and))
    };
    let depends = |idx: usize| {
        matches!(
            paragraph.lower(idx),
            "of" | "for"
                | "by"
                | "from"
                | "in"
                | "at"
                | "with"
                | "to"
                | "on"
                | ","
                | "who"
                | "that"
                | "as"
                | "like"
                | "between"
                | "than"
                | "'s"
        )
    };
    let first = names.iter().find(|(_, name)| {
        let end = name.tokens.end;
        end <= and && (party(end) || place(end))
    });
    let (_, name) = first?;
    (!name.possessive && !(start..name.tokens.start).any(depends)).then_some(*name)
}

/// Returns the name behind the "and", where nothing but titles stand before it.
fn second_name<'n>(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    names: &[(usize, &'n Mention)],
    first_name: Option<&Mention>,
    Range { start: and, end }: Range<usize>,
) -> Option<&'n Mention> {
    let title = |idx: usize| {
        let titles = Class::ANY_TITLE | Class::ANY_ROLE | Class::PERSON | Class::ADJECTIVE;
        matches!(paragraph.word(idx), "." | "the" | "then")
            || lexicon.class(paragraph.lower(idx)).is(titles)
    };
    let others = || names.iter().map(|(_, name)| *name).filter(|name| name.tokens.start > and);
    let fits = |name: &Mention, plain: &dyn Fn(usize) -> bool| {
        let behind = name.tokens.end;
        !name.possessive
            && (and + 1..name.tokens.start).all(plain)
            && (behind + 1 >= end || matches!(paragraph.lower(behind), "," | "of" | "from" | "("))
    };
    let first = others().next()?;
    if fits(first, &title) {
        return Some(first);
    }
    // "Ines Marsh and Norvik Oil head Carl Ode" are two people.
    let office = (and + 1..end).any(|idx| lexicon.class(paragraph.lower(idx)).is(Class::ANY_ROLE));
    let plain = |idx: usize| title(idx) || starts_upper(paragraph.word(idx));
    let person = |name: &Mention| name.shape == Shape::Person || name.given;
    let office = office && first_name.is_none_or(person);
    others().find(|name| office && name.shape == Shape::Person && fits(name, &plain))
}

/// Returns true if an "and" stands between two names, rather than inside the name of a body or
/// between two offices of one person: "Norvik and West Oslo Trust", "Head and writer Ines Marsh".
fn are_two(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    first: Option<&Mention>,
    second: &Mention,
    and: usize,
) -> bool {
    let Some(first) = first else { return true };
    let before = first.tokens.start.checked_sub(1);
    if before.is_some_and(|before| paragraph.lower(before) == "both") {
        return true;
    }
    let class = |idx: usize| lexicon.class(paragraph.lower(idx));
    let likely = |name: &Mention| {
        let [person, others @ ..] = name.nature;
        name.shape == Shape::Person || others.iter().all(|&other| other < person)
    };
    if paragraph.word(and) == "&" {
        return is_person(first) && is_person(second);
    }
    let between = and + 1..second.tokens.start;
    let office = between.clone().any(|idx| {
        paragraph.word(idx).starts_with(char::is_lowercase)
            && class(idx).is(Class::ANY_ROLE | Class::PERSON)
    });
    let body = |name: &Mention| name.tokens.clone().any(|idx| class(idx).is(Class::ORGANIZATION));
    let goes_on = between.is_empty()
        && (class(second.tokens.start).is(Class::COMMON | Class::EITHER)
            && !class(second.tokens.start).is(Class::GIVEN)
            || second.tokens.len() > 1
                && body(second)
                && !body(first)
                && first.shape != Shape::Place
                && !likely(first));
    !(goes_on || office && !likely(first))
}
