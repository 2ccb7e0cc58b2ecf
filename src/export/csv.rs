//! Writes a table with a quotation a row, as spreadsheets and data frames read it (RFC 4180).

use csv::Terminator;
use csv::WriterBuilder;

use crate::export::Sheet;
use crate::export::SheetQuotation;
use crate::export::WithText;
use crate::export::format_writer::FormatWriter;
use crate::export::sheet::chars;
use crate::quotes::SpeakerType;
use crate::text::display;

/// Writes a table with a quotation a row, for spreadsheets (RFC 4180).
pub(super) struct Csv;

impl FormatWriter for Csv {
    fn name(&self) -> &'static str {
        "csv"
    }

    fn summary(&self) -> &'static str {
        "A table with a quotation a row"
    }

    fn extension(&self) -> &'static str {
        "csv"
    }

    fn piece(&self, sheet: &Sheet, _with_text: WithText) -> String {
        rows(sheet)
    }

    fn head(&self, _is_empty: bool) -> String {
        header()
    }
}

/// The names of the columns, in their order.
const COLUMNS: [&str; 25] = [
    "article",
    "title",
    "outlet",
    "published",
    "url",
    "path",
    "speaker",
    "speaker_type",
    "kind",
    "act",
    "text",
    "cue_text",
    "source_text",
    "relay_text",
    "start",
    "end",
    "confidence",
    "claimed_url",
    "speaker_confidence",
    "check",
    "note",
    "label",
    "byline",
    "language",
    "model",
];

/// Returns the row of names.
fn header() -> String {
    table(|writer| writer.write_record(COLUMNS))
}

/// Returns a row for each quotation. `start` and `end` are those of all of its content together, in
/// Unicode scalar values.
fn rows(sheet: &Sheet) -> String {
    table(|writer| sheet.said.iter().try_for_each(|said| writer.write_record(row(sheet, said))))
}

fn row(sheet: &Sheet, said: &SheetQuotation) -> [String; COLUMNS.len()] {
    let article = sheet.article;
    let content = chars(&article.text, said.content);
    let words = |spans| SheetQuotation::words(&article.text, spans);
    let given = |value: Option<&str>| value.unwrap_or_default().to_owned();
    [
        article.id.clone(),
        article.title.clone(),
        given(article.outlet.as_deref()),
        given(article.published.as_deref()),
        given(article.url.as_deref()),
        given(sheet.path()),
        given(said.name_or_description()),
        given(said.speaker_type.map(SpeakerType::name)),
        said.kind.name().to_owned(),
        said.act.name().to_owned(),
        words(said.content),
        words(said.cue),
        words(said.source),
        words(said.relay),
        content.first().map_or(0, |piece| piece.0).to_string(),
        content.last().map_or(0, |piece| piece.1).to_string(),
        format!("{:.2}", said.confidence),
        given(article.claimed_url.as_deref()),
        said.speaker_confidence.map(|sure| format!("{sure:.2}")).unwrap_or_default(),
        given(said.check),
        given(said.note),
        said.label(&article.text),
        given(article.byline.as_deref()),
        given(article.language.as_deref()),
        sheet.model.to_owned(),
    ]
    .map(|cell| harmless_cell(&cell))
}

/// The characters that make a spreadsheet take a cell for a formula and work it out: the writer of
/// a headline could have it send the contents of other cells somewhere. Some spreadsheets take the
/// full-width signs for the same (OWASP, "CSV Injection").
const BEGINS_FORMULA: [char; 10] =
    ['=', '+', '-', '@', '\t', '\r', '\u{FF1D}', '\u{FF0B}', '\u{FF0D}', '\u{FF20}'];

/// Returns a cell that no spreadsheet takes for a formula, and no terminal for a command.
///
/// An apostrophe before a sign that begins a formula makes it text.
pub fn harmless_cell(cell: &str) -> String {
    let shown: String = cell.chars().map(|c| display::stand_in(c).unwrap_or(c)).collect();
    if cell.starts_with(BEGINS_FORMULA) { format!("'{shown}") } else { shown }
}

fn table(write: impl FnOnce(&mut csv::Writer<Vec<u8>>) -> csv::Result<()>) -> String {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    write(&mut writer).expect("rows are of one length, and memory takes all");
    let bytes = writer.into_inner().expect("memory takes all");
    String::from_utf8(bytes).expect("text between commas is text")
}

#[cfg(test)]
mod tests {
    use super::harmless_cell;

    #[test]
    fn no_cell_is_a_formula() {
        for formula in [
            "=1+1",
            "+cmd|' /C calc'!A0",
            "-2",
            "@SUM(A1)",
            "\t=1",
            "＝1+1",
            "＋1",
            "－1",
            "＠SUM(A1)",
        ] {
            assert!(harmless_cell(formula).starts_with('\''), "{formula}");
        }
        assert_eq!(harmless_cell("“-2 degrees”"), "“-2 degrees”");
    }
}
