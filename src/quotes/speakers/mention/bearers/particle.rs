//! Recognizes small words inside of a name that have a mark, or are words of English, too:
//! "Ines d'Orval", "Joost van 't Marsh", "Rui do Vale".

use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::noun_phrase::starts_upper;
use crate::quotes::reading::paragraph::Paragraph;

/// Returns the number of tokens of such words at token `at`, right behind a word of a name, with the
/// word of the name that follows them; 0 where there are none.
pub(in crate::quotes::speakers) fn particles_with_name(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    at: usize,
) -> usize {
    if is_elided(paragraph, at) {
        return 3;
    }
    let mark = at + 1;
    let before = matches!(paragraph.word(at), "van" | "in" | "aan" | "op");
    if before
        && is_mark(paragraph, mark)
        && paragraph.word(mark + 1) == "t"
        && touches(paragraph, mark)
        && starts_upper(paragraph.word(mark + 2))
    {
        return 4;
    }
    let first = at.checked_sub(1).map_or(Class::FUNCTION, |at| lexicon.class(paragraph.lower(at)));
    let next = lexicon.class(paragraph.lower(at + 1));
    let is_article = match paragraph.word(at) {
        "das" => true,
        // "What must Americans do?" has the verb. Welsh names have the others: "Ines ap Marsh".
        "do" | "ap" | "ab" | "ferch" | "verch" => {
            first == Class::default() || first.is(Class::GIVEN)
        }
        _ => false,
    };
    if is_article && starts_upper(paragraph.word(at + 1)) && !next.is(Class::FUNCTION) {
        2
    } else {
        0
    }
}

/// Returns true for an article or preposition without its vowel, right before the name that goes with
/// it: "d'Orval", "dell'Orto".
pub(in crate::quotes::speakers) fn is_elided(paragraph: &Paragraph, at: usize) -> bool {
    matches!(paragraph.word(at), "d" | "dell" | "dall" | "degl" | "l")
        && is_mark(paragraph, at + 1)
        && touches(paragraph, at)
        && touches(paragraph, at + 1)
        && starts_upper(paragraph.word(at + 2))
}

fn is_mark(paragraph: &Paragraph, at: usize) -> bool {
    matches!(paragraph.word(at), "'" | "’")
}

/// Returns true if no space stands behind token `at`.
fn touches(paragraph: &Paragraph, at: usize) -> bool {
    let [token, next] = [at, at + 1].map(|at| paragraph.tokens.get(at));
    token.zip(next).is_some_and(|(token, next)| token.span.end() == next.span.start())
}
