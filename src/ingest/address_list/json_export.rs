//! Reads what programs export in JSON: saved pages, starred entries, references, articles.
//!
//! Each program has its own names for the same things; whatever has an address or a text is taken.

use serde_json::Map;
use serde_json::Value;

use crate::ingest::IngestError;
use crate::ingest::address_list::List;
use crate::ingest::address_list::ListEntry;
use crate::ingest::article_parts;

/// Keys under which a list of entries stands in an object.
const LISTS: [&str; 7] = ["items", "entries", "list", "articles", "bookmarks", "results", "data"];

const ADDRESS: [&str; 6] =
    ["url", "URL", "resolved_url", "given_url", "link", "originalArticleUrl"];
const TITLE: [&str; 4] = ["title", "resolved_title", "given_title", "headline"];
const HTML: [&str; 3] = ["content", "content_html", "html"];
const TEXT: [&str; 4] = ["text", "content_text", "body", "articleBody"];
const AUTHOR: [&str; 5] = ["author", "authors", "published_by", "byline", "creator"];
const OUTLET: [&str; 6] =
    ["container-title", "domain_name", "site_name", "siteName", "publisher", "outlet"];
const DATE: [&str; 8] = [
    "published",
    "published_at",
    "publishedAt",
    "date_published",
    "datePublished",
    "published_date",
    "issued",
    "date",
];

/// The most authors of an entry.
const MOST_AUTHORS: usize = 20;

/// Tells whether the text is JSON with entries, whole or an entry a line.
pub(super) fn is_export(text: &str) -> bool {
    values(text).0.iter().any(|value| objects(value).iter().any(|object| is_entry(object)))
}

fn is_entry(object: &Map<String, Value>) -> bool {
    address(object).is_some() || string(object, &TEXT).is_some() || html(object).is_some()
}

/// Returns the values in the text: one, or one a line; and the first fault in it.
fn values(text: &str) -> (Vec<Value>, Option<serde_json::Error>) {
    let fault = match serde_json::from_str(text) {
        Ok(value) => return (vec![value], None),
        Err(fault) => fault,
    };
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let (mut values, mut first) = (Vec::new(), None);
    for line in lines {
        match serde_json::from_str(line) {
            Ok(Value::Object(object)) => values.push(Value::Object(object)),
            // A line that is no entry is left out, and the others are read.
            Ok(_) => (),
            Err(fault) => first = first.or(Some(fault)),
        }
        if values.is_empty() && first.is_some() {
            // The first line is no entry: the text is one list, which has a fault.
            return (whole_entries(text), Some(fault));
        }
    }
    (values, first)
}

/// Returns the entries of a list before a fault.
fn whole_entries(text: &str) -> Vec<Value> {
    let list = LISTS.iter().filter_map(|key| {
        let (_, rest) = text.split_once(&format!("\"{key}\""))?;
        rest.trim_start().strip_prefix(':')?.trim_start().strip_prefix('[')
    });
    let Some(mut rest) = text.strip_prefix('[').or_else(|| list.into_iter().next()) else {
        return Vec::new();
    };
    let mut entries = Vec::new();
    loop {
        let mut stream = serde_json::Deserializer::from_str(rest).into_iter();
        let Some(Ok(entry)) = stream.next() else { return entries };
        rest = rest[stream.byte_offset()..].trim_start();
        entries.push(entry);
        match rest.strip_prefix(',') {
            Some(after) => rest = after,
            None => return entries,
        }
    }
}

/// Returns the objects that may be entries.
fn objects(value: &Value) -> Vec<&Map<String, Value>> {
    match value {
        Value::Array(values) => values.iter().filter_map(Value::as_object).collect(),
        Value::Object(object) => {
            let list = LISTS.iter().find_map(|key| match object.get(*key)? {
                Value::Array(values) => {
                    Some(values.iter().filter_map(Value::as_object).collect::<Vec<_>>())
                }
                Value::Object(values) => {
                    Some(values.values().filter_map(Value::as_object).collect())
                }
                _ => None,
            });
            list.unwrap_or_else(|| vec![object])
        }
        _ => Vec::new(),
    }
}

pub(super) fn read(text: &str, list: &mut List<'_>) -> &'static str {
    let (values, fault) = values(text.trim_start());
    for object in values.iter().flat_map(objects).filter(|object| is_entry(object)) {
        let html = html(object);
        let plain = string(object, &TEXT).filter(|_| html.is_none());
        let entry = ListEntry {
            url: address(object),
            title: string(object, &TITLE),
            byline: byline(object),
            outlet: string(object, &OUTLET)
                .or_else(|| Some(object.get("origin")?.get("title")?.as_str()?.to_owned())),
            published: DATE.iter().find_map(|key| date(object.get(*key)?)),
            language: string(object, &["language", "lang"]),
            html,
            text: plain,
        };
        if !list.add(entry) {
            return "JSON file";
        }
    }
    if let Some(fault) = fault {
        list.parts.lose_rest(IngestError::damaged("JSON file", fault));
    }
    "JSON file"
}

fn string(object: &Map<String, Value>, keys: &[&str]) -> Option<String> {
    let said = keys.iter().filter_map(|key| object.get(*key)?.as_str()).map(str::trim);
    said.into_iter().find(|said| !said.is_empty()).map(str::to_owned)
}

fn address(object: &Map<String, Value>) -> Option<String> {
    let link = |key: &str| Some(object.get(key)?.get(0)?.get("href")?.as_str()?.to_owned());
    let url = string(object, &ADDRESS).or_else(|| link("canonical")).or_else(|| link("alternate"));
    url.filter(|url| article_parts::web_address(url, None).is_some())
}

/// Returns the text with markup: some readers have it in an object of its own.
fn html(object: &Map<String, Value>) -> Option<String> {
    let inner = |key: &str| Some(object.get(key)?.get("content")?.as_str()?.to_owned());
    let html = string(object, &HTML).or_else(|| inner("content")).or_else(|| inner("summary"));
    html.filter(|html| !html.trim().is_empty())
}

fn byline(object: &Map<String, Value>) -> Option<String> {
    let name = |value: &Value| match value {
        Value::String(name) => Some(name.clone()),
        Value::Object(person) => {
            let part = |key: &str| person.get(key).and_then(Value::as_str);
            let parts = [part("given"), part("family")];
            let whole = parts.into_iter().flatten().collect::<Vec<_>>().join(" ");
            Some(whole)
                .filter(|whole| !whole.is_empty())
                .or_else(|| Some(part("name").or(part("literal"))?.to_owned()))
        }
        _ => None,
    };
    let names: Vec<String> = match AUTHOR.iter().find_map(|key| object.get(*key))? {
        Value::Array(values) => values.iter().take(MOST_AUTHORS).filter_map(name).collect(),
        value => name(value).into_iter().collect(),
    };
    let byline = names.join(", ");
    (!byline.trim().is_empty()).then_some(byline)
}

/// Returns a date as it is written, a number of seconds, or the parts of a date.
fn date(value: &Value) -> Option<String> {
    match value {
        Value::String(said) => Some(said.clone()),
        Value::Number(seconds) => Some(seconds.to_string()),
        Value::Object(issued) => {
            let parts = issued.get("date-parts")?.get(0)?.as_array()?;
            let numbers: Vec<i64> = parts.iter().filter_map(Value::as_i64).collect();
            match numbers[..] {
                [year, month, day] => Some(format!("{year}-{month:02}-{day:02}")),
                _ => None,
            }
        }
        _ => None,
    }
}
