//! Makes the input of the lowest layer: a vector for each token.

use std::ops::Range;

use fearless_simd::dispatch;

use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::tagging::network::Network;
use crate::quotes::tagging::network::features;
use crate::quotes::tagging::network::quad::LARGEST;
use crate::quotes::tagging::network::quad::Quad;
use crate::quotes::tagging::network::weights::INPUT_UNIT;

impl Network {
    /// Returns the input of the lowest layer: the vectors of some tokens of a paragraph, in fours.
    pub(super) fn inputs(
        &self,
        paragraph: &Paragraph,
        hashed: &[features::Hashed],
        read: Range<usize>,
    ) -> Vec<Quad> {
        dispatch!(self.level, _ => self.vectors(paragraph, hashed, read))
    }

    #[inline(always)]
    fn vectors(
        &self,
        paragraph: &Paragraph,
        hashed: &[features::Hashed],
        read: Range<usize>,
    ) -> Vec<Quad> {
        let mut key = String::new();
        let mut vector = vec![0.0; self.weights.input_columns()];
        let mut quads = Vec::with_capacity(read.len() * vector.len() / 4);
        for at in read {
            features::key(paragraph.lower(at), &mut key);
            self.embed(&key, &hashed[at], &mut vector);
            quads.extend(vector.as_chunks().0.iter().map(|four| Quad::new(four.map(whole))));
        }
        quads
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
}

/// Converts an activation of the input layer to a whole number of its units.
#[inline(always)]
fn whole(activation: f32) -> i8 {
    rounded((activation / INPUT_UNIT).clamp(-LARGEST, LARGEST)) as i8
}

/// Rounds to the nearest whole number. The library's function, which also knows numbers beyond an
/// `i32`, is a call for each of them.
#[inline(always)]
fn rounded(number: f32) -> i32 {
    (number + 0.5_f32.copysign(number)) as i32
}
