//! Reads what a page's `meta` elements and a few other elements say of it.

use std::collections::HashMap;

use dom_query::Document;
use url::Url;

use crate::ingest::html::linked_data::clean;

/// The most elements that are searched for a name or a date.
pub(super) const MOST_WITNESSES: usize = 200;

/// The contents of the `meta` elements of a page, by name.
pub(super) struct Metas(HashMap<String, Vec<String>>);

impl Metas {
    pub(super) fn of(page: &Document) -> Self {
        let mut metas = HashMap::new();
        for meta in page.select("meta[content]").nodes() {
            let Some(content) = meta.attr("content").and_then(|content| clean(&content)) else {
                continue;
            };
            for attribute in ["property", "name", "itemprop", "http-equiv"] {
                if let Some(name) = meta.attr(attribute) {
                    let contents: &mut Vec<String> =
                        metas.entry(name.trim().to_ascii_lowercase()).or_default();
                    contents.push(content.clone());
                }
            }
        }
        Metas(metas)
    }

    /// Returns the contents of all elements with that name.
    pub(super) fn all(&self, name: &str) -> &[String] {
        self.0.get(name).map(Vec::as_slice).unwrap_or_default()
    }

    /// Returns the content of the first of these names that exists.
    pub(super) fn first(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| self.0.get(*name)?.first()).cloned()
    }
}

/// Returns the text of the first element matching `selector` that has any.
pub(super) fn text_of(page: &Document, selector: &str) -> Option<String> {
    page.select(selector).nodes().iter().take(MOST_WITNESSES).find_map(|node| clean(&node.text()))
}

/// Returns the host of an address, which stands for the outlet where nothing names it.
pub(crate) fn host(url: &str) -> Option<String> {
    let url = Url::parse(url).ok()?;
    let host = url.domain()?.trim_start_matches("www.");
    host.contains('.').then(|| host.to_owned())
}
