//! Reads lists of addresses, as browsers, feed readers and programs that save pages for later export
//! them.
//!
//! An address comes with what the list says of it. Where the list has the text as well, it is an
//! article; else the address is followed like a link in a feed.

mod bookmarks;
mod json_export;
mod references;
mod shortcut;
mod sitemap;
mod table;
#[cfg(test)]
mod tests;

use crate::ingest::IngestError;
use crate::ingest::InputItem;
use crate::ingest::Lead;
use crate::ingest::Provenance;
use crate::ingest::article_parts;
use crate::ingest::article_parts::About;
use crate::ingest::article_parts::LaidOutText;
use crate::ingest::article_parts::Parts;
use crate::ingest::moment;

/// The most entries of a list that are read.
const MOST_ENTRIES: usize = 10_000;

/// The most bytes of a list.
const MOST_BYTES: usize = 64 << 20;

/// The fewest words of a text that comes with an address and is the article itself.
const WORDS_OF_ARTICLE: usize = 12;

/// The kind of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ListKind {
    /// A file with one address: `.url`, `.desktop`, `.webloc`.
    Shortcut,
    /// An address a line.
    Lines,
    /// A table with a column of addresses.
    Table,
    /// Bookmarks in HTML.
    Bookmarks,
    /// The export of a program in JSON.
    Json,
    /// References: RIS or BibTeX.
    References,
    /// A map of a site.
    Sitemap,
}

/// Returns the kind of list that the text is, if it is one.
pub(crate) fn kind_of(text: &str, root: Option<&str>) -> Option<ListKind> {
    let start = text.trim_start_matches('\u{FEFF}').trim_start();
    if start.starts_with(['{', '[']) && !shortcut::is_shortcut(start) {
        // What is too long is not parsed to find out, but refused by its length.
        let is_list = start.len() > MOST_BYTES || json_export::is_export(start);
        return is_list.then_some(ListKind::Json);
    }
    Some(match root {
        Some("urlset" | "sitemapindex") => ListKind::Sitemap,
        Some("plist") if shortcut::address(start).is_some() => ListKind::Shortcut,
        _ if bookmarks::are_bookmarks(start) => ListKind::Bookmarks,
        None if shortcut::is_shortcut(start) => ListKind::Shortcut,
        None if references::are_references(start) => ListKind::References,
        None if shortcut::are_lines(start) => ListKind::Lines,
        None if table::is_table(start) => ListKind::Table,
        _ => return None,
    })
}

/// Returns what is in the list, in its order.
pub(crate) fn entries(
    kind: ListKind,
    text: &str,
    provenance: &Provenance,
) -> Result<Vec<InputItem>, IngestError> {
    if text.len() > MOST_BYTES {
        return Err(IngestError::TooLarge(MOST_BYTES as u64));
    }
    let text = text.trim_start_matches('\u{FEFF}');
    let mut list = List { parts: Parts::of(provenance), count: 0 };
    let what = match kind {
        ListKind::Shortcut => shortcut::read(text, &mut list),
        ListKind::Lines => shortcut::read_lines(text, &mut list),
        ListKind::Table => table::read(text, &mut list),
        ListKind::Bookmarks => bookmarks::read(text, &mut list),
        ListKind::Json => json_export::read(text, &mut list),
        ListKind::References => references::read(text, &mut list),
        ListKind::Sitemap => sitemap::read(text, &mut list)?,
    };
    list.parts.all(what)
}

/// Returns the address in a binary `.webloc` file as a lead to follow.
pub(crate) fn lead(address: &str, provenance: &Provenance) -> Result<Vec<InputItem>, IngestError> {
    let mut list = List { parts: Parts::of(provenance), count: 0 };
    list.add(ListEntry { url: Some(address.to_owned()), ..ListEntry::default() });
    list.parts.all("shortcut")
}

/// An entry of a list: what it says of one address.
#[derive(Debug, Default)]
struct ListEntry {
    url: Option<String>,
    title: Option<String>,
    byline: Option<String>,
    outlet: Option<String>,
    /// The date, as it is written.
    published: Option<String>,
    language: Option<String>,
    /// The text, as HTML.
    html: Option<String>,
    /// The text, as it is.
    text: Option<String>,
}

/// The list that is being read.
struct List<'a> {
    parts: Parts<'a>,
    count: usize,
}

impl List<'_> {
    /// Takes an entry; returns false where there were enough.
    fn add(&mut self, entry: ListEntry) -> bool {
        self.count += 1;
        if self.count > MOST_ENTRIES {
            self.parts.lose_rest(IngestError::TooMany { most: MOST_ENTRIES, parts: "entries" });
            return false;
        }
        let said = entry.url.as_deref().map(str::trim).filter(|url| !url.is_empty());
        let url = said.and_then(|url| article_parts::web_address(url, None));
        if let Some(said) = said
            && url.is_none()
        {
            self.parts.lose(said, IngestError::NotWeb);
            return true;
        }
        let laid = match (&entry.html, &entry.text) {
            (Some(html), _) => Some(LaidOutText::html(html, url.as_deref())),
            (None, Some(text)) => LaidOutText::plain(text).ok(),
            (None, None) => None,
        };
        let laid = laid.filter(|laid| !laid.blocks.is_empty());
        let published = entry.published.as_deref().and_then(|said| moment::normal(said.trim()));
        let about = About {
            name: url.clone().unwrap_or_default(),
            title: entry.title,
            byline: entry.byline,
            outlet: entry.outlet,
            published,
            url: url.clone(),
            language: entry.language,
        };
        match (laid, url) {
            (Some(laid), None) => self.parts.add(about, laid),
            (Some(laid), Some(_)) if entry.text.is_some() || laid.words() >= WORDS_OF_ARTICLE => {
                self.parts.add(about, laid);
            }
            (Some(laid), Some(url)) => self.parts.add_lead(url, about, laid),
            (None, Some(url)) => {
                let line =
                    |said: &Option<String>| said.as_deref().and_then(article_parts::one_line);
                self.parts.push(InputItem::Lead(Lead {
                    url,
                    title: line(&about.title),
                    byline: line(&about.byline),
                    outlet: line(&about.outlet),
                    published: about.published,
                    summary: None,
                }));
            }
            (None, None) => {}
        }
        true
    }

    /// Takes the address of a feed, or of another list.
    fn add_feed(&mut self, url: &str) {
        match article_parts::web_address(url, None) {
            Some(url) => self.parts.push(InputItem::Feed(url)),
            None => self.parts.lose(url, IngestError::NotWeb),
        }
    }
}
