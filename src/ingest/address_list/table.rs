//! Reads tables with a column of addresses, as programs that save pages for later export them.

use crate::ingest::IngestError;
use crate::ingest::address_list::List;
use crate::ingest::address_list::ListEntry;

/// Names of the columns that are read, in lower case.
const ADDRESS: [&str; 5] = ["url", "link", "href", "address", "source url"];
const TITLE: [&str; 3] = ["title", "headline", "name"];
const TEXT: [&str; 5] = ["text", "body", "content", "article", "full text"];
const AUTHOR: [&str; 4] = ["author", "authors", "byline", "creator"];
const OUTLET: [&str; 4] = ["outlet", "publication", "publisher", "source"];
const DATE: [&str; 6] =
    ["published", "date", "published_at", "date published", "pubdate", "publication date"];

/// Tells whether the text is a table with columns of addresses or texts.
pub(super) fn is_table(text: &str) -> bool {
    let line = text.lines().next().unwrap_or_default();
    let mut columns = [',', ';', '\t'].into_iter().filter_map(|mark| {
        let columns: Vec<String> = line.split(mark).map(bare).collect();
        (columns.len() > 1).then_some(columns)
    });
    columns.any(|columns| {
        let has = |names: &[&str]| columns.iter().any(|column| names.contains(&column.as_str()));
        let are_names =
            columns.iter().all(|column| column.split(' ').count() <= 4 && column.len() < 40);
        are_names && (has(&ADDRESS) || has(&TEXT) && has(&TITLE))
    })
}

fn bare(column: &str) -> String {
    column.trim().trim_matches('"').trim().to_lowercase()
}

pub(super) fn read(text: &str, list: &mut List<'_>) -> &'static str {
    let head = text.lines().next().unwrap_or_default();
    let mark = [b',', b';', b'\t']
        .into_iter()
        .max_by_key(|mark| head.bytes().filter(|byte| byte == mark).count());
    let mut table = csv::ReaderBuilder::new()
        .delimiter(mark.unwrap_or(b','))
        .flexible(true)
        .from_reader(text.as_bytes());
    let columns: Vec<String> =
        table.headers().map(|row| row.iter().map(bare).collect()).unwrap_or_default();
    let place = |names: &[&str]| {
        names.iter().find_map(|name| columns.iter().position(|column| column == name))
    };
    let places = [&ADDRESS[..], &TITLE, &TEXT, &AUTHOR, &OUTLET, &DATE].map(place);
    for row in table.records() {
        let row = match row {
            Ok(row) => row,
            Err(fault) => {
                list.parts.lose_rest(IngestError::damaged("table", fault));
                return "table";
            }
        };
        let cell = |place: Option<usize>| {
            let cell = row.get(place?)?.trim();
            (!cell.is_empty()).then(|| cell.to_owned())
        };
        let [url, title, text, byline, outlet, published] = places.map(cell);
        let entry =
            ListEntry { url, title, byline, outlet, published, text, ..ListEntry::default() };
        if !list.add(entry) {
            break;
        }
    }
    // The reader takes all that follows for one cell.
    let marks = text.bytes().filter(|byte| *byte == b'"').count();
    if marks % 2 == 1 && !text.trim_end().ends_with('"') {
        let fault = "a quotation mark is not closed";
        list.parts.lose_rest(IngestError::damaged("table", fault));
    }
    "table"
}
