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
    let mark = mark.unwrap_or(b',');
    let mut table =
        csv::ReaderBuilder::new().delimiter(mark).flexible(true).from_reader(text.as_bytes());
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
    if ends_in_cell(text, mark) {
        let fault = "a quotation mark is not closed";
        list.parts.lose_rest(IngestError::damaged("table", fault));
    }
    "table"
}

/// Where a table is after one of its bytes.
#[derive(PartialEq, Eq)]
enum Place {
    /// At the start of a cell.
    Start,
    /// In a cell without quotation marks around it, where such a mark is one of inches.
    Bare,
    /// In a cell with quotation marks around it.
    Quoted,
    /// Behind a mark in such a cell, which closes it unless another follows.
    Mark,
}

/// Tells whether the text ends in a cell that a quotation mark has opened and none has closed.
fn ends_in_cell(text: &str, delimiter: u8) -> bool {
    let place = text.bytes().fold(Place::Start, |place, byte| match (place, byte) {
        (Place::Quoted, b'"') => Place::Mark,
        (Place::Start | Place::Mark, b'"') | (Place::Quoted, _) => Place::Quoted,
        (_, b'\n' | b'\r') => Place::Start,
        (_, byte) if byte == delimiter => Place::Start,
        _ => Place::Bare,
    });
    place == Place::Quoted
}

#[cfg(test)]
mod tests {
    use super::ends_in_cell;

    #[test]
    fn only_a_mark_that_opens_a_cell_can_be_left_open() {
        for whole in [
            "url,title\na,The 19\" screen\n",
            "url,title\na,\"The 19\"\" screen\"\nb,x",
            "url,title\na,\"Big\" news\n",
            "url,title\na,\"It\nsank\"",
            "",
        ] {
            assert!(!ends_in_cell(whole, b','), "{whole}");
        }
        for open in ["url,title\na,\"It sank", "a,\"It sank \"\"", "a,\"\"\"It\"\"\nb,x\n"] {
            assert!(ends_in_cell(open, b','), "{open}");
        }
        assert!(ends_in_cell("a;\"It sank", b';') && !ends_in_cell("a;\"It sank", b','));
    }
}
