//! Multiplies 8-bit weights with 16-bit activations, exactly, in integers.
//!
//! Since no sum is rounded before it is whole, every instruction set gives the
//! same result, and with it the same tags. The weights widen to 16 bits when
//! they are loaded: the instruction that multiplies pairs of 16-bit numbers and
//! adds them is in every vector unit that programs may count on.

use fearless_simd::Simd;
use fearless_simd::f32x16;
use fearless_simd::i16x32;
use fearless_simd::i32x16;
use fearless_simd::prelude::*;

/// The number of rows in a block, on which the product works at once; a matrix has a multiple of
/// it.
pub(super) const BLOCK: usize = 16;

/// The largest activation; larger ones are cut, so that no sum over 512 columns overflows.
pub(super) const LARGEST: f32 = 32_767.0;

/// Two neighbouring activations, as one lane that can be spread over a vector.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Pair(i32);

impl Pair {
    /// Packs two activations. Both must lie within ±32,767, or they wrap.
    pub(super) fn new(first: i32, second: i32) -> Pair {
        let (low, high) =
            if cfg!(target_endian = "big") { (second, first) } else { (first, second) };
        Pair((low & 0xffff) | (high << 16))
    }

    /// Returns the two activations.
    pub(super) fn get(self) -> [i16; 2] {
        let (low, high) = (self.0 as i16, (self.0 >> 16) as i16);
        if cfg!(target_endian = "big") { [high, low] } else { [low, high] }
    }
}

/// The weights of a layer: one row for each output.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Matrix {
    rows: usize,
    /// Half the number of columns.
    pairs: usize,
    /// The blocks of rows; in each, pair after pair, the block's weights for it.
    weights: Vec<i16>,
    /// The unit of each row's weights, times the unit of the activations.
    scales: Vec<f32>,
}

impl Matrix {
    /// Makes a matrix from 8-bit weights, row after row, and from the unit of each row; `unit` is
    /// that of the activations.
    ///
    /// # Panics
    ///
    /// If the rows are not a multiple of [`BLOCK`], the columns odd or over 512.
    pub(super) fn new(weights: &[i8], scales: &[f32], unit: f32) -> Matrix {
        let rows = scales.len();
        let columns = weights.len() / rows.max(1);
        assert!(rows.is_multiple_of(BLOCK) && columns.is_multiple_of(2) && columns <= 512);
        let mut laid_out = vec![0; weights.len()];
        let blocks = laid_out.chunks_exact_mut(BLOCK * columns);
        for (block, weights) in blocks.zip(weights.chunks_exact(BLOCK * columns)) {
            for (row, weights) in weights.chunks_exact(columns).enumerate() {
                let pairs = block.chunks_exact_mut(2 * BLOCK).zip(weights.chunks_exact(2));
                for (pair, two) in pairs {
                    pair[2 * row] = i16::from(two[0]);
                    pair[2 * row + 1] = i16::from(two[1]);
                }
            }
        }
        let scales = scales.iter().map(|scale| scale * unit).collect();
        Matrix { rows, pairs: columns / 2, weights: laid_out, scales }
    }

    /// Returns the number of inputs, in pairs.
    pub(super) fn pairs(&self) -> usize {
        self.pairs
    }

    /// Adds to each row of `out` the product with the same row of `inputs`.
    #[inline(always)]
    pub(super) fn add_product<S: Simd>(&self, simd: S, inputs: &[Pair], out: &mut [f32]) {
        // The activations of a tile stay in the fastest cache while all blocks pass.
        const TILE: usize = 32;
        let tiles = inputs.chunks(TILE * self.pairs);
        for (inputs, out) in tiles.zip(out.chunks_mut(TILE * self.rows)) {
            let blocks = self.weights.chunks_exact(self.pairs * 2 * BLOCK);
            let scales = self.scales.chunks_exact(BLOCK);
            for (block, (weights, scales)) in blocks.zip(scales).enumerate() {
                self.add_block(simd, weights, scales, inputs, (out, block * BLOCK));
            }
        }
    }

    /// Adds the product of one block of rows, which begins at `first`.
    #[inline(always)]
    fn add_block<S: Simd>(
        &self,
        simd: S,
        weights: &[i16],
        scales: &[f32],
        inputs: &[Pair],
        (out, first): (&mut [f32], usize),
    ) {
        const AT_ONCE: usize = 4;
        let scales = f32x16::from_slice(simd, scales);
        let mut add = |sums: i32x16<S>, row: usize| {
            let at = row * self.rows + first;
            let out = &mut out[at..at + BLOCK];
            let sums: f32x16<S> = sums.to_float();
            (f32x16::from_slice(simd, out) + sums * scales).store_slice(out);
        };
        let mut row = 0;
        let mut groups = inputs.chunks_exact(self.pairs * AT_ONCE);
        for group in &mut groups {
            let mut each = group.chunks_exact(self.pairs);
            let rows: [&[Pair]; AT_ONCE] = std::array::from_fn(|_| each.next().unwrap_or_default());
            for sums in block_sums(simd, weights, rows) {
                add(sums, row);
                row += 1;
            }
        }
        for input in groups.remainder().chunks_exact(self.pairs) {
            let [sums] = block_sums(simd, weights, [input]);
            add(sums, row);
            row += 1;
        }
    }
}

/// Computes the sums of one block of rows with `N` inputs at once, so that each weight is loaded
/// once for all of them.
#[inline(always)]
fn block_sums<S: Simd, const N: usize>(
    simd: S,
    weights: &[i16],
    inputs: [&[Pair]; N],
) -> [i32x16<S>; N] {
    let mut sums = [i32x16::splat(simd, 0); N];
    let pairs = weights.len() / (2 * BLOCK);
    let inputs = inputs.map(|input| &input[..pairs]);
    for (pair, weights) in weights.chunks_exact(2 * BLOCK).enumerate() {
        let weights = i16x32::from_slice(simd, weights);
        for (sum, input) in sums.iter_mut().zip(&inputs) {
            let both: i16x32<S> = i32x16::splat(simd, input[pair].0).bitcast();
            *sum += weights.pairwise_dot_product(both);
        }
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::Matrix;
    use super::Pair;
    use fearless_simd::Level;
    use fearless_simd::dispatch;
    use proptest::prelude::*;

    #[test]
    fn a_pair_keeps_both_signs() {
        assert_eq!(Pair::new(-32_767, 5).get(), [-32_767, 5]);
        assert_eq!(Pair::new(7, -1).get(), [7, -1]);
    }

    proptest! {
        #[test]
        fn products_are_exact_on_every_path(
            weights in proptest::collection::vec(-127i8..=127, 32 * 6),
            inputs in proptest::collection::vec(-32_767i32..=32_767, 7 * 6),
        ) {
            let matrix = Matrix::new(&weights, &[1.0; 32], 1.0);
            let pairs: Vec<Pair> = inputs.chunks_exact(2).map(|two| Pair::new(two[0], two[1])).collect();
            let expected: Vec<f32> = inputs.chunks_exact(6).flat_map(|input| {
                weights.chunks_exact(6).map(|row| {
                    row.iter().zip(input).map(|(&w, &x)| f64::from(w) * f64::from(x)).sum::<f64>() as f32
                }).collect::<Vec<_>>()
            }).collect();
            for level in [Level::new(), Level::baseline()] {
                let mut out = vec![0.0; 7 * 32];
                dispatch!(level, simd => matrix.add_product(simd, &pairs, &mut out));
                prop_assert_eq!(&out, &expected);
            }
        }
    }
}
