//! The colours that speakers are told apart by.
//!
//! From palettes that were made to be told apart by the colour-blind, and published as such:
//!
//! - for dark backgrounds the set of Okabe and Ito, "Color Universal Design" (2008),
//!   without its black and its dark blue;
//! - for light ones, where most of that set is too pale for text, five of Paul Tol's
//!   "muted" scheme ("Colour Schemes", SRON/EPS/TN/09-002, 2021) with the
//!   vermillion of Okabe and Ito;
//! - for high contrast on black, five of Tol's "light" scheme with the yellow of
//!   Okabe and Ito.
//!
//! Of the larger sets these six were chosen by search: simulated after Machado, Oliveira
//! and Fernandes (2009), any two are 16 or more apart (CIE76) for people with
//! normal sight, without red, without green, without blue. The terminal's
//! nearest of its 256 stand in where it has no more.

use ratatui::style::Color;

/// How many colours the terminal has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Depth {
    /// None, or the reader wants none.
    #[default]
    Mono,
    /// The sixteen of old.
    Sixteen,
    /// 256.
    Many,
    /// All that eyes can see.
    True,
}

/// Six of the 256 for a background that is not known, found by search: a contrast of 3:1 or
/// more on black and on white alike, and any two at least 24 apart as above.
/// No seven colours had more than 20.
pub(crate) const ANYWHERE: [u8; 6] = [33, 166, 30, 127, 137, 93];

/// 24 bits, and the nearest of the 256.
pub(crate) type Ink = (u32, u8);

/// Orange, sky blue, bluish green, yellow, vermillion, reddish purple.
pub(crate) const ON_DARK: [Ink; 6] = [
    (0x56_B4_E9, 74),
    (0xD5_5E_00, 166),
    (0x00_9E_73, 35),
    (0xCC_79_A7, 175),
    (0xE6_9F_00, 178),
    (0xF0_E4_42, 221),
];

/// Indigo, vermillion, green, purple, rose, wine.
pub(crate) const ON_LIGHT: [Ink; 6] = [
    (0x33_22_88, 54),
    (0xD5_5E_00, 166),
    (0x11_77_33, 22),
    (0xAA_44_99, 133),
    (0xCC_66_77, 168),
    (0x88_22_55, 89),
];

/// Light blue, orange, light cyan, pink, olive, yellow.
pub(crate) const ON_BLACK: [Ink; 6] = [
    (0x77_AA_DD, 110),
    (0xEE_88_66, 209),
    (0x99_DD_FF, 117),
    (0xFF_AA_BB, 217),
    (0xAA_AA_00, 142),
    (0xF0_E4_42, 221),
];

/// Of the sixteen, those that are seen on light backgrounds and on dark ones; the
/// bright ones are hard to see on white, the yellow ones everywhere.
pub(crate) const SIXTEEN: [Color; 5] =
    [Color::Blue, Color::Red, Color::Green, Color::Magenta, Color::Cyan];

/// Of the sixteen, those that are seen on dark ones.
pub(crate) const SIXTEEN_ON_DARK: [Color; 6] = [
    Color::LightBlue,
    Color::LightRed,
    Color::LightGreen,
    Color::LightMagenta,
    Color::LightCyan,
    Color::LightYellow,
];

/// An ink as the terminal can show it.
pub(crate) fn shown(ink: Ink, depth: Depth) -> Color {
    let (bits, index) = ink;
    let [_, red, green, blue] = bits.to_be_bytes();
    if depth == Depth::True { Color::Rgb(red, green, blue) } else { Color::Indexed(index) }
}

/// The nearest of the 256, without the first sixteen, which every terminal has its own of.
pub(crate) fn nearest_of_many(bits: u32) -> u8 {
    const STEPS: [u32; 6] = [0, 95, 135, 175, 215, 255];
    let cube = (0..216_u8).map(|at| {
        let step = |by: u8| STEPS[usize::from(at / by % 6)];
        (16 + at, step(36) << 16 | step(6) << 8 | step(1))
    });
    let greys = (0..24_u8).map(|at| (232 + at, (8 + 10 * u32::from(at)) * 0x01_01_01));
    let nearest = cube.chain(greys).min_by_key(|(_, known)| distance(*known, bits));
    nearest.map_or(16, |(index, _)| index)
}

/// The nearest of the sixteen, as xterm has them.
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
    let nearest = XTERM.into_iter().min_by_key(|(_, known)| distance(*known, bits));
    nearest.map_or(Color::Reset, |(colour, _)| colour)
}

fn distance(a: u32, b: u32) -> u32 {
    let parts = a.to_be_bytes().into_iter().zip(b.to_be_bytes());
    parts.map(|(a, b)| u32::from(a.abs_diff(b)).pow(2)).sum()
}

#[cfg(test)]
mod tests {
    use super::Ink;
    use super::ON_BLACK;
    use super::ON_DARK;
    use super::ON_LIGHT;

    /// Relative luminance as WCAG 2.2 has it.
    fn luminance(bits: u32) -> f64 {
        let [_, red, green, blue] = bits.to_be_bytes();
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    fn least_contrast(inks: [Ink; 6], ground: u32) -> f64 {
        let contrast = |(bits, _): Ink| {
            let (a, b) = (luminance(bits), luminance(ground));
            (a.max(b) + 0.05) / (a.min(b) + 0.05)
        };
        inks.map(contrast).into_iter().fold(f64::MAX, f64::min)
    }

    #[test]
    fn every_ink_can_be_read_on_its_background() {
        assert!(least_contrast(ON_DARK, 0x1C_1C_1C) >= 4.0);
        assert!(least_contrast(ON_LIGHT, 0xFF_FF_FF) >= 3.4);
        assert!(least_contrast(ON_BLACK, 0) >= 7.0);
    }
}
