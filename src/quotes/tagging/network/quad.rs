//! Multiplies four neighbouring activations with the weights of sixteen rows at once.
//!
//! Both are 8-bit numbers, and their products are added up in 32-bit integers. Since no sum is rounded, every
//! instruction set gives the same result, and with it the same tags.

use fearless_simd::i16x32;
use fearless_simd::i32x16;
use fearless_simd::prelude::*;

/// The number of rows in a block, on which a product works at once.
pub const BLOCK: usize = 16;

/// The largest activation; the smallest is as far below zero.
pub const LARGEST: f32 = 127.0;

/// The distance by which activations are shifted above zero: the instruction for bytes takes one side without a
/// sign.
pub(super) const SHIFT: u8 = 128;

/// Four neighbouring activations, as one lane that can be spread over a vector.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Quad(i32);

impl Default for Quad {
    fn default() -> Quad {
        Quad::new([0; 4])
    }
}

impl Quad {
    /// Packs four activations.
    pub fn new(activations: [i8; 4]) -> Quad {
        Quad::shifted(activations.map(|activation| activation.cast_unsigned() ^ SHIFT))
    }

    /// Packs four activations to which 128 is added.
    pub fn shifted(activations: [u8; 4]) -> Quad {
        Quad(i32::from_ne_bytes(activations))
    }

    /// Returns the four activations.
    pub fn get(self) -> [i8; 4] {
        self.0.to_ne_bytes().map(|activation| (activation ^ SHIFT).cast_signed())
    }

    /// Returns two of the activations in the halves of a lane, and the other two in those of another; 128 is added to
    /// each.
    #[inline(always)]
    fn halves(self) -> [i32; 2] {
        const LOW: i32 = 0x00ff_00ff;
        [(self.0 >> 8) & LOW, self.0 & LOW]
    }
}

/// The weights of a block for four neighbouring activations, row after row. They lie on a line of the cache,
/// since a load across two of them takes twice as long.
#[derive(Debug, Clone, Copy, PartialEq)]
#[repr(align(64))]
pub(super) struct Weights(pub(super) [i8; 4 * BLOCK]);

/// A way to multiply, by the instructions that a processor has.
pub(super) trait Unit: Copy {
    /// The instructions.
    type Simd: Simd;
    /// Four activations as the unit takes them.
    type Inputs: Copy;
    /// The weights of a block as the unit takes them.
    type Loaded: Copy;

    fn simd(self) -> Self::Simd;

    fn load(self, weights: &Weights) -> Self::Loaded;

    /// Adds to the sum of each row of a block the products of its four weights with activations that have 128 too
    /// much.
    fn add(
        self,
        sums: i32x16<Self::Simd>,
        weights: Self::Loaded,
        inputs: &Self::Inputs,
    ) -> i32x16<Self::Simd>;
}

/// Multiplies in 16 bits, which every vector unit can do that programs may count on.
#[derive(Clone, Copy)]
pub(super) struct Twos<S>(pub(super) S);

impl<S: Simd> Unit for Twos<S> {
    type Simd = S;
    type Inputs = [i32; 2];
    type Loaded = [i16x32<S>; 2];

    #[inline(always)]
    fn simd(self) -> S {
        self.0
    }

    #[inline(always)]
    fn load(self, weights: &Weights) -> Self::Loaded {
        let both: i16x32<S> = fearless_simd::i8x64::from_slice(self.0, &weights.0).bitcast();
        [both >> 8, (both << 8) >> 8]
    }

    #[inline(always)]
    fn add(self, sums: i32x16<S>, weights: Self::Loaded, inputs: &[i32; 2]) -> i32x16<S> {
        let first: i16x32<S> = i32x16::splat(self.0, inputs[0]).bitcast();
        let second: i16x32<S> = i32x16::splat(self.0, inputs[1]).bitcast();
        sums + weights[0].pairwise_dot_product(first) + weights[1].pairwise_dot_product(second)
    }
}

impl<S: Simd> Twos<S> {
    /// Widens activations to 16 bits.
    #[inline(always)]
    pub(super) fn inputs(quads: &[Quad]) -> Vec<[i32; 2]> {
        let mut inputs = vec![[0; 2]; quads.len()];
        for (input, quad) in inputs.iter_mut().zip(quads) {
            *input = quad.halves();
        }
        inputs
    }
}

#[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
pub(super) use self::fours::Fours;

#[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
mod fours {
    #[cfg(target_arch = "x86")]
    use std::arch::x86::__m512i;
    #[cfg(target_arch = "x86")]
    use std::arch::x86::_mm512_dpbusd_epi32;
    #[cfg(target_arch = "x86_64")]
    use std::arch::x86_64::__m512i;
    #[cfg(target_arch = "x86_64")]
    use std::arch::x86_64::_mm512_dpbusd_epi32;

    use fearless_simd::i8x64;
    use fearless_simd::i32x16;
    use fearless_simd::prelude::*;
    use fearless_simd::x86::Avx512;

    use super::Quad;
    use super::Unit;
    use super::Weights;

    /// Multiplies bytes, by an instruction that makes 64 products at once.
    #[derive(Clone, Copy)]
    pub(in super::super) struct Fours(pub(in super::super) Avx512);

    impl Unit for Fours {
        type Simd = Avx512;
        type Inputs = Quad;
        type Loaded = i8x64<Avx512>;

        #[inline(always)]
        fn simd(self) -> Avx512 {
            self.0
        }

        #[inline(always)]
        fn load(self, weights: &Weights) -> i8x64<Avx512> {
            i8x64::from_slice(self.0, &weights.0)
        }

        #[inline(always)]
        fn add(
            self,
            sums: i32x16<Avx512>,
            weights: i8x64<Avx512>,
            inputs: &Quad,
        ) -> i32x16<Avx512> {
            let inputs = i32x16::splat(self.0, inputs.0);
            dot(self.0, sums.into(), inputs.into(), weights.into()).simd_into(self.0)
        }
    }

    fearless_simd::kernel!(
        #[inline]
        fn dot(avx512: Avx512, sums: __m512i, inputs: __m512i, weights: __m512i) -> __m512i {
            _mm512_dpbusd_epi32(sums, inputs, weights)
        }
    );
}

#[cfg(test)]
mod tests {
    use super::Quad;

    #[test]
    fn a_quad_keeps_every_sign() {
        assert_eq!(Quad::new([-127, 5, 0, 127]).get(), [-127, 5, 0, 127]);
        assert_eq!(Quad::shifted([1, 128, 129, 255]).get(), [-127, 0, 1, 127]);
        assert_eq!(Quad::default().get(), [0; 4]);
    }
}
