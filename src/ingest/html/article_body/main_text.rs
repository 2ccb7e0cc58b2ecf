//! Finds the part of a page that holds its article.

use dom_query::Document;
use dom_smoothie::Config;
use dom_smoothie::Readability;

use crate::ingest::html::article_body::parted_body;

/// The element in which the main text is found.
const ROOT: &str = "#readability-page-1";

/// Reduces the page to what looks like its main text, below one element; returns `None` where
/// nothing does.
pub(crate) fn main_text(page: Document) -> Option<Document> {
    parted_body::number(&page);
    let before = page.clone();
    let config = Config { keep_classes: true, disable_json_ld: true, ..Config::default() };
    let mut reader = Readability::with_document(page, None, Some(config)).ok()?;
    reader.parse().ok()?;
    if let Some(root) = reader.doc.select_single(ROOT).nodes().first() {
        parted_body::restore(root, &before);
        parted_body::remove_around(root, &before);
    }
    Some(reader.doc)
}
