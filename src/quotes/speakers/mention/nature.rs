//! Judges what a name stands for, by its words and those around it: a person, a body, a place, or
//! something else – a contest, a work, a time, no name at all.
//!
//! The model is a softmax over hashed features, learnt (`train/natures.py`) from names in
//! unlabelled news
//! whose types another tagger gave. Training reads the features that this file computes, so a
//! change here makes `assets/model/natures.bin` useless until it is trained anew.

use std::ops::Range;
use std::sync::LazyLock;

use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::paragraph::QuoteState;

const FILE: &[u8] =
    include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/model/natures.bin"));

/// The number of buckets into which features are hashed.
pub const BUCKETS: usize = 1 << 14;

/// The number of natures that are told apart: person, body, place, something else.
pub const NATURES: usize = 4;

/// The logarithm of the likelihood of each nature.
pub type Nature = [f32; NATURES];

/// Returns the hashed features of the name at `tokens`, whose titles start at `from`; each is below
/// [`BUCKETS`].
pub fn features(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    from: usize,
    tokens: &Range<usize>,
) -> Vec<u16> {
    let mut found = Vec::with_capacity(48);
    let mut see = |kind: u8, parts: &[&str]| found.push(hash(kind, parts));
    let Range { start, end } = *tokens;
    let lower = |idx: usize| paragraph.lower(idx);
    let before = |back: usize| from.checked_sub(back).map_or("^", |idx| paragraph.lower(idx));
    // The weights know nothing of the classes that came after them.
    let later = Class::EITHER | Class::PERSON;
    let known = |class: Class| class.bits() & !later.bits();
    let classes = |idx: usize| known(lexicon.class(paragraph.lower(idx))).to_string();
    let first = lower(start);
    let last = lower(end - 1);
    see(0, &[]);
    for idx in start..end.min(start + 6) {
        see(1, &[lower(idx)]);
        see(2, &[&classes(idx)]);
    }
    see(3, &[first]);
    see(4, &[last]);
    for (kind, word) in [(5, first), (6, last)] {
        let letters: Vec<char> = word.chars().collect();
        let tail: String = letters[letters.len().saturating_sub(3)..].iter().collect();
        let head: String = letters.iter().take(3).collect();
        see(kind, &["-", &tail]);
        see(kind, &[&head, "-"]);
    }
    see(
        7,
        &[
            &(end - start).min(5).to_string(),
            shape(paragraph.word(start)),
            shape(paragraph.word(end - 1)),
        ],
    );
    see(8, &[&classes(start), &classes(end - 1)]);
    see(9, &[before(1)]);
    see(10, &[before(2), before(1)]);
    see(11, &[lower(end)]);
    see(12, &[lower(end), lower(end + 1)]);
    see(13, &[lower(end), lower(end + 1), lower(end + 2)]);
    let bits = |back: usize| from.checked_sub(back).map_or_else(String::new, classes);
    see(14, &[&bits(1)]);
    see(15, &[&classes(end)]);
    see(16, &[lower(end), &classes(end + 1), &classes(end + 2)]);
    see(17, &[&bits(1), &classes(end)]);
    for idx in from..start {
        see(18, &[lower(idx)]);
    }
    see(19, &[&(start - from).min(3).to_string()]);
    let quoted = paragraph.tokens[start].state != QuoteState::Outside;
    let opens = paragraph.sentence_of(start).start == from;
    see(20, &[if quoted { "q" } else { "" }, if opens { "o" } else { "" }]);
    let age = paragraph.word(end) == ","
        && paragraph.word(end + 1).starts_with(|char: char| char.is_ascii_digit());
    see(21, &[if age { "age" } else { "" }, if opens { "o" } else { "" }, &classes(end)]);
    found
}

/// Returns the nature of the name at `tokens`.
pub(super) fn nature(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    from: usize,
    tokens: &Range<usize>,
) -> Nature {
    let (scale, weights) = &*WEIGHTS;
    let mut sums = [0i32; NATURES];
    for feature in features(paragraph, lexicon, from, tokens) {
        let at = usize::from(feature) * NATURES;
        for (sum, weight) in sums.iter_mut().zip(&weights[at..at + NATURES]) {
            *sum += i32::from(*weight);
        }
    }
    let sums = sums.map(|sum| sum as f32 * scale);
    let highest = sums.iter().copied().fold(f32::MIN, f32::max);
    let all: f32 = sums.iter().map(|sum| (sum - highest).exp()).sum();
    sums.map(|sum| sum - highest - all.ln())
}

/// The unit of the weights, and the weights: for each bucket those of all natures.
static WEIGHTS: LazyLock<(f32, Vec<i8>)> = LazyLock::new(|| {
    let (scale, weights) = FILE.split_at(4);
    let scale = f32::from_le_bytes(scale.try_into().unwrap_or_default());
    (scale, weights.iter().map(|weight| weight.cast_signed()).collect())
});

fn shape(word: &str) -> &'static str {
    let upper = word.chars().filter(|char| char.is_uppercase()).count();
    match (upper, word.chars().count()) {
        (0, _) => "small",
        (1, 1) => "initial",
        (1, _) => "Capital",
        (upper, all) if upper == all => "CAPITALS",
        _ => "MixEd",
    }
}

/// Hashes by FNV-1a, folded to the buckets.
fn hash(kind: u8, parts: &[&str]) -> u16 {
    let mut hash = 0x811c_9dc5_u32;
    let mut write = |byte: u8| hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    write(kind);
    for part in parts {
        part.bytes().for_each(&mut write);
        write(b'\n');
    }
    ((hash ^ (hash >> 16)) as usize % BUCKETS) as u16
}

#[cfg(test)]
mod tests {
    use super::BUCKETS;
    use super::FILE;
    use super::NATURES;

    #[test]
    fn the_file_has_a_weight_for_each_nature_of_each_bucket() {
        assert_eq!(FILE.len(), 4 + BUCKETS * NATURES);
    }
}
