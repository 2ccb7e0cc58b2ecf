//! Recognizes the "and" that stands inside the name of a body.

use std::ops::Range;

use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::noun_phrase::starts_upper;
use crate::quotes::reading::paragraph::Paragraph;

/// Returns true if the "and" behind a run stands inside the name of a body: "Securities and Exchange
/// Commission", "Department of Health and Human Services".
///
/// What follows then begins with a word that is no name by itself. Before it stands such a word, too,
/// or what the body is for; and behind it, at the end, a word that makes a body, unless one stood
/// before.
pub(super) fn joins_body(paragraph: &Paragraph, lexicon: &Lexicon, run: Range<usize>) -> bool {
    let class = |idx: usize| lexicon.class(paragraph.lower(idx));
    let named =
        Class::GIVEN | Class::PLACE | Class::ADJECTIVE | Class::ORGANIZATION | Class::ANY_TITLE;
    let is_word =
        |idx: usize| class(idx).is(Class::EITHER | Class::COMMON) && !class(idx).is(named);
    let capital = |idx: &usize| starts_upper(paragraph.word(*idx));
    let after = (run.end + 1..paragraph.len()).take_while(capital).count();
    if after == 0 || !is_word(run.end + 1) {
        return false;
    }
    let of = run.clone().rev().find(|&idx| matches!(paragraph.lower(idx), "of" | "for"));
    let is_of_body = of.is_some_and(|of| {
        of > run.start
            && of + 1 < run.end
            && class(of - 1).is(Class::ORGANIZATION)
            && !(of + 1..run.end).any(|idx| class(idx).is(Class::PLACE | Class::GIVEN))
    });
    is_of_body || is_word(run.end - 1) && class(run.end + after).is(Class::ORGANIZATION)
}
