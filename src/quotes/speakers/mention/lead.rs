//! Tells which name of a sentence leads it, as subjects do.
//!
//! That is mostly the first one. In "When Carl Ode was late, Ines Marsh left" it is the one with
//! which the main clause begins.

use std::ops::Range;

use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::speakers::mention::bearers::apposition::is_auxiliary;

/// Returns true if a name with its titles, behind others of its sentence, begins the main clause:
/// the sentence opens with another clause or a phrase, whose comma stands before the name, and a
/// verb behind it.
pub(super) fn begins_main_clause(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    name: Range<usize>,
) -> bool {
    let first = paragraph.sentence_of(name.start).start;
    let mark = name
        .start
        .checked_sub(1)
        .is_some_and(|at| matches!(paragraph.word(at), "”" | "\"" | "’’" | "''"));
    let comma = name.start.checked_sub(1 + usize::from(mark)).filter(|&comma| comma > first);
    comma.is_some_and(|comma| paragraph.word(comma) == ",")
        && opens_with_clause(paragraph, lexicon, first)
        && is_verb(paragraph, lexicon, name.end)
}

/// Returns true for the name in "it was Ines Marsh who left", with its titles.
pub(super) fn is_told_apart(paragraph: &Paragraph, name: Range<usize>) -> bool {
    let before = |back: usize| name.start.checked_sub(back).map_or("", |at| paragraph.lower(at));
    matches!(before(1), "is" | "was")
        && before(2) == "it"
        && matches!(paragraph.lower(name.end), "who" | "that")
}

/// Returns true if only what somebody is stands between a name and theirs, with a verb behind: in
/// "Norvik striker Ines Marsh left" she leads the sentence, and not the club.
pub(super) fn is_member_of(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    body: &Range<usize>,
    name: &Range<usize>,
) -> bool {
    const LONGEST: usize = 3;
    let plain = |idx: usize| {
        paragraph.word(idx).starts_with(char::is_lowercase)
            && !lexicon.class(paragraph.lower(idx)).is(Class::FUNCTION | Class::SPEECH)
    };
    let noun = Class::ANY_ROLE | Class::ANY_TITLE | Class::PERSON;
    (1..=LONGEST).contains(&name.start.saturating_sub(body.end))
        && (body.end..name.start).all(plain)
        && lexicon.class(paragraph.lower(name.start - 1)).is(noun)
        && is_verb(paragraph, lexicon, name.end + usize::from(paragraph.word(name.end) == ","))
}

/// Returns true if a relative is named right behind whose relative they are, before a verb: in "Carl
/// Marsh's wife, Ines, left" she leads the sentence, and not he.
pub(super) fn is_relative_of(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    owner: &Range<usize>,
    name: &Range<usize>,
) -> bool {
    const LONGEST: usize = 3;
    let comma = name.start.checked_sub(1).is_some_and(|at| paragraph.word(at) == ",");
    let noun = name.start - usize::from(comma);
    let plain = |idx: usize| {
        paragraph.word(idx).starts_with(char::is_lowercase)
            && !lexicon.class(paragraph.lower(idx)).is(Class::FUNCTION | Class::CUE)
    };
    let words = owner.end + 1..noun;
    let closes = comma && paragraph.word(name.end) == ",";
    matches!(paragraph.lower(owner.end), "'s" | "’s" | "'" | "’")
        && (1..=LONGEST).contains(&words.len())
        && words.clone().all(plain)
        && lexicon.class(paragraph.lower(noun - 1)).is(Class::ROLE_M | Class::ROLE_F)
        && (closes || !comma)
        && is_verb(paragraph, lexicon, name.end + usize::from(closes))
}

/// Returns true if the sentence from token `first` on opens with a clause or phrase before its
/// subject.
fn opens_with_clause(paragraph: &Paragraph, lexicon: &Lexicon, first: usize) -> bool {
    // "But like Carl Ode, Ines Marsh" opens with the phrase behind "but".
    let joins = matches!(paragraph.lower(first), "and" | "but" | "so" | "yet");
    let word = paragraph.lower(first + usize::from(joins));
    let class = lexicon.class(word);
    let participle = (word.ends_with("ing") || word.ends_with("ed")) && !class.is(Class::GIVEN);
    participle
        || matches!(
            word,
            "after"
                | "although"
                | "amid"
                | "as"
                | "at"
                | "because"
                | "before"
                | "by"
                | "despite"
                | "during"
                | "for"
                | "from"
                | "if"
                | "in"
                | "like"
                | "on"
                | "once"
                | "since"
                | "though"
                | "to"
                | "under"
                | "unlike"
                | "until"
                | "when"
                | "while"
                | "with"
        )
}

/// Returns true if token `at` may be the verb of the name before it.
pub(in crate::quotes::speakers) fn is_verb(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    at: usize,
) -> bool {
    let word = paragraph.lower(at);
    let verb = is_auxiliary(word) || matches!(word, "also" | "went" | "made" | "took");
    let plain = paragraph.word(at).starts_with(char::is_lowercase)
        && !lexicon.class(word).is(Class::FUNCTION)
        && (word.ends_with("ed") || word.ends_with('s') || lexicon.class(word).is(Class::CUE));
    verb || plain
}
