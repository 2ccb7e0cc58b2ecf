//! Draws what may follow the first of several keys.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line as Title;
use ratatui::widgets::Block;
use ratatui::widgets::Widget;

use crate::text::display;
use crate::ui::commands::key::Key;
use crate::ui::state::model::Model;
use crate::ui::view::cells;

/// Columns of the pop-up at most.
const WIDEST: u16 = 60;

/// Shows what may follow what was begun, over the foot of the screen.
pub(crate) fn draw(model: &Model, frame: &mut Frame) {
    if model.keys.begun.is_empty() {
        return;
    }
    let screen = frame.area();
    let lines = model.preferences.keymap.following(model.scope(), &model.keys.begun);
    let for_keys = lines.iter().map(|(keys, _)| display::columns(keys)).max().unwrap_or(0) as u16;
    let room = screen.height.saturating_sub(1);
    let (width, height) = (screen.width.min(WIDEST), room.min(lines.len() as u16 + 2));
    if width < 4 || height < 3 {
        return;
    }
    let area = Rect { x: screen.right() - width, y: screen.y + room - height, width, height };
    let buf = frame.buffer_mut();
    cells::clear(buf, area, model.theme);
    let begun: Vec<String> = model.keys.begun.iter().map(Key::to_string).collect();
    let title = Title::styled(format!(" {} … ", begun.join(" ")), model.theme.strong());
    Block::bordered().title(title).render(area, buf);
    let inside = Block::bordered().inner(area);
    for (at, (keys, help)) in lines.iter().take(inside.height.into()).enumerate() {
        let line = cells::past(cells::line(inside, at), 1);
        cells::text(buf, line, keys, model.theme.strong(), model.theme);
        cells::text(buf, cells::past(line, for_keys + 2), help, Style::new(), model.theme);
    }
}
