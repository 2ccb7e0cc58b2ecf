//! Lists the colours that speakers are told apart by.
//!
//! Each set began as a palette that was made for the colour-blind and published as such:
//!
//! - for dark backgrounds that of Okabe and Ito, "Color Universal Design" (2008);
//! - for light ones Paul Tol's "muted" scheme ("Colour Schemes", SRON/EPS/TN/09-002, 2021);
//! - for high contrast on black five of Tol's "light" scheme with the yellow of Okabe and Ito.
//!
//! The first two were then moved, by search and no further than 50 in the sum of the three
//! parts, to where all can be read as text (a contrast of 4.5:1, WCAG 2.2) and any two are
//! as far apart as can be, for people with normal sight, without red, without green and
//! without blue (simulated after Machado, Oliveira and Fernandes, 2009; CIE76). A test
//! below has the figures. Near colours of the 256 that do the same stand in where a
//! terminal has no more.

use ratatui::style::Color;

use crate::ui::state::theme::contrast;
use crate::ui::state::theme::look::Depth;

/// Six of the 256 for a background that is not known, found by search: a contrast of 3:1 or
/// more on black and on white alike, and any two at least 19 apart as above.
pub(crate) const ANYWHERE: [u8; 6] = [69, 166, 66, 127, 137, 93];

/// What matters less, on dark backgrounds and on light ones.
pub(crate) const QUIET: [Ink; 2] = [(0x9E_9E_9E, 247), (0x62_62_62, 241)];

/// What went wrong, on dark backgrounds and on light ones.
pub(crate) const ALARM: [Ink; 2] = [(0xFF_6E_67, 203), (0xB3_1D_28, 124)];

/// 24 bits, and one of the 256.
pub(crate) type Ink = (u32, u8);

/// Sky blue, vermillion, green, purple, orange, yellow.
pub(crate) const ON_DARK: [Ink; 6] = [
    (0x52_C5_FF, 153),
    (0xE2_62_2E, 203),
    (0x28_9B_6D, 37),
    (0xBE_6F_B9, 170),
    (0xF5_94_0B, 172),
    (0xF1_D9_67, 221),
];

/// Indigo, vermillion, green, purple, rose, wine.
pub(crate) const ON_LIGHT: [Ink; 6] = [
    (0x3D_1F_A4, 63),
    (0xCC_46_08, 124),
    (0x1B_58_2E, 29),
    (0xA0_56_AD, 97),
    (0xB8_4D_7D, 89),
    (0x6D_16_5F, 54),
];

/// Light blue, orange, light cyan, pink, olive, yellow.
pub(crate) const ON_BLACK: [Ink; 6] = [
    (0x77_AA_DD, 75),
    (0xEE_88_66, 203),
    (0x99_DD_FF, 153),
    (0xFF_AA_BB, 175),
    (0xAA_AA_00, 106),
    (0xF0_E4_42, 220),
];

/// The colours among the sixteen that are seen on light backgrounds and on dark ones; the bright
/// ones are hard to see on white, the yellow ones everywhere.
pub(crate) const SIXTEEN: [Color; 5] =
    [Color::Blue, Color::Red, Color::Green, Color::Magenta, Color::Cyan];

/// The colours among the sixteen that are seen on dark backgrounds.
pub(crate) const SIXTEEN_ON_DARK: [Color; 6] = [
    Color::LightBlue,
    Color::LightRed,
    Color::LightGreen,
    Color::LightMagenta,
    Color::LightCyan,
    Color::LightYellow,
];

/// Returns the colour of an ink as the terminal can show it.
pub(crate) fn shown(ink: Ink, depth: Depth) -> Color {
    let (bits, index) = ink;
    let [_, red, green, blue] = bits.to_be_bytes();
    if depth == Depth::True { Color::Rgb(red, green, blue) } else { Color::Indexed(index) }
}

/// Returns the nearest of the sixteen, as xterm has them.
pub(crate) fn nearest_of_sixteen(bits: u32) -> Color {
    const XTERM: [(Color, u32); 16] = [
        (Color::Black, 0x00_00_00),
        (Color::Red, 0xCD_00_00),
        (Color::Green, 0x00_CD_00),
        (Color::Yellow, 0xCD_CD_00),
        (Color::Blue, 0x00_00_EE),
        (Color::Magenta, 0xCD_00_CD),
        (Color::Cyan, 0x00_CD_CD),
        (Color::Gray, 0xE5_E5_E5),
        (Color::DarkGray, 0x7F_7F_7F),
        (Color::LightRed, 0xFF_00_00),
        (Color::LightGreen, 0x00_FF_00),
        (Color::LightYellow, 0xFF_FF_00),
        (Color::LightBlue, 0x5C_5C_FF),
        (Color::LightMagenta, 0xFF_00_FF),
        (Color::LightCyan, 0x00_FF_FF),
        (Color::White, 0xFF_FF_FF),
    ];
    let nearest = XTERM.into_iter().min_by_key(|(_, known)| contrast::distance(*known, bits));
    nearest.map_or(Color::Reset, |(colour, _)| colour)
}

#[cfg(test)]
mod tests {
    use super::ANYWHERE;
    use super::Ink;
    use super::ON_BLACK;
    use super::ON_DARK;
    use super::ON_LIGHT;
    use crate::ui::state::theme::contrast;
    use crate::ui::state::theme::contrast::of_many;

    /// The ways in which people see, as matrices on linear light: with normal sight, without red,
    /// without green, without blue (Machado, Oliveira and Fernandes 2009, severity 1).
    const SIGHTS: [[[f64; 3]; 3]; 4] = [
        [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
        [
            [0.152_286, 1.052_583, -0.204_868],
            [0.114_503, 0.786_281, 0.099_216],
            [-0.003_882, -0.048_116, 1.051_998],
        ],
        [
            [0.367_322, 0.860_646, -0.227_968],
            [0.280_085, 0.672_501, 0.047_413],
            [-0.011_820, 0.042_940, 0.968_881],
        ],
        [
            [1.255_528, -0.076_749, -0.178_779],
            [-0.078_411, 0.930_809, 0.147_602],
            [0.004_733, 0.691_367, 0.303_900],
        ],
    ];
    /// The matrix from linear light to XYZ, and the white against which it is seen (sRGB, D65).
    const TO_XYZ: [[f64; 3]; 3] = [
        [0.412_456, 0.357_576, 0.180_438],
        [0.212_673, 0.715_152, 0.072_175],
        [0.019_334, 0.119_192, 0.950_304],
    ];
    const WHITE: [f64; 3] = [0.950_47, 1.0, 1.088_83];

    /// Red, green and blue as light, each from 0 to 1.
    fn light(bits: u32) -> [f64; 3] {
        let [_, red, green, blue] = bits.to_be_bytes();
        [red, green, blue].map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        })
    }

    fn times(matrix: [[f64; 3]; 3], vector: [f64; 3]) -> [f64; 3] {
        matrix.map(|row| row.into_iter().zip(vector).map(|(a, b)| a * b).sum())
    }

    /// Returns the colour in CIELAB, when seen with a certain sight.
    fn lab(bits: u32, sight: [[f64; 3]; 3]) -> [f64; 3] {
        let seen = times(sight, light(bits)).map(|part| part.clamp(0.0, 1.0));
        let xyz = times(TO_XYZ, seen);
        let [x, y, z] = [0, 1, 2].map(|at| {
            let part = xyz[at] / WHITE[at];
            if part > 0.008_856 { part.cbrt() } else { 7.787 * part + 16.0 / 116.0 }
        });
        [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
    }

    /// Returns the distance between the two colours that are nearest to one another, with the sight
    /// that tells them apart least.
    fn least_distance(colours: &[u32]) -> f64 {
        let mut least = f64::MAX;
        for sight in SIGHTS {
            for (at, &one) in colours.iter().enumerate() {
                for &other in &colours[..at] {
                    let parts = lab(one, sight).into_iter().zip(lab(other, sight));
                    let squares: f64 = parts.map(|(a, b)| (a - b).powi(2)).sum();
                    least = least.min(squares.sqrt());
                }
            }
        }
        least
    }

    fn least_contrast(colours: &[u32], ground: u32) -> f64 {
        let contrasts = colours.iter().map(|&bits| contrast::between(bits, ground));
        contrasts.fold(f64::MAX, f64::min)
    }

    fn both(inks: [Ink; 6]) -> [[u32; 6]; 2] {
        [inks.map(|(bits, _)| bits), inks.map(|(_, index)| of_many(index))]
    }

    #[test]
    fn every_ink_can_be_read_on_its_background() {
        for colours in both(ON_DARK) {
            assert!(least_contrast(&colours, 0x1E_1E_1E) >= 4.5);
        }
        for colours in both(ON_LIGHT) {
            assert!(least_contrast(&colours, 0xFF_FF_FF) >= 4.5);
        }
        for colours in both(ON_BLACK) {
            assert!(least_contrast(&colours, 0) >= 7.0);
        }
        let anywhere = ANYWHERE.map(of_many);
        for ground in [0, 0xFF_FF_FF] {
            assert!(least_contrast(&anywhere, ground) >= 3.0);
        }
    }

    #[test]
    fn the_colour_blind_can_tell_every_two_inks_apart() {
        for (inks, least) in [(ON_DARK, 21.0), (ON_LIGHT, 25.0), (ON_BLACK, 17.0)] {
            for colours in both(inks) {
                assert!(least_distance(&colours) >= least, "{inks:?}");
            }
        }
        assert!(least_distance(&ANYWHERE.map(of_many)) >= 19.0);
    }
}
