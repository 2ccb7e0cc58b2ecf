//! Finds the part of a page that holds its article.

use dom_query::Document;
use dom_smoothie::Config;
use dom_smoothie::Readability;

/// Reduces the page to what looks like its main text; returns `None` where nothing does.
pub(super) fn main_text(page: Document) -> Option<Document> {
    let config = Config { keep_classes: true, disable_json_ld: true, ..Config::default() };
    let mut reader = Readability::with_document(page, None, Some(config)).ok()?;
    reader.parse().ok()?;
    Some(reader.doc)
}
