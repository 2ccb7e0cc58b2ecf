//! Draws the help page.

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::Block;
use ratatui::widgets::Widget;

use crate::text::display;
use crate::ui::commands::keymap::Keymap;
use crate::ui::state::layers::help_page::HelpLine;
use crate::ui::state::layers::help_page::HelpPage;
use crate::ui::state::layers::help_page::extent;
use crate::ui::state::layers::help_page::inside;
use crate::ui::state::layers::help_page::is_framed;
use crate::ui::state::layers::help_page::lines;
use crate::ui::state::layers::help_page::outside;
use crate::ui::state::model::Model;
use crate::ui::state::theme::Theme;
use crate::ui::view::cells;
use crate::ui::view::cursor;
use crate::ui::view::layers::line_input;

/// Draws the page over the screen, with the cursor on the first line that is shown.
pub(crate) fn draw(page: &HelpPage, model: &Model, frame: &mut Frame) {
    let screen = frame.area();
    draw_lines(page, &model.preferences.keymap, screen, frame.buffer_mut(), model.theme);
    if !page.is_typed {
        return cursor::place(frame, cursor::on_line(inside(screen), 0));
    }
    let area = outside(screen);
    let lead = if is_framed(area) { 2 } else { 0 };
    let line = Rect { y: area.bottom().saturating_sub(1), height: area.height.min(1), ..area };
    let line = cells::past(Rect { width: line.width.saturating_sub(lead), ..line }, lead);
    line_input::draw(&page.entry, frame, line, "/", model.theme);
}

fn draw_lines(page: &HelpPage, keymap: &Keymap, screen: Rect, buf: &mut Buffer, theme: Theme) {
    let typed = page.entry.typed();
    let area = outside(screen);
    cells::clear(buf, area, theme);
    if is_framed(area) {
        let scrolls = extent(keymap, screen.as_size(), typed).0 > 0;
        let below = match (scrolls, typed.is_empty()) {
            _ if page.is_typed => String::new(),
            (_, false) => format!("/{typed} · Esc shows all"),
            (true, true) => "j k scroll · / search · any other key closes".to_owned(),
            (false, true) => "/ search · any other key closes".to_owned(),
        };
        let below = display::fit(&below, usize::from(area.width) - 4);
        let block = Block::bordered().title(" Keys ").title_bottom(format!(" {below} "));
        block.render(area, buf);
    }
    let inside = inside(screen);
    let lines = lines(keymap, typed);
    let for_keys = lines.iter().map(HelpLine::key_columns).max().unwrap_or(0) as u16 + 3;
    let (last, _) = extent(keymap, screen.as_size(), typed);
    for (at, line) in lines.iter().skip(page.top.min(last)).enumerate() {
        let area = cells::past(cells::line(inside, at), 1);
        match line {
            HelpLine::Blank => (),
            HelpLine::Heading(heading) => {
                cells::text(buf, area, heading, theme.strong(), theme);
            }
            HelpLine::Binding { keys, help } => {
                let keys_area = Rect { width: area.width.min(for_keys), ..area };
                cells::text(buf, cells::past(keys_area, 2), keys, theme.strong(), theme);
                cells::text(buf, cells::past(area, for_keys + 1), help, Style::new(), theme);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    use ratatui::layout::Size;

    use super::draw_lines;
    use crate::ui::commands::key_table::BINDINGS;
    use crate::ui::commands::keymap::Keymap;
    use crate::ui::state::layers::help_page::HelpPage;
    use crate::ui::state::layers::help_page::extent;
    use crate::ui::state::theme::Theme;

    #[test]
    fn every_binding_is_on_the_page() {
        let area = Rect::new(0, 0, 90, 340);
        let mut buf = Buffer::empty(area);
        draw_lines(&HelpPage::default(), &Keymap::default(), area, &mut buf, Theme::default());
        let page: String = buf.content().iter().map(ratatui::buffer::Cell::symbol).collect();
        for binding in BINDINGS {
            assert!(page.contains(binding.help), "{}", binding.help);
        }
        assert!(page.contains("  :split-speaker ") && page.contains("  :rename-speaker "));
    }

    #[test]
    fn the_last_line_can_be_scrolled_to_at_every_size() {
        let keymap = Keymap::default();
        for (width, height) in [(200, 60), (80, 24), (40, 12), (10, 3), (1, 1), (0, 0)] {
            let (last, _) = extent(&keymap, Size::new(width, height), "");
            let area = Rect::new(0, 0, width, height);
            let page = HelpPage { top: last + 99, ..HelpPage::default() };
            draw_lines(&page, &keymap, area, &mut Buffer::empty(area), Theme::default());
        }
    }
}
