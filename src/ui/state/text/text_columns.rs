//! Finds the byte of the text that a place of the screen shows, and the place that shows a byte.

use ratatui::layout::Position;
use ratatui::layout::Rect;

use crate::article::Article;
use crate::text::Span;
use crate::text::bidi::Run;
use crate::text::display;
use crate::ui::state::text::open_article::Reading;
use crate::ui::state::text::page::line_setting::Spread;
use crate::ui::state::text::page::page_row::Row;
use crate::ui::state::text::page::text_measure::Measure;

/// Bytes of a cluster that are looked at: with a million accents on one letter,
/// each key would take as long as opening the article.
pub(crate) const LONGEST_CLUSTER: usize = 256;

/// Columns of a text pane `width` wide, inside its frame, that hold text.
pub(crate) fn measure(width: u16, widest: Measure, has_initials: bool) -> u16 {
    available(width, has_initials).min(widest.0)
}

/// Columns beside the margins.
pub(crate) fn available(width: u16, has_initials: bool) -> u16 {
    let (before, after) = margins(width, has_initials);
    width - before - after
}

/// Columns before and after the text: the marks want two, and the eye some air
/// where there is any. Initials want two more, where that leaves enough for the text.
pub(crate) fn margins(width: u16, has_initials: bool) -> (u16, u16) {
    match width {
        40.. if has_initials => (5, 1),
        0..8 => (0, 0),
        8..24 => (2, 0),
        _ => (3, 1),
    }
}

/// Returns the first column of the text in the pane.
pub(crate) fn first_column(reading: &Reading, area: Rect) -> u16 {
    let (before, _) = margins(area.width, reading.has_initials);
    let spare =
        available(area.width, reading.has_initials).saturating_sub(reading.page().measure());
    area.x + spare / 2 + before
}

/// Returns what of the text is drawn at a column of the screen, in a row of the pane: a character,
/// or an empty span beside the nearest where there is none.
pub(crate) fn under(reading: &Reading, area: Rect, column: u16, row: usize) -> Option<Span> {
    let article = &reading.open()?.article;
    let (page, row) = (reading.page(), reading.top() + row);
    if page.len() <= row {
        return Some(Span::empty(article.blocks.last()?.span.end()));
    }
    let Row::Text { drawn, indent, spread, mixed, .. } = page.row(article, row) else {
        return Some(Span::empty(page.byte_of(row)));
    };
    let lead = mixed.map_or(0, |mixed| mixed.lead);
    let single = [whole(drawn)];
    let runs = mixed.map_or(&single[..], |mixed| &mixed.runs);
    // At the left of a line that begins at the right it ends.
    let is_leftward = mixed.is_some_and(|mixed| mixed.is_leftward);
    let (left, right) =
        if is_leftward { (drawn.end(), drawn.start()) } else { (drawn.start(), drawn.end()) };
    let Some(wanted) = column.checked_sub(first_column(reading, area) + indent + lead) else {
        return Some(Span::empty(left));
    };
    let mut wanted = usize::from(wanted);
    if spread != Spread::default() {
        wanted = unspread(&article.text[drawn], spread, wanted);
    }
    for run in runs {
        let columns = display::columns(&article.text[run.span]);
        if wanted < columns {
            let column = if run.is_leftward { columns - 1 - wanted } else { wanted };
            return Some(cluster_at(article, run.span, column));
        }
        wanted -= columns;
    }
    Some(Span::empty(right))
}

/// Returns the column of the line that would be at this one if its spaces were not wider.
fn unspread(line: &str, spread: Spread, wanted: usize) -> usize {
    let (mut narrow, mut left) = (0, wanted);
    spread.widen(line, |_, character, columns| {
        let is_past = columns <= left;
        if is_past {
            narrow += display::columns(character);
        }
        left = left.saturating_sub(columns);
        is_past
    });
    narrow + left
}

/// Returns the character of a piece of a line in this column, counted from where the piece begins.
fn cluster_at(article: &Article, piece: Span, wanted: usize) -> Span {
    let (mut at, mut filled) = (piece.start(), 0);
    while at < piece.end() {
        let end = article.text.floor_char_boundary(at + LONGEST_CLUSTER).min(piece.end());
        let cluster = display::first_cluster(&article.text[Span::new(at, end)]);
        filled += cluster.columns;
        if wanted < filled {
            return Span::new(at, at + cluster.len);
        }
        at += cluster.len;
    }
    Span::empty(piece.end())
}

/// Returns where a byte of the text is drawn, if it is in sight.
pub(crate) fn place_of(reading: &Reading, area: Rect, at: usize) -> Option<Position> {
    let article = &reading.open()?.article;
    let row = reading.page().row_at(at);
    let Row::Text { drawn, indent, spread, mixed, .. } = reading.page().row(article, row) else {
        return None;
    };
    let y = u16::try_from(row.checked_sub(reading.top())?).ok()?;
    let single = [whole(drawn)];
    let (runs, lead) = mixed.map_or((&single[..], 0), |mixed| (&mixed.runs[..], mixed.lead));
    let wider = spread.in_beginning(&article.text[Span::new(drawn.start(), at.min(drawn.end()))]);
    let columns = columns_before(article, runs, at) as u16 + wider;
    let x = (first_column(reading, area) + indent + lead).saturating_add(columns);
    (y < area.height && area.width > 0)
        .then(|| Position { x: x.min(area.right() - 1), y: area.y + y })
}

/// Columns of the line before the character at a byte of it.
fn columns_before(article: &Article, runs: &[Run], at: usize) -> usize {
    let columns = |span: Span| display::columns(&article.text[span]);
    let mut before = 0;
    for Run { span, is_leftward } in runs.iter().copied() {
        if span.contains(at) {
            let here = columns(Span::new(span.start(), at));
            if !is_leftward {
                return before + here;
            }
            let rest = &article.text[Span::new(at, span.end())];
            return before + columns(span) - here - display::first_cluster(rest).columns;
        }
        before += columns(span);
    }
    before
}

/// Returns where the first line in sight begins.
pub(crate) fn first_place(reading: &Reading, area: Rect) -> Option<Position> {
    let x = first_column(reading, area).min(area.right().saturating_sub(1));
    (!area.is_empty()).then_some(Position { x, y: area.y })
}

/// Returns a line that goes from left to right.
pub(crate) fn whole(drawn: Span) -> Run {
    Run { span: drawn, is_leftward: false }
}
