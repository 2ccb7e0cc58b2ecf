//! Places as they stand in rows: data from outside, for a file can be damaged.
//!
//! They are held against their text once, when they are read. What does not fit it is left
//! out and counted; all others may take it that every place is in the text, and on a `char`
//! boundary.

use std::cell::Cell;

use rusqlite::Row;

use crate::text::Span;

/// A text that places are in; counts what was left out for not fitting it.
#[derive(Debug)]
pub(crate) struct Fit<'a> {
    text: &'a str,
    left_out: Cell<usize>,
}

impl<'a> Fit<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Fit { text, left_out: Cell::new(0) }
    }

    /// How much was left out so far.
    pub(crate) fn left_out(&self) -> usize {
        self.left_out.get()
    }

    /// What was read, where it was; else it is left out.
    pub(crate) fn admit<T>(&self, read: Option<T>) -> Option<T> {
        if read.is_none() {
            self.left_out.set(self.left_out.get() + 1);
        }
        read
    }

    /// The place in the columns `at` and `at + 1`; `None` where it is none of this text.
    pub(crate) fn place(&self, row: &Row<'_>, at: usize) -> Option<Span> {
        let [start, end] = [at, at + 1].map(|column| row.get::<_, u32>(column).ok());
        let (start, end) = (start? as usize, end? as usize);
        self.text.get(start..end)?;
        Some(Span::new(start, end))
    }

    /// The same of a place that holds something.
    pub(crate) fn span(&self, row: &Row<'_>, at: usize) -> Option<Span> {
        self.place(row, at).filter(|span| !span.is_empty())
    }
}
