//! Checks the positions that are read from rows. They are data from outside, because a file can be
//! damaged.
//!
//! Each position is compared with its text once, when it is read. What does not fit is left out and
//! counted. So all other code may rely on positions being inside the text and on a `char` boundary.

use std::cell::Cell;

use rusqlite::Row;

use crate::text::Span;

/// A text that positions have to fit. Counts what was left out because it does not fit.
#[derive(Debug)]
pub(crate) struct Fit<'a> {
    text: &'a str,
    left_out: Cell<usize>,
}

impl<'a> Fit<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Fit { text, left_out: Cell::new(0) }
    }

    /// Returns how much was left out so far.
    pub(crate) fn left_out(&self) -> usize {
        self.left_out.get()
    }

    /// Returns what was read, and counts it as left out where it is `None`.
    pub(crate) fn admit<T>(&self, read: Option<T>) -> Option<T> {
        if read.is_none() {
            self.left_out.set(self.left_out.get() + 1);
        }
        read
    }

    /// Reads the position in the columns `at` and `at + 1`; `None` where it does not fit the text.
    pub(crate) fn place(&self, row: &Row<'_>, at: usize) -> Option<Span> {
        let [start, end] = [at, at + 1].map(|column| row.get::<_, u32>(column).ok());
        let (start, end) = (start? as usize, end? as usize);
        self.text.get(start..end)?;
        Some(Span::new(start, end))
    }

    /// Reads a position that is not empty; `None` where it does not fit the text.
    pub(crate) fn span(&self, row: &Row<'_>, at: usize) -> Option<Span> {
        self.place(row, at).filter(|span| !span.is_empty())
    }
}
