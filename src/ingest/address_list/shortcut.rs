//! Reads files with one address, and lists with an address a line.

use crate::ingest::address_list::List;
use crate::ingest::address_list::ListEntry;
use crate::ingest::feed;
use crate::ingest::saved_pages;

/// The most lines that are looked at to tell a list of addresses.
const MOST_LINES: usize = 200;

/// Tells whether the text is a shortcut of Windows or of a desktop of Linux.
pub(super) fn is_shortcut(text: &str) -> bool {
    (text.starts_with("[InternetShortcut]") || text.starts_with("[Desktop Entry]"))
        && address(text).is_some()
}

/// Returns the address in a shortcut.
pub(super) fn address(text: &str) -> Option<String> {
    if text.starts_with('<') {
        return saved_pages::address_in_plist(text.as_bytes());
    }
    let address = text.lines().find_map(|line| line.trim().strip_prefix("URL="))?;
    Some(address.trim().to_owned())
}

pub(super) fn read(text: &str, list: &mut List<'_>) -> &'static str {
    let address = address(text.trim_start()).unwrap_or_default();
    // `feed:` is what browsers made of the address of a feed.
    match address.strip_prefix("feed:") {
        Some(feed) if feed.starts_with("//") => list.add_feed(&format!("http:{feed}")),
        Some(feed) => list.add_feed(feed),
        None => {
            list.add(ListEntry { url: Some(address), ..ListEntry::default() });
        }
    }
    "shortcut"
}

/// Tells whether every line of the text is an address, a remark, or what newsboat has beside them.
pub(super) fn are_lines(text: &str) -> bool {
    let lines =
        text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    let mut lines = lines.take(MOST_LINES).peekable();
    let mut has_address = false;
    lines.peek().is_some()
        && lines.all(|line| {
            has_address |= is_address(line);
            is_address(line) || is_of_newsboat(line)
        })
        && has_address
}

/// Tells whether the line is an address, perhaps with tags of newsboat behind it: words in quotation
/// marks, or a few short ones.
fn is_address(line: &str) -> bool {
    let (address, tags) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    let is_web = ["http://", "https://", "feed://"].iter().any(|start| address.starts_with(start));
    is_web && (tags.contains('"') || tags.split_whitespace().count() <= 3 && !tags.ends_with('.'))
}

fn is_of_newsboat(line: &str) -> bool {
    ["query:", "\"query:", "exec:", "\"exec:", "filter:", "\"filter:"]
        .iter()
        .any(|start| line.starts_with(start))
}

pub(super) fn read_lines(text: &str, list: &mut List<'_>) -> &'static str {
    let lines =
        || text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    // Only newsboat has more than an address on a line, and all of its addresses are feeds.
    let is_of_feeds =
        lines().any(|line| is_of_newsboat(line) || line.contains(char::is_whitespace));
    for line in lines() {
        let address = line.split_whitespace().next().unwrap_or(line);
        let is_query = line.trim_start_matches('"').starts_with("query:");
        if is_query {
            continue;
        }
        if is_of_feeds || feed::looks_like_feed(address) {
            list.add_feed(address.trim_matches('"'));
        } else if !list.add(ListEntry { url: Some(address.to_owned()), ..ListEntry::default() }) {
            break;
        }
    }
    "list of addresses"
}
