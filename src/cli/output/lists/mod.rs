//! Writes lists of the library to standard output, for people and for programs.
//!
//! A [`Row`] names its columns and holds its cells; the same code writes every list. Rows are asked
//! for and written by the thousand, so memory is bounded however long the library is.

mod json;
mod list_csv;
mod table;

use std::io;
use std::io::BufWriter;
use std::io::Write;

use crate::app::AppError;
use crate::cli::Exit;
use crate::cli::arguments::list_args::ListFormat;
use crate::cli::output::messages;
use crate::cli::output::pager::Pager;
use crate::library::Rows;
use crate::library::Window;

/// The number of rows that are asked for at a time.
const PAGE: usize = 1000;

/// One value of a row.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Cell {
    /// No value.
    None,
    /// Words.
    Text(String),
    /// A count.
    Number(i64),
    /// The number of a thing, which is written without marks between its digits.
    Id(i64),
    /// A share from 0 to 1.
    Share(f64),
    /// A truth value.
    Flag(bool),
}

impl From<Option<String>> for Cell {
    fn from(text: Option<String>) -> Self {
        text.map_or(Cell::None, Cell::Text)
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Cell::Text(text)
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Cell::Text(text.to_owned())
    }
}

impl From<usize> for Cell {
    fn from(count: usize) -> Self {
        Cell::Number(i64::try_from(count).unwrap_or(i64::MAX))
    }
}

/// The name of a column, and how a table shows it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Column {
    /// The name in JSON and CSV; empty where only people want the column.
    pub(crate) key: &'static str,
    /// The heading in a table; `None` where only programs want the column.
    pub(crate) heading: Option<&'static str>,
    /// The room that the column keeps in a table when there is little.
    pub(crate) room: Room,
    /// How early the column is left out where there is too little room: the greatest first, those of
    /// 0 never.
    pub(crate) rank: u8,
}

/// The room that a column has in a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Room {
    /// The width that it needs.
    Fixed,
    /// The width that it needs, but at most so many columns of the terminal where not everything
    /// has room.
    AtMost(usize),
    /// The same, for what is said once on a terminal, and left empty in the next rows of the same thing.
    OnceFor {
        /// The key of the column that tells the thing.
        key: &'static str,
        /// The most columns of the terminal.
        most: usize,
    },
    /// The width that is left.
    Rest,
    /// The width that is left, for which other columns are left out until it is so many columns of the
    /// terminal.
    AtLeast(usize),
}

/// A row of a list.
pub(crate) trait Row {
    /// The columns, in the order of the cells.
    const COLUMNS: &'static [Column];

    /// Returns one cell for each column.
    fn cells(&self) -> Vec<Cell>;
}

/// Writes rows in one form.
trait Form {
    fn begin(&mut self, out: &mut dyn Write, first: &[Vec<Cell>]) -> io::Result<()>;
    fn row(&mut self, out: &mut dyn Write, cells: &[Cell]) -> io::Result<()>;
    fn end(&mut self, out: &mut dyn Write) -> io::Result<()>;
}

/// Writes at most `most` rows of the list that `ask` returns window by window.
///
/// `empty` is the message where there is no row.
pub(crate) fn write<R: Row>(
    format: ListFormat,
    most: Option<usize>,
    empty: &str,
    ask: impl FnMut(Window) -> Result<Rows<R>, AppError>,
) -> Exit {
    let mut form: Box<dyn Form> = match format {
        ListFormat::Table => Box::new(table::Table::new(R::COLUMNS)),
        ListFormat::Json => Box::new(json::Json::array(R::COLUMNS)),
        ListFormat::Ndjson => Box::new(json::Json::lines(R::COLUMNS)),
        ListFormat::Csv => Box::new(list_csv::Csv::new(R::COLUMNS)),
    };
    let mut pager = Pager::open();
    let mut out = BufWriter::new(pager.writer());
    let written = pages(&mut *form, &mut out, most.unwrap_or(usize::MAX), ask);
    // What could not be written is reported below.
    out.flush().ok();
    drop(out);
    pager.wait();
    match written {
        Ok(0) => {
            messages::say(empty);
            Exit::Partly
        }
        Ok(_) => Exit::Done,
        Err(Stopped::Asking(error)) => {
            messages::report(&error);
            Exit::Nothing
        }
        Err(Stopped::Writing(error)) => messages::unwritable(&error),
    }
}

/// The reason why a list was not written to its end.
enum Stopped {
    Asking(AppError),
    Writing(io::Error),
}

impl From<io::Error> for Stopped {
    fn from(error: io::Error) -> Self {
        Stopped::Writing(error)
    }
}

impl From<AppError> for Stopped {
    fn from(error: AppError) -> Self {
        Stopped::Asking(error)
    }
}

fn pages<R: Row>(
    form: &mut dyn Form,
    out: &mut dyn Write,
    most: usize,
    mut ask: impl FnMut(Window) -> Result<Rows<R>, AppError>,
) -> Result<usize, Stopped> {
    let mut written = 0;
    loop {
        let window = Window { first: written, len: PAGE.min(most - written) };
        let cells: Vec<Vec<Cell>> = ask(window)?.rows.iter().map(Row::cells).collect();
        if written == 0 {
            form.begin(out, &cells)?;
        }
        for row in &cells {
            form.row(out, row)?;
        }
        written += cells.len();
        if cells.len() < window.len || written == most {
            form.end(out)?;
            out.flush()?;
            return Ok(written);
        }
    }
}
