//! Tells what somebody is from what they are called, where no list knows the name behind it:
//! "Biochemist Aditi Rangan", "Minister for Ports Neville Crewe".

use std::ops::Range;

use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::noun_phrase::starts_upper;
use crate::quotes::reading::paragraph::Paragraph;

/// The number of words of a name that is told by what stands before it.
const NAME: usize = 2;

/// Returns true if token `idx` of a run is a noun for a person before a name of two words that no
/// list holds, nor as any other word.
pub(in crate::quotes::speakers) fn is_trade(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    run: &Range<usize>,
    idx: usize,
) -> bool {
    let class = |idx: usize| lexicon.class(paragraph.lower(idx));
    let known = Class::COMMON | Class::EITHER | Class::ADJECTIVE | Class::PLACE;
    let lower = paragraph.lower(idx);
    let noun = class(idx).is(Class::PERSON)
        || lower == "fellow"
        || class(idx).is(Class::COMMON | Class::EITHER) && does_something(lower)
        || class(idx) == Class::default()
            && (is_compound_trade(lower)
                || opens_before_given(paragraph, lexicon, run, idx)
                || opens_before_unlisted(paragraph, lexicon, run, idx)
                || is_behind_rank(paragraph, lexicon, run, idx));
    // Such as "Hawker Tan Kim Hock".
    let has_long_name = idx == run.start
        && !class(idx).is(Class::PERSON)
        && idx + 2 + NAME == run.end
        && is_unlisted_name(paragraph, lexicon, idx + 1..run.end - 1)
        && is_unlisted_name(paragraph, lexicon, idx + 2..run.end);
    noun && !class(idx).is(Class::GIVEN | Class::PLACE | Class::ORGANIZATION)
        && (is_unlisted_name(paragraph, lexicon, idx + 1..run.end) || has_long_name)
        && ((run.start..idx).all(|idx| class(idx).is(known) && !class(idx).is(Class::GIVEN))
            // "Norvik Institute Senior Fellow Aditi Rangan" is of a body.
            || lower == "fellow" && idx > run.start && class(idx - 1).is(known | Class::TITLE))
}

/// Returns true for an unlisted noun by its ending, with a known first name behind it, where a
/// sentence or an apposition begins: "Treasurer Angus Rangan".
fn opens_before_given(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    run: &Range<usize>,
    idx: usize,
) -> bool {
    const SHORTEST: usize = 6;
    let lower = paragraph.lower(idx);
    let opens = idx == paragraph.sentence_of(idx).start
        || matches!(paragraph.lower(idx - 1), "," | "and" | "“" | "\"")
        || idx > run.start;
    opens
        && idx + 1 + NAME == run.end
        && lower.len() >= SHORTEST
        && does_something(lower)
        && lexicon.class(paragraph.lower(idx + 1)).is(Class::GIVEN)
}

/// Returns true for an unlisted noun by its ending, with a name behind it that no list holds
/// either, where a sentence begins: "Plasterer Aditi Rangan".
fn opens_before_unlisted(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    run: &Range<usize>,
    idx: usize,
) -> bool {
    idx == run.start
        && idx == paragraph.sentence_of(idx).start
        && is_made_of_word(lexicon, paragraph.lower(idx))
}

/// Returns true for an unlisted noun whose ending only trades have, and for one whose stem or
/// plural is listed as an ordinary word, or its firm as a body: "plaster|er", "butcher|s",
/// "brewer|y". Many a first name ends as trades do, and some begin with a short word: "Rainer".
fn is_made_of_word(lexicon: &Lexicon, lower: &str) -> bool {
    const SHORTEST: usize = 6;
    const SHORTEST_STEM: usize = 5;
    const SHORTEST_PART: usize = 4;
    if lower.len() < SHORTEST {
        return false;
    }
    if ["ist", "ress", "wright"].iter().any(|ending| lower.ends_with(ending)) {
        return true;
    }
    let is_word = |word: &str| lexicon.class(word).is(Class::COMMON | Class::EITHER);
    // Such as "deckhand", "locksmith", "milkman".
    let joined = ["hand", "man", "mason", "smith", "sman", "swoman", "woman"];
    if joined
        .iter()
        .filter_map(|ending| lower.strip_suffix(ending))
        .any(|stem| stem.len() >= SHORTEST_PART && is_word(stem))
    {
        return true;
    }
    let Some(stem) = ["sman", "er", "or"].iter().find_map(|ending| lower.strip_suffix(ending))
    else {
        return false;
    };
    let is_stem = |word: &str| word.len() >= SHORTEST_STEM && is_word(word);
    is_stem(stem)
        || is_stem(&format!("{stem}e"))
        || is_word(&format!("{lower}s"))
        || lexicon.class(&format!("{lower}y")).is(Class::BODY)
}

/// Returns true for an unlisted noun by its ending right behind an office: "Head Brewer Aditi
/// Rangan".
fn is_behind_rank(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    run: &Range<usize>,
    idx: usize,
) -> bool {
    let known = Class::ANY_TITLE | Class::ANY_ROLE | Class::COMMON | Class::EITHER;
    let rank = |idx: usize| lexicon.class(paragraph.lower(idx)).is(known);
    // "Site" is mostly no part of the run where a sentence begins with it.
    let first = if idx == run.start { idx.checked_sub(1) } else { Some(idx - 1) };
    first.is_some_and(|first| {
        let behind = first == run.start || first == paragraph.sentence_of(idx).start;
        behind
            && first + 1 == idx
            && starts_upper(paragraph.word(first))
            && rank(first)
            && does_something(paragraph.lower(idx))
    })
}

/// Returns true for words that can only be a name: first names, and such as are in no list.
pub(in crate::quotes::speakers) fn is_unlisted_name(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    words: Range<usize>,
) -> bool {
    // "Katrin von Marsh" has a particle between.
    let particle = |idx: usize| {
        words.len() == NAME + 1
            && idx == words.start + 1
            && paragraph.word(idx).starts_with(char::is_lowercase)
            && lexicon.class(paragraph.lower(idx)).is(Class::PARTICLE)
    };
    (words.len() == NAME || particle(words.start + 1))
        && words.clone().filter(|&idx| !particle(idx)).all(|idx| {
            let class = lexicon.class(paragraph.lower(idx));
            let small = paragraph.word(idx).chars().any(char::is_lowercase);
            small && (class == Class::default() || class.is(Class::GIVEN))
        })
}

/// Returns true for a noun that can be one for somebody who does something, by its ending.
pub(in crate::quotes::speakers) fn does_something(lower: &str) -> bool {
    const ENDINGS: [&str; 6] = ["er", "or", "ist", "ian", "man", "woman"];
    lower.len() > 4 && ENDINGS.iter().any(|ending| lower.ends_with(ending))
}

/// Returns true for a noun that shows by its ending that it is a trade: "winemaker",
/// "volcanologist". Those in "-vist" are surnames.
fn is_compound_trade(lower: &str) -> bool {
    const SHORTEST: usize = 8;
    const ENDINGS: [&str; 14] = [
        "chemist", "grapher", "ician", "keeper", "maker", "master", "mistress", "monger",
        "ologist", "person", "taker", "warden", "woman", "worker",
    ];
    lower.len() >= SHORTEST
        && (ENDINGS.iter().any(|ending| lower.ends_with(ending))
            || lower.ends_with("ist") && !lower.ends_with("vist") && !lower.ends_with("uist"))
}

/// Returns true if the words before a run say that it begins with what an office is for:
/// "Minister for" before "Ports Neville Crewe".
pub(in crate::quotes::speakers) fn is_behind_office(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    start: usize,
) -> bool {
    start > 1
        && matches!(paragraph.lower(start - 1), "of" | "for")
        && paragraph.word(start - 2).starts_with(char::is_uppercase)
        && lexicon.class(paragraph.lower(start - 2)).is(Class::ANY_TITLE | Class::ANY_ROLE)
}

/// Returns true for an office that no list holds before what it is for: "Conservator" of "Forests".
pub(in crate::quotes::speakers) fn is_office_of_field(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    run: &Range<usize>,
) -> bool {
    let (last, field) = (run.end - 1, run.end + 1);
    let word = paragraph.lower(last);
    (run.start..last).all(|idx| lexicon.class(paragraph.lower(idx)).is(Class::ANY_TITLE))
        && lexicon.class(word) == Class::default()
        && (does_something(word) || word.ends_with("trar"))
        && paragraph.lower(run.end) == "of"
        && starts_upper(paragraph.word(field))
        && behind_field(paragraph, lexicon, field..field + 1 + NAME) != field
}

/// Returns where an unlisted name begins behind an office and its field: in "Conservator of Forests
/// Aditi Rangan", and in "Police Aditi Rangan" behind "Commissioner of".
pub(in crate::quotes::speakers) fn behind_field(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    run: Range<usize>,
) -> usize {
    let class = |idx: usize| lexicon.class(paragraph.lower(idx));
    let known = Class::COMMON | Class::EITHER | Class::ORGANIZATION | Class::PERSON;
    let Some(name) = run.end.checked_sub(NAME).filter(|&name| name > run.start) else {
        return run.start;
    };
    let office = |idx: usize| {
        class(idx).is(Class::ANY_TITLE | Class::ANY_ROLE)
            || does_something(paragraph.lower(idx))
            || paragraph.lower(idx).ends_with("trar")
    };
    let of = |idx: usize| paragraph.lower(idx) == "of";
    let field = match run.clone().find(|&idx| of(idx)) {
        Some(at) if at > run.start && office(at - 1) => at + 1..name,
        // "Information" is a title by itself, too.
        None if let Some(at) = (0..run.start).rev().find(|&idx| !class(idx).is(Class::TITLE))
            && at > 0
            && of(at)
            && office(at - 1) =>
        {
            run.start..name
        }
        _ => return run.start,
    };
    let is_field = |idx: usize| {
        (class(idx).is(known) || paragraph.lower(idx).ends_with("ies"))
            && !class(idx).is(Class::GIVEN)
    };
    let told = !field.is_empty() && field.clone().all(is_field);
    // "University of Science Abu Dhabi" is no office.
    let unlisted = is_unlisted_name(paragraph, lexicon, name..run.end);
    if told && unlisted { name } else { run.start }
}

/// Returns true if a run begins with what somebody was, who is named behind it: "former Beatle Carl
/// Marsh". Nobody is called former by their name alone.
pub(in crate::quotes::speakers) fn was_once(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    run: &Range<usize>,
) -> bool {
    let class = |idx: usize| lexicon.class(paragraph.lower(idx));
    let before = |back: usize| run.start.checked_sub(back).map_or("", |at| paragraph.lower(at));
    let says_once = |word: &str| matches!(word, "former" | "ex" | "retired");
    let before_all = before(1) == "all" && says_once(before(2));
    let once = (says_once(before(1)) || before_all) && run.len() == NAME + 1;
    let noun = paragraph.word(run.end).starts_with(char::is_lowercase)
        && class(run.end).is(Class::ANY_ROLE | Class::ANY_TITLE | Class::PERSON | Class::COMMON)
        && !class(run.end).is(Class::CUE);
    let first = class(run.start);
    let is_known = class(run.start + 1).is(Class::GIVEN);
    // "Former All Black Carl Marsh" was one of a team.
    let of_team = before_all && !first.is(Class::GIVEN);
    once && !noun
        && (is_known || first == Class::default() || of_team)
        && is_unlisted_name(paragraph, lexicon, run.start + 1..run.end)
}

/// Returns true if a first name alone says what somebody was, and is no name there: "a former Marine
/// instructor".
pub(in crate::quotes::speakers) fn says_what_was(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    run: &Range<usize>,
) -> bool {
    let class = lexicon.class(paragraph.lower(run.start));
    let known = Class::PLACE | Class::ORGANIZATION | Class::ADJECTIVE | Class::SUFFIX;
    run.len() == 1
        && run
            .start
            .checked_sub(1)
            .is_some_and(|before| matches!(paragraph.lower(before), "former" | "ex" | "retired"))
        && class.is(Class::GIVEN)
        && !class.is(known)
        && paragraph.word(run.end).starts_with(char::is_lowercase)
        && !lexicon
            .class(paragraph.lower(run.end))
            // "A former Chelsea chairman" was one of Chelsea.
            .is(Class::FUNCTION | Class::SPEECH | Class::ANY_ROLE | Class::ANY_TITLE)
}

/// Returns the office with a note in brackets before a name: "Inspector (South) Ines Marsh".
pub(in crate::quotes::speakers) fn before_bracket(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    from: usize,
) -> Option<String> {
    const FARTHEST: usize = 5;
    let close = from.checked_sub(1).filter(|&close| paragraph.word(close) == ")")?;
    let back = close.saturating_sub(FARTHEST)..close;
    let open = back.rev().find(|&idx| paragraph.word(idx) == "(")?;
    // The letters of a rank are a noun here: "DSP (South) Ines Marsh" is "the DSP".
    let letters = |word: &str| {
        matches!(word.len(), 2..=4) && word.bytes().all(|byte| byte.is_ascii_uppercase())
    };
    let note = open + 1..close;
    if open > 0
        && letters(paragraph.word(open - 1))
        && !note.clone().any(|idx| letters(paragraph.word(idx)))
    {
        return Some(paragraph.lower(open - 1).to_owned());
    }
    let office = |idx: &usize| {
        starts_upper(paragraph.word(*idx))
            && lexicon.class(paragraph.lower(*idx)).is(Class::ANY_TITLE | Class::ANY_ROLE)
    };
    let office = (open.saturating_sub(3)..open).rev().find(office)?;
    Some(paragraph.lower(office).to_owned())
}
