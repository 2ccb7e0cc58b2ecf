//! Computes how well a colour can be read on a background, and makes colours that can.
//!
//! Contrast is that of WCAG 2.2: from 1, the same, to 21, black on white.

use std::sync::LazyLock;

/// The least contrast at which text can be read (WCAG 2.2, 1.4.3).
pub(crate) const OF_TEXT: f64 = 4.5;

/// The least contrast at which signs can be seen (WCAG 2.2, 1.4.11).
#[cfg(test)]
pub(crate) const OF_ACCENTS: f64 = 3.0;

const BLACK: u32 = 0;
const WHITE: u32 = 0xFF_FF_FF;

/// The steps between a colour and black or white that are tried.
const STEPS: u32 = 32;

/// The brightness of red, green and blue in the cube that begins at 16 of the 256, as xterm has it.
const CUBE: [u32; 6] = [0, 95, 135, 175, 215, 255];

/// The light of each value of red, green or blue.
static LIGHT: LazyLock<[f64; 256]> = LazyLock::new(|| {
    std::array::from_fn(|value| {
        let part = value as f64 / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    })
});

/// Returns how bright a colour is, from 0 to 1.
fn luminance(bits: u32) -> f64 {
    // This is asked for each run of words of each frame.
    let light: &[f64; 256] = &LIGHT;
    let [_, red, green, blue] = bits.to_be_bytes().map(usize::from);
    0.2126 * light[red] + 0.7152 * light[green] + 0.0722 * light[blue]
}

/// Returns the contrast of two colours.
pub(crate) fn between(one: u32, other: u32) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// Tells whether white is read better than black on this background.
pub(crate) fn is_dark(ground: u32) -> bool {
    between(WHITE, ground) > between(BLACK, ground)
}

/// Returns the colour, or what is nearest to it on the way to white or black that can be read on
/// this background.
pub(crate) fn readable(colour: u32, ground: u32) -> u32 {
    if between(colour, ground) >= OF_TEXT {
        return colour;
    }
    let end = if is_dark(ground) { WHITE } else { BLACK };
    let tried = (1..=STEPS).map(|step| mixed(colour, end, step));
    tried.into_iter().find(|tried| between(*tried, ground) >= OF_TEXT).unwrap_or(end)
}

/// Returns the number of the 256 for a colour that is to be read on this background: `usual` if it
/// can be, else the nearest that can.
pub(crate) fn readable_of_many(colour: u32, usual: u8, ground: u32) -> u8 {
    if between(of_many(usual), ground) >= OF_TEXT {
        return usual;
    }
    let wanted = readable(colour, ground);
    let can_be_read = |index: &u8| between(of_many(*index), ground) >= OF_TEXT;
    let nearest = (16..=255).filter(can_be_read).min_by_key(|&at| distance(of_many(at), wanted));
    nearest.unwrap_or(usual)
}

/// Returns the nearest of the 256, without the first sixteen, which every terminal has its own of.
pub(crate) fn nearest_of_many(bits: u32) -> u8 {
    (16..=255).min_by_key(|&at| distance(of_many(at), bits)).unwrap_or(16)
}

/// Returns the colour of a number of the 256, from 16 on, as xterm has it.
pub(crate) fn of_many(index: u8) -> u32 {
    let at = u32::from(index).saturating_sub(16);
    if at >= 216 {
        return (8 + 10 * (at - 216)) * 0x01_01_01;
    }
    let part = |by: u32| CUBE[(at / by % 6) as usize];
    part(36) << 16 | part(6) << 8 | part(1)
}

/// Returns how far two colours are apart.
pub(crate) fn distance(a: u32, b: u32) -> u32 {
    let parts = a.to_be_bytes().into_iter().zip(b.to_be_bytes());
    parts.map(|(a, b)| u32::from(a.abs_diff(b)).pow(2)).sum()
}

/// Returns a colour on the way from one to the other.
fn mixed(from: u32, to: u32, step: u32) -> u32 {
    let parts = from.to_be_bytes().into_iter().zip(to.to_be_bytes());
    let parts = parts.map(|(a, b)| (u32::from(a) * (STEPS - step) + u32::from(b) * step) / STEPS);
    parts.fold(0, |bits, part| bits << 8 | part)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::OF_TEXT;
    use super::between;
    use super::is_dark;
    use super::of_many;
    use super::readable;
    use super::readable_of_many;

    #[test]
    fn contrast_is_as_its_definition_has_it() {
        assert!((between(0, 0xFF_FF_FF) - 21.0).abs() < 1e-9);
        assert!((between(0x77_77_77, 0xFF_FF_FF) - 4.48).abs() < 0.01);
        assert!(is_dark(0x75_75_75) && !is_dark(0x76_76_76));
        assert_eq!((of_many(16), of_many(231), of_many(232)), (0, 0xFF_FF_FF, 0x08_08_08));
    }

    proptest! {
        #[test]
        fn any_colour_can_be_read_on_any_background(colour in 0..=0xFF_FF_FF_u32, ground in 0..=0xFF_FF_FF_u32) {
            let made = readable(colour, ground);
            prop_assert!(between(made, ground) >= OF_TEXT);
            if between(colour, ground) >= OF_TEXT {
                prop_assert_eq!(made, colour, "what can be read stays");
            }
            let index = readable_of_many(colour, 100, ground);
            prop_assert!(between(of_many(index), ground) >= OF_TEXT);
        }
    }
}
