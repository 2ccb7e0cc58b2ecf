//! Draws the places that the user has jumped from.

use ratatui::Frame;

use crate::ui::commands::scope::Scope;
use crate::ui::state::layers::list_windows::jump_list::JumpList;
use crate::ui::state::layers::list_windows::jump_list::LINES;
use crate::ui::state::layers::list_windows::jump_list::MOST;
use crate::ui::state::model::Model;
use crate::ui::update::layers::list_windows::jump_list::count;
use crate::ui::update::layers::list_windows::jump_list::size;
use crate::ui::view::cells;
use crate::ui::view::cursor;
use crate::ui::view::layers::popup;

/// Draws the list over the middle of the screen; a sign marks where the user is.
pub(crate) fn draw(list: JumpList, model: &Model, frame: &mut Frame) {
    let screen = frame.area();
    let buf = frame.buffer_mut();
    let total = count(model);
    let hints = popup::hints(model, Scope::Jumps, screen, MOST);
    let title = format!("Places {}/{total}", list.chosen + 1);
    let area = popup::draw(buf, screen, size(model), &title, &hints, model.theme);
    let shown = usize::from(area.height).div_ceil(LINES);
    let top = list.top(total, area.height);
    let here = model.memory.jumps.at();
    for (index, place) in model.memory.jumps.places().enumerate().skip(top).take(shown) {
        let at = (index - top) * LINES;
        let (first, second) = (cells::line(area, at), cells::line(area, at + 1));
        if index == here {
            cells::glyph(buf, cells::past(first, 1), "▸", model.theme.strong());
        }
        cells::words(buf, cells::past(first, 3), &place.title, model.theme.strong(), model.theme);
        let words = match &place.dossier {
            Some((_, name)) => format!("dossier: {name}"),
            None => place.words.clone(),
        };
        cells::words(buf, cells::past(second, 3), &words, model.theme.quiet(), model.theme);
        if index == list.chosen {
            buf.set_style(first.intersection(buf.area), model.theme.chosen());
            buf.set_style(second.intersection(buf.area), model.theme.chosen());
        }
    }
    cursor::place(frame, cursor::on_line(area, list.chosen.saturating_sub(top) * LINES));
}
