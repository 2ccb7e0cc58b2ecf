//! Recognizes titles that are written with some of their letters and a stop: "Hon.", "Cllr.",
//! "Det.".
//!
//! Each country and trade has its own, so most are no list but told by their looks: letters of a
//! title that the lexicon knows, or no vowel, where a title can stand.

use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::noun_phrase::starts_upper;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::speakers::mention::bearers::shortened_name::is_shortened_name;
use crate::text::fold;

/// The largest number of letters of a shortened title.
const LONGEST: usize = 5;

/// Returns true if token `idx` is a shortened title before a name: "the clerk, Cllr. Ines Marsh,".
pub(in crate::quotes::speakers) fn is_shortened_title(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    idx: usize,
) -> bool {
    let (word, lower) = (paragraph.word(idx), paragraph.lower(idx));
    let letters = word.chars().count();
    if is_of_assembly(paragraph, lexicon, idx) {
        return true;
    }
    let looks = (2..=LONGEST).contains(&letters)
        && starts_upper(word)
        && word.chars().skip(1).all(char::is_lowercase)
        && lexicon.class(lower) == Class::default()
        && !is_shortened_name(word);
    if !looks {
        return false;
    }
    let capital = |at: usize| starts_upper(paragraph.word(at));
    let class = |at: usize| lexicon.class(paragraph.lower(at));
    // A day is a first name before a surname: "Engr. Sunday Ekpo".
    let names = |at: usize| {
        let is_first = capital(at + 1) && class(at + 1) == Class::default();
        capital(at) && (!class(at).is(Class::FUNCTION) || is_first)
    };
    // "Bríd" has a vowel.
    let is_unspoken = letters > 2 && !fold::key(lower).contains(['a', 'e', 'i', 'o', 'u', 'y']);
    if paragraph.word(idx + 1) != "." {
        // Such as "Sqn Ldr Ines Marsh".
        return is_unspoken && names(idx + 1) && names(idx + 2);
    }
    names(idx + 2) && can_begin(paragraph, idx) && (is_unspoken || lexicon.shortens_title(lower))
}

/// Returns true for the title of somebody in a local assembly, wherever it stands: "state Del. Ines Marsh".
/// "Del" alone is a particle: "Del Campo".
fn is_of_assembly(paragraph: &Paragraph, lexicon: &Lexicon, idx: usize) -> bool {
    matches!(paragraph.word(idx), "Del" | "Ald" | "Asm" | "Assemb")
        && paragraph.word(idx + 1) == "."
        && starts_upper(paragraph.word(idx + 2))
        && paragraph.word(idx + 2).contains(char::is_lowercase)
        && (starts_upper(paragraph.word(idx + 3)) || matches!(paragraph.word(idx + 3), "\"" | "“"))
        && !lexicon.class(paragraph.lower(idx + 2)).is(Class::FUNCTION)
}

/// Returns true where a title before a name can begin. Behind other words "Lin." is more likely the
/// name that ends a sentence.
fn can_begin(paragraph: &Paragraph, idx: usize) -> bool {
    let Some(before) = idx.checked_sub(1) else { return true };
    paragraph.tokens[before].sentence != paragraph.tokens[idx].sentence
        || matches!(paragraph.word(before), "," | "(" | "—" | "–" | ":" | "“" | "\"")
}

/// Returns the rank and the office for which letters stand that mean nobody but their holder: "the
/// PM", "the CM".
pub(in crate::quotes::speakers) fn office_of_letters(
    word: &str,
) -> Option<(&'static str, &'static str)> {
    match word {
        "PM" => Some(("prime", "minister")),
        "CM" => Some(("chief", "minister")),
        _ => None,
    }
}
