//! Tells which background the terminal has.
//!
//! A variable that some terminals set hints at it before the first frame. The
//! terminal is asked after it (OSC 11), and whenever it answers, if ever, the
//! answer comes through [`crate::ui::terminal::decoder`] like a key, and never as one.

use crate::ui::state::theme::contrast;

/// The colour of the terminal's background, as far as it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Background {
    bits: u32,
}

impl Background {
    /// A dark background of which no more is known. Most are as dark.
    pub(crate) const DARK: Background = Background { bits: 0x1E_1E_1E };

    /// A light background of which no more is known.
    pub(crate) const LIGHT: Background = Background { bits: 0xFF_FF_FF };

    /// Returns its colour.
    pub(crate) fn bits(self) -> u32 {
        self.bits
    }

    /// Tells whether light text is read best on it.
    pub(crate) fn is_dark(self) -> bool {
        contrast::is_dark(self.bits)
    }

    /// Returns what `COLORFGBG` says: "15;0", the numbers of text and background.
    pub(crate) fn from_variable(value: &str) -> Option<Background> {
        match value.rsplit(';').next()?.parse::<u8>().ok()? {
            0..=6 | 8 => Some(Background::DARK),
            7 | 9..=15 => Some(Background::LIGHT),
            _ => None,
        }
    }

    /// Returns what the terminal answered, from after ESC ] to before what ends it:
    /// "11;rgb:1c1c/1c1c/1c1c", with one to four digits a part, or "rgba:".
    pub(crate) fn from_answer(answer: &[u8]) -> Option<Background> {
        let answer = std::str::from_utf8(answer).ok()?.strip_prefix("11;")?;
        let (_, parts) = answer.split_once(':').filter(|(space, _)| space.starts_with("rgb"))?;
        let mut parts = parts.split('/').map(|digits| {
            let most = 16_u64.checked_pow(u32::try_from(digits.len()).ok()?)?.checked_sub(1)?;
            let value = u64::from(u32::from_str_radix(digits, 16).ok()?);
            (most > 0).then(|| ((value * 255 + most / 2) / most) as u32)
        });
        let mut part = || parts.next().flatten();
        let (red, green, blue) = (part()?, part()?, part()?);
        Some(Background { bits: red << 16 | green << 8 | blue })
    }
}

#[cfg(test)]
mod tests {
    use super::Background;

    #[test]
    fn answers_of_any_precision_are_understood() {
        for (answer, ground) in [
            ("11;rgb:1c1c/1c1c/1c1c", Some(0x1C_1C_1C)),
            ("11;rgb:ff/ff/e0", Some(0xFF_FF_E0)),
            ("11;rgb:f/f/0", Some(0xFF_FF_00)),
            ("11;rgba:0000/8080/0000/ffff", Some(0x00_80_00)),
            ("10;rgb:ffff/ffff/ffff", None),
            ("11;rgb:zz/00/00", None),
            ("11;rgb://", None),
            ("11;rgb:ffffffffff/0/0", None),
            ("11;cmyk:0/0/0", None),
            ("", None),
        ] {
            let told = Background::from_answer(answer.as_bytes());
            assert_eq!(told.map(Background::bits), ground, "{answer}");
        }
    }

    #[test]
    fn the_variable_names_a_colour_of_the_sixteen() {
        assert_eq!(Background::from_variable("15;0"), Some(Background::DARK));
        assert_eq!(Background::from_variable("0;default;15"), Some(Background::LIGHT));
        assert_eq!(Background::from_variable("0;default"), None);
    }
}
