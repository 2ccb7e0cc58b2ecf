//! Writes rows as JSON objects: a line each, or one array.

use std::io;
use std::io::Write;

use crate::cli::output::lists::Cell;
use crate::cli::output::lists::Column;
use crate::cli::output::lists::Form;
use crate::export;

pub(super) struct Json {
    columns: &'static [Column],
    is_array: bool,
    is_first: bool,
}

impl Json {
    pub(super) fn lines(columns: &'static [Column]) -> Self {
        Json { columns, is_array: false, is_first: true }
    }

    pub(super) fn array(columns: &'static [Column]) -> Self {
        Json { columns, is_array: true, is_first: true }
    }
}

impl Form for Json {
    fn begin(&mut self, out: &mut dyn Write, _first: &[Vec<Cell>]) -> io::Result<()> {
        if self.is_array { out.write_all(b"[") } else { Ok(()) }
    }

    fn row(&mut self, out: &mut dyn Write, cells: &[Cell]) -> io::Result<()> {
        if self.is_array {
            out.write_all(if self.is_first { b"\n  " } else { b",\n  " })?;
        }
        self.is_first = false;
        object(out, self.columns, cells)?;
        if self.is_array { Ok(()) } else { out.write_all(b"\n") }
    }

    fn end(&mut self, out: &mut dyn Write) -> io::Result<()> {
        match (self.is_array, self.is_first) {
            (false, _) => Ok(()),
            (true, true) => out.write_all(b"]\n"),
            (true, false) => out.write_all(b"\n]\n"),
        }
    }
}

/// Writes an object with its fields in the order of the columns.
fn object(out: &mut dyn Write, columns: &[Column], cells: &[Cell]) -> io::Result<()> {
    let told = columns.iter().zip(cells).filter(|(column, _)| !column.key.is_empty());
    for (at, (column, cell)) in told.enumerate() {
        out.write_all(if at == 0 { b"{" } else { b", " })?;
        write!(out, "\"{}\": {}", column.key, value(cell)?)?;
    }
    out.write_all(b"}")
}

fn value(cell: &Cell) -> io::Result<String> {
    Ok(match cell {
        Cell::None => "null".to_owned(),
        Cell::Text(text) => export::harmless(serde_json::to_string(text)?),
        Cell::Number(number) | Cell::Id(number) => number.to_string(),
        Cell::Share(share) => serde_json::to_string(share)?,
        Cell::Flag(is_so) => is_so.to_string(),
    })
}
