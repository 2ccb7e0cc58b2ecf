//! Writes a document of JSON-LD: a list of the members that articles contribute, one after another.

use crate::export::Sheet;
use crate::export::WithText;
use crate::export::format_writer::FormatWriter;

/// A vocabulary of JSON-LD, with the form of an article in it.
pub(super) struct JsonLd {
    pub(super) name: &'static str,
    pub(super) summary: &'static str,
    /// The document up to the first article, with its list open.
    pub(super) head: &'static str,
    /// Writes one article; some articles make more than one member of the list.
    pub(super) article: fn(&Sheet) -> String,
}

impl FormatWriter for JsonLd {
    fn name(&self) -> &'static str {
        self.name
    }

    fn summary(&self) -> &'static str {
        self.summary
    }

    fn extension(&self) -> &'static str {
        "jsonld"
    }

    fn piece(&self, sheet: &Sheet, _with_text: WithText) -> String {
        (self.article)(sheet)
    }

    fn head(&self, _is_empty: bool) -> String {
        self.head.to_owned()
    }

    fn separator(&self) -> &'static str {
        ",\n"
    }

    fn tail(&self, _is_empty: bool) -> &'static str {
        "\n]}\n"
    }
}
