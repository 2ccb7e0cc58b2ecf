//! Draws the palette of commands.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::text::display;
use crate::ui::commands::scope::Scope;
use crate::ui::state::layers::palette::MOST;
use crate::ui::state::layers::palette::Palette;
use crate::ui::state::layers::palette::PaletteItem;
use crate::ui::state::model::Model;
use crate::ui::view::cells;
use crate::ui::view::layers::line_input;
use crate::ui::view::layers::popup;

/// Columns of a command's name; from this width on the help is shown beside it.
const FOR_NAME: u16 = 20;

const WITH_HELP: u16 = 56;

/// Draws it over the middle of the screen.
pub(crate) fn draw(palette: &Palette, model: &Model, frame: &mut Frame) {
    let screen = frame.area();
    let hints = popup::hints(model, Scope::Palette, screen, MOST);
    let area = popup::draw(frame.buffer_mut(), screen, MOST, "Commands", &hints, model.theme);
    line_input::draw(&palette.entry, frame, area, ": ", model.theme);
    let rows = usize::from(area.height.saturating_sub(1));
    if palette.found.is_empty() {
        let said = "  no command has that name, or does that";
        cells::text(
            frame.buffer_mut(),
            cells::line(area, 1),
            said,
            model.theme.quiet(),
            model.theme,
        );
    }
    let top = palette.top(area.height);
    for (at, &index) in palette.found.iter().enumerate().skip(top).take(rows) {
        let line = cells::line(area, at - top + 1);
        draw_item(frame, line, &palette.items[index], model);
        if at == palette.chosen {
            frame.buffer_mut().set_style(line.intersection(screen), model.theme.chosen());
        }
    }
}

fn draw_item(frame: &mut Frame, line: Rect, item: &PaletteItem, model: &Model) {
    let line = cells::past(line, 2);
    let for_keys = (display::columns(&item.keys) as u16 + 2).min(line.width / 2);
    let rest = Rect { width: line.width - for_keys, ..line };
    let buf = frame.buffer_mut();
    if rest.width >= WITH_HELP - FOR_NAME {
        let name = Rect { width: FOR_NAME.min(rest.width), ..rest };
        cells::text(buf, name, item.name, model.theme.strong(), model.theme);
        cells::text(buf, cells::past(rest, FOR_NAME + 1), item.help, Style::new(), model.theme);
    } else {
        cells::text(buf, rest, item.name, model.theme.strong(), model.theme);
    }
    cells::text(
        buf,
        cells::past(line, line.width - for_keys + 1),
        &item.keys,
        model.theme.quiet(),
        model.theme,
    );
}
