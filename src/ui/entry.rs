//! One line that the reader types.

use ratatui::Frame;
use ratatui::layout::Position;
use ratatui::layout::Rect;
use unicode_segmentation::UnicodeSegmentation;

use crate::text::visible;
use crate::ui::draw;
use crate::ui::theme::Theme;

/// Nobody types more bytes; what pastes itself may.
const LONGEST: usize = 1024;

/// What was typed so far. The reader types at its end.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Entry(String);

impl Entry {
    /// What was typed.
    pub(crate) fn typed(&self) -> &str {
        &self.0
    }

    /// Has something else typed.
    pub(crate) fn replace(&mut self, typed: &str) {
        typed.clone_into(&mut self.0);
    }

    /// Types a character.
    pub(crate) fn type_char(&mut self, c: char) {
        if self.0.len() + c.len_utf8() <= LONGEST {
            self.0.push(c);
        }
    }

    /// Erases the last character, with its accents.
    pub(crate) fn erase_char(&mut self) {
        let last = self.0.grapheme_indices(true).next_back();
        self.0.truncate(last.map_or(0, |(at, _)| at));
    }

    /// Erases the last word.
    pub(crate) fn erase_word(&mut self) {
        let kept = self.0.trim_end();
        let end = kept.rfind(' ').map_or(0, |space| space + 1);
        self.0.truncate(end);
    }

    /// Erases all.
    pub(crate) fn erase_all(&mut self) {
        self.0.clear();
    }

    /// Draws it on the first line of `area` after `lead`, with the cursor where the
    /// reader types; returns the columns it fills.
    pub(crate) fn draw(&self, frame: &mut Frame, area: Rect, lead: &str, theme: Theme) -> u16 {
        let area = draw::line(area.intersection(frame.area()), 0);
        let width = visible::columns(&self.0) as u16;
        let for_lead = draw::text(frame.buffer_mut(), area, lead, theme.quiet(), theme);
        let typed = draw::past(area, for_lead);
        // Of a long line the end is shown, where the reader types.
        let hidden = (width + 1).saturating_sub(typed.width).into();
        let shown = skip_columns(&self.0, hidden);
        let filled = draw::text(frame.buffer_mut(), typed, shown, theme.strong(), theme);
        if !area.is_empty() {
            let x = (typed.x + filled).min(area.right() - 1);
            frame.set_cursor_position(Position { x, y: area.y });
        }
        for_lead + filled
    }
}

/// What is left of `text` after its first `columns` columns.
fn skip_columns(text: &str, columns: usize) -> &str {
    let (mut skipped, mut at) = (0, 0);
    while skipped < columns && at < text.len() {
        let cluster = visible::first_cluster(&text[at..]);
        skipped += cluster.columns;
        at += cluster.len;
    }
    &text[at..]
}

#[cfg(test)]
mod tests {
    use super::Entry;
    use super::skip_columns;

    fn typed(text: &str) -> Entry {
        let mut entry = Entry::default();
        text.chars().for_each(|c| entry.type_char(c));
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
    fn what_is_typed_has_an_end() {
        assert_eq!(typed(&"x".repeat(5000)).typed().len(), super::LONGEST);
    }

    #[test]
    fn the_end_of_a_long_name_is_shown() {
        assert_eq!(skip_columns("普京abc", 3), "abc");
        assert_eq!(skip_columns("abc", 9), "");
    }
}
