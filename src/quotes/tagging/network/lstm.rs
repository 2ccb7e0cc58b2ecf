//! Computes a recurrent layer over the paragraphs of an article side by side.
//!
//! Paragraphs are sorted by length, the longest first, so those still being
//! read at a step are always the first ones, and a step is one matrix product.

use std::ops::Range;

use fearless_simd::Simd;
use fearless_simd::f32x16;
use fearless_simd::i32x16;
use fearless_simd::prelude::*;

use crate::quotes::tagging::network::matrix::Matrix;
use crate::quotes::tagging::network::quad::LARGEST;
use crate::quotes::tagging::network::quad::Quad;

/// The unit of hidden activations, which lie within ±1.
pub(super) const HIDDEN_UNIT: f32 = 1.0 / LARGEST;

/// The direction in which a layer reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    /// From the first token to the last.
    Forwards,
    /// From the last token to the first.
    Backwards,
}

/// The weights of one direction. Rows are gates: input, forget, cell, output.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Lstm {
    /// The weights from the layer below.
    pub(super) input: Matrix,
    /// The weights from the step before.
    pub(super) recurrent: Matrix,
    /// The bias of each row.
    pub(super) bias: Vec<f32>,
}

/// The place of each sequence in a batch: its first token and its number of tokens. The longest
/// comes first.
pub(super) type Layout = [(usize, usize)];

impl Lstm {
    /// Returns the number of hidden units.
    pub(super) fn width(&self) -> usize {
        self.bias.len() / 4
    }

    /// Reads the tokens of a batch and writes each one's hidden state, in
    /// fours, into `out`: rows of `stride` of them, from number `offset` on.
    #[inline(always)]
    pub(super) fn read<S: Simd>(
        &self,
        simd: S,
        direction: Direction,
        layout: &Layout,
        inputs: &[Quad],
        (out, stride, offset): (&mut [Quad], usize, usize),
    ) {
        let (width, rows, columns) = (self.width(), self.bias.len(), self.input.quads());
        let mut hidden = vec![Quad::default(); layout.len() * width / 4];
        let mut cells = vec![0.0; layout.len() * width];
        let (mut gathered, mut gates): (Vec<Quad>, Vec<f32>) = (Vec::new(), Vec::new());
        let mut next = 0;
        while let Some(steps) = Steps::from(next, layout) {
            next = steps.steps.end;
            gathered.clear();
            for step in steps.steps.clone() {
                for &place in active(layout, step) {
                    let at = direction.token(place, step) * columns;
                    gathered.extend_from_slice(&inputs[at..at + columns]);
                }
            }
            gates.resize(steps.tokens * rows, 0.0);
            self.input.product(simd, &gathered, &self.bias, &mut gates);
            let mut gates = gates.as_mut_slice();
            for step in steps.steps {
                let active = active(layout, step);
                let of_step;
                (of_step, gates) = gates.split_at_mut(active.len() * rows);
                let hidden = &mut hidden[..active.len() * width / 4];
                self.recurrent.add_product(simd, hidden, of_step);
                let states = hidden.chunks_exact_mut(width / 4).zip(cells.chunks_exact_mut(width));
                for ((hidden, cells), (gates, &place)) in
                    states.zip(of_step.chunks_exact(rows).zip(active))
                {
                    advance(simd, gates, cells, hidden);
                    let at = direction.token(place, step) * stride + offset;
                    out[at..at + width / 4].copy_from_slice(hidden);
                }
            }
        }
    }
}

/// The steps whose gates are begun in one product: they stay in a near cache until they are read.
struct Steps {
    steps: Range<usize>,
    tokens: usize,
}

impl Steps {
    /// The number of tokens in such steps, unless one step has more: 256 KB of gates.
    const TOKENS: usize = 128;

    /// Returns the steps from number `first` on; none where every sequence is over.
    #[inline(always)]
    fn from(first: usize, layout: &Layout) -> Option<Steps> {
        let longest = layout.first().map_or(0, |&(_, len)| len);
        let (mut end, mut tokens) = (first, 0);
        while end < longest {
            let active = active(layout, end).len();
            if tokens > 0 && tokens + active > Self::TOKENS {
                break;
            }
            (end, tokens) = (end + 1, tokens + active);
        }
        (end > first).then_some(Steps { steps: first..end, tokens })
    }
}

/// Returns the sequences that are still being read at a step.
#[inline(always)]
fn active(layout: &Layout, step: usize) -> &Layout {
    &layout[..layout.partition_point(|&(_, len)| len > step)]
}

impl Direction {
    /// Returns the token that is read at a step of a sequence.
    #[inline(always)]
    fn token(self, (first, len): (usize, usize), step: usize) -> usize {
        match self {
            Direction::Forwards => first + step,
            Direction::Backwards => first + len - 1 - step,
        }
    }
}

/// Makes one step of one sequence: from its gates to its new cells and hidden state.
#[inline(always)]
fn advance<S: Simd>(simd: S, gates: &[f32], cells: &mut [f32], hidden: &mut [Quad]) {
    let width = cells.len();
    let load = |from: &[f32], at: usize| f32x16::from_slice(simd, &from[at..at + 16]);
    let (input, rest) = gates.split_at(width);
    let (forget, rest) = rest.split_at(width);
    let (cell, output) = rest.split_at(width);
    for at in (0..width).step_by(16) {
        let kept = sigmoid(simd, load(forget, at)) * load(cells, at);
        let next = kept + sigmoid(simd, load(input, at)) * tanh(simd, load(cell, at));
        next.store_slice(&mut cells[at..at + 16]);
        let shown = sigmoid(simd, load(output, at)) * tanh(simd, next);
        // The number is shifted above zero, where cutting off the fraction rounds to nearest.
        let shifted: i32x16<S> = (shown * LARGEST + 128.5).to_int();
        for (quad, four) in
            hidden[at / 4..at / 4 + 4].iter_mut().zip(shifted.as_slice().as_chunks().0)
        {
            *quad = Quad::shifted(four.map(|activation: i32| activation.cast_unsigned() as u8));
        }
    }
}

#[inline(always)]
fn sigmoid<S: Simd>(simd: S, x: f32x16<S>) -> f32x16<S> {
    tanh(simd, x * 0.5) * 0.5 + 0.5
}

/// Approximates tanh by a rational function, good to seven digits; the method is Eigen's,
/// which draws it from the continued fraction and fits its coefficients.
///
/// It uses only sums, products and one quotient, each rounded as IEEE 754 says, so the result is
/// the same on every path; with fused multiplication it would not be.
#[inline(always)]
fn tanh<S: Simd>(simd: S, x: f32x16<S>) -> f32x16<S> {
    const ODD: [f32; 7] = [
        -2.760_768_5e-16,
        2.000_188e-13,
        -8.604_672e-11,
        5.122_297_3e-8,
        1.485_722_3e-5,
        6.372_619e-4,
        4.893_525e-3,
    ];
    const EVEN: [f32; 4] = [1.198_258_4e-6, 1.185_347_1e-4, 2.268_434_6e-3, 4.893_525e-3];
    let x = x.max(f32x16::splat(simd, -7.905_311)).min(f32x16::splat(simd, 7.905_311));
    let square = x * x;
    let polynomial = |terms: &[f32]| {
        let first = f32x16::splat(simd, terms[0]);
        terms[1..].iter().fold(first, |sum, &term| sum * square + term)
    };
    x * polynomial(&ODD) / polynomial(&EVEN)
}

#[cfg(test)]
mod tests {
    use super::Steps;
    use super::active;
    use super::tanh;
    use fearless_simd::Level;
    use fearless_simd::dispatch;
    use fearless_simd::f32x16;
    use fearless_simd::prelude::*;

    #[test]
    fn every_step_of_every_sequence_is_in_one_group() {
        for lens in [&[70, 70, 9, 1][..], &[1; 300], &[2], &[0], &[]] {
            let layout: Vec<(usize, usize)> = lens.iter().map(|&len| (0, len)).collect();
            let (mut next, mut tokens) = (0, 0);
            while let Some(group) = Steps::from(next, &layout) {
                assert_eq!(group.steps.start, next);
                let in_it: usize =
                    group.steps.clone().map(|step| active(&layout, step).len()).sum();
                assert_eq!(group.tokens, in_it);
                assert!(in_it <= Steps::TOKENS || group.steps.len() == 1);
                (next, tokens) = (group.steps.end, tokens + in_it);
            }
            assert_eq!(tokens, lens.iter().sum::<usize>());
        }
    }

    #[test]
    fn tanh_is_good_to_six_digits_and_never_leaves_one() {
        for step in -400i16..400 {
            let x = f32::from(step) / 30.0;
            let mut found = [0.0; 16];
            dispatch!(Level::new(), simd => tanh(simd, f32x16::splat(simd, x)).store_slice(&mut found));
            assert!((found[0] - x.tanh()).abs() < 1e-6 && found[0].abs() <= 1.0, "tanh({x})");
        }
    }
}
