//! Writes rows for people: aligned columns, cut to the width of the terminal.
//!
//! Widths are taken from the first thousand rows. Nothing is cut in a pipe, so that a search in it
//! finds all that is there.

use std::io;
use std::io::IsTerminal;
use std::io::Write;

use crate::cli::output::lists::Cell;
use crate::cli::output::lists::Column;
use crate::cli::output::lists::Form;
use crate::cli::output::lists::Room;
use crate::cli::output::numbers;
use crate::text::visible;
use crate::ui;

/// The space between two columns.
const GAP: &str = "  ";

/// The least width of the last column, however narrow the terminal is.
const LEAST: usize = 10;

pub(super) struct Table {
    columns: &'static [Column],
    widths: Vec<usize>,
    /// The number of columns of the terminal; `None` where it is none.
    room: Option<usize>,
}

impl Table {
    pub(super) fn new(columns: &'static [Column]) -> Self {
        let room = io::stdout().is_terminal().then(ui::columns);
        Table { columns, widths: Vec::new(), room }
    }

    /// Returns the columns that a table shows, with their widths.
    fn shown<'a, T>(&'a self, cells: &'a [T]) -> impl Iterator<Item = (&'a Column, usize, &'a T)> {
        let columns = self.columns.iter().zip(&self.widths).zip(cells);
        columns
            .filter(|((column, _), _)| column.heading.is_some())
            .map(|((column, width), cell)| (column, *width, cell))
    }

    fn line<'a>(
        out: &mut dyn Write,
        cells: impl Iterator<Item = (&'a Column, usize, String, bool)>,
    ) -> io::Result<()> {
        let mut line = String::new();
        for (_, width, text, is_number) in cells {
            if !line.is_empty() {
                line.push_str(GAP);
            }
            let text = visible::fit(&text, width);
            let blanks = " ".repeat(width.saturating_sub(visible::columns(&text)));
            if is_number {
                line.push_str(&blanks);
                line.push_str(&text);
            } else {
                line.push_str(&text);
                line.push_str(&blanks);
            }
        }
        writeln!(out, "{}", line.trim_end())
    }
}

impl Form for Table {
    fn begin(&mut self, out: &mut dyn Write, first: &[Vec<Cell>]) -> io::Result<()> {
        self.widths = widths(self.columns, first, self.room);
        if first.is_empty() {
            return Ok(());
        }
        let headings: Vec<&str> =
            self.columns.iter().map(|column| column.heading.unwrap_or_default()).collect();
        let numbers: Vec<bool> =
            (0..self.columns.len()).map(|at| first.iter().any(|row| is_number(&row[at]))).collect();
        let marked: Vec<(&str, bool)> = headings.into_iter().zip(numbers).collect();
        let cells = self.shown(&marked);
        Self::line(
            out,
            cells.map(|(column, width, (heading, is_number))| {
                (column, width, (*heading).to_owned(), *is_number)
            }),
        )
    }

    fn row(&mut self, out: &mut dyn Write, cells: &[Cell]) -> io::Result<()> {
        let cells = self.shown(cells);
        Self::line(
            out,
            cells.map(|(column, width, cell)| {
                // Where nothing is cut, a longer cell moves the rest of its row to the right.
                let text = text(cell);
                let width = match self.room {
                    Some(_) => width,
                    None => width.max(visible::columns(&text)),
                };
                (column, width, text, is_number(cell))
            }),
        )
    }

    fn end(&mut self, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }
}

fn widths(columns: &[Column], rows: &[Vec<Cell>], room: Option<usize>) -> Vec<usize> {
    let widest = |at: usize| {
        let cells = rows.iter().map(|row| visible::columns(&text(&row[at])));
        let heading = visible::columns(columns[at].heading.unwrap_or_default());
        cells.max().unwrap_or(0).max(heading)
    };
    let mut widths: Vec<usize> = (0..columns.len()).map(widest).collect();
    let Some(room) = room else { return widths };
    let mut used = 0;
    for (column, width) in columns.iter().zip(&mut widths) {
        if column.heading.is_none() {
            continue;
        }
        match column.room {
            Room::Fixed => (),
            Room::AtMost(most) => *width = (*width).min(most),
            Room::Rest => *width = (*width).min(room.saturating_sub(used).max(LEAST)),
        }
        used += *width + GAP.len();
    }
    widths
}

fn is_number(cell: &Cell) -> bool {
    matches!(cell, Cell::Number(_) | Cell::Share(_))
}

fn text(cell: &Cell) -> String {
    match cell {
        Cell::None | Cell::Flag(false) => String::new(),
        Cell::Text(text) => visible::line(text).into_owned(),
        Cell::Number(number) => {
            usize::try_from(*number).map_or_else(|_| number.to_string(), numbers::grouped)
        }
        Cell::Share(share) => format!("{:.0}%", share * 100.0),
        Cell::Flag(true) => "yes".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::Table;
    use crate::cli::output::lists::Cell;
    use crate::cli::output::lists::Column;
    use crate::cli::output::lists::Form;
    use crate::cli::output::lists::Room;

    const COLUMNS: &[Column] = &[
        Column { key: "id", heading: None, room: Room::Fixed },
        Column { key: "quotes", heading: Some("QUOTES"), room: Room::Fixed },
        Column { key: "outlet", heading: Some("OUTLET"), room: Room::AtMost(6) },
        Column { key: "title", heading: Some("TITLE"), room: Room::Rest },
    ];

    fn shown(room: Option<usize>, titles: &[&str]) -> String {
        let rows: Vec<Vec<Cell>> = titles
            .iter()
            .map(|title| {
                vec![Cell::Number(7), Cell::Number(1200), "Daily News".into(), (*title).into()]
            })
            .collect();
        let mut table = Table { columns: COLUMNS, widths: Vec::new(), room };
        let mut out = Vec::new();
        table.begin(&mut out, &rows).unwrap();
        for row in &rows {
            table.row(&mut out, row).unwrap();
        }
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_table_fits_the_terminal_and_is_aligned_by_columns_shown() {
        let table = shown(Some(32), &["Talks end without a result", "普京与特朗普通了电话普京"]);
        assert_eq!(
            table,
            "QUOTES  OUTLET  TITLE\n 1,200  Daily…  Talks end witho…\n 1,200  Daily…  普京与特朗普通…\n"
        );
    }

    #[test]
    fn into_a_pipe_nothing_is_cut() {
        let title = "Talks end without a result ".repeat(20);
        assert!(shown(None, &[&title]).contains(title.trim_end()));
    }

    #[test]
    fn nothing_that_a_terminal_could_obey_is_in_a_table() {
        let table = shown(Some(60), &["a\u{1b}[2Jb\u{202e}\nc"]);
        assert!(table.ends_with("a␛[2Jb� c\n"), "{table}");
    }
}
