//! Reads what a page's `meta` elements and a few other elements say of it.

use std::collections::HashMap;

use dom_query::Document;

use crate::ingest::html::linked_data::clean;

/// So many elements that may hold a name or a date are looked at.
pub(super) const MOST_WITNESSES: usize = 200;

/// The `meta` elements of a page, by name.
pub(super) struct Metas(HashMap<String, String>);

impl Metas {
    pub(super) fn of(page: &Document) -> Self {
        let mut metas = HashMap::new();
        for meta in page.select("meta[content]").nodes() {
            let Some(content) = meta.attr("content").and_then(|content| clean(&content)) else {
                continue;
            };
            for attribute in ["property", "name", "itemprop", "http-equiv"] {
                if let Some(name) = meta.attr(attribute) {
                    metas
                        .entry(name.trim().to_ascii_lowercase())
                        .or_insert_with(|| content.clone());
                }
            }
        }
        Metas(metas)
    }

    /// What the first of these says that is there.
    pub(super) fn first(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| self.0.get(*name)).cloned()
    }
}

/// The text of the first element that `selector` selects and that has any.
pub(super) fn text_of(page: &Document, selector: &str) -> Option<String> {
    page.select(selector).nodes().iter().take(MOST_WITNESSES).find_map(|node| clean(&node.text()))
}
