//! Writes comma-separated values (RFC 4180) that are safe to open in a spreadsheet.

use std::io;
use std::io::Write;

use csv::Terminator;
use csv::WriterBuilder;

use crate::cli::output::lists::Cell;
use crate::cli::output::lists::Column;
use crate::cli::output::lists::Form;
use crate::export;

pub(super) struct Csv {
    columns: &'static [Column],
}

impl Csv {
    pub(super) fn new(columns: &'static [Column]) -> Self {
        Csv { columns }
    }
}

impl Form for Csv {
    fn begin(&mut self, out: &mut dyn Write, _first: &[Vec<Cell>]) -> io::Result<()> {
        let told = self.columns.iter().filter(|column| !column.key.is_empty());
        record(out, told.map(|column| column.key.to_owned()))
    }

    fn row(&mut self, out: &mut dyn Write, cells: &[Cell]) -> io::Result<()> {
        let told = self.columns.iter().zip(cells).filter(|(column, _)| !column.key.is_empty());
        record(out, told.map(|(_, cell)| shown(cell)))
    }

    fn end(&mut self, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }
}

fn record(out: &mut dyn Write, fields: impl Iterator<Item = String>) -> io::Result<()> {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(out);
    writer.write_record(fields)?;
    writer.flush()
}

fn shown(cell: &Cell) -> String {
    match cell {
        Cell::None => String::new(),
        Cell::Text(text) => export::harmless_cell(text),
        Cell::Number(number) | Cell::Id(number) => number.to_string(),
        Cell::Share(share) => share.to_string(),
        Cell::Flag(is_so) => is_so.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::record;
    use super::shown;
    use crate::cli::output::lists::Cell;

    #[test]
    fn no_cell_is_a_formula() {
        for text in ["=1+1", "+1", "-1", "@sum(a1)"] {
            assert_eq!(shown(&text.into()), format!("'{text}"));
        }
        for text in ["\t=1", "\r=1"] {
            assert_eq!(shown(&text.into()), "' =1");
        }
        assert_eq!(shown(&"a=1".into()), "a=1");
        assert_eq!(shown(&Cell::Number(-1)), "-1");
    }

    #[test]
    fn what_would_break_a_record_is_quoted() {
        let mut out = Vec::new();
        let fields = ["a,b", "say \"no\"", "two\nlines", "plain"];
        record(&mut out, fields.into_iter().map(str::to_owned)).unwrap();
        let written = String::from_utf8(out).unwrap();
        assert_eq!(written, "\"a,b\",\"say \"\"no\"\"\",\"two\nlines\",plain\r\n");
    }
}
