//! Tells whether the terminal's background is dark or light.
//!
//! A variable that some terminals set hints at it before the first frame. The
//! terminal is asked after it (OSC 11), and whenever it answers, if ever, the
//! answer comes through [`crate::ui::terminal::decoding`] like a key, and never as one.

/// The brightness of a background.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Background {
    /// Light text is read best on it.
    Dark,
    /// Dark text is.
    Light,
}

impl Background {
    /// Returns what `COLORFGBG` says: "15;0", the numbers of text and background.
    pub(crate) fn from_variable(value: &str) -> Option<Background> {
        match value.rsplit(';').next()?.parse::<u8>().ok()? {
            0..=6 | 8 => Some(Background::Dark),
            7 | 9..=15 => Some(Background::Light),
            _ => None,
        }
    }

    /// Returns what the terminal answered, from after ESC ] to before what ends it:
    /// "11;rgb:1c1c/1c1c/1c1c", with one to four digits a part, or "rgba:".
    pub(crate) fn from_answer(answer: &[u8]) -> Option<Background> {
        let answer = std::str::from_utf8(answer).ok()?.strip_prefix("11;")?;
        let (_, parts) = answer.split_once(':').filter(|(space, _)| space.starts_with("rgb"))?;
        let mut parts = parts.split('/').map(|digits| {
            let most = 16_u32.checked_pow(u32::try_from(digits.len()).ok()?)?.checked_sub(1)?;
            let value = u32::from_str_radix(digits, 16).ok()?;
            (most > 0).then(|| f64::from(value) / f64::from(most))
        });
        let mut part = || parts.next().flatten();
        let (red, green, blue) = (part()?, part()?, part()?);
        // As bright as eyes find it, on the scale that terminals number.
        let brightness = 0.299 * red + 0.587 * green + 0.114 * blue;
        Some(if brightness < 0.5 { Background::Dark } else { Background::Light })
    }
}

#[cfg(test)]
mod tests {
    use super::Background;

    #[test]
    fn answers_of_any_precision_are_understood() {
        for (answer, ground) in [
            ("11;rgb:1c1c/1c1c/1c1c", Some(Background::Dark)),
            ("11;rgb:ff/ff/e0", Some(Background::Light)),
            ("11;rgb:f/f/f", Some(Background::Light)),
            ("11;rgba:0000/0000/0000/ffff", Some(Background::Dark)),
            ("10;rgb:ffff/ffff/ffff", None),
            ("11;rgb:zz/00/00", None),
            ("11;rgb://", None),
            ("11;rgb:ffffffffff/0/0", None),
            ("11;cmyk:0/0/0", None),
            ("", None),
        ] {
            assert_eq!(Background::from_answer(answer.as_bytes()), ground, "{answer}");
        }
    }

    #[test]
    fn the_variable_names_a_colour_of_the_sixteen() {
        assert_eq!(Background::from_variable("15;0"), Some(Background::Dark));
        assert_eq!(Background::from_variable("0;default;15"), Some(Background::Light));
        assert_eq!(Background::from_variable("0;default"), None);
    }
}
