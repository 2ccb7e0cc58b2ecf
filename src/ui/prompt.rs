//! Looking for a speaker by name.
//!
//! The reader types a few letters; the best matches over the whole library are
//! listed as they type.

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Block;
use ratatui::widgets::Widget;

use crate::library::QuotationId;
use crate::library::SpeakerRow;
use crate::text::visible;
use crate::ui::command::Motion;
use crate::ui::draw;
use crate::ui::entry::Entry;
use crate::ui::list;
use crate::ui::theme::Theme;

/// The most matches asked for: nobody reads on; they type another letter.
pub(crate) const MOST: usize = 100;

const WIDEST: u16 = 60;
const TALLEST: u16 = 20;

/// Columns of a quotation's words that are shown.
const MOST_OF_WORDS: usize = 44;

/// What the speaker is looked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// To read by them.
    #[default]
    Filter,
    /// To say that a quotation is theirs.
    Attribute {
        /// Which quotation.
        quotation: QuotationId,
        /// What is said in it.
        words: String,
    },
}

/// A row to choose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Choice<'a> {
    /// Somebody who is quoted in the library.
    Known(&'a SpeakerRow),
    /// Somebody new, of this name.
    Somebody(&'a str),
    /// Nobody who could be named.
    Nobody,
}

/// What was typed and found.
#[derive(Debug, Default)]
pub(crate) struct Prompt {
    purpose: Purpose,
    entry: Entry,
    found: Vec<SpeakerRow>,
    /// What `found` was found for.
    found_for: Option<String>,
    selected: usize,
}

impl Prompt {
    /// One for this, with nothing typed.
    pub(crate) fn new(purpose: Purpose) -> Self {
        Prompt { purpose, ..Prompt::default() }
    }

    /// What the speaker is looked for.
    pub(crate) fn purpose(&self) -> &Purpose {
        &self.purpose
    }

    /// What was typed.
    pub(crate) fn typed(&self) -> &str {
        self.entry.typed()
    }

    /// Changes what is typed.
    pub(crate) fn change(&mut self, change: impl FnOnce(&mut Entry)) {
        change(&mut self.entry);
        self.selected = 0;
    }

    /// Chooses another row.
    pub(crate) fn select(&mut self, motion: Motion) {
        self.selected = motion.apply(self.selected, self.last(), TALLEST.into());
    }

    /// Takes matches, unless they are for something typed before.
    pub(crate) fn take(&mut self, typed: String, found: Vec<SpeakerRow>) {
        if typed == self.entry.typed() {
            self.found = found;
            self.found_for = Some(typed);
            self.selected = self.selected.min(self.last());
        }
    }

    /// Whether the matches are for what is typed now.
    pub(crate) fn is_up_to_date(&self) -> bool {
        self.found_for.as_deref() == Some(self.entry.typed())
    }

    /// The chosen row.
    pub(crate) fn chosen(&self) -> Option<Choice<'_>> {
        self.choice(self.selected)
    }

    /// The row with this index: the matches, then who is none of them.
    fn choice(&self, index: usize) -> Option<Choice<'_>> {
        if let Some(row) = self.found.get(index) {
            return Some(Choice::Known(row));
        }
        let others = [self.somebody(), self.nobody()];
        others.into_iter().flatten().nth(index - self.found.len())
    }

    fn len(&self) -> usize {
        let others = [self.somebody(), self.nobody()];
        self.found.len() + others.into_iter().flatten().count()
    }

    fn last(&self) -> usize {
        self.len().saturating_sub(1)
    }

    /// Whoever is called what was typed, where that is nobody known.
    fn somebody(&self) -> Option<Choice<'_>> {
        let typed = self.entry.typed().trim();
        let is_known = self.found.iter().any(|row| row.name == typed);
        let is_new = self.takes_anybody() && !typed.is_empty() && !is_known;
        is_new.then_some(Choice::Somebody(typed))
    }

    fn nobody(&self) -> Option<Choice<'_>> {
        self.takes_anybody().then_some(Choice::Nobody)
    }

    fn takes_anybody(&self) -> bool {
        matches!(self.purpose, Purpose::Attribute { .. })
    }

    fn title(&self) -> String {
        match &self.purpose {
            Purpose::Filter => " Whose words? ".to_owned(),
            Purpose::Attribute { words, .. } => {
                format!(" Who said {}? ", visible::fit(words, MOST_OF_WORDS))
            }
        }
    }

    /// Draws it over the middle of the screen.
    pub(crate) fn draw(&self, frame: &mut Frame, theme: Theme) {
        let area = middle(frame.area());
        draw::clear(frame.buffer_mut(), area, theme);
        let framed = area.height > 4 && area.width > 12;
        let inside = if framed {
            let title = self.title();
            let room = usize::from(area.width).saturating_sub(4);
            let block =
                Block::bordered().title(visible::fit(&visible::line(&title), room).into_owned());
            let inside = block.inner(area);
            block.render(area, frame.buffer_mut());
            inside
        } else {
            area
        };
        self.entry.draw(frame, inside, "> ", theme);
        self.draw_choices(inside, frame, theme);
    }

    fn draw_choices(&self, inside: Rect, frame: &mut Frame, theme: Theme) {
        let rows = usize::from(inside.height.saturating_sub(1));
        let len = self.len();
        if len == 0 && self.is_up_to_date() {
            let line = draw::line(inside, 1);
            draw::text(frame.buffer_mut(), line, "  nobody by that name is quoted", theme.quiet());
        }
        let top = list::reveal(0, self.selected, rows, len);
        for at in top..len.min(top + rows) {
            let Some(choice) = self.choice(at) else { break };
            let line = draw::line(inside, at - top + 1);
            draw_choice(frame.buffer_mut(), line, choice, theme);
            if at == self.selected {
                frame.buffer_mut().set_style(line, theme.chosen());
            }
        }
    }
}

fn draw_choice(buf: &mut Buffer, line: Rect, choice: Choice<'_>, theme: Theme) {
    match choice {
        Choice::Known(speaker) => draw::speaker_row(buf, line, speaker, " ", theme),
        Choice::Somebody(name) => {
            let lead = draw::text(buf, line, "+ ", theme.quiet());
            let named = lead + draw::text(buf, draw::past(line, lead), name, theme.strong());
            draw::text(buf, draw::past(line, named), ", somebody new", theme.quiet());
        }
        Choice::Nobody => {
            draw::text(buf, line, "– nobody who is named", theme.quiet());
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
    use super::Choice;
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
        assert_eq!(prompt.chosen(), Some(Choice::Known(&found()[0])));
    }

    #[test]
    fn the_choice_stays_among_the_matches() {
        let mut prompt = Prompt::default();
        prompt.take(String::new(), found());
        prompt.select(Motion::Down);
        prompt.select(Motion::Down);
        assert_eq!(prompt.chosen(), Some(Choice::Known(&found()[1])));
        prompt.take(String::new(), found()[..1].to_vec());
        assert_eq!(prompt.chosen(), Some(Choice::Known(&found()[0])));
    }
}
