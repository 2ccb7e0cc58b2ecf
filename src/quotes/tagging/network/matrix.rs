//! Multiplies 8-bit weights with 8-bit activations, exactly, in integers.

use fearless_simd::Simd;
use fearless_simd::f32x16;
use fearless_simd::i32x16;
use fearless_simd::prelude::*;

use crate::quotes::tagging::network::quad::BLOCK;
#[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
use crate::quotes::tagging::network::quad::Fours;
use crate::quotes::tagging::network::quad::Quad;
use crate::quotes::tagging::network::quad::SHIFT;
use crate::quotes::tagging::network::quad::Twos;
use crate::quotes::tagging::network::quad::Unit;
use crate::quotes::tagging::network::quad::Weights;

/// The weights of a layer: one row for each output.
#[derive(Debug, Clone, PartialEq)]
pub struct Matrix {
    rows: usize,
    /// A quarter of the number of columns.
    quads: usize,
    /// The blocks of rows; in each, four columns after four, the block's weights for them.
    weights: Vec<Weights>,
    /// The start of each row's sum, which takes away what the shift of the activations adds to it.
    starts: Vec<i32>,
    /// The unit of each row's weights, times the unit of the activations.
    scales: Vec<f32>,
}

impl Matrix {
    /// Makes a matrix from 8-bit weights, row after row, and from the unit of each row; `unit` is
    /// that of the activations.
    ///
    /// # Panics
    ///
    /// If the rows are not a multiple of [`BLOCK`], the columns not one of 4, or so many that a sum might
    /// overflow.
    pub fn new(weights: &[i8], scales: &[f32], unit: f32) -> Matrix {
        let rows = scales.len();
        let columns = weights.len() / rows.max(1);
        assert!(rows.is_multiple_of(BLOCK) && columns.is_multiple_of(4));
        assert!(columns < i32::MAX as usize / (128 * 255), "too many columns");
        let mut laid_out = vec![Weights([0; 4 * BLOCK]); weights.len() / (4 * BLOCK)];
        let blocks = laid_out.chunks_exact_mut(columns / 4);
        for (block, weights) in blocks.zip(weights.chunks_exact(BLOCK * columns)) {
            for (row, weights) in weights.chunks_exact(columns).enumerate() {
                for (Weights(rows), four) in block.iter_mut().zip(weights.chunks_exact(4)) {
                    rows[4 * row..4 * row + 4].copy_from_slice(four);
                }
            }
        }
        let start =
            |row: &[i8]| row.iter().map(|&weight| -i32::from(weight) * i32::from(SHIFT)).sum();
        Matrix {
            rows,
            quads: columns / 4,
            weights: laid_out,
            starts: weights.chunks_exact(columns).map(start).collect(),
            scales: scales.iter().map(|scale| scale * unit).collect(),
        }
    }

    /// Returns the number of inputs, in fours.
    pub fn quads(&self) -> usize {
        self.quads
    }

    /// Writes into each row of `out` the product with the same row of `inputs`, and `bias` added.
    #[inline(always)]
    pub fn product<S: Simd>(&self, simd: S, inputs: &[Quad], bias: &[f32], out: &mut [f32]) {
        for out in out.chunks_exact_mut(self.rows) {
            out.copy_from_slice(bias);
        }
        self.add_product(simd, inputs, out);
    }

    /// Adds to each row of `out` the product with the same row of `inputs`.
    #[inline(always)]
    pub fn add_product<S: Simd>(&self, simd: S, inputs: &[Quad], out: &mut [f32]) {
        #[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
        if let Some(avx512) = simd.level().as_avx512() {
            return self.add_tiles(Fours(avx512), inputs, out);
        }
        self.add_tiles(Twos(simd), &Twos::<S>::inputs(inputs), out);
    }

    #[inline(always)]
    fn add_tiles<U: Unit>(&self, unit: U, inputs: &[U::Inputs], out: &mut [f32]) {
        // The activations of a tile stay in the fastest cache while all blocks pass.
        const TILE: usize = 32;
        let tiles = inputs.chunks(TILE * self.quads);
        for (inputs, out) in tiles.zip(out.chunks_mut(TILE * self.rows)) {
            let mut first = 0;
            // A unit with vectors of sixteen numbers has registers for four blocks at once. Each sum
            // waits for the product before it, so it takes that many to keep the unit busy.
            if <<U::Simd as Simd>::f32s as SimdBase<U::Simd>>::LEN >= BLOCK {
                while first + 4 * BLOCK <= self.rows {
                    self.add_blocks::<U, 4>(unit, first, inputs, out);
                    first += 4 * BLOCK;
                }
                if first + 2 * BLOCK <= self.rows {
                    self.add_blocks::<U, 2>(unit, first, inputs, out);
                    first += 2 * BLOCK;
                }
            }
            while first < self.rows {
                self.add_blocks::<U, 1>(unit, first, inputs, out);
                first += BLOCK;
            }
        }
    }

    /// Adds the product of `R` blocks of rows, the first of which begins at row `first`.
    #[inline(always)]
    fn add_blocks<U: Unit, const R: usize>(
        &self,
        unit: U,
        first: usize,
        inputs: &[U::Inputs],
        out: &mut [f32],
    ) {
        let blocks = &self.weights[first / BLOCK * self.quads..];
        let blocks: [_; R] =
            std::array::from_fn(|at| &blocks[at * self.quads..(at + 1) * self.quads]);
        let rows = inputs.len() / self.quads;
        let mut row = 0;
        while row + 4 <= rows {
            self.add_sums::<U, R, 4>(unit, blocks, (row, first), inputs, out);
            row += 4;
        }
        while row + 2 <= rows {
            self.add_sums::<U, R, 2>(unit, blocks, (row, first), inputs, out);
            row += 2;
        }
        if row < rows {
            self.add_sums::<U, R, 1>(unit, blocks, (row, first), inputs, out);
        }
    }

    /// Adds the sums of `R` blocks, from row `first` on, with `N` inputs, from number `row` on.
    #[inline(always)]
    fn add_sums<U: Unit, const R: usize, const N: usize>(
        &self,
        unit: U,
        blocks: [&[Weights]; R],
        (row, first): (usize, usize),
        inputs: &[U::Inputs],
        out: &mut [f32],
    ) {
        let simd = unit.simd();
        let inputs: [_; N] =
            std::array::from_fn(|at| &inputs[(row + at) * self.quads..(row + at + 1) * self.quads]);
        let mut starts = [i32x16::splat(simd, 0); R];
        for (block, starts) in starts.iter_mut().enumerate() {
            let first = first + block * BLOCK;
            *starts = i32x16::from_slice(simd, &self.starts[first..first + BLOCK]);
        }
        let sums = block_sums(unit, self.quads, starts, blocks, inputs);
        for (block, sums) in sums.into_iter().enumerate() {
            let first = first + block * BLOCK;
            let scales = f32x16::from_slice(simd, &self.scales[first..first + BLOCK]);
            for (at, sums) in sums.into_iter().enumerate() {
                let at = (row + at) * self.rows + first;
                let out = &mut out[at..at + BLOCK];
                let sums: f32x16<U::Simd> = sums.to_float();
                (f32x16::from_slice(simd, out) + sums * scales).store_slice(out);
            }
        }
    }
}

/// Computes the sums of `R` blocks of rows with `N` inputs at once, so that each weight is loaded
/// once for all of them, and each activation once for all blocks. The sums of a block begin at its own of `starts`.
#[inline(always)]
fn block_sums<U: Unit, const R: usize, const N: usize>(
    unit: U,
    quads: usize,
    starts: [i32x16<U::Simd>; R],
    blocks: [&[Weights]; R],
    inputs: [&[U::Inputs]; N],
) -> [[i32x16<U::Simd>; N]; R] {
    let mut sums = starts.map(|start| [start; N]);
    let (blocks, inputs) =
        (blocks.map(|block| &block[..quads]), inputs.map(|input| &input[..quads]));
    for quad in 0..quads {
        let mut weights = [unit.load(&blocks[0][quad]); R];
        for (weights, block) in weights.iter_mut().zip(&blocks) {
            *weights = unit.load(&block[quad]);
        }
        for (at, input) in inputs.iter().enumerate() {
            for (sums, weights) in sums.iter_mut().zip(weights) {
                sums[at] = unit.add(sums[at], weights, &input[quad]);
            }
        }
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::Matrix;
    use crate::quotes::tagging::network::quad::Quad;
    use fearless_simd::Level;
    use fearless_simd::dispatch;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn products_are_exact_on_every_path(
            // Seven blocks: four, two and one at once, where the unit has room for them.
            weights in proptest::collection::vec(-127i8..=127, 112 * 8),
            inputs in proptest::collection::vec(-127i8..=127, 7 * 8),
        ) {
            let matrix = Matrix::new(&weights, &[1.0; 112], 1.0);
            let quads: Vec<Quad> = inputs.as_chunks::<4>().0.iter().map(|&four| Quad::new(four)).collect();
            let expected: Vec<f32> = inputs.chunks_exact(8).flat_map(|input| {
                weights.chunks_exact(8).map(|row| {
                    row.iter().zip(input).map(|(&w, &x)| f64::from(w) * f64::from(x)).sum::<f64>() as f32
                }).collect::<Vec<_>>()
            }).collect();
            let levels = [Level::new(), Level::baseline()].into_iter();
            #[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
            let levels = levels.chain(Level::new().as_avx2().map(Level::Avx2));
            for level in levels {
                let mut out = vec![0.0; 7 * 112];
                dispatch!(level, simd => matrix.add_product(simd, &quads, &mut out));
                prop_assert_eq!(&out, &expected);
            }
        }
    }
}
