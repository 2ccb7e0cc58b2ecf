//! Holds one line that the user types.

use unicode_segmentation::UnicodeSegmentation;
/// The largest number of bytes that can be typed: a search of some hundred words, a sentence that
/// is looked for in a text, the path of a file. Nobody types more; a paste may be longer, and all
/// that is typed is matched while the user waits.
const LONGEST: usize = 1024;

/// The largest number of bytes of a name: no file's or person's is longer.
const LONGEST_NAME: usize = 255;

/// The text typed so far. The user types at its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LineInput {
    pub(crate) typed: String,
    pub(crate) most: usize,
    /// True while all that is typed is selected: what is typed next replaces it.
    is_selected: bool,
}

/// The error that the typed text does not fit.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct TooLong {
    /// The largest number of bytes.
    pub(crate) most: usize,
}

impl Default for LineInput {
    fn default() -> Self {
        LineInput { typed: String::new(), most: LONGEST, is_selected: false }
    }
}

impl LineInput {
    /// Makes an input for a name.
    pub(crate) fn of_name() -> Self {
        LineInput { most: LONGEST_NAME, ..LineInput::default() }
    }

    /// Returns what was typed.
    pub(crate) fn typed(&self) -> &str {
        &self.typed
    }

    /// Selects all that is typed: a letter replaces it, while a space goes on at its end and a key
    /// that erases takes away from there.
    pub(crate) fn select_all(&mut self) {
        self.is_selected = !self.typed.is_empty();
    }

    /// Tells whether all that is typed is selected.
    pub(crate) fn is_selected(&self) -> bool {
        self.is_selected
    }

    /// Replaces the typed text.
    pub(crate) fn replace(&mut self, typed: &str) {
        self.is_selected = false;
        typed.clone_into(&mut self.typed);
    }

    /// Types a text at the end, as far as it fits; or in place of what is selected.
    pub(crate) fn type_text(&mut self, text: &str) -> Result<(), TooLong> {
        if std::mem::take(&mut self.is_selected) && !text.starts_with(' ') {
            self.typed.clear();
        }
        let room = self.most.saturating_sub(self.typed.len());
        let fits = text.floor_char_boundary(room);
        self.typed.push_str(&text[..fits]);
        if fits < text.len() { Err(TooLong { most: self.most }) } else { Ok(()) }
    }

    /// Erases the last character, with its accents.
    pub(crate) fn erase_char(&mut self) {
        self.is_selected = false;
        let last = self.typed.grapheme_indices(true).next_back();
        self.typed.truncate(last.map_or(0, |(at, _)| at));
    }

    /// Erases the last word.
    pub(crate) fn erase_word(&mut self) {
        self.is_selected = false;
        let kept = self.typed.trim_end();
        let end = kept.rfind(' ').map_or(0, |space| space + 1);
        self.typed.truncate(end);
    }

    /// Erases all.
    pub(crate) fn erase_all(&mut self) {
        self.is_selected = false;
        self.typed.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::LineInput;
    use super::TooLong;

    fn typed(text: &str) -> LineInput {
        let mut entry = LineInput::default();
        entry.type_text(text).unwrap();
        entry
    }

    #[test]
    fn words_are_erased_from_the_end() {
        let mut entry = typed("mira  okafor ");
        entry.erase_word();
        assert_eq!(entry.typed(), "mira  ");
        entry.erase_word();
        assert_eq!(entry.typed(), "");
        entry.erase_char();
        assert_eq!(entry.typed(), "");
    }

    #[test]
    fn a_letter_is_erased_with_its_accent() {
        let mut entry = typed("ae\u{301}");
        entry.erase_char();
        assert_eq!(entry.typed(), "a");
    }

    #[test]
    fn a_letter_replaces_what_is_selected_and_a_space_goes_on() {
        let selected = |text: &str| {
            let mut entry = typed(text);
            entry.select_all();
            entry
        };
        for (next, then) in [("x", "x"), (" x", "pier x")] {
            let mut entry = selected("pier");
            entry.type_text(next).unwrap();
            assert_eq!((entry.typed(), entry.is_selected()), (then, false));
        }
        let mut entry = selected("pier");
        entry.erase_char();
        entry.type_text("d").unwrap();
        assert_eq!(entry.typed(), "pied");
        assert!(!selected("").is_selected());
    }

    #[test]
    fn what_is_typed_has_an_end() {
        let mut entry = typed("普");
        assert_eq!(entry.type_text(&"é".repeat(5000)), Err(TooLong { most: super::LONGEST }));
        assert_eq!(entry.typed().len(), super::LONGEST - 1);
        assert_eq!(entry.type_text("x"), Ok(()));
        assert!(entry.type_text("x").is_err());
        let mut name = LineInput::of_name();
        assert!(name.type_text(&"x".repeat(5000)).is_err());
        assert_eq!(name.typed().len(), super::LONGEST_NAME);
    }
}
