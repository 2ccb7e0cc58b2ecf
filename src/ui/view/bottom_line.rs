//! Draws a line that is typed at the foot of the screen, and a message above it.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::text::Span;
use crate::text::display;
use crate::text::wrap;
use crate::ui::state::line_input::LineInput;
use crate::ui::state::model::Model;
use crate::ui::state::model::Notice;
use crate::ui::state::theme::Theme;
use crate::ui::view::cells;
use crate::ui::view::hints;
use crate::ui::view::layers::line_input;

/// Draws the line in which it is typed, after `lead`, with the keys, as far as there is
/// room; returns what is above it.
pub(crate) fn draw_entry(model: &Model, frame: &mut Frame, entry: &LineInput, lead: &str) -> Rect {
    let screen = frame.area();
    let last =
        Rect { y: screen.bottom().saturating_sub(1), height: screen.height.min(1), ..screen };
    let line = model.panes.layout.footer.unwrap_or(last).intersection(screen);
    cells::clear(frame.buffer_mut(), line, model.theme);
    let typed = cells::past(line, margin(line));
    let filled = line_input::draw(entry, frame, typed, lead, model.theme);
    let rest = cells::past(typed, filled + 2);
    let hints = hints::hints_of(model, model.scope(), rest.width.into());
    let hints_from = typed.width - (display::columns(&hints) as u16).min(typed.width);
    cells::text(
        frame.buffer_mut(),
        cells::past(typed, hints_from),
        &hints,
        model.theme.quiet(),
        model.theme,
    );
    Rect { height: line.y.saturating_sub(screen.y), ..screen }
}

/// Returns what the user is told, of the keys that they pressed or of the world, and how it looks.
pub(crate) fn told(model: &Model) -> Option<(String, Style)> {
    Some(match model.notice.as_ref()? {
        Notice::Info(said) => (said.clone(), Style::new()),
        Notice::Alarm(said) => (said.clone(), model.theme.alarm()),
    })
}

/// Draws what is said at the end of `above`, on as many lines as it needs, for what would be
/// cut off is the remedy; but most of the screen stays as it is.
pub(crate) fn draw_above(frame: &mut Frame, above: Rect, said: &str, style: Style, theme: Theme) {
    let columns = above.width.saturating_sub(2 * margin(above));
    let lines: Vec<&str> = wrap::wrap(said, Span::new(0, said.len()), columns.into())
        .take((above.height / 3).into())
        .map(|line| &said[line.drawn().range()])
        .collect();
    let first = above.bottom() - lines.len() as u16;
    for (y, said) in (first..).zip(lines) {
        let line = Rect { y, height: 1, ..above };
        cells::clear(frame.buffer_mut(), line, theme);
        cells::text(frame.buffer_mut(), cells::past(line, margin(line)), said, style, theme);
    }
}

/// Returns the columns that are left free at both ends: none where there is hardly room.
fn margin(line: Rect) -> u16 {
    u16::from(line.width > 20)
}
