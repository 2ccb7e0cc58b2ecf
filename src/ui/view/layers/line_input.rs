//! Draws a line that is typed.

use ratatui::Frame;
use ratatui::layout::Position;
use ratatui::layout::Rect;

use crate::text::display;
use crate::ui::state::line_input::LineInput;
use crate::ui::state::theme::Theme;
use crate::ui::view::cells;

/// Draws it on the first line of `area` after `lead`, with the cursor where the
/// user types; returns the columns it fills.
pub(crate) fn draw(
    input: &LineInput,
    frame: &mut Frame,
    area: Rect,
    lead: &str,
    theme: Theme,
) -> u16 {
    let area = cells::line(area.intersection(frame.area()), 0);
    let width = display::columns(&input.typed) as u16;
    let for_lead = cells::text(frame.buffer_mut(), area, lead, theme.quiet(), theme);
    let typed = cells::past(area, for_lead);
    // Of a long line the end is shown, where the user types.
    let hidden = (width + 1).saturating_sub(typed.width).into();
    let shown = skip_columns(&input.typed, hidden);
    let style = if input.is_selected() { theme.chosen() } else { theme.strong() };
    let filled = cells::text(frame.buffer_mut(), typed, shown, style, theme);
    if !area.is_empty() {
        let x = (typed.x + filled).min(area.right() - 1);
        frame.set_cursor_position(Position { x, y: area.y });
    }
    for_lead + filled
}

/// Returns what is left of `text` after its first `columns` columns.
fn skip_columns(text: &str, columns: usize) -> &str {
    let (mut skipped, mut at) = (0, 0);
    while skipped < columns && at < text.len() {
        let cluster = display::first_cluster(&text[at..]);
        skipped += cluster.columns;
        at += cluster.len;
    }
    &text[at..]
}

#[cfg(test)]
mod tests {
    use super::skip_columns;

    #[test]
    fn the_end_of_a_long_name_is_shown() {
        assert_eq!(skip_columns("普京abc", 3), "abc");
        assert_eq!(skip_columns("abc", 9), "");
    }
}
