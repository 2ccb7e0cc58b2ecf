//! Tells titles that are surnames, and offices that look like a title with a name, from titles:
//! "Katarzyna Maj", "Zadie King", "the Chief Whip".

use std::ops::Range;

use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::noun_phrase::starts_upper;
use crate::quotes::reading::paragraph::Paragraph;

/// Returns true for the title of anybody; a name follows it.
pub(in crate::quotes::speakers) fn is_courtesy(lower: &str) -> bool {
    matches!(lower, "mr" | "mrs" | "ms" | "miss")
}

/// Returns true if the last of two words has the letters of a shortened title but cannot be one,
/// because it has no stop and nothing follows: "Katarzyna Maj said".
pub(in crate::quotes::speakers) fn is_short_title(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    run: Range<usize>,
) -> bool {
    let last = run.end - 1;
    let first = lexicon.class(paragraph.lower(run.start));
    matches!(
        paragraph.lower(last),
        "maj" | "gen" | "col" | "sen" | "rep" | "capt" | "adm" | "lt" | "rev"
    ) && !paragraph.word(run.end).starts_with(['.', '-'])
        && !starts_upper(paragraph.word(run.end))
        && starts_upper(paragraph.word(run.start))
        && !first.is(Class::ANY_TITLE
            | Class::ANY_ROLE
            | Class::ADJECTIVE
            | Class::PLACE
            | Class::FUNCTION
            | Class::ORGANIZATION)
}

/// Returns true if the last of two words is a rank that families are named after, and the first is a
/// first name that no list holds: "Zadie King said". No king is called so behind his country alone.
pub(in crate::quotes::speakers) fn is_rank_as_surname(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    run: Range<usize>,
) -> bool {
    matches!(
        paragraph.lower(run.end - 1),
        "bishop" | "constable" | "judge" | "king" | "lord" | "major" | "pope" | "prince" | "sultan"
    ) && lexicon.class(paragraph.lower(run.start)) == Class::default()
        && paragraph.word(run.start).chars().any(char::is_lowercase)
        && !starts_upper(paragraph.word(run.end))
        && run.start.checked_sub(1).is_none_or(|the| paragraph.lower(the) != "the")
}

/// Returns true for the chief of some kind, who is called so and no more: "the Chief Whip".
pub(in crate::quotes::speakers) fn is_chief(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    run: &Range<usize>,
) -> bool {
    let last = lexicon.class(paragraph.lower(run.end - 1));
    let the = run.start.checked_sub(1).is_some_and(|the| paragraph.lower(the) == "the");
    the && run.len() > 1
        && paragraph.lower(run.end - 2) == "chief"
        && last.is(Class::PERSON)
        && !last.is(Class::GIVEN)
}
