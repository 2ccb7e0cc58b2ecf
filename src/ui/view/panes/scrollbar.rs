//! Draws the scrollbar of the text pane, which shows where quotations are.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use ratatui::style::Style;

use crate::ui::state::text::open_article::Reading;
use crate::ui::state::text::scroll_track::ScrollTrack;
use crate::ui::state::text::text_search::TextSearch;
use crate::ui::state::theme::Theme;
use crate::ui::view::cells;

/// Draws scrollbar and ticks on the right border of the pane, `track` being one column: a dot
/// for what a search found, else a square for where quotations begin.
pub(crate) fn draw_scrollbar(
    reading: &Reading,
    search: Option<&TextSearch>,
    track: Rect,
    buf: &mut Buffer,
    theme: Theme,
) {
    let (rows, height) = (reading.page().len(), usize::from(track.height));
    if height == 0 || reading.open().is_none() {
        return;
    }
    let drawn = ScrollTrack { height };
    for at in 0..height {
        let (first, end) = (drawn.row_of(reading, at), drawn.row_of(reading, at + 1));
        let sees = first < reading.top() + height && reading.top() < end && rows > height;
        let bytes = drawn.bytes_of(reading, at);
        let tick = drawn.tick_in(reading, at);
        let style = tick.and_then(|index| reading.quotation(index));
        let style = style.map_or(Style::new(), |quotation| {
            theme.speaker(quotation.speaker.map(|speaker| reading.coloured_as(speaker)))
        });
        let has_match = bytes.zip(search).is_some_and(|(bytes, search)| search.has_match_in(bytes));
        let symbol = match (has_match, tick.is_some(), sees) {
            (true, _, _) => "•",
            (false, true, _) => "▪",
            (false, false, true) => "▐",
            (false, false, false) => continue,
        };
        let style = if has_match { theme.strong() } else { style };
        let style = if sees { style.add_modifier(Modifier::BOLD) } else { style };
        let line = cells::line(track, at);
        cells::glyph(buf, line, symbol, Style::reset().patch(theme.base()).patch(style));
    }
}
