//! Tells that a word which mostly names nobody is somebody's name: a pronoun, a day or a title that
//! families are called by, a month that somebody is called by.

use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::noun_phrase::starts_upper;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::speakers::mention::bearers::shortened_title::is_shortened_title;
use crate::quotes::speakers::mention::bearers::title_surname::is_courtesy;

/// Returns true for a surname that is a pronoun elsewhere, before a given name that no list holds,
/// in the middle of a sentence, where a pronoun has no capital: "the runner He Wenling".
pub(in crate::quotes::speakers) fn is_pronoun_as_surname(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    at: usize,
) -> bool {
    let given = paragraph.word(at + 1);
    let inside = at.checked_sub(1).is_some_and(|before| {
        let word = paragraph.word(before);
        paragraph.tokens[before].sentence == paragraph.tokens[at].sentence
            && (word == "," || word.starts_with(char::is_lowercase))
    });
    inside
        && is_pronoun(paragraph, at)
        && starts_upper(given)
        && given.chars().any(char::is_lowercase)
        && lexicon.class(paragraph.lower(at + 1)) == Class::default()
}

/// Returns true for a surname that is a pronoun elsewhere, right behind a title, with or without its
/// stop: "Professor He", "Dr. You".
pub(in crate::quotes::speakers) fn is_pronoun_behind_title(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    at: usize,
) -> bool {
    let stop = usize::from(at > 0 && paragraph.word(at - 1) == ".");
    let Some(title) = at.checked_sub(1 + stop) else { return false };
    is_pronoun(paragraph, at)
        && paragraph.tokens[title].sentence == paragraph.tokens[at].sentence
        && starts_upper(paragraph.word(title))
        && lexicon.class(paragraph.lower(title)).is(Class::ANY_TITLE)
}

/// Returns true for the pronouns that are surnames in Chinese.
fn is_pronoun(paragraph: &Paragraph, at: usize) -> bool {
    matches!(paragraph.word(at), "He" | "She" | "You")
}

/// Returns true for the surname behind a courtesy and a first name, though it is a title or a common
/// word elsewhere: "Mr Godsent Justice".
pub(in crate::quotes::speakers) fn is_behind_courtesy(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    at: usize,
) -> bool {
    let Some(first) = at.checked_sub(1) else { return false };
    let title = Class::ANY_TITLE | Class::ANY_ROLE | Class::FUNCTION;
    let stop = usize::from(first > 0 && paragraph.word(first - 1) == ".");
    let courtesy = first.checked_sub(1 + stop);
    courtesy.is_some_and(|courtesy| is_courtesy(paragraph.lower(courtesy)))
        && starts_upper(paragraph.word(at))
        && starts_upper(paragraph.word(first))
        && paragraph.word(first).chars().any(char::is_lowercase)
        && !lexicon.class(paragraph.lower(first)).is(title)
        && !lexicon.class(paragraph.lower(at)).is(Class::FUNCTION)
}

/// Returns true for a surname that is a day or month, behind a title and a first name, where the name
/// stands between commas or has an apposition: "the clerk, Mrs Patience Monday, left". In "told Mr
/// Marsh Monday" it is the day.
pub(in crate::quotes::speakers) fn is_day_as_surname(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    at: usize,
) -> bool {
    let Some(first) = at.checked_sub(1) else { return false };
    let class = |at: usize| lexicon.class(paragraph.lower(at));
    let stop = usize::from(first > 0 && paragraph.word(first - 1) == ".");
    let Some(title) = first.checked_sub(1 + stop) else { return false };
    let apposed = title > 0 && paragraph.word(title - 1) == ",";
    let next = paragraph.word(at + 2);
    let described = matches!(next, "who" | "whose" | "a" | "an" | "the")
        || next.len() == 2 && next.bytes().all(|byte| byte.is_ascii_digit());
    is_day(paragraph.lower(at))
        && starts_upper(paragraph.word(at))
        && starts_upper(paragraph.word(first))
        && starts_upper(paragraph.word(title))
        && class(title).is(Class::ANY_TITLE)
        && !class(first).is(Class::ANY_TITLE | Class::FUNCTION | Class::PLACE)
        && paragraph.word(at + 1) == ","
        && (apposed || described)
}

/// Returns true for a surname that is a trade elsewhere, behind a first name that no list holds and
/// before their age: "Aditi Mason, 34,".
pub(in crate::quotes::speakers) fn is_trade_with_age(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    at: usize,
) -> bool {
    let class = |at: usize| lexicon.class(paragraph.lower(at));
    let age = paragraph.word(at + 2);
    at.checked_sub(1).is_some_and(|first| {
        class(first) == Class::default() && paragraph.word(first).contains(char::is_lowercase)
    }) && class(at).is(Class::ANY_ROLE)
        && !class(at).is(Class::ANY_TITLE)
        && paragraph.word(at + 1) == ","
        && age.len() == 2
        && age.bytes().all(|byte| byte.is_ascii_digit())
        && matches!(paragraph.word(at + 3), "," | ".")
}

/// Returns true for a first name that is a day: "The coach, Sunday Oliseh, said".
pub(in crate::quotes::speakers) fn is_named_after_day(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    idx: usize,
) -> bool {
    let day = matches!(
        paragraph.word(idx),
        "Sunday" | "Monday" | "Tuesday" | "Wednesday" | "Thursday" | "Friday" | "Saturday"
    );
    let class = |idx: usize| lexicon.class(paragraph.lower(idx));
    let surname = paragraph.word(idx + 1);
    let has_capital = starts_upper(surname) && surname.chars().any(char::is_lowercase);
    let name = has_capital && class(idx + 1) == Class::default();
    let stop = usize::from(idx > 0 && paragraph.word(idx - 1) == ".");
    let titled = idx.checked_sub(1 + stop).is_some_and(|before| {
        let shortened = stop > 0 && is_shortened_title(paragraph, lexicon, before);
        shortened || class(before).is(Class::ANY_TITLE | Class::ANY_ROLE)
    });
    // Here the surname may be a word, too: "a trader, Sunday Bright,".
    let apposed = idx.checked_sub(2).is_some_and(|noun| {
        paragraph.word(noun + 1) == ","
            && class(noun).is(Class::ANY_ROLE | Class::PERSON)
            && matches!(paragraph.word(idx + 2), "," | ".")
            && !class(idx + 1).is(Class::FUNCTION | Class::ORGANIZATION)
    });
    let opens = idx == paragraph.sentence_of(idx).start && class(idx + 2).is(Class::SPEECH);
    day && (name && (titled || opens) || has_capital && apposed)
}

/// Returns true for the names of days and of the months that are nothing else.
pub(in crate::quotes::speakers) fn is_day(lower: &str) -> bool {
    lower.ends_with("day") && lower.len() > 5
        || matches!(
            lower,
            "january"
                | "february"
                | "june"
                | "july"
                | "september"
                | "october"
                | "november"
                | "december"
        )
}

/// Returns true for a first name alone that is a month or another small word elsewhere, in apposition
/// to a relative: "his wife, June, left".
pub(in crate::quotes::speakers) fn is_named_relative(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    at: usize,
) -> bool {
    let relative = at.checked_sub(2).is_some_and(|at| {
        let class = lexicon.class(paragraph.lower(at));
        paragraph.word(at).starts_with(char::is_lowercase)
            && class.is(Class::ROLE_M | Class::ROLE_F)
    });
    relative
        && paragraph.word(at - 1) == ","
        && matches!(paragraph.word(at + 1), "," | ".")
        && starts_upper(paragraph.word(at))
        && lexicon.class(paragraph.lower(at)).is(Class::GIVEN)
}

/// Returns true for a surname that is a preposition, a month or another small word elsewhere, behind a first
/// name that no list holds, where only a name can stand: "said Odd From, who", "columnist Ai Jun wrote".
pub(in crate::quotes::speakers) fn is_small_word_as_surname(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    at: usize,
) -> bool {
    let class = |at: usize| lexicon.class(paragraph.lower(at));
    let has_capital = |at: usize| {
        starts_upper(paragraph.word(at)) && paragraph.word(at).contains(char::is_lowercase)
    };
    let Some((first, before)) = at.checked_sub(1).zip(at.checked_sub(2)) else { return false };
    let person = Class::SPEECH | Class::ANY_ROLE | Class::ANY_TITLE | Class::PERSON;
    let is_called = paragraph.word(before).starts_with(char::is_lowercase)
        && class(before).is(person)
        && paragraph.tokens[before].sentence == paragraph.tokens[at].sentence;
    let described =
        matches!(paragraph.lower(at + 2), "who" | "whose" | "a" | "an" | "the" | "former" | "then");
    let is_subject = class(at + 1).is(Class::SPEECH)
        && paragraph.word(at + 1).starts_with(char::is_lowercase)
        || paragraph.word(at + 1) == "," && described;
    let other =
        Class::FUNCTION | Class::ANY_TITLE | Class::ANY_ROLE | Class::PLACE | Class::ADJECTIVE;
    has_capital(first)
        && has_capital(at)
        && class(at).is(Class::FUNCTION)
        && !is_pronoun(paragraph, at)
        && !is_day(paragraph.lower(at))
        && !class(first).is(other | Class::ORGANIZATION)
        && is_called
        && is_subject
}
