//! Tags the tokens of an article with a small trained network.
//!
//! It knows nothing of rules: [`features`] says what it sees of a token, two
//! recurrent layers (`layers`, `lstm`) read a paragraph both ways, a `crf` picks the best
//! sequence of tags. `train/` trains it, `assets/model/README.md` says on what
//! and how well it does. Total: any paragraphs, of any length; the time grows
//! in a line with the number of tokens.

#![expect(
    clippy::inline_always,
    reason = "code runs with a vector unit's instructions only where it is inlined into the choice of them"
)]

mod crf;
pub mod features;
mod inputs;
mod layers;
mod lstm;
pub mod matrix;
pub mod quad;
mod weights;

pub use crate::quotes::tagging::network::weights::Malformed;

use std::ops::Range;

use fearless_simd::Level;

use crate::quotes::reading::consent::BETWEEN_QUESTIONS;
use crate::quotes::reading::consent::Consent;
use crate::quotes::reading::dateline;
use crate::quotes::reading::introduction;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::paragraph::QuoteState;
use crate::quotes::tagging::network::crf::Bias;
use crate::quotes::tagging::network::crf::ORDER;
use crate::quotes::tagging::network::crf::Scores;
use crate::quotes::tagging::network::quad::Quad;
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
    inputs: Vec<Quad>,
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
                let inputs = self.inputs(paragraph, &hashed, read.clone());
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
        let read = self.run(&layout, batch.iter().map(|window| window.inputs.as_slice()));
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
