//! Reads references: RIS and BibTeX, which Zotero and databases of newspapers export.

use crate::ingest::address_list::List;
use crate::ingest::address_list::ListEntry;
use crate::ingest::html;

/// The most fields of a reference.
const MOST_FIELDS: usize = 500;

/// Tells whether the text is a list of references.
pub(super) fn are_references(text: &str) -> bool {
    is_ris(text) || is_bibtex(text)
}

fn is_ris(text: &str) -> bool {
    text.starts_with("TY  - ")
}

fn is_bibtex(text: &str) -> bool {
    let Some(rest) = text.strip_prefix('@') else { return false };
    let Some((kind, rest)) = rest.split_once('{') else { return false };
    !kind.is_empty()
        && kind.trim_end().bytes().all(|byte| byte.is_ascii_alphabetic())
        && rest.contains('=')
        && rest.lines().next().is_some_and(|key| !key.trim().contains(' '))
}

pub(super) fn read(text: &str, list: &mut List<'_>) -> &'static str {
    let text = text.trim_start();
    if is_ris(text) {
        for reference in text.split("\nER  -") {
            if !reference.trim().is_empty() && !list.add(ris(reference)) {
                break;
            }
        }
    } else {
        let mut rest = text;
        while let Some((_, reference)) = rest.split_once('@') {
            let (entry, after) = bibtex(reference);
            rest = after;
            if let Some(entry) = entry
                && !list.add(entry)
            {
                break;
            }
        }
    }
    "list of references"
}

fn ris(reference: &str) -> ListEntry {
    let mut entry = ListEntry::default();
    let mut authors: Vec<String> = Vec::new();
    for line in reference.lines().take(MOST_FIELDS) {
        let Some((tag, value)) = line.split_once("  -") else { continue };
        let value = value.trim().to_owned();
        if value.is_empty() {
            continue;
        }
        match tag.trim() {
            "TI" | "T1" => entry.title = Some(value),
            "AU" | "A1" => authors.push(html::turned(&value)),
            "T2" | "JO" | "JF" | "PB" => entry.outlet = entry.outlet.or(Some(value)),
            "UR" => entry.url = entry.url.or(Some(value)),
            "DA" | "Y1" => entry.published = Some(value.trim_end_matches('/').to_owned()),
            "LA" => entry.language = Some(value),
            "AB" | "N2" => entry.html = Some(html_escape::encode_text(&value).into_owned()),
            _ => (),
        }
    }
    entry.byline = (!authors.is_empty()).then(|| authors.join(", "));
    entry
}

/// Reads the reference at the start; returns what follows it as well.
fn bibtex(text: &str) -> (Option<ListEntry>, &str) {
    let Some((_, mut rest)) = text.split_once('{') else { return (None, "") };
    let mut entry = ListEntry::default();
    for _ in 0..MOST_FIELDS {
        let Some(mark) = rest.find(['=', '}', '@']) else { return (Some(entry), "") };
        if !rest[mark..].starts_with('=') {
            rest = &rest[mark..];
            break;
        }
        let name =
            rest[..mark].rsplit([',', '\n', ' ']).map(str::trim).find(|name| !name.is_empty());
        let name = name.unwrap_or_default().to_ascii_lowercase();
        let (value, after) = value(rest[mark + 1..].trim_start());
        rest = after;
        match name.as_str() {
            "title" => entry.title = Some(value),
            "author" => {
                let names: Vec<String> = value.split(" and ").map(html::turned).collect();
                entry.byline = Some(names.join(", "));
            }
            "journal" | "journaltitle" | "publisher" => entry.outlet = entry.outlet.or(Some(value)),
            "url" => entry.url = Some(value),
            "date" => entry.published = Some(value),
            "abstract" => entry.html = Some(html_escape::encode_text(&value).into_owned()),
            _ => (),
        }
    }
    // Without an address there is something to read only where there is an abstract.
    let has_any = entry.url.is_some() || entry.html.is_some();
    (has_any.then_some(entry), rest)
}

/// Reads a value in braces, quotation marks or neither; returns what follows it as well.
fn value(text: &str) -> (String, &str) {
    let close = match text.as_bytes().first() {
        Some(b'{') => '}',
        Some(b'"') => '"',
        _ => {
            let end = text.find([',', '}', '\n']).unwrap_or(text.len());
            return (text[..end].trim().to_owned(), &text[end..]);
        }
    };
    let mut depth = 0;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if c == close && depth == 0 => {
                let value = text[1..at].replace(['{', '}'], "");
                let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
                return (value, &text[at + 1..]);
            }
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => (),
        }
    }
    (String::new(), "")
}
