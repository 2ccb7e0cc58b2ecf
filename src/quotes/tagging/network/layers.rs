//! Runs the recurrent layers over a batch, and makes scores of what the last one says.

use std::cell::RefCell;

use fearless_simd::Simd;
use fearless_simd::dispatch;

use crate::quotes::tagging::network::Network;
use crate::quotes::tagging::network::Seen;
use crate::quotes::tagging::network::crf::Scores;
use crate::quotes::tagging::network::lstm::Direction;
use crate::quotes::tagging::network::lstm::Layout;
use crate::quotes::tagging::network::matrix::Pair;

thread_local! {
    /// The inputs and outputs of a layer, which a thread keeps from batch to batch: to give the pages of some
    /// megabytes back and get them again takes as long as the products of a hundred tokens.
    static LAYERS: RefCell<[Vec<Pair>; 2]> = RefCell::default();
}

impl Network {
    /// Runs the layers over the inputs of a batch, sequence after sequence as in `layout`.
    pub(super) fn run<'i>(
        &self,
        layout: &Layout,
        inputs: impl Iterator<Item = &'i [Pair]>,
    ) -> Seen {
        LAYERS.with_borrow_mut(|layers| {
            layers[0].clear();
            for inputs in inputs {
                layers[0].extend_from_slice(inputs);
            }
            dispatch!(self.level, simd => self.run_layers(simd, layout, layers))
        })
    }

    /// Runs the layers over the vectors in the first of two buffers.
    #[inline(always)]
    fn run_layers<S: Simd>(
        &self,
        simd: S,
        layout: &Layout,
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

/// Converts a hidden activation from steps of 1/32,767 to steps of 1/127.
#[inline(always)]
fn coarse(activation: i16) -> i8 {
    ((i32::from(activation) * 127 + i32::from(activation.signum()) * 16_383) / 32_767) as i8
}
