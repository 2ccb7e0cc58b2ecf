//! Writes a table with a quotation a row, as data frames, databases and Spark read it.
//!
//! The columns are those of a record's quotations, with its article's in every row; places
//! are lists of `{start, end}` in Unicode scalar values. Rows are collected into groups, so
//! memory is bounded by one of them however many articles there are.

use std::mem;
use std::sync::Arc;

use ::parquet::arrow::ArrowWriter;
use ::parquet::basic::Compression;
use ::parquet::file::properties::WriterProperties;
use arrow_json::ReaderBuilder;
use arrow_json::reader::Decoder;
use arrow_schema::DataType;
use arrow_schema::Field;
use arrow_schema::Fields;
use arrow_schema::Schema;
use arrow_schema::SchemaRef;
use serde::Serialize;

use crate::export::Sheet;
use crate::export::SheetQuotation;
use crate::export::WithText;
use crate::export::format_writer::FormatWriter;
use crate::export::sheet::chars;
use crate::quotes::SpeakerType;

/// Writes a table with a quotation a row, for data frames and databases.
pub(super) struct Parquet;

impl FormatWriter for Parquet {
    fn name(&self) -> &'static str {
        "parquet"
    }

    fn summary(&self) -> &'static str {
        "A table with a quotation a row, for data frames"
    }

    fn extension(&self) -> &'static str {
        "parquet"
    }

    fn piece(&self, sheet: &Sheet, _with_text: WithText) -> String {
        rows(sheet)
    }

    fn is_binary(&self) -> bool {
        true
    }
}

/// The largest number of rows in a group: a few megabytes, so that a reader can skip groups that it
/// does not want.
const GROUP: usize = 16_384;

/// Returns the rows of one article, a line of JSON each; any thread can make them for the
/// [`Table`].
fn rows(sheet: &Sheet) -> String {
    let rows = sheet.said.iter().map(|said| {
        let row = serde_json::to_string(&Row::new(sheet, said));
        row.expect("it has string keys and no map that could fail") + "\n"
    });
    rows.collect()
}

/// A file that is being written. Its finished part can be [taken](Table::taken) at any time.
#[derive(Debug)]
pub(super) struct Table {
    decoder: Decoder,
    writer: ArrowWriter<Vec<u8>>,
}

impl Table {
    /// Makes a table without rows.
    pub(super) fn new() -> Self {
        let schema = schema();
        let decoder = ReaderBuilder::new(Arc::clone(&schema)).with_batch_size(GROUP);
        let properties = WriterProperties::builder()
            .set_compression(Compression::SNAPPY)
            .set_max_row_group_row_count(Some(GROUP))
            .set_created_by(concat!("pullquote ", env!("CARGO_PKG_VERSION")).to_owned())
            .build();
        let writer = ArrowWriter::try_new(Vec::new(), schema, Some(properties));
        Table {
            decoder: decoder.build_decoder().expect("JSON has all of the schema's types"),
            writer: writer.expect("Parquet has all of the schema's types"),
        }
    }

    /// Adds [rows].
    pub(super) fn add(&mut self, rows: &str) {
        let mut left = rows.as_bytes();
        while !left.is_empty() {
            let read = self.decoder.decode(left).expect("rows keep to the schema");
            left = &left[read..];
            if read == 0 || !left.is_empty() {
                self.write();
            }
        }
    }

    /// Returns the bytes that have been finished since the last call.
    pub(super) fn taken(&mut self) -> Vec<u8> {
        mem::take(self.writer.inner_mut())
    }

    /// Returns the rest of the file.
    pub(super) fn end(&mut self) -> Vec<u8> {
        self.write();
        self.writer.finish().expect("memory takes all");
        self.taken()
    }

    fn write(&mut self) {
        if let Some(batch) = self.decoder.flush().expect("rows are whole") {
            self.writer.write(&batch).expect("memory takes all");
        }
    }
}

#[derive(Serialize)]
struct Row<'a> {
    article: &'a str,
    title: &'a str,
    outlet: Option<&'a str>,
    published: Option<&'a str>,
    url: Option<&'a str>,
    path: Option<&'a str>,
    language: Option<&'a str>,
    kind: &'static str,
    act: &'static str,
    text: String,
    speaker: Option<&'a str>,
    speaker_type: Option<&'static str>,
    content: Vec<Place>,
    cue: Vec<Place>,
    source: Vec<Place>,
    relay: Vec<Place>,
    confidence: f64,
    claimed_url: Option<&'a str>,
    speaker_confidence: Option<f64>,
    check: Option<&'a str>,
    note: Option<&'a str>,
    label: String,
    cue_text: String,
    source_text: String,
    relay_text: String,
    byline: Option<&'a str>,
    model: &'a str,
}

/// A place in the text, half-open, in Unicode scalar values.
#[derive(Serialize)]
struct Place {
    start: usize,
    end: usize,
}

impl<'a> Row<'a> {
    fn new(sheet: &Sheet<'a>, said: &SheetQuotation<'a>) -> Self {
        let article = sheet.article;
        let places = |spans| {
            let pieces = chars(&article.text, spans).into_iter();
            pieces.map(|(start, end)| Place { start, end }).collect()
        };
        let words = |spans| SheetQuotation::words(&article.text, spans);
        Row {
            article: &article.id,
            title: &article.title,
            outlet: article.outlet.as_deref(),
            published: article.published.as_deref(),
            url: article.url.as_deref(),
            path: sheet.path(),
            language: article.language.as_deref(),
            kind: said.kind.name(),
            act: said.act.name(),
            text: words(said.content),
            speaker: said.name_or_description(),
            speaker_type: said.speaker_type.map(SpeakerType::name),
            content: places(said.content),
            cue: places(said.cue),
            source: places(said.source),
            relay: places(said.relay),
            confidence: said.hundredths(),
            claimed_url: article.claimed_url.as_deref(),
            speaker_confidence: said.speaker_hundredths(),
            check: said.check,
            note: said.note,
            label: said.label(&article.text),
            cue_text: words(said.cue),
            source_text: words(said.source),
            relay_text: words(said.relay),
            byline: article.byline.as_deref(),
            model: sheet.model,
        }
    }
}

/// Returns the columns, as [`Row`] has them.
fn schema() -> SchemaRef {
    let always = |name| Field::new(name, DataType::Utf8, false);
    let text = |name| Field::new(name, DataType::Utf8, true);
    let place = DataType::Struct(Fields::from(vec![
        Field::new("start", DataType::UInt32, false),
        Field::new("end", DataType::UInt32, false),
    ]));
    let places = |name| Field::new(name, DataType::new_list(place.clone(), false), false);
    Arc::new(Schema::new(vec![
        always("article"),
        always("title"),
        text("outlet"),
        text("published"),
        text("url"),
        text("path"),
        text("language"),
        always("kind"),
        always("act"),
        always("text"),
        text("speaker"),
        text("speaker_type"),
        places("content"),
        places("cue"),
        places("source"),
        places("relay"),
        Field::new("confidence", DataType::Float64, false),
        text("claimed_url"),
        Field::new("speaker_confidence", DataType::Float64, true),
        text("check"),
        text("note"),
        always("label"),
        always("cue_text"),
        always("source_text"),
        always("relay_text"),
        text("byline"),
        always("model"),
    ]))
}

#[cfg(test)]
mod tests {
    use std::fs::File;

    use ::parquet::file::metadata::RowGroupMetaData;
    use ::parquet::file::reader::FileReader;
    use ::parquet::file::reader::SerializedFileReader;
    use ::parquet::record::RowAccessor;

    use super::GROUP;
    use super::Table;
    use super::rows;
    use crate::article::Article;
    use crate::article::fixture;
    use crate::export::Sheet;
    use crate::quotes;
    use crate::quotes::Acts;
    use crate::quotes::Model;

    fn article(text: &str) -> Article {
        Article {
            id: "story".to_owned(),
            outlet: Some("The Paper".to_owned()),
            language: Some("en".to_owned()),
            ..fixture::article("The bridge", text)
        }
    }

    fn rows_of(text: &str) -> String {
        let article = article(text);
        rows(&Sheet::new(&article, &quotes::analyze(&article.text, Model::bundled()), Acts::SAID))
    }

    /// Opens a file of these bytes with another reader than the one of this module.
    fn opened(bytes: &[u8]) -> SerializedFileReader<File> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.parquet");
        std::fs::write(&path, bytes).unwrap();
        SerializedFileReader::new(File::open(path).unwrap()).unwrap()
    }

    #[test]
    fn a_row_says_who_said_what_and_where() {
        let mut table = Table::new();
        table.add(&rows_of("“É so,” said Ada Holm on Monday."));
        let reader = opened(&table.end());
        let rows: Vec<_> = reader.get_row_iter(None).unwrap().map(Result::unwrap).collect();
        assert_eq!(rows.len(), 1);
        let shown = rows[0].to_string();
        for part in [
            r#"article: "story""#,
            r#"outlet: "The Paper""#,
            "published: null",
            r#"kind: "direct""#,
            r#"act: "said""#,
            r#"text: "“É so,”""#,
            r#"speaker: "Ada Holm""#,
            "content: [{start: 0, end: 7}]",
            "cue: [{start: 8, end: 12}]",
            "relay: []",
            r#"label: "Ada Holm""#,
            r#"cue_text: "said""#,
        ] {
            assert!(shown.contains(part), "{part} in {shown}");
        }
        assert!((0.5..=1.0).contains(&rows[0].get_double(16).unwrap()), "{shown}");
    }

    #[test]
    fn nothing_said_is_a_table_with_columns_and_no_rows() {
        let reader = opened(&Table::new().end());
        assert_eq!(reader.metadata().file_metadata().num_rows(), 0);
        assert_eq!(reader.metadata().file_metadata().schema().get_fields().len(), 27);
    }

    #[test]
    fn a_group_is_handed_on_as_soon_as_it_is_full() {
        let one = rows_of("“It is so,” said Ada Holm on Monday.");
        assert_eq!(one.lines().count(), 1);
        let (mut table, mut file, mut longest) = (Table::new(), Vec::new(), 0);
        for number in 0..2 * GROUP + 5 {
            // The rows differ, for equal ones would be packed into next to nothing.
            table.add(&one.replace("is so", &number.to_string()));
            let taken = table.taken();
            longest = longest.max(taken.len());
            file.extend(taken);
        }
        assert!(longest > 0, "two groups are full");
        file.extend(table.end());
        let reader = opened(&file);
        let full = i64::try_from(GROUP).unwrap();
        let groups = reader.metadata().row_groups().iter();
        let rows: Vec<i64> = groups.map(RowGroupMetaData::num_rows).collect();
        assert_eq!(rows, [full, full, 5]);
    }
}
