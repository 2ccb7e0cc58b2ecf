//! Holds a list whose rows take two lines each, and the choice in it.

use crate::ui::commands::motion::Motion;
use crate::ui::state::lists::list_window;

/// The number of lines of a row.
pub(crate) const LINES: usize = 2;

/// The rows, once they have come, and the chosen one.
#[derive(Debug)]
pub(crate) struct TwoLineList<T> {
    /// The rows; `None` until they come.
    pub(crate) rows: Option<Vec<T>>,
    pub(crate) chosen: usize,
    /// The first that was shown at the last click.
    pub(crate) top: usize,
}

impl<T> Default for TwoLineList<T> {
    fn default() -> Self {
        TwoLineList { rows: None, chosen: 0, top: 0 }
    }
}

impl<T> TwoLineList<T> {
    /// Returns the rows that have come.
    pub(crate) fn rows(&self) -> &[T] {
        self.rows.as_deref().unwrap_or_default()
    }

    /// Returns the chosen row.
    pub(crate) fn chosen(&self) -> Option<&T> {
        self.rows().get(self.chosen)
    }

    /// Takes the rows; the choice stays at its place.
    pub(crate) fn take(&mut self, rows: Vec<T>) {
        self.chosen = self.chosen.min(rows.len().saturating_sub(1));
        self.rows = Some(rows);
    }

    /// Chooses another row, of which a page shows so many.
    pub(crate) fn select(&mut self, motion: Motion, times: usize, page: usize) {
        let last = self.rows().len().saturating_sub(1);
        self.chosen = (0..times).fold(self.chosen, |at, _| motion.apply(at, last, page.max(1)));
    }

    /// Returns the first row that is shown on so many lines.
    pub(crate) fn top(&self, height: u16) -> usize {
        list_window::reveal(self.top, self.chosen, usize::from(height) / LINES, self.rows().len())
    }

    /// Chooses what this line shows of `height`; says whether it was chosen before.
    pub(crate) fn choose_line(&mut self, line: usize, height: u16) -> Option<bool> {
        self.top = self.top(height);
        let index = self.top + line / LINES;
        (index < self.rows().len()).then(|| list_window::choose(&mut self.chosen, index))
    }
}
