//! Which formats there are, and how articles follow one another in each.

use crate::export::Sheet;
use crate::export::WithText;
use crate::export::brat;
use crate::export::csv;
use crate::export::html;
use crate::export::json;
use crate::export::linked_data;
use crate::export::markdown;
#[cfg(feature = "parquet")]
use crate::export::parquet;
use crate::export::web_annotation;

/// A format of other programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// A record of JSON a line, an article each.
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
    /// Whether it is one of bytes, which no terminal can show.
    pub fn is_binary(self) -> bool {
        match self {
            #[cfg(feature = "parquet")]
            Format::Parquet => true,
            _ => false,
        }
    }
}

/// Writes articles in one format, one after another, each as soon as it is
/// there. Put together, what [`Exporter::article`] and then
/// [`Exporter::end`] return is one document.
#[derive(Debug)]
pub struct Exporter {
    format: Format,
    /// How many pieces have been written.
    pieces: usize,
    /// Collects the rows of a table that is written in groups.
    #[cfg(feature = "parquet")]
    table: Option<Box<parquet::Table>>,
}

impl Exporter {
    /// One that has written nothing yet.
    pub fn new(format: Format) -> Self {
        Exporter {
            format,
            pieces: 0,
            #[cfg(feature = "parquet")]
            table: (format == Format::Parquet).then(|| Box::new(parquet::Table::new())),
        }
    }

    /// The part of an article that does not depend on those before it: costly,
    /// and ready to be made on any thread.
    ///
    /// # Panics
    ///
    /// If a span of the sheet is not of its article's text.
    pub fn piece(format: Format, with_text: WithText, sheet: &Sheet) -> String {
        match format {
            Format::Ndjson => json::line(sheet, with_text),
            Format::Json => json::pretty(sheet, with_text),
            Format::Csv => csv::rows(sheet),
            Format::Markdown => markdown::article(sheet),
            Format::Html => html::article(sheet),
            Format::Brat => brat::annotations(sheet),
            Format::WebAnnotation => web_annotation::items(sheet),
            Format::LinkedData => linked_data::article(sheet),
            #[cfg(feature = "parquet")]
            Format::Parquet => parquet::rows(sheet),
        }
    }

    /// The next article, given its [piece](Exporter::piece), with what stands before it.
    /// Empty where the format has nothing to say of an article without quotations, or says
    /// it later.
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
        let before = if self.pieces == 1 { self.head() } else { self.separator() };
        let after = match self.format {
            Format::Ndjson => "\n",
            _ => "",
        };
        format!("{before}{piece}{after}").into_bytes()
    }

    /// What ends the document, its start too if no article came.
    pub fn end(&mut self) -> Vec<u8> {
        #[cfg(feature = "parquet")]
        if let Some(table) = &mut self.table {
            return table.end();
        }
        let head = if self.pieces == 0 { self.head() } else { String::new() };
        let tail = match self.format {
            Format::Ndjson | Format::Csv | Format::Markdown | Format::Brat => "",
            Format::Json if self.pieces == 0 => "]\n",
            Format::Json => "\n]\n",
            Format::Html => html::TAIL,
            Format::WebAnnotation => web_annotation::TAIL,
            Format::LinkedData => linked_data::TAIL,
            #[cfg(feature = "parquet")]
            Format::Parquet => "",
        };
        (head + tail).into_bytes()
    }

    fn head(&self) -> String {
        match self.format {
            Format::Ndjson | Format::Markdown | Format::Brat => String::new(),
            Format::Json if self.pieces == 0 => "[".to_owned(),
            Format::Json => "[\n  ".to_owned(),
            Format::Csv => csv::header(),
            Format::Html => html::head(),
            Format::WebAnnotation => web_annotation::HEAD.to_owned(),
            Format::LinkedData => linked_data::HEAD.to_owned(),
            #[cfg(feature = "parquet")]
            Format::Parquet => String::new(),
        }
    }

    fn separator(&self) -> String {
        let separator = match self.format {
            Format::Json => ",\n  ",
            Format::WebAnnotation | Format::LinkedData => ",\n",
            Format::Markdown => "\n",
            Format::Ndjson | Format::Csv | Format::Html | Format::Brat => "",
            #[cfg(feature = "parquet")]
            Format::Parquet => "",
        };
        separator.to_owned()
    }
}
