//! Reads bookmarks: the format of Netscape, which all browsers write, and the page of Pocket.

use crate::ingest::address_list::List;
use crate::ingest::address_list::ListEntry;
use crate::ingest::html;

/// Bytes at the start that show what the page is.
const HEAD: usize = 4096;

/// Tells whether the page is a list of bookmarks.
pub(super) fn are_bookmarks(text: &str) -> bool {
    let head = &text[..text.floor_char_boundary(HEAD)];
    let lower = head.to_ascii_lowercase();
    lower.contains("<!doctype netscape-bookmark-file")
        || lower.contains("time_added=\"") && lower.contains("<title>pocket export")
}

pub(super) fn read(text: &str, list: &mut List<'_>) -> &'static str {
    for (url, title) in html::links(text) {
        // Browsers keep places of their own among the bookmarks.
        let is_web = url.starts_with("http://") || url.starts_with("https://");
        if is_web && !list.add(ListEntry { url: Some(url), title, ..ListEntry::default() }) {
            break;
        }
    }
    "list of bookmarks"
}
