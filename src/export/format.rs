//! Lists the formats, and writes articles in one of them, one after another.

use crate::export::Sheet;
use crate::export::WithText;
use crate::export::brat::Brat;
use crate::export::csv::Csv;
use crate::export::format_writer::FormatWriter;
use crate::export::html::Html;
use crate::export::json::Json;
use crate::export::json::Ndjson;
use crate::export::linked_data::LINKED_DATA;
use crate::export::markdown::Markdown;
#[cfg(feature = "parquet")]
use crate::export::parquet;
#[cfg(feature = "parquet")]
use crate::export::parquet::Parquet;
use crate::export::web_annotation::WEB_ANNOTATION;

/// A format of other programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// A record of JSON on a line of its own for each article.
    Ndjson,
    /// One array of records.
    Json,
    /// A table with a quotation a row, for spreadsheets (RFC 4180).
    Csv,
    /// Block quotations with citations.
    Markdown,
    /// A page that works without a network and without a script.
    Html,
    /// Standoff annotations, of one article.
    Brat,
    /// W3C Web Annotations, JSON-LD.
    WebAnnotation,
    /// Quotations of schema.org, JSON-LD.
    LinkedData,
    /// A table with a quotation a row, for data frames and databases.
    #[cfg(feature = "parquet")]
    Parquet,
}

impl Format {
    /// All formats, in the order in which they are offered.
    pub const ALL: &[Format] = &[
        Format::Ndjson,
        Format::Json,
        Format::Csv,
        Format::Markdown,
        Format::Html,
        Format::Brat,
        Format::WebAnnotation,
        Format::LinkedData,
        #[cfg(feature = "parquet")]
        Format::Parquet,
    ];

    /// Returns the writer of the format. This is the one place where a format is registered.
    fn writer(self) -> &'static dyn FormatWriter {
        match self {
            Format::Ndjson => &Ndjson,
            Format::Json => &Json,
            Format::Csv => &Csv,
            Format::Markdown => &Markdown,
            Format::Html => &Html,
            Format::Brat => &Brat,
            Format::WebAnnotation => &WEB_ANNOTATION,
            Format::LinkedData => &LINKED_DATA,
            #[cfg(feature = "parquet")]
            Format::Parquet => &Parquet,
        }
    }

    /// Returns its name, as users write it on the command line.
    pub fn name(self) -> &'static str {
        self.writer().name()
    }

    /// Finds the format of that name.
    pub fn from_name(name: &str) -> Option<Format> {
        Format::ALL.iter().copied().find(|format| format.name() == name)
    }

    /// Describes the format in a few words.
    pub fn summary(self) -> &'static str {
        self.writer().summary()
    }

    /// Returns the extension of its files, without a dot.
    pub fn extension(self) -> &'static str {
        self.writer().extension()
    }

    /// Finds the format of files with that extension, regardless of case. An extension that
    /// several formats share tells none of them.
    pub fn from_extension(extension: &str) -> Option<Format> {
        Format::told_by_extension()
            .find(|format| format.extension().eq_ignore_ascii_case(extension))
    }

    /// Returns the formats that the extension of a file tells.
    pub fn told_by_extension() -> impl Iterator<Item = Format> {
        let is_alone = |format: &Format| {
            let same = Format::ALL.iter().filter(|other| other.extension() == format.extension());
            same.count() == 1
        };
        Format::ALL.iter().copied().filter(is_alone)
    }

    /// Returns true if the format is one of bytes, which no terminal can show.
    pub fn is_binary(self) -> bool {
        self.writer().is_binary()
    }

    /// Returns true if a document holds one article, whose text lies in a file beside it.
    pub fn has_text_beside(self) -> bool {
        self.writer().has_text_beside()
    }
}

/// Writes articles in one format, one after another, each as soon as it is
/// there. Put together, what [`Exporter::article`] and then
/// [`Exporter::end`] return is one document.
#[derive(Debug)]
pub struct Exporter {
    format: Format,
    /// The number of pieces that have been written.
    pieces: usize,
    /// Collects the rows of a table that is written in groups.
    #[cfg(feature = "parquet")]
    table: Option<Box<parquet::Table>>,
}

impl Exporter {
    /// Makes an exporter that has written nothing yet.
    pub fn new(format: Format) -> Self {
        Exporter {
            format,
            pieces: 0,
            #[cfg(feature = "parquet")]
            table: (format == Format::Parquet).then(|| Box::new(parquet::Table::new())),
        }
    }

    /// Returns the part of an article that does not depend on those before it. It is costly, and
    /// any thread can make it.
    ///
    /// # Panics
    ///
    /// If a span of the sheet is not of its article's text.
    pub fn piece(format: Format, with_text: WithText, sheet: &Sheet) -> String {
        format.writer().piece(sheet, with_text)
    }

    /// Returns the bytes of the next article, given its [piece](Exporter::piece), with what stands
    /// before it. They are empty where the format says nothing of an article without quotations, or
    /// says it later.
    pub fn article(&mut self, piece: &str) -> Vec<u8> {
        if piece.is_empty() {
            return Vec::new();
        }
        #[cfg(feature = "parquet")]
        if let Some(table) = &mut self.table {
            table.add(piece);
            return table.taken();
        }
        self.pieces += 1;
        let writer = self.format.writer();
        let before =
            if self.pieces == 1 { writer.head(false) } else { writer.separator().to_owned() };
        format!("{before}{piece}{}", writer.end_of_piece()).into_bytes()
    }

    /// Returns the end of the document, and its start too if no article came.
    pub fn end(&mut self) -> Vec<u8> {
        #[cfg(feature = "parquet")]
        if let Some(table) = &mut self.table {
            return table.end();
        }
        let (writer, is_empty) = (self.format.writer(), self.pieces == 0);
        let head = if is_empty { writer.head(true) } else { String::new() };
        (head + writer.tail(is_empty)).into_bytes()
    }
}
