//! Putting text into cells.
//!
//! All text that is drawn comes through here, and so through
//! [`crate::text::visible`]: nothing else may reach the terminal.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::Clear;
use ratatui::widgets::Widget;
use unicode_segmentation::UnicodeSegmentation;

use crate::library::SpeakerRow;
use crate::text::bidi;
use crate::text::visible;
use crate::ui::names;
use crate::ui::settings::Order;
use crate::ui::theme::Theme;

/// Leaves nothing in `area` but the theme's background.
pub(crate) fn clear(buf: &mut Buffer, area: Rect, theme: Theme) {
    let area = area.intersection(buf.area);
    Clear.render(area, buf);
    buf.set_style(area, theme.base());
}

/// Draws `text` on the first line of `area`, cut with "…" where it is too long;
/// returns the columns it fills.
pub(crate) fn text(buf: &mut Buffer, area: Rect, text: &str, style: Style) -> u16 {
    let area = area.intersection(buf.area);
    if area.is_empty() {
        return 0;
    }
    let mut filled = 0;
    for cluster in visible::fit(text, area.width.into()).graphemes(true) {
        filled += glyph(buf, past(area, filled), cluster, style);
    }
    filled
}

/// The same for words that may go from right to left, a title or a name.
pub(crate) fn words(buf: &mut Buffer, area: Rect, words: &str, style: Style, theme: Theme) -> u16 {
    if theme.order() == Order::Ours
        && let Some(ordered) = bidi::line(&visible::fit(words, area.width.into()))
    {
        return text(buf, area, &ordered, style);
    }
    text(buf, area, words, style)
}

/// Draws one grapheme cluster at the start of `area`; returns the columns it
/// fills, 0 where it has none or does not fit.
pub(crate) fn glyph(buf: &mut Buffer, area: Rect, cluster: &str, style: Style) -> u16 {
    let glyph = visible::glyph(cluster);
    let columns = glyph.columns as u16;
    if columns == 0 || columns > area.width || area.height == 0 {
        return 0;
    }
    buf[(area.x, area.y)].set_symbol(&glyph.symbol).set_style(style);
    for x in area.x + 1..area.x + columns {
        // The cells behind a wide character belong to it.
        let beneath = buf[(x, area.y)].style();
        buf[(x, area.y)].reset();
        buf[(x, area.y)].set_style(beneath.patch(style));
    }
    columns
}

/// The first line of `area` after its first `columns` columns.
pub(crate) fn past(area: Rect, columns: u16) -> Rect {
    let columns = columns.min(area.width);
    Rect { x: area.x + columns, width: area.width - columns, height: area.height.min(1), ..area }
}

/// The line of `area` with this index; empty past its end.
pub(crate) fn line(area: Rect, index: usize) -> Rect {
    match u16::try_from(index) {
        Ok(index) if index < area.height => Rect { y: area.y + index, height: 1, ..area },
        _ => Rect { height: 0, ..area },
    }
}

/// Draws a speaker: a bar in their colour, `sign` if there is one, name, number of quotations.
pub(crate) fn speaker_row(
    buf: &mut Buffer,
    area: Rect,
    speaker: &SpeakerRow,
    sign: &str,
    theme: Theme,
) {
    let bar = text(buf, area, "▌", theme.speaker(Some(speaker.id)));
    let sign = bar + text(buf, past(area, bar), sign, theme.strong());
    let count = speaker.quotations.to_string();
    let for_count = count.len() as u16 + 1;
    let room = past(area, sign);
    if room.width < for_count + 4 {
        words(buf, room, &speaker.name, Style::new(), theme);
        return;
    }
    let name = Rect { width: room.width - for_count, ..room };
    let fitted = names::shorten(&speaker.name, speaker.kind, name.width.into());
    words(buf, name, &fitted, Style::new(), theme);
    text(buf, past(room, room.width - for_count + 1), &count, theme.quiet());
}

#[cfg(test)]
mod tests {
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    use super::line;
    use super::text;

    fn drawn(words: &str, width: u16) -> (String, u16) {
        let mut buf = Buffer::empty(Rect::new(0, 0, 8, 1));
        let filled = text(&mut buf, Rect::new(1, 0, width, 1), words, Style::new());
        (buf.content().iter().map(ratatui::buffer::Cell::symbol).collect(), filled)
    }

    #[test]
    fn text_stays_inside_its_area() {
        assert_eq!(drawn("abc", 5), (" abc    ".to_owned(), 3));
        assert_eq!(drawn("abcdefgh", 5), (" abcd…  ".to_owned(), 5));
        assert_eq!(drawn("abcdefgh", 99), (" abcdef…".to_owned(), 7));
        assert_eq!(drawn("abc", 0), ("        ".to_owned(), 0));
    }

    #[test]
    fn a_wide_character_that_does_not_fit_is_left_out() {
        assert_eq!(drawn("普京", 3).0, " 普 …    ");
        assert_eq!(drawn("普", 1).0, " …      ");
    }

    #[test]
    fn controls_are_drawn_as_their_stand_ins() {
        assert_eq!(drawn("\x1b[2J", 6).0, " ␛[2J   ");
    }

    #[test]
    fn lines_past_the_end_are_empty() {
        let area = Rect::new(2, 3, 5, 2);
        assert_eq!(line(area, 1), Rect::new(2, 4, 5, 1));
        assert!(line(area, 2).is_empty());
        assert!(line(area, 70_000).is_empty());
    }
}
