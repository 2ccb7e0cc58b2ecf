//! Draws the speaker picker.

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Block;
use ratatui::widgets::Widget;

use crate::text::bidi::Base;
use crate::text::visible;
use crate::ui::state::layers::picker_purpose::Choice;
use crate::ui::state::layers::picker_purpose::PickerPurpose;
use crate::ui::state::layers::speaker_picker::SpeakerPicker;
use crate::ui::state::layers::speaker_picker::place;
use crate::ui::state::theme::Theme;
use crate::ui::view::cells;

impl SpeakerPicker {
    /// Draws it over the middle of the screen.
    pub(crate) fn draw(&self, frame: &mut Frame, theme: Theme) {
        let (area, inside) = place(frame.area());
        cells::clear(frame.buffer_mut(), area, theme);
        if inside != area {
            let title = format!(" {} ", self.purpose.title());
            let room = usize::from(area.width).saturating_sub(4);
            let title = visible::fit(&title, room);
            let title = cells::in_order(&title, Base::Rightward, theme).into_owned();
            Block::bordered().title(title).render(area, frame.buffer_mut());
        }
        self.entry.draw(frame, inside, "> ", theme);
        self.draw_choices(inside, frame, theme);
    }

    pub(crate) fn nothing(&self) -> &'static str {
        match self.purpose {
            PickerPurpose::Rename { .. } => "  type another name",
            PickerPurpose::Split { .. } => "  they have no such name",
            _ => "  nobody by that name is quoted",
        }
    }

    pub(crate) fn draw_choices(&self, inside: Rect, frame: &mut Frame, theme: Theme) {
        let rows = usize::from(inside.height.saturating_sub(1));
        let len = self.len();
        if len == 0 && self.is_up_to_date() {
            let line = cells::line(inside, 1);
            cells::text(frame.buffer_mut(), line, self.nothing(), theme.quiet(), theme);
        }
        let top = self.top(inside.height);
        for at in top..len.min(top + rows) {
            let Some(choice) = self.choice(at) else { break };
            let line = cells::line(inside, at - top + 1);
            draw_choice(frame.buffer_mut(), line, choice, theme);
            if at == self.selected {
                frame.buffer_mut().set_style(line, theme.chosen());
            }
        }
    }
}

fn draw_choice(buf: &mut Buffer, line: Rect, choice: Choice<'_>, theme: Theme) {
    match choice {
        Choice::Known(speaker) => cells::speaker_row(buf, line, speaker, " ", theme),
        Choice::Somebody(name) => {
            let lead = cells::text(buf, line, "+ ", theme.quiet(), theme);
            let named =
                lead + cells::words(buf, cells::past(line, lead), name, theme.strong(), theme);
            cells::text(buf, cells::past(line, named), ", somebody new", theme.quiet(), theme);
        }
        Choice::Alias(name) | Choice::Name(name) => {
            cells::words(buf, cells::past(line, 2), name, theme.strong(), theme);
        }
        Choice::Nobody => {
            cells::text(buf, line, "– nobody who is named", theme.quiet(), theme);
        }
    }
}
