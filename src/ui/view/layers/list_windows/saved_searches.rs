//! Draws the list of saved searches.

use crate::ui::commands::scope::Scope;
use crate::ui::state::layers::list_windows::saved_searches::LINES;
use crate::ui::state::layers::list_windows::saved_searches::ListedSearch;
use crate::ui::state::layers::list_windows::saved_searches::SavedSearches;
use crate::ui::state::layers::list_windows::saved_searches::rows;
use crate::ui::state::model::Model;
use crate::ui::view::cells;
use crate::ui::view::layers::line_input;
use crate::ui::view::layers::list_windows::two_line_list;
use crate::ui::view::layers::popup;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// The text of an empty list, on so many lines at most.
const EMPTY: &str = "no search is saved yet: search all articles (/ in their list), keep that \
                     with Enter, then :save-search gives it a name";

/// Draws it over the middle of the screen.
pub(crate) fn draw(list: &SavedSearches, model: &Model, frame: &mut Frame) {
    let screen = frame.area();
    let most = list.size();
    let hints = popup::hints(model, Scope::Searches, screen, most);
    let title = "Saved searches";
    let area = popup::draw(frame.buffer_mut(), screen, most, title, &hints, model.theme);
    line_input::draw(&list.entry, frame, area, "> ", model.theme);
    let below = area.intersection(Rect { y: area.y.saturating_add(1), ..area });
    if list.found.is_empty() {
        return draw_none(list, frame, below, model);
    }
    let rows = rows(below.height);
    let top = list.top(rows);
    for (at, &index) in list.found.iter().enumerate().skip(top).take(rows) {
        let first = cells::line(below, (at - top) * LINES);
        let second = cells::line(below, (at - top) * LINES + 1);
        draw_row(frame, [first, second], &list.listed()[index], model);
        if at == list.chosen {
            for line in [first, second] {
                frame.buffer_mut().set_style(line.intersection(screen), model.theme.chosen());
            }
        }
    }
}

/// Name and query; where something is to be said of them, the name has the query beside
/// it, and what is said has the second line.
fn draw_row(frame: &mut Frame, lines: [Rect; 2], listed: &ListedSearch, model: &Model) {
    let ListedSearch { search, error } = listed;
    let [first, second] = lines.map(|line| cells::past(line, 1));
    let buf = frame.buffer_mut();
    let named = cells::words(buf, first, &search.name, model.theme.strong(), model.theme);
    if let Some(said) = error {
        let query = cells::past(first, named + 2);
        cells::text(buf, query, &search.query, model.theme.quiet(), model.theme);
        cells::text(buf, cells::past(second, 2), said, model.theme.alarm(), model.theme);
    } else {
        cells::text(buf, cells::past(second, 2), &search.query, Style::new(), model.theme);
    }
}

fn draw_none(list: &SavedSearches, frame: &mut Frame, area: Rect, model: &Model) {
    let said = match &list.all {
        None => "",
        Some(all) if all.is_empty() => EMPTY,
        Some(_) => "no saved search has that name, or looks for that",
    };
    two_line_list::draw_empty(frame, area, said, model);
}
