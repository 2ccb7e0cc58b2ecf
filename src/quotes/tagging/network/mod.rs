//! Tags the tokens of an article with a small trained network.
//!
//! It knows nothing of rules: [`features`] says what it sees of a token, two
//! recurrent layers (`lstm`) read a paragraph both ways, a `crf` picks the best
//! sequence of tags. `train/` trains it, `assets/model/README.md` says on what
//! and how well it does. Total: any paragraphs, of any length; the time grows
//! in a line with the number of tokens.

#![expect(
    clippy::inline_always,
    reason = "code runs with a vector unit's instructions only where it is inlined into the choice of them"
)]

mod crf;
pub mod features;
mod lstm;
pub mod matrix;
mod weights;

pub use crate::quotes::tagging::network::weights::Malformed;

use std::cell::RefCell;
use std::ops::Range;

use fearless_simd::Level;
use fearless_simd::Simd;
use fearless_simd::dispatch;

use crate::quotes::reading::consent::BETWEEN_QUESTIONS;
use crate::quotes::reading::consent::Consent;
use crate::quotes::reading::dateline;
use crate::quotes::reading::introduction;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::paragraph::QuoteState;
use crate::quotes::tagging::network::crf::Bias;
use crate::quotes::tagging::network::crf::ORDER;
use crate::quotes::tagging::network::crf::Scores;
use crate::quotes::tagging::network::lstm::Direction;
use crate::quotes::tagging::network::matrix::LARGEST;
use crate::quotes::tagging::network::matrix::Pair;
use crate::quotes::tagging::network::weights::INPUT_UNIT;
use crate::quotes::tagging::network::weights::Weights;
use crate::quotes::tagging::tag::Role;
use crate::quotes::tagging::tag::Tag;

/// The amounts that decoding adds to the scores; found on the development part of the corpus.
const BIAS: Bias = Bias { cue: 0.0, repair: 5.0, source: 3.0, joined: 0.1 };

/// The number of tokens in a window; a longer paragraph is read in several.
const WINDOW: usize = 400;

/// The number of tokens at an inner edge of a window that only serve as context: windows overlap.
const MARGIN: usize = 80;

/// The approximate number of tokens that are read side by side; it bounds the memory.
const BATCH: usize = 1200;

/// The smallest number of tokens that are decoded in the time in which one is read.
const DECODED: usize = 8;

/// The weights inside the program.
const BUNDLED: &[u8] =
    include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/model/tagger.bin"));

/// The name of the training that the weights inside the program are from.
#[cfg_attr(not(feature = "training"), allow(dead_code))]
pub const VERSION: &str = weights::version_of(BUNDLED);

thread_local! {
    /// The inputs and outputs of a layer, which a thread keeps from batch to batch: to give the pages of some
    /// megabytes back and get them again takes as long as the products of a hundred tokens.
    static LAYERS: RefCell<[Vec<Pair>; 2]> = RefCell::default();
}

/// The network with its weights.
#[derive(Debug)]
pub struct Network {
    weights: Weights,
    level: Level,
}

/// The tags of one paragraph.
#[derive(Debug, Clone, PartialEq)]
pub struct Tagged {
    /// The tag of each token. A further token always follows one of its own role.
    pub tags: Vec<Tag>,
    /// The probability of each token's tag by the network, from 0 to 1.
    pub sure: Vec<f32>,
    /// The state of each token; none where the paragraph has no content.
    pub states: States,
}

/// The knowledge of the network about the tokens of a paragraph, before it makes tags of it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct States {
    /// The states end to end, [`Network::width`] numbers a token; 127 stands for 1.
    numbers: Vec<i8>,
}

impl States {
    /// Returns the state of token `idx`; empty past the end.
    pub fn of(&self, idx: usize, width: usize) -> &[i8] {
        self.numbers.get(idx * width..(idx + 1) * width).unwrap_or_default()
    }
}

/// The results of reading the tokens of a paragraph.
#[derive(Debug, Default)]
struct Seen {
    scores: Vec<Scores>,
    states: Vec<i8>,
}

/// The tokens of one paragraph that are read in one go.
struct Window {
    paragraph: usize,
    read: Range<usize>,
    kept: Range<usize>,
    inputs: Vec<Pair>,
}

impl Network {
    /// Loads the network inside the program. It takes a few milliseconds, so keep the network.
    ///
    /// # Panics
    ///
    /// If the weights are malformed, which a test rules out.
    pub fn bundled() -> Network {
        let vocabulary =
            include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/model/vocabulary.txt"));
        Network::new(BUNDLED, vocabulary).expect("the bundled weights are whole")
    }

    /// Makes a network from a file of weights and its words, one a line.
    pub fn new(weights: &'static [u8], vocabulary: &'static str) -> Result<Network, Malformed> {
        Ok(Network { weights: Weights::read(weights, vocabulary)?, level: Level::new() })
    }

    /// Returns the tags of each paragraph of an article.
    #[cfg_attr(not(feature = "training"), allow(dead_code))]
    pub fn tags(&self, paragraphs: &[Paragraph]) -> Vec<Tagged> {
        let mut goes_on = |_| true;
        let consent = &mut Consent::of(&mut goes_on);
        self.tags_while(paragraphs, 0..paragraphs.len(), consent).unwrap_or_default()
    }

    /// Returns the tags of some of the paragraphs, with a look at their neighbours; `None` where
    /// the reading is to end. Nearly all the time that an article takes is spent here.
    pub(crate) fn tags_while(
        &self,
        paragraphs: &[Paragraph],
        own: Range<usize>,
        consent: &mut Consent,
    ) -> Option<Vec<Tagged>> {
        let seen = self.seen(paragraphs, own.clone(), consent)?;
        let mut tagged = Vec::with_capacity(own.len());
        for (idx, seen) in own.zip(seen) {
            let paragraph = &paragraphs[idx];
            let next = paragraphs.get(idx + 1);
            let introduces = next.is_some_and(|next| introduction::introduces(paragraph, next));
            tagged.push(self.tagged(paragraph, seen, introduces));
            consent.spend(paragraph.len() / DECODED, paragraph.end())?;
        }
        Some(tagged)
    }

    fn tagged(&self, paragraph: &Paragraph, seen: Seen, introduces: bool) -> Tagged {
        let sentences: Vec<u32> = paragraph.tokens.iter().map(|token| token.sentence).collect();
        let (path, sure) =
            self.weights.crf.decode(&seen.scores, &sentences, &joins(paragraph), introduces, BIAS);
        let tags: Vec<Tag> = path.iter().map(|&tag| ORDER[usize::from(tag)]).collect();
        let reports = tags.contains(&Tag::Begin(Role::Content));
        let numbers = if reports { seen.states } else { Vec::new() };
        Tagged { tags, sure, states: States { numbers } }
    }

    /// Returns the vector unit that the network uses.
    pub fn level(&self) -> Level {
        self.level
    }

    /// Returns the number of figures in the state of a token.
    pub fn width(&self) -> usize {
        self.weights.out.len()
    }

    /// Reads the tokens of some of the paragraphs.
    fn seen(
        &self,
        paragraphs: &[Paragraph],
        own: Range<usize>,
        consent: &mut Consent,
    ) -> Option<Vec<Seen>> {
        let all = &paragraphs[own.clone()];
        let width = self.width();
        let unread = |len: usize| Seen {
            scores: vec![Scores::default(); len],
            states: vec![0; len * width],
        };
        let mut found: Vec<Seen> = all.iter().map(|paragraph| unread(paragraph.len())).collect();
        let mut batch: Vec<Window> = Vec::new();
        let mut tokens = 0;
        for (at, paragraph) in all.iter().enumerate() {
            let hashed = features::hashed(paragraphs, own.start + at);
            // A dateline is no sentence's; its tokens are not read.
            let from = dateline::behind(paragraphs, own.start + at);
            found[at].scores[..from].fill(crf::surely_outside());
            for (read, kept) in windows(from, paragraph.len()) {
                if tokens + read.len() > BATCH {
                    self.read(std::mem::take(&mut batch), &mut found);
                    tokens = 0;
                    let next = paragraph.tokens.get(read.start);
                    let reached = next.map_or(0, |token| token.span.start());
                    consent.spend(BETWEEN_QUESTIONS, reached)?;
                }
                tokens += read.len();
                let inputs =
                    dispatch!(self.level, _ => self.inputs(paragraph, &hashed, read.clone()));
                batch.push(Window { paragraph: at, read, kept, inputs });
            }
        }
        self.read(batch, &mut found);
        Some(found)
    }

    /// Reads the windows of a batch and puts the results where they belong.
    fn read(&self, mut batch: Vec<Window>, found: &mut [Seen]) {
        batch.sort_by_key(|window| std::cmp::Reverse(window.read.len()));
        let mut layout = Vec::with_capacity(batch.len());
        let mut first = 0;
        for window in &batch {
            layout.push((first, window.read.len()));
            first += window.read.len();
        }
        let read = LAYERS.with_borrow_mut(|layers| {
            layers[0].clear();
            batch.iter().for_each(|window| layers[0].extend_from_slice(&window.inputs));
            dispatch!(self.level, simd => self.run(simd, &layout, layers))
        });
        let width = self.width();
        for (window, (first, _)) in batch.into_iter().zip(layout) {
            let from = first + window.kept.start - window.read.start;
            let (until, kept) = (from + window.kept.len(), window.kept);
            let found = &mut found[window.paragraph];
            found.scores[kept.clone()].copy_from_slice(&read.scores[from..until]);
            found.states[kept.start * width..kept.end * width]
                .copy_from_slice(&read.states[from * width..until * width]);
        }
    }

    /// Returns the input of the lowest layer: the tokens' vectors, in pairs.
    #[inline(always)]
    fn inputs(
        &self,
        paragraph: &Paragraph,
        hashed: &[features::Hashed],
        read: Range<usize>,
    ) -> Vec<Pair> {
        let mut key = String::new();
        let mut vector = vec![0.0; self.weights.input_columns()];
        let mut pairs = Vec::with_capacity(read.len() * vector.len() / 2);
        for at in read {
            features::key(paragraph.lower(at), &mut key);
            self.embed(&key, &hashed[at], &mut vector);
            for two in vector.chunks_exact(2) {
                pairs.push(Pair::new(whole(two[0]), whole(two[1])));
            }
        }
        pairs
    }

    /// Writes the vector of a token: its word's, then the sum of its features'.
    #[inline(always)]
    fn embed(&self, key: &str, hashed: &features::Hashed, vector: &mut [f32]) {
        let weights = &self.weights;
        let word = weights.word(key);
        vector.fill(0.0);
        let (of_word, of_features) = vector.split_at_mut(weights.word_columns());
        weights.words.add(word, of_word);
        for &feature in hashed {
            weights.features.add(usize::from(feature), of_features);
        }
        let [cue, source] = weights.lexicon(word);
        weights.cue.add(cue, of_features);
        weights.source.add(source, of_features);
    }

    /// Returns the vector of the word in lower case, which the tagger and the networks on top of it
    /// share; one stands for all words that are not listed. It has [`Network::word_width`] numbers,
    /// and 64 stands for 1.
    pub fn word(&self, lower: &str) -> Vec<i8> {
        let (mut key, mut vector) = (String::new(), vec![0.0; self.word_width()]);
        features::key(lower, &mut key);
        self.weights.words.add(self.weights.word(&key), &mut vector);
        vector.into_iter().map(|number| rounded(number * 64.0) as i8).collect()
    }

    /// Returns the number of figures in the vector of a word.
    pub fn word_width(&self) -> usize {
        self.weights.word_columns()
    }

    /// Runs the layers over the vectors of a batch: those in the first of the two buffers.
    #[inline(always)]
    fn run<S: Simd>(
        &self,
        simd: S,
        layout: &lstm::Layout,
        [below, above]: &mut [Vec<Pair>; 2],
    ) -> Seen {
        let tokens: usize = layout.iter().map(|&(_, len)| len).sum();
        for layer in &self.weights.layers {
            let half = layer[0].width() / 2;
            above.resize(tokens * 2 * half, Pair::default());
            for (direction, lstm, offset) in
                [(Direction::Forwards, &layer[0], 0), (Direction::Backwards, &layer[1], half)]
            {
                lstm.read(simd, direction, layout, below, (above, 2 * half, offset));
            }
            std::mem::swap(below, above);
        }
        let width = self.width();
        let mut seen =
            Seen { scores: vec![Scores::default(); tokens], states: vec![0; tokens * width] };
        let places = seen.scores.iter_mut().zip(seen.states.chunks_exact_mut(width));
        for (hidden, (scores, states)) in below.chunks_exact(width / 2).zip(places) {
            *scores = self.score(hidden);
            for (states, pair) in states.chunks_exact_mut(2).zip(hidden) {
                states.copy_from_slice(&pair.get().map(coarse));
            }
        }
        seen
    }

    /// Computes the scores of a token from its hidden state.
    #[inline(always)]
    fn score(&self, hidden: &[Pair]) -> Scores {
        let mut sums = [self.weights.out_bias, Scores::default()];
        for (pair, weights) in hidden.iter().zip(self.weights.out.chunks_exact(2)) {
            for ((sum, unit), weights) in sums.iter_mut().zip(pair.get()).zip(weights) {
                for (sum, weight) in sum.iter_mut().zip(weights) {
                    *sum += f32::from(unit) * weight;
                }
            }
        }
        std::array::from_fn(|tag| sums[0][tag] + sums[1][tag])
    }
}

/// Returns the words after "and", outside of quotation marks, that may report something more:
/// "added that … and urged …". Only a past form is told from a noun by its ending.
fn joins(paragraph: &Paragraph) -> Vec<usize> {
    let may_report = |&at: &usize| {
        paragraph.tokens[at].state == QuoteState::Outside
            && paragraph.lower(at - 1) == "and"
            && paragraph.lower(at).ends_with("ed")
    };
    (1..paragraph.len()).filter(may_report).collect()
}

/// Converts a hidden activation from steps of 1/32,767 to steps of 1/127.
#[inline(always)]
fn coarse(activation: i16) -> i8 {
    ((i32::from(activation) * 127 + i32::from(activation.signum()) * 16_383) / 32_767) as i8
}

/// Converts an activation of the input layer to a whole number of its units.
#[inline(always)]
fn whole(activation: f32) -> i32 {
    rounded((activation / INPUT_UNIT).clamp(-LARGEST, LARGEST))
}

/// Rounds to the nearest whole number. The library's function, which also knows numbers beyond an
/// `i32`, is a call for each of them.
#[inline(always)]
fn rounded(number: f32) -> i32 {
    (number + 0.5_f32.copysign(number)) as i32
}

/// Returns the windows in which a paragraph of `len` tokens is read: their tokens, and those of
/// them whose scores count, the others being inside another window.
fn windows(from: usize, len: usize) -> Vec<(Range<usize>, Range<usize>)> {
    let mut found = Vec::new();
    let mut start = from;
    loop {
        let end = (start + WINDOW).min(len);
        let kept_start = if start == from { from } else { start + MARGIN };
        let kept_end = if end == len { len } else { end - MARGIN };
        found.push((start..end, kept_start..kept_end));
        if end == len {
            return found;
        }
        start += WINDOW - 2 * MARGIN;
    }
}

#[cfg(test)]
mod tests;
