//! Finds the noun that stands beside a name and says what its bearer is: "Ines Marsh, a lawyer",
//! "the rector, Ines Marsh".

use std::ops::Range;

use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::noun_phrase::starts_upper;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::paragraph::QuoteState;
use crate::quotes::reading::verb_forms;
use crate::quotes::speakers::mention::bearers::trade::does_something;

/// The largest distance before the comma at which the noun of an apposition may stand, in tokens.
const FARTHEST_NOUN: usize = 14;

/// Returns the nouns of "…, a lawyer for the family," after a name.
pub(in crate::quotes::speakers) fn apposition(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    after: usize,
) -> Option<String> {
    if paragraph.word(after) != ","
        || matches!(paragraph.lower(after + 1), "who" | "whose" | "which" | "and" | "but")
        || is_auxiliary(paragraph.lower(after + 1))
        || paragraph.lower(after + 1) == "never"
        || has_own_object(paragraph, after + 1)
        || paragraph.tokens.get(after + 1).is_some_and(|it| it.state == QuoteState::Closing)
    {
        return None;
    }
    let stop = |idx: &usize| {
        !matches!(
            paragraph.lower(*idx),
            "," | "." | "of" | "for" | "at" | "in" | "who" | "and" | "said" | ""
        )
    };
    // In "after a rally in Norvik, Ohio the candidate said" the noun has a verb of its own.
    let begins_clause = |idx: &usize| {
        matches!(paragraph.lower(*idx), "a" | "an" | "the")
            && *idx > after + 1
            && starts_upper(paragraph.word(idx - 1))
    };
    let head = (after + 1..after + 9)
        .take_while(|idx| stop(idx) && !begins_clause(idx))
        .filter(|&idx| lexicon.class(paragraph.lower(idx)).is(Class::ANY_ROLE))
        .last()?;
    // In "Back in Norvik, a farmer said" the noun has a verb of its own.
    let first = paragraph.lower(paragraph.sentence_of(after).start);
    let leads = first.ends_with("ing")
        || matches!(first, "after" | "at" | "back" | "before" | "during" | "for" | "from" | "in")
        || matches!(first, "on" | "outside" | "since" | "to" | "with" | "when" | "while");
    if leads && lexicon.class(paragraph.lower(head + 1)).is(Class::SPEECH) {
        return None;
    }
    Some(paragraph.lower(head).to_owned())
}

/// Returns true for the verb in "the rector, Ines Marsh, lost her husband".
fn has_own_object(paragraph: &Paragraph, verb: usize) -> bool {
    verb_forms::is_common_or_past(paragraph.lower(verb))
        && matches!(paragraph.lower(verb + 1), "his" | "her" | "their")
}

/// Returns true if a name stands where somebody was born: in "born at Norvik, the daughter of a clerk" it is
/// no daughter.
pub(in crate::quotes::speakers) fn is_birthplace(paragraph: &Paragraph, from: usize) -> bool {
    matches!(paragraph.lower_before(from, 1), "at" | "in" | "near")
        && matches!(
            paragraph.lower_before(from, 2),
            "born" | "raised" | "up" | "educated" | "lived" | "lives"
        )
}

/// Returns true for the verb in "the rector, Ines Marsh, has a lawyer".
pub(in crate::quotes::speakers) fn is_auxiliary(lower: &str) -> bool {
    matches!(
        lower,
        "is" | "was"
            | "has"
            | "had"
            | "will"
            | "would"
            | "can"
            | "could"
            | "may"
            | "might"
            | "must"
            | "should"
            | "does"
            | "did"
    )
}

/// Returns the noun of "the rector of the school, Ines Marsh,": a name that stands in apposition.
pub(in crate::quotes::speakers) fn apposed_to(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    from: usize,
    end: usize,
) -> Option<usize> {
    let comma = from.checked_sub(1).filter(|&comma| paragraph.word(comma) == ",")?;
    let comma = behind_place(paragraph, lexicon, comma);
    if behind_place(paragraph, lexicon, end) != end {
        return None;
    }
    let closes = matches!(paragraph.word(end), "," | "." | "—" | "–" | "(" | "")
        || lexicon.class(paragraph.lower(end)).is(Class::CUE);
    let class = |idx: usize| lexicon.class(paragraph.lower(idx));
    let sentence = paragraph.sentence_of(comma).start;
    let near = sentence.max(comma.saturating_sub(FARTHEST_NOUN))..comma;
    let stops = |idx: usize| {
        !paragraph.word(idx).starts_with(char::is_alphanumeric) && paragraph.lower(idx) != "'s"
            || matches!(paragraph.lower(idx), "and" | "who" | "which" | "that" | "said")
    };
    let phrase = near.clone().rev().take_while(|&idx| !stops(idx)).last()?..comma;
    // In "An official met the spokesman, Ines Marsh," she is no official.
    let verb = phrase.clone().rev().find(|&idx| {
        matches!(paragraph.lower(idx + 1), "the" | "a" | "an" | "his" | "her" | "their")
            && idx + 1 < comma
            && idx > phrase.start
            && paragraph.word(idx).starts_with(char::is_lowercase)
            && !is_before_article(paragraph.lower(idx))
            && !class(idx).is(Class::ANY_ROLE | Class::ANY_TITLE)
    });
    let phrase = verb.map_or(phrase.start, |verb| verb + 1)..phrase.end;
    // In "For the senator, Ines Marsh is" the noun opens the phrase, and means somebody else.
    let starts = near.start == phrase.start
        || matches!(paragraph.word(phrase.start - 1), "," | "“" | "”" | "\"" | "—" | "–" | "and");
    let opens = matches!(
        paragraph.lower(phrase.start),
        "the" | "a" | "an" | "his" | "her" | "its" | "their" | "another" | "one"
    ) || class(phrase.start).is(Class::ANY_ROLE | Class::ANY_TITLE)
        || starts_upper(paragraph.word(phrase.start));
    let noun = phrase.clone().find(|&idx| {
        class(idx).is(Class::ANY_ROLE)
            && !class(idx + 1).is(Class::ANY_ROLE | Class::ANY_TITLE)
            // "A source close to the chairman, Ines Marsh," is somebody else.
            && !matches!(paragraph.lower(idx + 1), "'s" | "close")
    });
    let noun = noun.or_else(|| unlisted_agent(paragraph, lexicon, phrase.clone()))?;
    (closes && (opens || starts)).then_some(noun)
}

/// Returns true for a word before an article that goes on with what a noun began: "the mayor of a
/// town", "the head of both the boards".
fn is_before_article(word: &str) -> bool {
    matches!(
        word,
        "about"
            | "across"
            | "against"
            | "all"
            | "among"
            | "at"
            | "behind"
            | "between"
            | "both"
            | "by"
            | "during"
            | "for"
            | "from"
            | "in"
            | "inside"
            | "into"
            | "near"
            | "of"
            | "on"
            | "or"
            | "outside"
            | "over"
            | "through"
            | "to"
            | "under"
            | "with"
            | "within"
    )
}

/// Returns the noun of "the Norvik coroner", which no list holds as one for a person, but which shows
/// it by its ending.
fn unlisted_agent(paragraph: &Paragraph, lexicon: &Lexicon, phrase: Range<usize>) -> Option<usize> {
    const LONGEST: usize = 4;
    let last = phrase.end.checked_sub(1)?;
    let article =
        matches!(paragraph.lower(phrase.start), "a" | "an" | "the" | "his" | "her" | "their");
    let opens = phrase.start == paragraph.sentence_of(phrase.start).start
        || paragraph.lower(phrase.start - 1) == "and";
    let word = paragraph.lower(last);
    let agent = does_something(word)
        && paragraph.word(last).starts_with(char::is_lowercase)
        && lexicon.class(word).is(Class::COMMON | Class::PERSON)
        && !lexicon.class(word).is(Class::BODY | Class::WORK | Class::CUE);
    (article && opens && agent && (2..=LONGEST).contains(&phrase.len())).then_some(last)
}

/// Returns the comma before a place between an office and its holder: of the second one in
/// "Magistrate, Norvik, I. Marsh" the first. One word with a name of several right behind is one.
fn behind_place(paragraph: &Paragraph, lexicon: &Lexicon, comma: usize) -> usize {
    let capital = |idx: usize| starts_upper(paragraph.word(idx));
    let Some(before) = comma.checked_sub(2) else { return comma };
    let name = capital(comma + 1)
        && (capital(comma + 2) || paragraph.word(comma + 2) == "." && capital(comma + 3));
    let is_place = paragraph.word(comma) == ","
        && paragraph.word(before) == ","
        && capital(before + 1)
        && !lexicon.class(paragraph.lower(before + 1)).is(Class::GIVEN | Class::ANY_ROLE)
        && name;
    if is_place { before } else { comma }
}
