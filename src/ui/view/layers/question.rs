//! Draws the question that is asked before much is changed.

use ratatui::Frame;

use crate::ui::commands::scope::Scope;
use crate::ui::state::layers::question::Question;
use crate::ui::state::model::Model;
use crate::ui::view::cells;
use crate::ui::view::cursor;
use crate::ui::view::layers::popup;

/// Draws it over the middle of the screen, with the keys that answer it in its frame.
pub(crate) fn draw(question: &Question, model: &Model, frame: &mut Frame) {
    let screen = frame.area();
    let most = question.size(screen);
    let hints = popup::hints(model, Scope::Question, screen, most);
    let buf = frame.buffer_mut();
    let area = popup::draw(buf, screen, most, question.title(), &hints, model.theme);
    for (at, said) in question.lines(area.width).enumerate() {
        let line = cells::past(cells::line(area, at), 1);
        cells::text(buf, line, said, model.theme.strong(), model.theme);
    }
    cursor::place(frame, cursor::on_line(area, 0));
}
