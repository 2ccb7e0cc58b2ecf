//! Looking for a speaker by name.
//!
//! The reader types a few letters; the best matches over the whole library are
//! listed as they type.

use ratatui::Frame;
use ratatui::layout::Position;
use ratatui::layout::Rect;
use ratatui::widgets::Block;
use ratatui::widgets::Clear;
use ratatui::widgets::Widget;

use crate::library::SpeakerRow;
use crate::text::visible;
use crate::ui::command::Motion;
use crate::ui::draw;
use crate::ui::list;
use crate::ui::theme::Theme;

/// The most matches asked for: nobody reads on; they type another letter.
pub(crate) const MOST: usize = 100;

const WIDEST: u16 = 60;
const TALLEST: u16 = 20;

/// What was typed and found.
#[derive(Debug, Default)]
pub(crate) struct Prompt {
    typed: String,
    found: Vec<SpeakerRow>,
    /// What `found` was found for.
    found_for: Option<String>,
    selected: usize,
}

impl Prompt {
    /// What was typed.
    pub(crate) fn typed(&self) -> &str {
        &self.typed
    }

    /// Types a character.
    pub(crate) fn type_char(&mut self, c: char) {
        self.typed.push(c);
        self.selected = 0;
    }

    /// Erases the last character.
    pub(crate) fn erase_char(&mut self) {
        self.typed.pop();
        self.selected = 0;
    }

    /// Erases the last word.
    pub(crate) fn erase_word(&mut self) {
        let kept = self.typed.trim_end();
        let end = kept.rfind(' ').map_or(0, |space| space + 1);
        self.typed.truncate(end);
        self.selected = 0;
    }

    /// Erases all.
    pub(crate) fn erase_all(&mut self) {
        self.typed.clear();
        self.selected = 0;
    }

    /// Chooses another match.
    pub(crate) fn select(&mut self, motion: Motion) {
        let last = self.found.len().saturating_sub(1);
        self.selected = motion.apply(self.selected, last, TALLEST.into());
    }

    /// Takes matches, unless they are for something typed before.
    pub(crate) fn take(&mut self, typed: String, found: Vec<SpeakerRow>) {
        if typed == self.typed {
            self.found = found;
            self.found_for = Some(typed);
            self.selected = self.selected.min(self.found.len().saturating_sub(1));
        }
    }

    /// Whether the matches are for what is typed now.
    pub(crate) fn is_up_to_date(&self) -> bool {
        self.found_for.as_ref() == Some(&self.typed)
    }

    /// The chosen match.
    pub(crate) fn chosen(&self) -> Option<&SpeakerRow> {
        self.found.get(self.selected)
    }

    /// Draws it over the middle of the screen.
    pub(crate) fn draw(&self, frame: &mut Frame, theme: Theme) {
        let area = middle(frame.area());
        Clear.render(area, frame.buffer_mut());
        let framed = area.height > 4 && area.width > 12;
        let inside = if framed {
            let block = Block::bordered().title(" Whose words? ");
            let inside = block.inner(area);
            block.render(area, frame.buffer_mut());
            inside
        } else {
            area
        };
        let input = draw::line(inside, 0);
        let width = visible::columns(&self.typed) as u16;
        // Of a long name the end is shown, where the reader types.
        let hidden = (width + 3).saturating_sub(input.width).into();
        let filled = draw::text(frame.buffer_mut(), input, "> ", theme.quiet());
        let shown = skip_columns(&self.typed, hidden);
        let typed = draw::past(input, filled);
        let filled = draw::text(frame.buffer_mut(), typed, shown, theme.strong());
        if !input.is_empty() {
            let x = typed.x + filled.min(typed.width.saturating_sub(1));
            frame.set_cursor_position(Position { x, y: input.y });
        }
        self.draw_matches(inside, frame, theme);
    }

    fn draw_matches(&self, inside: Rect, frame: &mut Frame, theme: Theme) {
        let rows = usize::from(inside.height.saturating_sub(1));
        if self.found.is_empty() && self.is_up_to_date() {
            let line = draw::line(inside, 1);
            draw::text(frame.buffer_mut(), line, "  nobody by that name is quoted", theme.quiet());
        }
        let top = list::reveal(0, self.selected, rows, self.found.len());
        for (at, speaker) in self.found.iter().enumerate().skip(top).take(rows) {
            let line = draw::line(inside, at - top + 1);
            draw::speaker_row(frame.buffer_mut(), line, speaker, " ", theme);
            if at == self.selected {
                frame.buffer_mut().set_style(line, theme.chosen());
            }
        }
    }
}

fn middle(area: Rect) -> Rect {
    let (width, height) = (area.width.min(WIDEST), area.height.min(TALLEST));
    let (x, y) = ((area.width - width) / 2, (area.height - height) / 3);
    Rect::new(area.x + x, area.y + y, width, height)
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
    use super::Prompt;
    use super::skip_columns;
    use crate::ui::command::Motion;
    use crate::ui::fixture;

    fn typed(text: &str) -> Prompt {
        let mut prompt = Prompt::default();
        text.chars().for_each(|c| prompt.type_char(c));
        prompt
    }

    fn found() -> Vec<crate::library::SpeakerRow> {
        fixture::open(1, "Ferry [Mira|“Aye,”] she said. [Tomas|“Nay,”] he said.").speakers
    }

    #[test]
    fn words_are_erased_from_the_end() {
        let mut prompt = typed("mira  okafor ");
        prompt.erase_word();
        assert_eq!(prompt.typed(), "mira  ");
        prompt.erase_word();
        assert_eq!(prompt.typed(), "");
        prompt.erase_char();
        assert_eq!(prompt.typed(), "");
    }

    #[test]
    fn matches_for_something_typed_before_are_dropped() {
        let mut prompt = typed("mi");
        prompt.take("m".to_owned(), found());
        assert!(!prompt.is_up_to_date());
        assert_eq!(prompt.chosen(), None);
        prompt.take("mi".to_owned(), found());
        assert_eq!(prompt.chosen(), Some(&found()[0]));
    }

    #[test]
    fn the_choice_stays_among_the_matches() {
        let mut prompt = Prompt::default();
        prompt.take(String::new(), found());
        prompt.select(Motion::Down);
        prompt.select(Motion::Down);
        assert_eq!(prompt.chosen(), Some(&found()[1]));
        prompt.take(String::new(), found()[..1].to_vec());
        assert_eq!(prompt.chosen(), Some(&found()[0]));
    }

    #[test]
    fn the_end_of_a_long_name_is_shown() {
        assert_eq!(skip_columns("普京abc", 3), "abc");
        assert_eq!(skip_columns("abc", 9), "");
    }
}
