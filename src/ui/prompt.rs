//! Looking for a speaker by name.
//!
//! The reader types a few letters; the best matches over the whole library are
//! listed as they type.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::widgets::Block;
use ratatui::widgets::Widget;

use crate::library::SpeakerRow;
use crate::ui::command::Motion;
use crate::ui::draw;
use crate::ui::entry::Entry;
use crate::ui::list;
use crate::ui::theme::Theme;

/// The most matches asked for: nobody reads on; they type another letter.
pub(crate) const MOST: usize = 100;

const WIDEST: u16 = 60;
const TALLEST: u16 = 20;

/// What was typed and found.
#[derive(Debug, Default)]
pub(crate) struct Prompt {
    entry: Entry,
    found: Vec<SpeakerRow>,
    /// What `found` was found for.
    found_for: Option<String>,
    selected: usize,
}

impl Prompt {
    /// What was typed.
    pub(crate) fn typed(&self) -> &str {
        self.entry.typed()
    }

    /// Changes what is typed.
    pub(crate) fn change(&mut self, change: impl FnOnce(&mut Entry)) {
        change(&mut self.entry);
        self.selected = 0;
    }

    /// Chooses another match.
    pub(crate) fn select(&mut self, motion: Motion) {
        let last = self.found.len().saturating_sub(1);
        self.selected = motion.apply(self.selected, last, TALLEST.into());
    }

    /// Takes matches, unless they are for something typed before.
    pub(crate) fn take(&mut self, typed: String, found: Vec<SpeakerRow>) {
        if typed == self.entry.typed() {
            self.found = found;
            self.found_for = Some(typed);
            self.selected = self.selected.min(self.found.len().saturating_sub(1));
        }
    }

    /// Whether the matches are for what is typed now.
    pub(crate) fn is_up_to_date(&self) -> bool {
        self.found_for.as_deref() == Some(self.entry.typed())
    }

    /// The chosen match.
    pub(crate) fn chosen(&self) -> Option<&SpeakerRow> {
        self.found.get(self.selected)
    }

    /// Draws it over the middle of the screen.
    pub(crate) fn draw(&self, frame: &mut Frame, theme: Theme) {
        let area = middle(frame.area());
        draw::clear(frame.buffer_mut(), area, theme);
        let framed = area.height > 4 && area.width > 12;
        let inside = if framed {
            let block = Block::bordered().title(" Whose words? ");
            let inside = block.inner(area);
            block.render(area, frame.buffer_mut());
            inside
        } else {
            area
        };
        self.entry.draw(frame, inside, "> ", theme);
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

#[cfg(test)]
mod tests {
    use super::Prompt;
    use crate::ui::command::Motion;
    use crate::ui::fixture;

    fn typed(text: &str) -> Prompt {
        let mut prompt = Prompt::default();
        prompt.change(|entry| entry.replace(text));
        prompt
    }

    fn found() -> Vec<crate::library::SpeakerRow> {
        fixture::open(1, "Ferry [Mira|“Aye,”] she said. [Tomas|“Nay,”] he said.").speakers
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
}
