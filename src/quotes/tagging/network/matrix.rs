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
pub const BLOCK: usize = 16;

/// The largest activation that [`Pair`] has room for.
pub const LARGEST: f32 = 32_767.0;

/// Two neighbouring activations, as one lane that can be spread over a vector.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Pair(i32);

impl Pair {
    /// Packs two activations. Both must lie within ±32,767, or they wrap.
    pub fn new(first: i32, second: i32) -> Pair {
        let (low, high) =
            if cfg!(target_endian = "big") { (second, first) } else { (first, second) };
        Pair((low & 0xffff) | (high << 16))
    }

    /// Returns the two activations.
    pub fn get(self) -> [i16; 2] {
        let (low, high) = (self.0 as i16, (self.0 >> 16) as i16);
        if cfg!(target_endian = "big") { [high, low] } else { [low, high] }
    }
}

/// The weights of a block for two neighbouring activations, row after row. They lie on a line of the cache,
/// since a load across two of them takes twice as long.
#[derive(Debug, Clone, Copy, PartialEq)]
#[repr(align(64))]
struct Weights([i16; 2 * BLOCK]);

/// The weights of a layer: one row for each output.
#[derive(Debug, Clone, PartialEq)]
pub struct Matrix {
    rows: usize,
    /// Half the number of columns.
    pairs: usize,
    /// The blocks of rows; in each, pair after pair, the block's weights for it.
    weights: Vec<Weights>,
    /// The unit of each row's weights, times the unit of the activations.
    scales: Vec<f32>,
}

impl Matrix {
    /// Makes a matrix from 8-bit weights, row after row, and from the unit of each row; `unit` is
    /// that of the activations, `largest` bounds them.
    ///
    /// # Panics
    ///
    /// If the rows are not a multiple of [`BLOCK`], the columns odd, or so many that a sum might
    /// overflow.
    pub fn new(weights: &[i8], scales: &[f32], unit: f32, largest: f32) -> Matrix {
        let rows = scales.len();
        let columns = weights.len() / rows.max(1);
        assert!(rows.is_multiple_of(BLOCK) && columns.is_multiple_of(2));
        assert!(columns as f32 * 128.0 * largest < i32::MAX as f32, "too many columns");
        let mut laid_out = vec![Weights([0; 2 * BLOCK]); weights.len() / (2 * BLOCK)];
        let blocks = laid_out.chunks_exact_mut(columns / 2);
        for (block, weights) in blocks.zip(weights.chunks_exact(BLOCK * columns)) {
            for (row, weights) in weights.chunks_exact(columns).enumerate() {
                for (Weights(pair), two) in block.iter_mut().zip(weights.chunks_exact(2)) {
                    pair[2 * row] = i16::from(two[0]);
                    pair[2 * row + 1] = i16::from(two[1]);
                }
            }
        }
        let scales = scales.iter().map(|scale| scale * unit).collect();
        Matrix { rows, pairs: columns / 2, weights: laid_out, scales }
    }

    /// Returns the number of inputs, in pairs.
    pub fn pairs(&self) -> usize {
        self.pairs
    }

    /// Writes into each row of `out` the product with the same row of `inputs`, and `bias` added.
    #[inline(always)]
    pub fn product<S: Simd>(&self, simd: S, inputs: &[Pair], bias: &[f32], out: &mut [f32]) {
        for out in out.chunks_exact_mut(self.rows) {
            out.copy_from_slice(bias);
        }
        self.add_product(simd, inputs, out);
    }

    /// Adds to each row of `out` the product with the same row of `inputs`.
    #[inline(always)]
    pub fn add_product<S: Simd>(&self, simd: S, inputs: &[Pair], out: &mut [f32]) {
        // The activations of a tile stay in the fastest cache while all blocks pass.
        const TILE: usize = 32;
        let tiles = inputs.chunks(TILE * self.pairs);
        for (inputs, out) in tiles.zip(out.chunks_mut(TILE * self.rows)) {
            let mut first = 0;
            // A unit with vectors of sixteen numbers has registers for four blocks at once. Each sum
            // waits for the product before it, so it takes that many to keep the unit busy.
            if <S::f32s as SimdBase<S>>::LEN >= BLOCK {
                while first + 4 * BLOCK <= self.rows {
                    self.add_blocks::<S, 4>(simd, first, inputs, out);
                    first += 4 * BLOCK;
                }
                if first + 2 * BLOCK <= self.rows {
                    self.add_blocks::<S, 2>(simd, first, inputs, out);
                    first += 2 * BLOCK;
                }
            }
            while first < self.rows {
                self.add_blocks::<S, 1>(simd, first, inputs, out);
                first += BLOCK;
            }
        }
    }

    /// Adds the product of `R` blocks of rows, the first of which begins at row `first`.
    #[inline(always)]
    fn add_blocks<S: Simd, const R: usize>(
        &self,
        simd: S,
        first: usize,
        inputs: &[Pair],
        out: &mut [f32],
    ) {
        let blocks = &self.weights[first / BLOCK * self.pairs..];
        let blocks: [_; R] =
            std::array::from_fn(|at| &blocks[at * self.pairs..(at + 1) * self.pairs]);
        let rows = inputs.len() / self.pairs;
        let mut row = 0;
        while row + 4 <= rows {
            self.add_sums::<S, R, 4>(simd, blocks, (row, first), inputs, out);
            row += 4;
        }
        while row + 2 <= rows {
            self.add_sums::<S, R, 2>(simd, blocks, (row, first), inputs, out);
            row += 2;
        }
        if row < rows {
            self.add_sums::<S, R, 1>(simd, blocks, (row, first), inputs, out);
        }
    }

    /// Adds the sums of `R` blocks, from row `first` on, with `N` inputs, from number `row` on.
    #[inline(always)]
    fn add_sums<S: Simd, const R: usize, const N: usize>(
        &self,
        simd: S,
        blocks: [&[Weights]; R],
        (row, first): (usize, usize),
        inputs: &[Pair],
        out: &mut [f32],
    ) {
        let inputs: [_; N] =
            std::array::from_fn(|at| &inputs[(row + at) * self.pairs..(row + at + 1) * self.pairs]);
        let sums = block_sums(simd, self.pairs, blocks, inputs);
        for (block, sums) in sums.into_iter().enumerate() {
            let first = first + block * BLOCK;
            let scales = f32x16::from_slice(simd, &self.scales[first..first + BLOCK]);
            for (at, sums) in sums.into_iter().enumerate() {
                let at = (row + at) * self.rows + first;
                let out = &mut out[at..at + BLOCK];
                let sums: f32x16<S> = sums.to_float();
                (f32x16::from_slice(simd, out) + sums * scales).store_slice(out);
            }
        }
    }
}

/// Computes the sums of `R` blocks of rows with `N` inputs at once, so that each weight is loaded
/// once for all of them, and each activation once for all blocks.
#[inline(always)]
fn block_sums<S: Simd, const R: usize, const N: usize>(
    simd: S,
    pairs: usize,
    blocks: [&[Weights]; R],
    inputs: [&[Pair]; N],
) -> [[i32x16<S>; N]; R] {
    let mut sums = [[i32x16::splat(simd, 0); N]; R];
    let (blocks, inputs) =
        (blocks.map(|block| &block[..pairs]), inputs.map(|input| &input[..pairs]));
    for pair in 0..pairs {
        let mut weights = [i16x32::splat(simd, 0); R];
        for (weights, block) in weights.iter_mut().zip(&blocks) {
            *weights = i16x32::from_slice(simd, &block[pair].0);
        }
        for (at, input) in inputs.iter().enumerate() {
            let both: i16x32<S> = i32x16::splat(simd, input[pair].0).bitcast();
            for (sums, weights) in sums.iter_mut().zip(&weights) {
                sums[at] += weights.pairwise_dot_product(both);
            }
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
            // Seven blocks: four, two and one at once, where the unit has room for them.
            weights in proptest::collection::vec(-127i8..=127, 112 * 6),
            inputs in proptest::collection::vec(-32_767i32..=32_767, 7 * 6),
        ) {
            let matrix = Matrix::new(&weights, &[1.0; 112], 1.0, super::LARGEST);
            let pairs: Vec<Pair> = inputs.chunks_exact(2).map(|two| Pair::new(two[0], two[1])).collect();
            let expected: Vec<f32> = inputs.chunks_exact(6).flat_map(|input| {
                weights.chunks_exact(6).map(|row| {
                    row.iter().zip(input).map(|(&w, &x)| f64::from(w) * f64::from(x)).sum::<f64>() as f32
                }).collect::<Vec<_>>()
            }).collect();
            for level in [Level::new(), Level::baseline()] {
                let mut out = vec![0.0; 7 * 112];
                dispatch!(level, simd => matrix.add_product(simd, &pairs, &mut out));
                prop_assert_eq!(&out, &expected);
            }
        }
    }
}
