//! Recognizes the small words that join the parts of a body's name: "Institute on Taxation and
//! Economic Policy", "Committee to Protect Marshes", "Norvik People’s Party".
//!
//! Such a name goes on where its head calls for more, and where what follows is no name by itself
//! but words that news write small elsewhere.

use std::ops::Range;

use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::noun_phrase::starts_upper;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::speakers::mention::bodies::joined_body::joins_body;

/// The heads behind which "on" says what the body is for.
const WITH_ON: [&str; 16] = [
    "board",
    "campaign",
    "caucus",
    "center",
    "centre",
    "coalition",
    "commission",
    "committee",
    "conference",
    "council",
    "forum",
    "foundation",
    "group",
    "institute",
    "panel",
    "subcommittee",
];

/// People who make a body where it says what they are for or against.
const PEOPLE: [&str; 12] = [
    "americans",
    "citizens",
    "doctors",
    "farmers",
    "friends",
    "mothers",
    "parents",
    "physicians",
    "scholars",
    "students",
    "veterans",
    "workers",
];

/// The largest number of tokens of a list inside a name: "Housing, Communities and Local Business".
const LONGEST_LIST: usize = 12;

/// Returns the number of small words behind the run of a body's name with which the name goes on;
/// zero where it ends.
pub(in crate::quotes::speakers) fn small_words_behind(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    run: &Range<usize>,
) -> usize {
    let class = |idx: usize| lexicon.class(paragraph.lower(idx));
    let end = run.end;
    let head = paragraph.lower(end - 1);
    let heads = class(end - 1).is(Class::ORGANIZATION) || head == "panel";
    let are_people = PEOPLE.contains(&head);
    let word = |at: usize| is_word(paragraph, lexicon, at);
    match paragraph.lower(end) {
        "of" | "for" if heads || are_people => {
            let article = matches!(paragraph.lower(end + 1), "the" | "a" | "an");
            let words = 1 + usize::from(article);
            if people(paragraph, end + words) {
                words + 1
            } else if word(end + words) {
                words
            } else {
                0
            }
        }
        // Such as "Freedom of Information Act", where no sentence opens with it.
        "of" if class(end - 1).is(Class::EITHER)
            && (run.len() > 1 || !opens(paragraph, run.start)) =>
        {
            let words = 1 + usize::from(paragraph.lower(end + 1) == "the");
            let body = class(end + words).is(Class::ORGANIZATION);
            let behind = word(end + words) || body && starts_upper(paragraph.word(end + words));
            if word(end - 1) && behind { words } else { 0 }
        }
        "on" if WITH_ON.contains(&head) && word(end + 1) => 1,
        "to" if heads
            && word(end + 1)
            && starts_upper(paragraph.word(end + 2))
            && !lexicon.class(paragraph.lower(end + 1)).is(Class::GROUP) =>
        {
            1
        }
        "in" if (run.start + 1..end).any(|idx| {
            paragraph.lower(idx) == "for"
                && (word(end + 1)
                    || PEOPLE.contains(&paragraph.lower(idx - 1))
                        && starts_upper(paragraph.word(end + 1)))
        }) =>
        {
            1
        }
        "," if lists(paragraph, lexicon, run) => 1,
        // The end of a list, of which the commas were read before.
        "and" if (run.start..end).any(|idx| paragraph.word(idx) == ",") && word(end + 1) => 1,
        "and" if joins_body(paragraph, lexicon, run.clone()) => 1,
        "'s" | "'" | "’" if owns_body(paragraph, lexicon, end - 1) => 1,
        _ if owns_body(paragraph, lexicon, end) => 2,
        "without" | "against"
            if starts_upper(paragraph.word(end)) && starts_upper(paragraph.word(end + 1)) =>
        {
            1
        }
        _ => 0,
    }
}

/// Returns true for a capitalised word that news write small elsewhere: no name by itself.
fn is_word(paragraph: &Paragraph, lexicon: &Lexicon, idx: usize) -> bool {
    let class = lexicon.class(paragraph.lower(idx));
    let word = paragraph.word(idx);
    starts_upper(word)
        && word.chars().skip(1).any(char::is_lowercase)
        && class.is(Class::EITHER | Class::COMMON)
        && !class.is(Class::PLACE | Class::GIVEN | Class::GROUP)
}

fn opens(paragraph: &Paragraph, idx: usize) -> bool {
    idx == 0 || paragraph.tokens[idx - 1].sentence != paragraph.tokens[idx].sentence
}

/// Returns true if a body that is said to be for something is for several things: "Department for
/// Business, Energy and Sport".
fn lists(paragraph: &Paragraph, lexicon: &Lexicon, run: &Range<usize>) -> bool {
    let head = |idx: usize| lexicon.class(paragraph.lower(idx)).is(Class::ORGANIZATION);
    let is_for = (run.start + 1..run.end)
        .find(|&idx| matches!(paragraph.lower(idx), "of" | "for" | "on") && head(idx - 1));
    let Some(is_for) = is_for else { return false };
    let word = |idx: usize| is_word(paragraph, lexicon, idx);
    if !(is_for + 1..run.end)
        .all(|idx| !starts_upper(paragraph.word(idx)) || head(idx) || word(idx))
    {
        return false;
    }
    let mut at = run.end;
    let last = paragraph.len().min(at + LONGEST_LIST);
    while at < last {
        let comma = paragraph.word(at) == ",";
        let and = matches!(paragraph.lower(at + usize::from(comma)), "and" | "&");
        if !comma && !and {
            return false;
        }
        at += usize::from(comma) + usize::from(and);
        let words = (at..last)
            .take_while(|&idx| word(idx) || head(idx) && starts_upper(paragraph.word(idx)))
            .count();
        if words == 0 || and {
            return words > 0;
        }
        at += words;
    }
    false
}

/// Returns true if a body is called after the people at token `idx`: "Norvik Workers’ Party",
/// "People’s Daily".
pub(in crate::quotes::speakers) fn owns_body(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    idx: usize,
) -> bool {
    let mark = paragraph.lower(idx + 1);
    let several = matches!(mark, "'" | "’") && {
        let owner = paragraph.lower(idx);
        let of_trade = ["ers", "ors", "ists"].iter().any(|end| owner.ends_with(end));
        let is_word = owner.ends_with('s') && is_word(paragraph, lexicon, idx);
        PEOPLE.contains(&owner) || of_trade || is_word || owner == "peoples"
    };
    let owners = several || matches!(mark, "'s" | "’s") && people(paragraph, idx);
    let capital = |idx: &usize| starts_upper(paragraph.word(*idx));
    let body = |idx: usize| lexicon.class(paragraph.lower(idx)).is(Class::ORGANIZATION);
    let inside = !opens(paragraph, idx) || paragraph.lower(idx) == "people";
    owners
        && inside
        && starts_upper(paragraph.word(idx))
        && (idx + 2..idx + 5).take_while(capital).last().is_some_and(body)
}

fn people(paragraph: &Paragraph, idx: usize) -> bool {
    starts_upper(paragraph.word(idx))
        && matches!(paragraph.lower(idx), "people" | "women" | "children" | "men")
}
