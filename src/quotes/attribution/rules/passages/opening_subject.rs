//! Tells whom a sentence before words in marks is about, by its beginning: "By noon *Ada Holm* was wading.
//! “It leaks.”"

use std::ops::Range;

use crate::quotes::attribution::rules::passages::placed_name::PlacedName;
use crate::quotes::attribution::rules::passages::spoken_of;
use crate::quotes::reading::paragraph::Paragraph;

/// The largest number of tokens with which a sentence begins before it names whom it is about.
const BEFORE_NAME: usize = 8;

/// The largest number of tokens of a time before a name.
const LONGEST_TIME: usize = 3;

/// Returns whom the sentence before `start` is about: a person named at its beginning or behind
/// what a comma parts from it, or "he" and "she" there.
pub fn subject_before(
    paragraph: &Paragraph,
    names: &[PlacedName],
    start: usize,
) -> Option<Range<usize>> {
    let sentence = spoken_of::sentence_before(paragraph, start);
    if sentence.clone().any(|at| !paragraph.is_outside(at)) {
        return None;
    }
    let first = sentence.start;
    let is_person = |at: &usize| matches!(paragraph.lower(*at), "he" | "she");
    let has_name = |at: usize| {
        names.iter().any(|name| (first..at).contains(&name.from) && name.may_be_subject)
    };
    let pronoun = sentence.clone().take(BEFORE_NAME + 1).find(is_person);
    if let Some(at) =
        pronoun.filter(|&at| at == first || !has_name(at) && opens_with_place(paragraph, first))
    {
        return Some(at..at + 1);
    }
    if shows_somebody(paragraph, first) && speaks_of_itself(paragraph, start) {
        return Some(first..first + 1);
    }
    let leading = |name: &&PlacedName| {
        let begins = name.from == first
            || opens_with_time(paragraph, first, name)
            || (first..=first + BEFORE_NAME).contains(&name.from)
                && paragraph.word(name.from - 1) == ",";
        begins && name.tokens.end <= start
    };
    let name = match names.iter().find(leading) {
        Some(name) => Some(name).filter(|name| name.may_be_subject),
        None => only_one(paragraph, names, &sentence, start),
    };
    Some(name?.tokens.clone())
}

/// Returns true if a sentence opens with a preposition: "At the lock she lifts her pole."
fn opens_with_place(paragraph: &Paragraph, first: usize) -> bool {
    matches!(
        paragraph.lower(first),
        "at" | "in" | "on" | "from" | "behind" | "outside" | "inside" | "under" | "near"
    )
}

/// Returns the one person whom a sentence names in full, where somebody speaks of themselves behind it: "It
/// has been a long road for *Ada Holm*. “I could not row.”"
fn only_one<'n>(
    paragraph: &Paragraph,
    names: &'n [PlacedName],
    sentence: &Range<usize>,
    start: usize,
) -> Option<&'n PlacedName> {
    let mut inside = names.iter().filter(|name| sentence.contains(&name.from));
    let (name, other) = (inside.next()?, inside.next());
    let before = paragraph.lower_before(name.from, 1);
    let fits = name.may_be_subject
        && name.tokens.len() > 1
        && other.is_none()
        && matches!(before, "for" | "was" | "is");
    (fits && speaks_of_itself(paragraph, start)).then_some(name)
}

/// Tells whether somebody speaks of themselves in the passage that begins at `start`.
fn speaks_of_itself(paragraph: &Paragraph, start: usize) -> bool {
    let is_own = |at: usize| matches!(paragraph.lower(at), "i" | "my" | "me" | "we" | "our");
    let passage = paragraph.tokens[start].passage;
    passage.is_some_and(|idx| paragraph.passage_tokens(idx as usize).any(is_own))
}

/// Tells whether a sentence is about how somebody looks or sounds: "*His hands* are black."
fn shows_somebody(paragraph: &Paragraph, first: usize) -> bool {
    matches!(paragraph.lower(first), "his" | "her")
        && matches!(
            paragraph.lower(first + 1),
            "eyes" | "face" | "fingers" | "hands" | "smile" | "tone" | "voice"
        )
}

/// Returns true if a name in full stands behind a time that no comma parts from it: "By noon Ada Holm
/// was", "Last night Ada Holm was".
fn opens_with_time(paragraph: &Paragraph, first: usize, name: &PlacedName) -> bool {
    let time = paragraph.lower(name.from.saturating_sub(1));
    name.from > first
        && name.from - first <= LONGEST_TIME
        && name.tokens.len() > 1
        && matches!(
            paragraph.lower(first),
            "at" | "by" | "in" | "last" | "next" | "on" | "that" | "this"
        )
        && matches!(
            time,
            "afternoon"
                | "dawn"
                | "day"
                | "dusk"
                | "evening"
                | "lunchtime"
                | "midnight"
                | "month"
                | "morning"
                | "night"
                | "noon"
                | "spring"
                | "summer"
                | "autumn"
                | "week"
                | "weekend"
                | "winter"
                | "year"
        )
}
