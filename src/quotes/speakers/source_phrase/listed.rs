//! Tells lists, and nouns for several behind an "and", from what goes on with the source before it.

use std::ops::Range;

use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::noun_phrase::starts_upper;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::speakers::mention::Mention;
use crate::quotes::speakers::source_phrase::apposition::is_person;
use crate::quotes::speakers::source_phrase::extent::leads_to_more;
use crate::quotes::speakers::source_phrase::head::is_agent;
use crate::quotes::speakers::source_phrase::people::are_people;

/// The largest number of words between an "and" and the noun for several behind it.
pub(super) const LONGEST_REST: usize = 5;

/// The largest number of words of an office before a name in a list.
const LONGEST_OFFICE: usize = 8;

/// Returns true for "Ines Marsh, Mary Orr and Carl Ode", with their titles, and with what they all
/// are behind a comma.
pub(super) fn are_listed(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    names: &[(usize, &Mention)],
    tokens: &Range<usize>,
) -> bool {
    let and = |idx: usize| matches!(paragraph.lower(idx), "and" | "&" | "or");
    let title = |idx: usize| {
        matches!(paragraph.lower(idx), "." | "the")
            || lexicon.class(paragraph.lower(idx)).is(Class::ANY_TITLE)
    };
    let both = usize::from(matches!(paragraph.lower(tokens.start), "both" | "either" | "neither"));
    let mut at = tokens.start + both;
    let mut count = 0;
    let mut closed = false;
    for (_, name) in names {
        let comma = usize::from(count > 0 && paragraph.word(at) == ",");
        let joins = count > 0 && and(at + comma);
        let from = at + comma + usize::from(joins);
        let follows = name.tokens.start >= from
            && (from..name.tokens.start).all(title)
            && (count == 0 || comma > 0 || joins);
        if closed || !follows || name.possessive {
            break;
        }
        (at, count, closed) = (name.tokens.end, count + 1, joins);
    }
    closed && count > 2 && (at == tokens.end || paragraph.word(at) == ",")
}

/// Returns true for people who are each named behind what they are: "the minister Ines Marsh, Bo Lind and the
/// Norvik Trust president Carl Ode".
pub(in crate::quotes::speakers) fn are_listed_people(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    names: &[(usize, &Mention)],
    tokens: &Range<usize>,
) -> bool {
    let office =
        |idx: usize| lexicon.class(paragraph.lower(idx)).is(Class::ANY_ROLE | Class::TITLE);
    let title = |idx: usize| {
        matches!(paragraph.word(idx), "." | "the" | "then" | "former")
            || starts_upper(paragraph.word(idx))
            || paragraph.word(idx).starts_with(char::is_lowercase)
                && !lexicon.class(paragraph.lower(idx)).is(Class::FUNCTION | Class::SPEECH)
    };
    let mut at = tokens.start;
    let mut count = 0;
    for (_, name) in names.iter().filter(|(_, name)| is_person(name)) {
        let comma = usize::from(count > 0 && paragraph.word(at) == ",");
        let joins = count > 0 && paragraph.lower(at + comma) == "and";
        let before = at + comma + usize::from(joins)..name.tokens.start.max(at);
        let follows = before.len() <= LONGEST_OFFICE
            && before.clone().all(title)
            && (before.is_empty() || before.clone().any(office))
            && (count == 0 || comma > 0 || joins);
        if !follows || name.possessive || name.tokens.end > tokens.end {
            return false;
        }
        (at, count) = (name.tokens.end, count + 1);
        if joins {
            return count > 2 && at == tokens.end;
        }
    }
    false
}

/// Returns the token behind which the second of two stands, where the first word tells that they are two:
/// "nor" of "neither Ines Marsh nor Carl Ode".
fn joint_of_two(paragraph: &Paragraph, tokens: &Range<usize>) -> Option<usize> {
    let joint = match paragraph.lower(tokens.start) {
        "neither" => "nor",
        "either" => "or",
        "both" => "and",
        _ => return None,
    };
    (tokens.start + 2..tokens.end).find(|&idx| paragraph.lower(idx) == joint)
}

/// Returns true for "neither Ines Marsh nor Carl Ode", for "both Ines Marsh and the captain Carl Ode", and
/// for "both the mayor and the council".
pub(super) fn are_neither(
    paragraph: &Paragraph,
    names: &[(usize, &Mention)],
    tokens: &Range<usize>,
) -> bool {
    let Some(first) = joint_of_two(paragraph, tokens) else { return false };
    let joint = paragraph.lower(first);
    let apart = |idx: usize| {
        names.iter().any(|(_, name)| name.tokens.end <= idx)
            && !names.iter().any(|(_, name)| name.tokens.contains(&idx))
    };
    let plain = |idx: usize| {
        paragraph.word(idx).starts_with(|first: char| first.is_alphanumeric() || first == '\'')
            && !leads_to_more(paragraph.lower(idx))
            && !matches!(paragraph.lower(idx), "who" | "that" | "which" | "whose")
    };
    let inside = names.iter().any(|(_, name)| name.tokens.contains(&first));
    (first..tokens.end).any(|idx| paragraph.lower(idx) == joint && apart(idx))
        || !inside && first + 1 < tokens.end && (tokens.start + 1..first).all(plain)
}

/// Returns where the second of two ends, before what is said of it: "the old club" of "both the mayor and the
/// Norvik Society, the old club".
pub(super) fn end_of_two(paragraph: &Paragraph, tokens: &Range<usize>) -> usize {
    let Some(joint) = joint_of_two(paragraph, tokens) else { return tokens.end };
    let goes_on = (joint + 1..tokens.end).any(|idx| paragraph.lower(idx) == paragraph.lower(joint));
    let comma = (joint..tokens.end).find(|&idx| paragraph.word(idx) == ",");
    comma.filter(|_| !goes_on).unwrap_or(tokens.end)
}

/// Returns where a source begins behind what several whom it names are: "his parents, | Carl and Ines Ode,".
pub(super) fn behind_kind(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    names: &[(usize, &Mention)],
    tokens: &Range<usize>,
) -> Option<usize> {
    let comma = tokens.clone().find(|&idx| paragraph.word(idx) == ",")?;
    let last = comma.checked_sub(1).filter(|&last| last > tokens.start)?;
    let several = paragraph.word(last).starts_with(char::is_lowercase)
        && (paragraph.lower(last) == "parents" || are_people(paragraph.lower(last), lexicon));
    let plain = |idx: usize| {
        let owner = names.iter().any(|(_, name)| name.possessive && name.tokens.contains(&idx));
        owner
            || idx == tokens.start
            || matches!(paragraph.lower(idx), "'s" | "'" | "’")
            || paragraph.word(idx).starts_with(char::is_lowercase)
                && !leads_to_more(paragraph.lower(idx))
                && !matches!(paragraph.lower(idx), "and" | "or" | "who" | "that" | "which")
    };
    if !several || !(tokens.start..comma).all(plain) {
        return None;
    }
    let mut at = comma + 1;
    let mut closed = false;
    for (_, name) in names.iter().filter(|(_, name)| name.tokens.start > comma) {
        if closed || name.tokens.start != at || name.possessive {
            return None;
        }
        closed = at > comma + 1 && paragraph.lower(at - 1) == "and";
        at = name.tokens.end;
        at += usize::from(!closed && paragraph.word(at) == "," && at < tokens.end);
        at += usize::from(!closed && paragraph.lower(at) == "and" && at < tokens.end);
    }
    (closed && (at == tokens.end || paragraph.word(at) == ",")).then_some(comma + 1)
}

/// Returns true for the names in "Tarvik, Norvik, Solid Pay and other firms".
pub(super) fn are_first_of_list(
    paragraph: &Paragraph,
    names: &[(usize, &Mention)],
    start: usize,
    and: usize,
) -> bool {
    let mut at = start;
    let mut count = 0;
    for (_, name) in names.iter().filter(|(_, name)| name.tokens.end <= and) {
        if name.tokens.start != at || name.possessive {
            return false;
        }
        count += 1;
        at = name.tokens.end + usize::from(paragraph.word(name.tokens.end) == ",");
    }
    count > 1 && at == and
}

/// Returns true for "Oslo reporters Ines Marsh and Bo Lind": two names behind what both of them are.
pub(super) fn are_two_of_a_kind(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    names: &[(usize, &Mention)],
    and: usize,
) -> bool {
    let kind = |idx: usize| {
        let one = paragraph.lower(idx).strip_suffix('s');
        one.is_some_and(|one| {
            lexicon.class(one).is(Class::ANY_ROLE | Class::PERSON) || is_agent(one)
        })
    };
    let first = names.iter().any(|(_, name)| {
        let before = name.tokens.start.checked_sub(1);
        name.tokens.end == and && is_person(name) && before.is_some_and(kind)
    });
    first && names.iter().any(|(_, name)| name.tokens.start == and + 1 && !name.possessive)
}

/// Returns true if the noun group behind an "and" ends with a noun for several, whatever its first
/// words are: "Ines Marsh and top Republicans", "the council and Norvik’s mayors in the south".
pub(super) fn several_end(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    names: &[(usize, &Mention)],
    and: usize,
    end: usize,
) -> bool {
    let stops = |idx: &usize| {
        leads_to_more(paragraph.lower(*idx))
            || !paragraph
                .word(*idx)
                .starts_with(|first: char| first.is_alphanumeric() || first == '\'' || first == '’')
            || matches!(paragraph.lower(*idx), "who" | "which" | "that" | "and")
    };
    let group = and + 1..(and + 1..end).find(stops).unwrap_or(end);
    if group.is_empty() || group.len() > LONGEST_REST + 1 {
        return false;
    }
    let last = group.end - 1;
    let lower = paragraph.lower(last);
    let is_named = names.iter().any(|(_, name)| name.tokens.contains(&last));
    let people = Class::GROUP | Class::ANY_ROLE | Class::BODY | Class::PERSON | Class::ADJECTIVE;
    let one = lower.strip_suffix('s');
    one.is_some_and(|one| lexicon.class(one).is(people) || is_agent(one) || is_party_member(one))
        && !is_named
        || matches!(lower, "rest" | "coalition" | "group")
            && matches!(paragraph.lower(group.start), "the" | "a")
            && paragraph.lower(group.end) == "of"
}

/// Returns true for one of a party.
fn is_party_member(lower: &str) -> bool {
    matches!(lower, "democrat" | "republican" | "conservative" | "tory" | "liberal")
}

/// Returns true if "others" or such stand behind the "and".
pub(super) fn with_others(paragraph: &Paragraph, and: usize, end: usize) -> bool {
    match paragraph.lower(and + 1) {
        "colleagues" | "co-authors" | "collaborators" | "others" => true,
        // Whoever leads a team speaks for it: "Marsh and team", "Marsh and her team".
        "his" | "her" | "their" | "its" => paragraph.lower(and + 2) != "team",
        "other" | "several" | "some" => {
            (and + 1..end).take(LONGEST_REST).any(|idx| paragraph.lower(idx).ends_with('s'))
        }
        _ => false,
    }
}
