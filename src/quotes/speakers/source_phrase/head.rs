//! Defines what the head of a source can be, and tells pronouns and nouns for people by their looks.

use std::ops::Range;

use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::speakers::mention::Gender;

/// The head of a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Head {
    /// A name; it holds the index of the mention.
    Name(usize),
    /// A personal pronoun: "he", "she", "his", "her".
    Personal(Gender),
    /// The pronoun "it".
    It,
    /// The pronoun "they".
    They,
    /// A pronoun of a conversation: "I", "we", "you".
    Spoken,
    /// A relative pronoun: "who", "which", "that".
    Relative,
    /// A noun for one person, such as "the senator"; it holds the token of the noun.
    Role(usize),
    /// A noun for several: "analysts"; it holds the token of the noun.
    Group(usize),
    /// A noun for a body: "the campaign"; it holds the token of the noun.
    Body(usize),
    /// Some other noun; it holds the token of the noun.
    Other(usize),
}

/// Returns true if a noun, by its ending, is one for somebody who does something: "catcher",
/// "medallist".
pub fn is_agent(noun: &str) -> bool {
    const ENDINGS: [&str; 11] =
        ["er", "or", "ist", "ian", "man", "woman", "eer", "ee", "maker", "tant", "ftain"];
    const NONE: [&str; 58] = [
        "answer",
        "barrier",
        "behavior",
        "border",
        "career",
        "center",
        "chamber",
        "chapter",
        "committee",
        "computer",
        "corner",
        "counter",
        "cover",
        "danger",
        "degree",
        "dinner",
        "disaster",
        "encounter",
        "error",
        "factor",
        "favor",
        "filibuster",
        "finger",
        "floor",
        "gender",
        "helicopter",
        "honor",
        "interior",
        "labor",
        "letter",
        "manner",
        "matter",
        "member",
        "merger",
        "murder",
        "newspaper",
        "number",
        "offer",
        "order",
        "other",
        "paper",
        "poster",
        "power",
        "quarter",
        "remainder",
        "reminder",
        "river",
        "sector",
        "silver",
        "specter",
        "summer",
        "takeover",
        "terror",
        "tower",
        "transfer",
        "water",
        "weather",
        "winter",
    ];
    noun.len() > 4 && ENDINGS.iter().any(|ending| noun.ends_with(ending)) && !NONE.contains(&noun)
}

/// Returns the head that a pronoun is.
pub(super) fn pronoun(lower: &str) -> Option<Head> {
    Some(match lower {
        "he" | "him" | "his" | "himself" => Head::Personal(Gender::Male),
        "she" | "her" | "hers" | "herself" => Head::Personal(Gender::Female),
        "it" | "its" | "itself" => Head::It,
        "they" | "them" | "their" | "themselves" => Head::They,
        "i" | "me" | "my" | "we" | "us" | "our" | "you" | "your" | "myself" => Head::Spoken,
        "who" | "which" | "that" | "whom" | "whose" => Head::Relative,
        _ => return None,
    })
}

/// Returns true if a guard is a body of many: "the coast guard", but not "the security guard".
pub(super) fn is_corps(paragraph: &Paragraph, guard: usize) -> bool {
    paragraph.word(guard).starts_with(char::is_uppercase)
        || matches!(
            paragraph.lower(guard - 1),
            "coast"
                | "national"
                | "home"
                | "civil"
                | "revolutionary"
                | "presidential"
                | "republican"
        )
}

/// Returns true for a noun for a body that is one only with the words before it: "the unit", "the
/// software giant", "the chip maker".
pub(super) fn is_called_body(paragraph: &Paragraph, group: &Range<usize>) -> bool {
    let is_the = matches!(paragraph.lower(group.start), "the" | "this" | "that");
    match paragraph.lower(group.end - 1) {
        "state" | "bloc" => true,
        "unit" => is_the,
        "giant" | "maker" => is_the && group.len() > 2,
        _ => false,
    }
}

/// Returns true if a word that makes a name an organization's is one for a body by itself: "the
/// academy", but not "the agreement".
pub(super) fn names_a_body(paragraph: &Paragraph, lexicon: &Lexicon, idx: usize) -> bool {
    const BODIES: [&str; 22] = [
        "academy",
        "airport",
        "alliance",
        "authority",
        "bank",
        "center",
        "centre",
        "clinic",
        "coalition",
        "corporation",
        "federation",
        "front",
        "fund",
        "guard",
        "hotel",
        "institution",
        "journal",
        "movement",
        "radio",
        "service",
        "society",
        "television",
    ];
    let lower = paragraph.lower(idx);
    let capital = paragraph.word(idx).starts_with(char::is_uppercase);
    lexicon.class(lower).is(Class::ORGANIZATION)
        && (capital || BODIES.binary_search(&lower).is_ok())
}
