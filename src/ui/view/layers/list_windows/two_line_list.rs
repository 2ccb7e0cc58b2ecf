//! Draws the lists of corrections and of sources.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::layout::Size;
use ratatui::style::Style;

use crate::app::change_words;
use crate::text::Span;
use crate::text::display;
use crate::text::wrap;
use crate::ui::commands::scope::Scope;
use crate::ui::state::layers::list_windows::change_log::Change;
use crate::ui::state::layers::list_windows::change_log::ChangeLog;
use crate::ui::state::layers::list_windows::source_list;
use crate::ui::state::layers::list_windows::source_list::SourceList;
use crate::ui::state::lists::two_line_list::LINES;
use crate::ui::state::lists::two_line_list::TwoLineList;
use crate::ui::state::model::Model;
use crate::ui::update::layers::list_windows::change_log::MOST;
use crate::ui::view::cells;
use crate::ui::view::cursor;
use crate::ui::view::layers::popup;

/// The text of an empty log.
const NOTHING_CHANGED: &str =
    "nothing was corrected, checked or removed yet: r x c C D do, and this lists it";

/// The text of an empty list of sources.
const NO_SOURCES: &str = "no source is visited: `pullquote add` takes feeds, pages, files and directories in, and \
     remembers them";

/// Draws the log of corrections and checks.
pub(crate) fn draw_log(log: &ChangeLog, model: &Model, frame: &mut Frame) {
    let look = Look { scope: Scope::Changes, title: "Your changes", empty: NOTHING_CHANGED };
    draw(&log.list, &look, model, frame, |change, _| {
        let (deed, about) = match change {
            Change::Correction(logged) => (change_words::deed(logged), change_words::about(logged)),
            Change::DeletedSearch(search) => (
                format!("saved search deleted: {}", search.name),
                format!("comes back until you quit · {}", display::line(&search.query)),
            ),
        };
        (deed, about, model.theme.quiet())
    });
}

/// Draws the list of sources.
pub(crate) fn draw_sources(sources: &SourceList, model: &Model, frame: &mut Frame) {
    let look = Look { scope: Scope::Sources, title: "Sources", empty: NO_SOURCES };
    draw(&sources.list, &look, model, frame, |listed, columns| {
        let failed = listed.source.visit.error.is_some();
        let style = if failed { model.theme.alarm() } else { model.theme.quiet() };
        let name = source_list::name(listed);
        (display::fit_ends(&name, columns).into_owned(), source_list::about(listed), style)
    });
}

/// What a list says of itself.
struct Look {
    scope: Scope,
    title: &'static str,
    empty: &'static str,
}

fn draw<T>(
    list: &TwoLineList<T>,
    look: &Look,
    model: &Model,
    frame: &mut Frame,
    words: impl Fn(&T, usize) -> (String, String, Style),
) {
    let screen = frame.area();
    let total = list.rows().len();
    let lines = (total * LINES).max(3) + 2;
    let most = Size { height: lines.min(MOST.height.into()) as u16, ..MOST };
    let hints = popup::hints(model, look.scope, screen, most);
    let title = match total {
        0 => look.title.to_owned(),
        total => format!("{} {}/{total}", look.title, list.chosen + 1),
    };
    let area = popup::draw(frame.buffer_mut(), screen, most, &title, &hints, model.theme);
    if total == 0 {
        let said = if list.rows.is_some() { look.empty } else { "" };
        return draw_empty(frame, area, said, model);
    }
    let top = list.top(area.height);
    let shown = usize::from(area.height).div_ceil(LINES);
    for (index, row) in list.rows().iter().enumerate().skip(top).take(shown) {
        let at = (index - top) * LINES;
        let (first, second) = (cells::line(area, at), cells::line(area, at + 1));
        let (what, about, style) = words(row, cells::past(first, 1).width.into());
        let buf = frame.buffer_mut();
        cells::words(buf, cells::past(first, 1), &what, Style::new(), model.theme);
        cells::text(buf, cells::past(second, 3), &about, style, model.theme);
        if index == list.chosen {
            for line in [first, second] {
                buf.set_style(line.intersection(buf.area), model.theme.chosen());
            }
        }
    }
    let chosen = cursor::on_line(area, list.chosen.saturating_sub(top) * LINES);
    cursor::place(frame, chosen);
}

/// Writes why a list has no rows in their place.
pub(super) fn draw_empty(frame: &mut Frame, area: Rect, said: &str, model: &Model) {
    let columns = area.width.saturating_sub(2).into();
    let lines = wrap::wrap(said, Span::new(0, said.len()), columns);
    for (at, line) in lines.enumerate().take(area.height.into()) {
        let row = cells::past(cells::line(area, at), 1);
        let said = &said[line.drawn().range()];
        cells::text(frame.buffer_mut(), row, said, model.theme.quiet(), model.theme);
    }
}
