//! Finds the marks around a nickname inside of a name: Walter “The Duke” Marsh.

use std::ops::Range;

use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::noun_phrase::starts_upper;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::speakers::mention::bearers::shortened_title::is_shortened_title;

/// Returns true if token `at` stands in the marks behind a first name.
pub(in crate::quotes::speakers) fn in_nickname(
    paragraph: &Paragraph,
    first: usize,
    at: usize,
) -> bool {
    at > first + 1
        && matches!(paragraph.word(first + 1), "\"" | "“" | "‘" | "'")
        && nickname_end(paragraph, first + 1).is_some_and(|close| at < close)
}

/// The largest number of words of a nickname: “The Duke”, “Old Red Fox”.
const NICKNAME: usize = 3;

/// Returns true if words can stand in such marks: capitalised ones, with small words between, as in
/// Ines “Nell the Reed” Marsh.
pub(in crate::quotes::speakers) fn are_nickname(
    paragraph: &Paragraph,
    mut words: Range<usize>,
) -> bool {
    words.all(|at| {
        starts_upper(paragraph.word(at)) || matches!(paragraph.word(at), "of" | "the" | "de" | "la")
    })
}

/// Finds the mark that closes a nickname; `open` is the token of the one that opens it.
pub(in crate::quotes::speakers) fn nickname_end(
    paragraph: &Paragraph,
    open: usize,
) -> Option<usize> {
    let is_close = |&at: &usize| matches!(paragraph.word(at), "\"" | "”" | "’" | "'");
    (open + 2..=open + 1 + NICKNAME).find(is_close)
}

/// Returns where a run begins behind the titles before a first name: "Ines" of "Sen. Ines “Duke” Marsh".
pub(in crate::quotes::speakers) fn behind_titles(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    run: Range<usize>,
) -> usize {
    let is_title = |at: usize| {
        lexicon.class(paragraph.lower(at)).is(Class::ANY_TITLE)
            || is_shortened_title(paragraph, lexicon, at)
    };
    let mut first = run.start;
    let opens = |at: usize| matches!(paragraph.word(at), "\"" | "“" | "‘" | "'");
    let stop = |at: usize| usize::from(paragraph.word(at + 1) == ".");
    while first + 1 + stop(first) < run.end && is_title(first) && !opens(first + 1) {
        first += 1 + stop(first);
    }
    first
}

/// Returns the name in a run that has a nickname behind the first name, without the titles before it.
pub(in crate::quotes::speakers) fn with_nickname(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    run: &Range<usize>,
) -> Option<Range<usize>> {
    let first = behind_titles(paragraph, lexicon, run.clone());
    let opens = matches!(paragraph.word(first + 1), "\"" | "“" | "‘" | "'");
    (opens && run.end > first + 3).then_some(first..run.end)
}
