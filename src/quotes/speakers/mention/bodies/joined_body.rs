//! Recognizes the "and" that stands inside the name of a body.

use std::ops::Range;

use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::noun_phrase::starts_upper;
use crate::quotes::reading::paragraph::Paragraph;

/// The largest number of words behind the "and" that are looked at.
const MOST_BEHIND: usize = 8;

/// Words with which the name of another body begins rather than the second half of one: "and
/// National Guard", "and Federal Bureau of Investigation".
const BEGINS_ANOTHER: [&str; 6] =
    ["central", "federal", "international", "national", "royal", "supreme"];

/// The endings of abstract nouns, which are no names, and the largest length in bytes at which a name may have
/// them, too.
const ABSTRACT: [&str; 6] = ["ation", "ition", "ology", "ement", "ivity", "ility"];
const LONG: usize = 8;

/// Returns true if the "and" behind a run stands inside the name of a body: "Securities and Exchange
/// Commission", "Department of Health and Human Services".
///
/// What follows begins with a word that is no name by itself. Either the run says what a body is
/// for, then nothing more is asked; or it ends in such a word, too, names nobody, and a word that
/// makes a body stands at the end.
pub(in crate::quotes::speakers) fn joins_body(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    run: Range<usize>,
) -> bool {
    let class = |idx: usize| lexicon.class(paragraph.lower(idx));
    let named = Class::GIVEN
        | Class::PLACE
        | Class::ADJECTIVE
        | Class::ORGANIZATION
        | Class::ANY_TITLE
        | Class::GROUP;
    // "Naturalization" is a word, whether a list holds it or not.
    let is_abstract = |idx: usize| {
        let word = paragraph.lower(idx);
        ABSTRACT.iter().any(|ending| word.ends_with(ending)) && word.len() > LONG
    };
    let is_word = |idx: usize| {
        (class(idx).is(Class::EITHER | Class::COMMON) || is_abstract(idx)) && !class(idx).is(named)
    };
    let capital =
        |idx: &usize| starts_upper(paragraph.word(*idx)) && paragraph.lower(*idx) != "and";
    let first = run.end + 1;
    // Such as "Committee on Oversight and Government Reform".
    let field = matches!(
        paragraph.lower(first),
        "business" | "defence" | "defense" | "education" | "government" | "health" | "media"
    ) && is_word(first + 1);
    if !(is_word(first) || field)
        || !capital(&first)
        || BEGINS_ANOTHER.contains(&paragraph.lower(first))
        || run.clone().any(|idx| class(idx).is(Class::GIVEN | Class::TITLE_M | Class::TITLE_F))
    {
        return false;
    }
    let behind = (first..paragraph.len()).take(MOST_BEHIND).take_while(capital).count();
    let makes_body = class(first + behind - 1).is(Class::ORGANIZATION);
    // Such as "and Norvik Bureau of Investigation".
    if makes_body && paragraph.lower(first + behind) == "of" {
        return false;
    }
    let of = run.clone().rev().find(|&idx| matches!(paragraph.lower(idx), "of" | "for" | "on"));
    let is_for = of.is_some_and(|of| {
        of > run.start
            && of + 1 < run.end
            && class(of - 1).is(Class::ORGANIZATION | Class::EITHER)
            && !(of + 1..run.end).any(|idx| class(idx).is(Class::PLACE))
    });
    // Such as "Norwegian Customs and Border Protection", which is all words inside a sentence.
    let inside = run.start > 0
        && (run.len() > 1
            || paragraph.tokens[run.start - 1].sentence == paragraph.tokens[run.start].sentence);
    let whose = usize::from(run.len() > 1 && class(run.start).is(Class::PLACE | Class::ADJECTIVE));
    let all_words = inside
        && behind > 1
        && run.len() == whose + 1
        && (run.start + whose..run.end).all(is_word)
        && (first..first + behind).all(is_word);
    is_for || all_words || makes_body && is_word(run.end - 1)
}
