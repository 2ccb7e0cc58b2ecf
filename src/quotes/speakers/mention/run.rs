//! The run of capitalised words that a name is, and the titles that it is not.

use std::ops::Range;

use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::noun_phrase::starts_upper;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::speakers::name;

/// No name is longer, in tokens; a text in capitals is one run after another.
const LONGEST: usize = 100;

/// The run of capitalised words that starts at token `idx`; empty if none does.
pub(super) fn run_from(paragraph: &Paragraph, lexicon: &Lexicon, idx: usize) -> Range<usize> {
    if !begins_name(paragraph, lexicon, idx) {
        return idx..idx;
    }
    let mut end = idx + 1;
    while end < paragraph.len().min(idx + LONGEST) {
        let lower = paragraph.lower(end);
        let capital = |at: usize| {
            starts_upper(paragraph.word(at))
                && !is_compound(paragraph.word(at))
                && !lexicon.class(paragraph.lower(at)).is(Class::FUNCTION)
        };
        let given = |at: usize| {
            lexicon.class(paragraph.lower(at)).is(Class::GIVEN)
                && !is_capitals(paragraph.word(at + 1))
        };
        let more = match lower {
            // An initial or an abbreviation: "J.", "Jr.", "Sen."
            // After "Mary Lee MP." another sentence begins.
            "." => {
                let before = paragraph.word(end - 1);
                is_abbreviated(before, lexicon)
                    && !name::is_post_nominal(before)
                    && capital(end + 1)
            }
            "of" => {
                let body = Class::ORGANIZATION | Class::ANY_TITLE | Class::ANY_ROLE | Class::BODY;
                lexicon.class(paragraph.lower(end - 1)).is(body)
                    && (capital(end + 1) || (paragraph.lower(end + 1) == "the" && capital(end + 2)))
            }
            "the" => paragraph.lower(end - 1) == "of" && capital(end + 1),
            "for" | "and" | "&" => {
                body_word(paragraph, lexicon, end - 1) && capital(end + 1) && lower != "and"
            }
            _ if lexicon.class(lower).is(Class::PARTICLE) => {
                capital(end + 1) || starts_upper(paragraph.word(end))
            }
            // "Will" and "May" are surnames after a first name.
            _ => capital(end) || (starts_upper(paragraph.word(end)) && given(end - 1)),
        };
        if !more {
            break;
        }
        end += 1;
    }
    while end > idx && matches!(paragraph.lower(end - 1), "." | "of" | "the" | "for" | "&") {
        end -= 1;
    }
    idx..end
}

fn begins_name(paragraph: &Paragraph, lexicon: &Lexicon, idx: usize) -> bool {
    let word = paragraph.word(idx);
    let class = lexicon.class(paragraph.lower(idx));
    starts_upper(word)
        && !class.is(Class::FUNCTION)
        && !is_compound(word)
        && !word.starts_with(|char: char| char.is_numeric())
}

/// "I", "A", and words in a line of capitals.
fn is_capitals(word: &str) -> bool {
    !word.chars().any(char::is_lowercase)
}

/// "Oslo-born", "T-shirt": a name may be in it, but it is none. "Ki-moon" is one.
fn is_compound(word: &str) -> bool {
    let Some((_, last)) = word.rsplit_once('-') else { return false };
    (last.len() > 3 && last.ends_with("ed"))
        || matches!(
            last,
            "born"
                | "led"
                | "style"
                | "era"
                | "wide"
                | "like"
                | "run"
                | "level"
                | "shirt"
                | "only"
                | "bound"
                | "friendly"
                | "made"
                | "elect"
                | "area"
                | "held"
                | "built"
                | "trained"
                | "affiliated"
                | "linked"
                | "free"
                | "speaking"
        )
}

fn body_word(paragraph: &Paragraph, lexicon: &Lexicon, idx: usize) -> bool {
    lexicon.class(paragraph.lower(idx)).is(Class::ORGANIZATION)
}

fn is_abbreviated(word: &str, lexicon: &Lexicon) -> bool {
    let short = word.chars().count() <= 5;
    let class = lexicon.class(&word.to_lowercase());
    word.chars().count() == 1 || (short && class.is(Class::ANY_TITLE | Class::SUFFIX))
}

/// The tokens of a run that are the name itself; `None` where it is all titles.
pub(super) fn without_titles(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    run: Range<usize>,
) -> Option<Range<usize>> {
    let class = |idx: usize| lexicon.class(paragraph.lower(idx));
    let is_body = run.clone().any(|idx| {
        class(idx).is(Class::ORGANIZATION) && !class(idx).is(Class::GIVEN | Class::ANY_TITLE)
    });
    // "Mary Lee MP", but "a Labour MP".
    let follows = |idx: usize| {
        idx > run.start + 1
            && class(run.start).is(Class::GIVEN)
            && (idx..run.end).all(|idx| name::is_post_nominal(paragraph.word(idx)))
    };
    let title = |idx: usize| {
        class(idx).is(Class::ANY_TITLE | Class::ANY_ROLE)
            && !(idx + 1 < run.end && class(idx).is(Class::GIVEN))
            && !follows(idx)
    };
    let last_title = run.clone().rev().find(|&idx| title(idx));
    let mut start = match last_title {
        Some(title) if title + 1 < run.end => title + 1,
        Some(_) if is_body => run.start,
        Some(_) => return None,
        None => run.start,
    };
    // "General Motors", "Press Secretary": what is left is no person's name.
    if start > run.start && class(start).is(Class::ORGANIZATION) && start + 1 == run.end {
        start = run.start;
    }
    while start < run.end && matches!(paragraph.lower(start), "." | "of" | "the") {
        start += 1;
    }
    // "Republican Donald Trump": the adjective is no part of the name.
    let rest_is_person =
        |start: usize| class(start + 1).is(Class::GIVEN) || (run.end - start > 2 && !is_body);
    while start + 1 < run.end
        && class(start).is(Class::ADJECTIVE | Class::COUNTRY)
        && rest_is_person(start)
    {
        start += 1;
    }
    let adjective = is_adjective(paragraph, lexicon, &(start..run.end)) && start > run.start;
    (start < run.end && !adjective).then_some(start..run.end)
}

/// Whether a run is all adjectives of countries and parties: "Indian".
pub(super) fn is_adjective(paragraph: &Paragraph, lexicon: &Lexicon, run: &Range<usize>) -> bool {
    run.clone().all(|idx| {
        let class = lexicon.class(paragraph.lower(idx));
        class.is(Class::ADJECTIVE) && !class.is(Class::ORGANIZATION)
    })
}
