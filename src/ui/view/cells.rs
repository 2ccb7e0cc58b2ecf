//! Puts text into cells.
//!
//! All text that is drawn comes through here, and so through
//! [`crate::text::display`]: nothing else may reach the terminal. Words from right to left
//! are put in order here, unless the terminal does that.

use std::borrow::Cow;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::Clear;
use ratatui::widgets::Widget;
use unicode_segmentation::UnicodeSegmentation;

use crate::library::SpeakerId;
use crate::library::SpeakerRow;
use crate::text::bidi;
use crate::text::bidi::Base;
use crate::text::display;
use crate::ui::state::text::page::text_measure::Order;
use crate::ui::state::theme::Theme;
use crate::ui::view::short_name;

/// Columns of the widest cluster there is.
const WIDEST_CLUSTER: u16 = 3;

/// Leaves nothing in `area` but the theme's background.
pub(crate) fn clear(buf: &mut Buffer, area: Rect, theme: Theme) {
    let area = area.intersection(buf.area);
    blank_what_reaches_into(buf, area);
    Clear.render(area, buf);
    buf.set_style(area, theme.base());
}

/// Blanks the clusters that begin before `area` and end in it: drawn as a whole, they would
/// cover its first column. Those that it cuts at its end begin in it, and go with it.
fn blank_what_reaches_into(buf: &mut Buffer, area: Rect) {
    let before = buf.area.x.max(area.x.saturating_sub(WIDEST_CLUSTER - 1))..area.x;
    for (y, x) in (area.y..area.bottom()).flat_map(|y| before.clone().map(move |x| (y, x))) {
        let cell = &mut buf[(x, y)];
        if display::columns(cell.symbol()) > usize::from(area.x - x) {
            cell.set_symbol(" ");
        }
    }
}

/// Draws what the program says on the first line of `area`, cut with "…" where it is too
/// long; returns the columns it fills. Words from right to left in it are put in order.
pub(crate) fn text(buf: &mut Buffer, area: Rect, text: &str, style: Style, theme: Theme) -> u16 {
    pieces(buf, area, &[(text, style)], Base::Rightward, theme)
}

/// Draws words that somebody else wrote: a title, a name, what was said.
pub(crate) fn words(buf: &mut Buffer, area: Rect, words: &str, style: Style, theme: Theme) -> u16 {
    pieces(buf, area, &[(words, style)], Base::MostLetters, theme)
}

/// Draws one such text whose pieces do not all look alike.
pub(crate) fn pieces(
    buf: &mut Buffer,
    area: Rect,
    pieces: &[(impl AsRef<str>, Style)],
    base: Base,
    theme: Theme,
) -> u16 {
    let area = area.intersection(buf.area);
    let fitted = fitted(pieces, area);
    put_in_order(buf, area, &fitted, base, theme)
}

/// Draws several such texts, one after another: a number after a name stays behind it, whichever
/// direction the name runs in.
pub(crate) fn parts(
    buf: &mut Buffer,
    area: Rect,
    parts: &[(impl AsRef<str>, Style)],
    theme: Theme,
) -> u16 {
    let area = area.intersection(buf.area);
    let mut filled = 0;
    for part in fitted(parts, area) {
        filled += put_in_order(buf, past(area, filled), &[part], Base::MostLetters, theme);
    }
    filled
}

/// Texts to be drawn as [`parts`], with a dot between them.
pub(crate) fn apart(texts: &[String], style: Style) -> Vec<(&str, Style)> {
    let mut parts: Vec<_> = texts.iter().flat_map(|text| [" · ", text]).collect();
    parts.drain(..parts.len().min(1));
    parts.into_iter().map(|text| (text, style)).collect()
}

/// Returns a name or words for a title, which is drawn as it stands.
pub(crate) fn in_order(words: &str, base: Base, theme: Theme) -> Cow<'_, str> {
    let words = display::line(words);
    match theme.order() {
        Order::Ours => bidi::line(&words, base).map_or(words, Cow::Owned),
        Order::Theirs => words,
    }
}

/// Returns as much of the pieces as fits into the first line of `area`; where that is not all, it
/// ends in "…".
fn fitted(pieces: &[(impl AsRef<str>, Style)], area: Rect) -> Vec<(Cow<'_, str>, Style)> {
    let mut room = if area.is_empty() { 0 } else { usize::from(area.width) };
    let mut fitted = Vec::with_capacity(pieces.len());
    for (at, (text, style)) in pieces.iter().enumerate() {
        if room == 0 {
            break;
        }
        let text = text.as_ref();
        let mut shown = display::fit_words(text, room);
        let is_more = pieces[at + 1..].iter().any(|(text, _)| !text.as_ref().trim().is_empty());
        if is_more && display::columns(&shown) == room {
            shown = Cow::Owned(display::fit_words(&format!("{shown}…"), room).into_owned());
        }
        let is_cut = shown.ends_with('…') && !text.ends_with('…');
        room = if is_cut { 0 } else { room - display::columns(&shown) };
        fitted.push((shown, *style));
    }
    fitted
}

fn put_in_order(
    buf: &mut Buffer,
    area: Rect,
    fitted: &[(Cow<'_, str>, Style)],
    base: Base,
    theme: Theme,
) -> u16 {
    let is_ours = theme.order() == Order::Ours;
    match is_ours.then(|| bidi::pieces(fitted, base)).flatten() {
        Some(ordered) => put(buf, area, &ordered),
        None => put(buf, area, fitted),
    }
}

fn put(buf: &mut Buffer, area: Rect, pieces: &[(impl AsRef<str>, Style)]) -> u16 {
    let mut filled = 0;
    for (text, style) in pieces {
        for cluster in text.as_ref().graphemes(true) {
            filled += glyph(buf, past(area, filled), cluster, *style);
        }
    }
    filled
}

/// Draws one grapheme cluster at the start of `area`; returns the columns it
/// fills, 0 where it has none or does not fit.
pub(crate) fn glyph(buf: &mut Buffer, area: Rect, cluster: &str, style: Style) -> u16 {
    let glyph = display::glyph(cluster);
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

/// Returns the first line of `area` after its first `columns` columns.
pub(crate) fn past(area: Rect, columns: u16) -> Rect {
    let columns = columns.min(area.width);
    Rect { x: area.x + columns, width: area.width - columns, height: area.height.min(1), ..area }
}

/// Returns the line of `area` with this index; empty past its end.
pub(crate) fn line(area: Rect, index: usize) -> Rect {
    match u16::try_from(index) {
        Ok(index) if index < area.height => Rect { y: area.y + index, height: 1, ..area },
        _ => Rect { height: 0, ..area },
    }
}

/// Draws a speaker: a bar in their colour, `sign` if there is one, name, a question mark if they are
/// in doubt, number of quotations, and apart from that of those which are shown and not counted:
/// "3 +2".
pub(crate) fn speaker_row(
    buf: &mut Buffer,
    area: Rect,
    speaker: &SpeakerRow,
    Shown { uncounted, is_doubted, sign, coloured }: Shown,
    theme: Theme,
) {
    let bar = text(buf, area, "▌", theme.speaker(Some(coloured)), theme);
    let sign = bar + text(buf, past(area, bar), sign, theme.strong(), theme);
    let count = match (speaker.quotations, uncounted) {
        (count, 0) => count.to_string(),
        (0, more) => format!("+{more}"),
        (count, more) => format!("{count} +{more}"),
    };
    let for_count = count.len() as u16 + 1;
    let room = past(area, sign);
    if room.width < for_count + 4 {
        words(buf, room, &speaker.name, Style::new(), theme);
        return;
    }
    let doubt = if is_doubted { "?" } else { "" };
    let name = Rect { width: room.width - for_count, ..room };
    let for_name = usize::from(name.width) - doubt.len();
    let fitted = short_name::shorten(&speaker.name, speaker.kind, for_name);
    let filled = words(buf, name, &fitted, Style::new(), theme);
    text(buf, past(name, filled), doubt, theme.strong(), theme);
    text(buf, past(room, room.width - for_count + 1), &count, theme.quiet(), theme);
}

/// The parts of a speaker's row that the library does not know.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shown<'a> {
    /// The number of their quotations that are shown, but not counted.
    pub(crate) uncounted: usize,
    /// True if it is in doubt that any of the quotations is theirs.
    pub(crate) is_doubted: bool,
    /// The sign before the name.
    pub(crate) sign: &'a str,
    /// The speaker whose colour they have.
    pub(crate) coloured: SpeakerId,
}

#[cfg(test)]
mod tests {
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    use super::clear;
    use super::line;
    use super::parts;
    use super::text;
    use crate::ui::state::theme::Theme;

    fn drawn(words: &str, width: u16) -> (String, u16) {
        let mut buf = Buffer::empty(Rect::new(0, 0, 8, 1));
        let filled =
            text(&mut buf, Rect::new(1, 0, width, 1), words, Style::new(), Theme::default());
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
    fn parts_that_do_not_all_fit_end_in_a_mark() {
        let drawn = |said: &[&str]| {
            let mut buf = Buffer::empty(Rect::new(0, 0, 6, 1));
            let said: Vec<_> = said.iter().map(|said| (said, Style::new())).collect();
            parts(&mut buf, Rect::new(0, 0, 6, 1), &said, Theme::default());
            buf.content().iter().map(ratatui::buffer::Cell::symbol).collect::<String>()
        };
        assert_eq!(drawn(&["abc", "def"]), "abcdef");
        assert_eq!(drawn(&["abc", "defg"]), "abcde…");
        assert_eq!(drawn(&["abcdef", "g"]), "abcde…");
        assert_eq!(drawn(&["abcdef", "  "]), "abcdef");
        assert_eq!(drawn(&["abc def", "g"]), "abc…  ", "after a whole word");
    }

    #[test]
    fn a_wide_character_that_does_not_fit_is_left_out() {
        assert_eq!(drawn("普京", 3).0, " 普 …    ");
        assert_eq!(drawn("普", 1).0, " …      ");
    }

    #[test]
    fn wide_characters_at_the_edges_of_what_is_cleared_leave_no_half() {
        let cleared = |from, width| {
            let mut buf = Buffer::empty(Rect::new(0, 0, 8, 1));
            text(&mut buf, Rect::new(0, 0, 8, 1), "🇺🇦🇵🇱普京", Style::new(), Theme::default());
            clear(&mut buf, Rect::new(from, 0, width, 1), Theme::default());
            let symbols: Vec<String> = buf.content().iter().map(|it| it.symbol().into()).collect();
            symbols
        };
        assert_eq!(cleared(2, 4), ["🇺🇦", " ", " ", " ", " ", " ", "京", " "]);
        assert_eq!(cleared(3, 2), ["🇺🇦", " ", " ", " ", " ", " ", "京", " "]);
        assert_eq!(cleared(0, 1), [" ", " ", "🇵🇱", " ", "普", " ", "京", " "]);
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
