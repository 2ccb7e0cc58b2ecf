//! Gathers what the network for acts sees of an attribution: the tagger's states, words and
//! figures.
//!
//! All of it is whole numbers or single figures, so that training, which reads them from
//! `examples/acts.rs`, and the program see the same to the bit.

use std::ops::Range;

use fearless_simd::dispatch;

use crate::quotes::analysis::Kind;
use crate::quotes::attribution::confidence;
use crate::quotes::attribution::kind;
use crate::quotes::attribution::linker::Attribution;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::paragraph::QuoteState;
use crate::quotes::tagging::network::Network;
use crate::quotes::tagging::network::Tagged;

/// The number of buckets into which the words are hashed.
pub(super) const BUCKETS: usize = 1 << 14;

/// The number of tokens that count as the opening of the content.
const OPENING: usize = 6;

/// The largest number of words of a long source or content that are looked at by themselves.
const MOST_WORDS: usize = 14;

/// The view of one attribution that the network for acts gets.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Seen {
    /// The states of the network, then vectors of words, one part after the other; zeros for a part
    /// that is missing.
    pub states: Vec<i8>,
    /// The buckets of the words and patterns, sorted, none twice.
    pub words: Vec<u16>,
    /// The figures that tell how sure network and linker are; see [`confidence::says`].
    pub figures: [f32; confidence::SAYS.len()],
}

/// Describes an attribution of `paragraph`.
pub fn look(
    paragraph: &Paragraph,
    tagged: &Tagged,
    attribution: &Attribution,
    network: &Network,
) -> Seen {
    let kind = kind::kind(paragraph, &attribution.content);
    let parts = Parts::of(attribution);
    Seen {
        states: dispatch!(network.level(), _ => states(paragraph, tagged, &parts, network)),
        words: words(paragraph, &parts, attribution, kind),
        figures: confidence::says(&attribution.evidence, kind),
    }
}

/// The tokens of each part of an attribution; empty where a part is missing.
struct Parts {
    cue: Range<usize>,
    source: Range<usize>,
    /// The first piece of the content.
    content: Range<usize>,
}

impl Parts {
    fn of(attribution: &Attribution) -> Parts {
        let part = |tokens: &Option<Range<usize>>| tokens.clone().unwrap_or_default();
        Parts {
            cue: part(&attribution.cue),
            source: part(&attribution.source),
            content: attribution.content.first().cloned().unwrap_or_default(),
        }
    }

    fn opening(&self) -> Range<usize> {
        self.content.start..self.content.end.min(self.content.start + OPENING)
    }
}

/// Returns the last of some tokens, as a range; empty where there are none.
fn last(tokens: &Range<usize>) -> Range<usize> {
    tokens.end.saturating_sub(1).max(tokens.start)..tokens.end
}

#[inline(always)]
fn states(paragraph: &Paragraph, tagged: &Tagged, parts: &Parts, network: &Network) -> Vec<i8> {
    let Parts { cue, source, content } = parts;
    let beside = |at: Option<usize>| at.filter(|_| !cue.is_empty()).map_or(0..0, |at| at..at + 1);
    let mut found = Vec::new();
    let width = network.width();
    for tokens in [
        cue.clone(),
        last(cue),
        source.clone(),
        content.clone(),
        content.start..content.end.min(content.start + 1),
        parts.opening(),
        beside(cue.start.checked_sub(1)),
        beside(Some(cue.end)),
    ] {
        let mut sums = vec![0; width];
        for at in tokens.clone() {
            add(&mut sums, tagged.states.of(at, width));
        }
        push_mean(&sums, tokens.len(), &mut found);
    }
    let opening = parts.opening();
    let second = opening.end.min(opening.start + 1)..opening.end.min(opening.start + 2);
    for tokens in [cue.clone(), last(cue), last(source), opening, second] {
        let mut sums = vec![0; network.word_width()];
        for at in tokens.clone() {
            add(&mut sums, &network.word(paragraph.lower(at)));
        }
        push_mean(&sums, tokens.len(), &mut found);
    }
    found
}

/// Adds a row of numbers to sums; an empty row adds nothing.
#[inline(always)]
fn add(sums: &mut [i32], row: &[i8]) {
    for (sum, &number) in sums.iter_mut().zip(row) {
        *sum += i32::from(number);
    }
}

/// Appends the mean of `count` rows with these sums, cut to whole numbers; zeros where there is
/// none. Quotients of such small numbers round to a whole one only where they are whole.
#[inline(always)]
fn push_mean(sums: &[i32], count: usize, found: &mut Vec<i8>) {
    let count = count.max(1) as f32;
    for &sum in sums {
        found.push((sum as f32 / count) as i8);
    }
}

fn words(paragraph: &Paragraph, parts: &Parts, attribution: &Attribution, kind: Kind) -> Vec<u16> {
    let Parts { cue, source, content } = parts;
    let word = |at: usize| paragraph.lower(at);
    let joined =
        |tokens: Range<usize>| -> String { tokens.take(5).map(word).collect::<Vec<_>>().join(" ") };
    let mut said = Said::default();
    let kind = kind.name();
    said.of_each(b'a', cue.clone().map(word));
    said.of_each(b'b', cue.clone().map(|at| prefix(word(at), 5)));
    said.of_each(b'c', cue.clone().skip(1).map(|at| joined(at - 1..at + 1)));
    said.of(b'd', &[&joined(cue.clone())]);
    let head = if cue.is_empty() { "" } else { word(cue.end - 1) };
    said.of(b'e', &[head]);
    said.of(b'f', &[kind, head]);
    said.of_each(b'g', source.clone().take(MOST_WORDS).map(word));
    said.of(b'h', &[if source.is_empty() { "" } else { word(source.end - 1) }]);
    said.of(b'i', &[shape(paragraph, source)]);
    said.of(b'j', &[shape(paragraph, source), head]);
    let first = word(content.start);
    said.of(b'k', &[first]);
    said.of(b'l', &[&joined(content.start..content.end.min(content.start + 2))]);
    said.of_each(b'm', content.clone().take(MOST_WORDS).map(word));
    said.of(b'n', &[head, first]);
    said.of(b'o', &[head, first, word(content.start + 1)]);
    said.of_each(b'p', parts.opening().skip(1).map(|at| joined(at - 1..at + 1)));
    said.of(b'q', &[order(parts).as_str(), kind]);
    said.of(b'r', &[order(parts).as_str(), &distance(cue, content).to_string()]);
    said.of(b's', &[step(content.len()), kind]);
    said.of(b't', &[step(cue.len()), step(source.len())]);
    said.of(b'u', &[attribution.rule.0]);
    if !cue.is_empty() {
        let before = |by: usize| cue.start.checked_sub(by).map_or("", word);
        said.of(b'v', &[before(1)]);
        said.of(b'w', &[before(2), before(1)]);
        said.of(b'x', &[word(cue.end)]);
        said.of(b'y', &[before(1), head]);
        said.of(b'z', &[suffix(head, 3), first]);
        said.of(b'0', &[suffix(head, 2)]);
    }
    if content.start >= cue.end {
        said.of_each(b'1', (cue.end..content.start).take(4).map(word));
    }
    if source.end <= cue.start {
        said.of_each(b'2', (source.end..cue.start).take(4).map(word));
    }
    let sentence = paragraph.sentence_of(content.start);
    said.of(b'3', &[if content.start == sentence.start { "starts" } else { "" }, kind]);
    said.of(b'4', &[word(content.end)]);
    said.of(b'5', &[word(content.end.saturating_sub(1))]);
    let marked = content.clone().find(|&at| paragraph.tokens[at].state == QuoteState::Opening);
    said.of(b'6', &[marked.map_or("none", |at| step(at - content.start)), step(content.len())]);
    let verbs = content.clone().skip(1).take(MOST_WORDS).map(word);
    said.of_each(b'7', verbs.filter(|&word| is_finite(word)));
    said.of(
        b'8',
        &[if content.clone().take(10).map(word).any(is_finite) { "clause" } else { "" }, head],
    );
    said.sorted()
}

/// The buckets of what has been said so far.
#[derive(Default)]
struct Said {
    buckets: Vec<u16>,
}

impl Said {
    /// Says one thing of a certain kind.
    fn of(&mut self, kind: u8, parts: &[&str]) {
        // The hash is FNV-1a; a byte that no text holds stands between the parts.
        let step = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        let mut hash = step(0x811c_9dc5, kind);
        for part in parts {
            hash = part.bytes().fold(hash, step);
            hash = step(hash, 0xff);
        }
        self.buckets.push(((hash ^ (hash >> 15)) as usize % BUCKETS) as u16);
    }

    fn of_each<T: AsRef<str>>(&mut self, kind: u8, words: impl Iterator<Item = T>) {
        words.for_each(|word| self.of(kind, &[word.as_ref()]));
    }

    fn sorted(mut self) -> Vec<u16> {
        self.buckets.sort_unstable();
        self.buckets.dedup();
        self.buckets
    }
}

/// Returns the order of source, cue and content, a letter each.
fn order(parts: &Parts) -> String {
    let mut placed = vec![('T', &parts.content)];
    placed
        .extend([('C', &parts.cue), ('S', &parts.source)].iter().filter(|(_, at)| !at.is_empty()));
    placed.sort_by_key(|(_, at)| at.start);
    placed.iter().map(|(letter, _)| letter).collect()
}

/// Returns the number of tokens between cue and content; 5 also stands for more, 9 for no cue.
fn distance(cue: &Range<usize>, content: &Range<usize>) -> usize {
    let apart = if cue.end <= content.start {
        content.start - cue.end
    } else {
        cue.start.saturating_sub(content.end)
    };
    if cue.is_empty() { 9 } else { apart.min(5) }
}

/// Describes the look of a source: a pronoun, a name, with an article or without.
fn shape(paragraph: &Paragraph, source: &Range<usize>) -> &'static str {
    if source.is_empty() {
        return "none";
    }
    let capital = paragraph.word(source.end - 1).chars().next().is_some_and(char::is_uppercase);
    match paragraph.lower(source.start) {
        "he" | "she" | "i" | "we" | "you" => "person",
        "it" | "that" | "this" | "which" => "thing",
        "they" | "who" | "those" | "some" | "many" | "most" => "some",
        "the" if capital => "the Name",
        "the" => "the",
        "a" | "an" => "a",
        _ if capital => "Name",
        _ => "other",
    }
}

/// Returns true for the verb forms that make a clause of the words around them.
///
/// What it answers is hashed and trained, so it stays apart from `reading::verb_forms`.
fn is_finite(word: &str) -> bool {
    matches!(
        word,
        "is" | "are"
            | "was"
            | "were"
            | "be"
            | "been"
            | "has"
            | "have"
            | "had"
            | "will"
            | "would"
            | "can"
            | "could"
            | "may"
            | "might"
            | "must"
            | "should"
            | "shall"
            | "does"
            | "do"
            | "did"
            | "'s"
            | "'re"
            | "'ve"
            | "'ll"
            | "n't"
    )
}

/// Describes a length in a few steps.
fn step(len: usize) -> &'static str {
    match len {
        0 => "0",
        1 => "1",
        2 => "2",
        3..=4 => "4",
        5..=8 => "8",
        9..=16 => "16",
        17..=32 => "32",
        _ => "more",
    }
}

fn prefix(word: &str, chars: usize) -> &str {
    word.char_indices().nth(chars).map_or(word, |(at, _)| &word[..at])
}

fn suffix(word: &str, chars: usize) -> &str {
    word.char_indices().rev().nth(chars - 1).map_or(word, |(at, _)| &word[at..])
}
