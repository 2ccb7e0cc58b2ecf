//! Finds clusters that terminals draw in other widths than this program does.
//!
//! A flag is two characters, a thumb with a skin tone two, a heart in colour one and a selector:
//! what fills two columns by Unicode fills one, two or four in terminals of other years, and in
//! tmux between the two. A terminal that moves on by another width would shift what follows, leave
//! what stood beneath, or wipe out what is not drawn again because it did not change. So such a
//! cluster is drawn over blanks, what follows gets its place told, and a row that such a cluster is
//! on or was on is sent whole when anything in it changes. All other rows are not.

use ratatui::buffer::Cell;
use ratatui::layout::Size;
use unicode_width::UnicodeWidthChar;

use crate::text::display;

/// Tells whether terminals disagree about the columns of a cluster: more than marks follows its
/// first character, or that is of a later Unicode than many terminals know.
pub(crate) fn is_contested(cluster: &str) -> bool {
    // Nothing shorter is: nearly all cells are decided here.
    if cluster.len() <= 3 {
        return false;
    }
    let mut chars = cluster.chars();
    chars.next().is_some_and(is_late) || chars.any(|c| c.width() != Some(0) || is_shaping(c))
}

/// Pictures that came since Unicode 12.
fn is_late(c: char) -> bool {
    matches!(c, '\u{1F6D5}'..='\u{1F6DF}' | '\u{1F6FA}'..='\u{1F6FF}' | '\u{1FA70}'..='\u{1FAFF}')
}

/// Tells whether a character has no width of its own and may change that of what it follows:
/// joiners, selectors, keycaps, parts of Korean syllables.
fn is_shaping(c: char) -> bool {
    matches!(
        c,
        '\u{200D}' | '\u{20E3}' | '\u{FE00}'..='\u{FE0F}' | '\u{1160}'..='\u{11FF}'
            | '\u{D7B0}'..='\u{D7FF}'
    )
}

/// A cell and its place.
type Placed = (u16, u16, Cell);

/// The cells on the screen that terminals may draw in other widths.
#[derive(Debug, Default)]
pub(crate) struct Contested {
    size: Size,
    cells: Vec<Cell>,
}

impl Contested {
    /// The screen was cleared.
    pub(crate) fn forget(&mut self) {
        self.cells.clear();
    }

    /// Takes the cells that change, row by row; returns those that are to be sent.
    pub(crate) fn take<'a>(
        &mut self,
        size: Size,
        changes: impl Iterator<Item = (u16, u16, &'a Cell)>,
    ) -> Vec<Placed> {
        if self.cells.is_empty() || self.size != size {
            self.size = size;
            self.cells.clear();
            self.cells.resize(usize::from(size.width) * usize::from(size.height), Cell::EMPTY);
        }
        let changes: Vec<Placed> = changes.map(|(x, y, cell)| (x, y, cell.clone())).collect();
        let mut sent = Vec::with_capacity(changes.len());
        for row in changes.chunk_by(|(_, a, _), (_, b, _)| a == b) {
            let y = row[0].1;
            let was_contested = self.has_contested(y);
            for (x, _, cell) in row {
                self.put(*x, y, cell);
            }
            if was_contested || self.has_contested(y) {
                self.send_row(y, &mut sent);
            } else {
                sent.extend_from_slice(row);
            }
        }
        sent
    }

    fn row(&mut self, y: u16) -> &mut [Cell] {
        let width = usize::from(self.size.width);
        let start = usize::from(y) * width;
        self.cells.get_mut(start..start + width).unwrap_or_default()
    }

    fn has_contested(&mut self, y: u16) -> bool {
        self.row(y).iter().any(|cell| is_contested(cell.symbol()))
    }

    fn put(&mut self, x: u16, y: u16, cell: &Cell) {
        let columns = columns(cell);
        let here = self.row(y).iter_mut().skip(x.into()).take(columns);
        for (at, shown) in here.enumerate() {
            *shown = cell.clone();
            if at > 0 {
                // The cells behind a wide character belong to it.
                shown.set_symbol(" ");
            }
        }
    }

    fn send_row(&mut self, y: u16, sent: &mut Vec<Placed>) {
        let row = self.row(y);
        let mut x = 0;
        while let Some(cell) = row.get(usize::from(x)) {
            let columns = columns(cell) as u16;
            if is_contested(cell.symbol()) {
                let mut blank = cell.clone();
                blank.set_symbol(" ");
                sent.extend((x..x + columns).map(|x| (x, y, blank.clone())));
            }
            sent.push((x, y, cell.clone()));
            x += columns;
        }
    }
}

fn columns(cell: &Cell) -> usize {
    display::columns(cell.symbol()).max(1)
}

#[cfg(test)]
mod tests {
    use super::is_contested;

    #[test]
    fn what_terminals_disagree_about_is_told_from_plain_words() {
        for contested in ["🇫🇷", "👨‍👩‍👧", "👍🏽", "1️⃣", "❤️", "🏳️‍🌈", "🫨", "क्ष", "ｶﾞ"]
        {
            assert!(is_contested(contested), "{contested}");
        }
        for plain in ["a", "é", "e\u{301}", "普", "👍", "שָׁ", "各", "“", "€"] {
            assert!(!is_contested(plain), "{plain}");
        }
    }
}
