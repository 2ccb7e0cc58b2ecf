//! Runs the recurrent layers over a batch, and makes scores of what the last one says.

use std::cell::RefCell;

use fearless_simd::Simd;
use fearless_simd::dispatch;

use crate::quotes::tagging::network::Network;
use crate::quotes::tagging::network::Seen;
use crate::quotes::tagging::network::crf::Scores;
use crate::quotes::tagging::network::lstm::Direction;
use crate::quotes::tagging::network::lstm::Layout;
use crate::quotes::tagging::network::quad::Quad;

thread_local! {
    /// The inputs and outputs of a layer, which a thread keeps from batch to batch: to give the pages of some
    /// megabytes back and get them again takes as long as the products of a hundred tokens.
    static LAYERS: RefCell<[Vec<Quad>; 2]> = RefCell::default();
}

impl Network {
    /// Runs the layers over the inputs of a batch, sequence after sequence as in `layout`.
    pub(super) fn run<'i>(
        &self,
        layout: &Layout,
        inputs: impl Iterator<Item = &'i [Quad]>,
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
        [below, above]: &mut [Vec<Quad>; 2],
    ) -> Seen {
        let tokens: usize = layout.iter().map(|&(_, len)| len).sum();
        for layer in &self.weights.layers {
            let quads = layer[0].width() / 4;
            above.resize(tokens * 2 * quads, Quad::default());
            for (direction, lstm, offset) in
                [(Direction::Forwards, &layer[0], 0), (Direction::Backwards, &layer[1], quads)]
            {
                lstm.read(simd, direction, layout, below, (above, 2 * quads, offset));
            }
            std::mem::swap(below, above);
        }
        let width = self.width();
        let mut seen =
            Seen { scores: vec![Scores::default(); tokens], states: vec![0; tokens * width] };
        let places = seen.scores.iter_mut().zip(seen.states.chunks_exact_mut(width));
        for (hidden, (scores, states)) in below.chunks_exact(width / 4).zip(places) {
            *scores = self.score(hidden);
            for (states, quad) in states.chunks_exact_mut(4).zip(hidden) {
                states.copy_from_slice(&quad.get());
            }
        }
        seen
    }

    /// Computes the scores of a token from its hidden state.
    #[inline(always)]
    fn score(&self, hidden: &[Quad]) -> Scores {
        let mut sums = [self.weights.out_bias, Scores::default()];
        for (quad, weights) in hidden.iter().zip(self.weights.out.chunks_exact(4)) {
            for (at, (unit, weights)) in quad.get().into_iter().zip(weights).enumerate() {
                for (sum, weight) in sums[at % 2].iter_mut().zip(weights) {
                    *sum += f32::from(unit) * weight;
                }
            }
        }
        std::array::from_fn(|tag| sums[0][tag] + sums[1][tag])
    }
}
