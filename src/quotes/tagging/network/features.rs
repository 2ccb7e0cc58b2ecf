//! Computes what the network sees of each token: a key to look up its word vector, and a fixed
//! number of hashed features.
//!
//! Training reads what this file computes (`examples/features.rs`), so the two
//! cannot drift. A change here makes the weights in `assets/model/` useless
//! until the network is trained anew.

use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::paragraph::Token;
use crate::quotes::reading::quote_marks::Passage;

/// The number of hashed features of a token.
pub const PER_TOKEN: usize = 14;

/// The number of buckets into which features are hashed.
pub const BUCKETS: usize = 1 << 14;

/// The hashed features of one token, each below [`BUCKETS`].
pub type Hashed = [u16; PER_TOKEN];

/// Writes to `key` the form under which a word is looked up in the vocabulary: lower case, straight
/// apostrophes, each digit a zero.
///
/// So `mid-1990s` is looked up as `mid-0000s`.
pub fn key(lower: &str, key: &mut String) {
    key.clear();
    key.extend(lower.chars().map(|char| if char.is_ascii_digit() { '0' } else { char }));
}

/// Returns the hashed features of each token of paragraph `idx` of an article.
///
/// Of the paragraphs before it only their quotation marks are looked at.
///
/// # Panics
///
/// If there is no paragraph `idx`.
pub fn hashed(paragraphs: &[Paragraph], idx: usize) -> Vec<Hashed> {
    let paragraph = &paragraphs[idx];
    let tokens = &paragraph.tokens;
    let around = around(paragraphs, idx);
    let passages: Vec<Summary> =
        (0..paragraph.passages.len()).map(|passage| Summary::new(paragraph, passage)).collect();
    let last_sentence = tokens.last().map_or(0, |token| token.sentence);
    let mut shape = String::new();
    let describe = |(at, token): (usize, &Token)| {
        let lower = paragraph.lower(at);
        shape_of(paragraph.word(at), &mut shape);
        let state = token.state as u8;
        let starts = at == 0 || tokens[at - 1].sentence != token.sentence;
        let ends = tokens.get(at + 1).is_none_or(|next| next.sentence != token.sentence);
        let passage = token.passage.and_then(|passage| passages.get(passage as usize));
        let [form, before, after, second] = passage.map_or([0; 4], |passage| {
            [passage.form, passage.before, passage.after, passage.second]
        });
        let place = [token.sentence.min(3) as u8, u8::from(token.sentence == last_sentence)];
        [
            bucket(0, suffix(lower, 2).as_bytes()),
            bucket(1, suffix(lower, 3).as_bytes()),
            bucket(2, suffix(lower, 4).as_bytes()),
            bucket(3, prefix(lower, 3).as_bytes()),
            bucket(4, shape.as_bytes()),
            bucket(5, &[&[state][..], &form.to_le_bytes()].concat()),
            bucket(6, &[u8::from(starts), u8::from(ends), state]),
            bucket(7, &[class(lower)]),
            bucket(8, &place),
            bucket(9, &before.to_le_bytes()),
            bucket(10, &after.to_le_bytes()),
            bucket(11, &second.to_le_bytes()),
            bucket(12, &around),
            bucket(13, prefix(lower, 5).as_bytes()),
        ]
    };
    tokens.iter().enumerate().map(describe).collect()
}

/// Describes the neighbours of a paragraph: whether words quoted before run on into it, whether the
/// one before and the one after hold passages.
fn around(paragraphs: &[Paragraph], idx: usize) -> [u8; 3] {
    let quoted = |other: Option<usize>| {
        let other = other.and_then(|other| paragraphs.get(other));
        other.map_or(2, |other| u8::from(!other.passages.is_empty()))
    };
    let left_open =
        idx > 0 && paragraphs[idx - 1].passages.last().is_some_and(|passage| !passage.is_closed());
    // No text of one paragraph was in the training, so it is made to look like the first of
    // several.
    let after = if paragraphs.len() == 1 { 0 } else { quoted(Some(idx + 1)) };
    [u8::from(left_open), quoted(idx.checked_sub(1)), after]
}

/// The look of a passage in quotation marks from outside, hashed.
struct Summary {
    /// Its length, its first word's case, its last mark, how it closes.
    form: u32,
    /// The word before it.
    before: u32,
    /// The word after it.
    after: u32,
    /// The word after it and the next.
    second: u32,
}

impl Summary {
    fn new(paragraph: &Paragraph, passage_idx: usize) -> Summary {
        let passage: Passage = paragraph.passages[passage_idx];
        let start = paragraph.token_at(passage.span.start());
        let end = paragraph.token_at(passage.span.end()).max(start);
        let inner = start + usize::from(!passage.opening.is_empty());
        let inner_end = end.saturating_sub(usize::from(passage.is_closed())).max(inner);
        let len = match inner_end - inner {
            0..=2 => 0,
            3..=5 => 1,
            6..=12 => 2,
            _ => 3,
        };
        let capital = paragraph.word(inner).chars().next().is_some_and(char::is_uppercase);
        let last = match inner_end.checked_sub(1).map_or("", |last| paragraph.word(last)) {
            _ if !passage.is_closed() => 0,
            "," => 1,
            "." => 2,
            "?" | "!" => 3,
            _ => 4,
        };
        let sentence = |at: usize| paragraph.tokens.get(at).map_or(0, |token| token.sentence);
        let spanned = sentence(end.saturating_sub(1)).saturating_sub(sentence(start)).min(2) as u8;
        let (before, before_sentence) = match start.checked_sub(1) {
            Some(before) => (paragraph.lower(before), sentence(before)),
            None => ("", u32::MAX),
        };
        let starts = u8::from(before_sentence != sentence(start));
        let flags = [len, u8::from(capital), last, spanned, u8::from(passage.continues)];
        let after = paragraph.lower(end);
        Summary {
            form: hash(20, &flags),
            before: hash(21 + starts, before.as_bytes()),
            after: hash(23, after.as_bytes()),
            second: hash(24, [after, " ", paragraph.lower(end + 1)].concat().as_bytes()),
        }
    }
}

/// Hashes by FNV-1a, with the kind of feature as the first byte.
fn hash(kind: u8, bytes: &[u8]) -> u32 {
    let step = |hash: u32, &byte: &u8| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    bytes.iter().fold(step(0x811c_9dc5, &kind), step)
}

fn bucket(kind: u8, bytes: &[u8]) -> u16 {
    let hash = hash(kind, bytes);
    ((hash ^ (hash >> 15)) as usize % BUCKETS) as u16
}

fn suffix(word: &str, chars: usize) -> &str {
    let start = word.char_indices().rev().nth(chars - 1).map_or(0, |(at, _)| at);
    &word[start..]
}

fn prefix(word: &str, chars: usize) -> &str {
    let end = word.char_indices().nth(chars).map_or(word.len(), |(at, _)| at);
    &word[..end]
}

/// Writes the shape of a word, such as `Xxx`, `dddd`, `X.X.`: letters and digits by kind, runs cut
/// to two, six at most.
fn shape_of(word: &str, shape: &mut String) {
    shape.clear();
    let mut last = ['\0'; 2];
    let mut len = 0;
    for char in word.chars() {
        let kind = match char {
            _ if char.is_uppercase() => 'X',
            _ if char.is_lowercase() => 'x',
            _ if char.is_numeric() => 'd',
            _ if char.is_alphabetic() => 'u',
            _ => char,
        };
        if last == [kind; 2] {
            continue;
        }
        shape.push(kind);
        last = [last[1], kind];
        len += 1;
        if len == 6 {
            break;
        }
    }
}

/// Returns the number of a small closed class of words that sources are made of.
fn class(lower: &str) -> u8 {
    match lower {
        "he" | "she" | "they" | "i" | "we" | "you" | "it" | "who" => 1,
        "his" | "her" | "their" | "my" | "our" | "your" | "its" => 2,
        "mr" | "mrs" | "ms" | "dr" | "sen" | "sens" | "gov" | "rep" | "reps" | "gen" | "lt"
        | "col" | "sir" | "dame" | "lord" | "lady" => 3,
        "president" | "senator" | "governor" | "representative" | "congressman"
        | "congresswoman" | "secretary" | "spokesman" | "spokeswoman" | "spokesperson"
        | "chairman" | "chairwoman" | "chief" | "director" | "judge" | "justice" | "attorney"
        | "general" | "minister" | "professor" | "adviser" | "advisor" | "aide" | "analyst"
        | "strategist" | "lawyer" | "manager" | "mayor" | "speaker" | "leader" | "expert"
        | "voter" | "author" | "host" | "coach" | "captain" | "doctor" | "researcher"
        | "scientist" | "officer" | "editor" | "reporter" | "executive" | "founder" => 4,
        "aides" | "officials" | "official" | "leaders" | "critics" | "supporters" | "experts"
        | "voters" | "democrats" | "republicans" | "analysts" | "researchers" | "scientists"
        | "police" | "campaign" | "lawyers" | "prosecutors" | "sources" | "source"
        | "ministers" | "investigators" | "authorities" | "residents" | "witnesses"
        | "economists" | "activists" => 5,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::BUCKETS;
    use super::hashed;
    use super::key;
    use super::shape_of;
    use crate::quotes::reading::paragraph::Paragraph;
    use proptest::prelude::*;

    fn features(text: &str) -> Vec<Vec<super::Hashed>> {
        let paragraphs = Paragraph::all(text);
        (0..paragraphs.len()).map(|idx| hashed(&paragraphs, idx)).collect()
    }

    #[test]
    fn shapes_tell_names_from_words_and_numbers() {
        let shape = |word| {
            let mut shape = String::new();
            shape_of(word, &mut shape);
            shape
        };
        assert_eq!(
            ["Bilawal", "NATO", "1,234", "U.S.", "–"].map(shape),
            ["Xxx", "XX", "d,dd", "X.X.", "–"]
        );
    }

    #[test]
    fn a_quoted_token_differs_from_the_same_token_outside() {
        let found = features("rain “rain”\nrain");
        assert_ne!(found[0][0], found[0][2]);
        assert_eq!(found[0][0][..5], found[0][2][..5]);
    }

    #[test]
    fn digits_share_one_key() {
        let mut found = String::new();
        key("2016", &mut found);
        assert_eq!(found, "0000");
    }

    proptest! {
        #[test]
        fn any_text_has_features_within_the_buckets(text in "[a-zA-Z0-9“”\"'‘’.,?! \n\\PC]{0,60}") {
            for paragraph in features(&text) {
                prop_assert!(paragraph.iter().flatten().all(|&id| usize::from(id) < BUCKETS));
            }
        }
    }
}
