//! Draws the links of the open article.

use ratatui::Frame;

use crate::ui::commands::scope::Scope;
use crate::ui::state::layers::list_windows::links::LINES;
use crate::ui::state::layers::list_windows::links::Links;
use crate::ui::state::layers::list_windows::links::count;
use crate::ui::state::layers::list_windows::links::link;
use crate::ui::state::model::Model;
use crate::ui::update::layers::list_windows::links::MOST;
use crate::ui::update::layers::list_windows::links::size;
use crate::ui::view::cells;
use crate::ui::view::cursor;
use crate::ui::view::layers::popup;

/// Draws the list over the middle of the screen, with the cursor on the chosen one.
pub(crate) fn draw(links: Links, model: &Model, frame: &mut Frame) {
    let Some(open) = model.reading.open() else { return };
    let screen = frame.area();
    let buf = frame.buffer_mut();
    let total = count(open);
    let hints = popup::hints(model, Scope::Links, screen, MOST);
    let title = format!("Links {}/{total}", links.chosen + 1);
    let area = popup::draw(buf, screen, size(model), &title, &hints, model.theme);
    let shown = usize::from(area.height).div_ceil(LINES);
    let top = links.top(total, area.height);
    for index in (top..total).take(shown) {
        let at = (index - top) * LINES;
        let (first, second) = (cells::line(area, at), cells::line(area, at + 1));
        let Some((words, url)) = link(open, index) else { continue };
        cells::words(buf, cells::past(first, 1), words, model.theme.strong(), model.theme);
        cells::text(buf, cells::past(second, 3), url, model.theme.link(), model.theme);
        if index == links.chosen {
            buf.set_style(first.intersection(buf.area), model.theme.chosen());
            buf.set_style(second.intersection(buf.area), model.theme.chosen());
        }
    }
    let chosen = cursor::on_line(area, links.chosen.saturating_sub(top) * LINES);
    cursor::place(frame, chosen);
}
