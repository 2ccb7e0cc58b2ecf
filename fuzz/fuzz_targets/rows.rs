//! Whatever stands in a library's rows, what is read of them fits the texts.
//!
//! The input is a list of changes, twelve bytes each: which column of which table, which row,
//! and what is written there.

#![no_main]

use std::cell::RefCell;

use libfuzzer_sys::fuzz_target;
use pullquote::article::Article;
use pullquote::article::Block;
use pullquote::article::BlockKind;
use pullquote::article::Link;
use pullquote::article::Origin;
use pullquote::library::Correction;
use pullquote::library::Filter;
use pullquote::library::IndexedOrder;
use pullquote::library::Library;
use pullquote::library::OpenArticle;
use pullquote::library::Query;
use pullquote::library::QuotationId;
use pullquote::library::QuotationQuery;
use pullquote::library::Scope;
use pullquote::library::SpeakerId;
use pullquote::library::Window;
use pullquote::quotes;
use pullquote::quotes::Model;
use pullquote::text::Span;
use rusqlite::Connection;
use rusqlite::types::Value;
use tempfile::TempDir;

const TEXT: &str = "“Wir fahren früh,” Mira Okafor said on Monday. The ferry stayed in the harbour, \
                    and “nobody told the sea,” she added. “Not in this weather,” said Tomas Brekke.";

/// Columns of which anything may be damaged, with their tables.
const COLUMNS: [(&str, &str); 34] = [
    ("block", "start"),
    ("block", "end"),
    ("block", "kind"),
    ("article_link", "start"),
    ("article_link", "end"),
    ("article_link", "url"),
    ("article_text", "text"),
    ("article", "title"),
    ("article", "published"),
    ("article", "dated"),
    ("article", "origin"),
    ("article", "quotations"),
    ("article", "analysed"),
    ("quotation", "place"),
    ("quotation", "kind"),
    ("quotation", "speaker_id"),
    ("quotation", "found_speaker_id"),
    ("quotation", "confidence"),
    ("quotation", "rule"),
    ("quotation", "rejected"),
    ("quotation_span", "role"),
    ("quotation_span", "start"),
    ("quotation_span", "end"),
    ("quotation_link", "start"),
    ("quotation_link", "end"),
    ("quotation_link", "reason"),
    ("speaker", "name"),
    ("speaker", "kind"),
    ("speaker", "into_id"),
    ("alias", "name"),
    ("bookmark", "start"),
    ("bookmark", "words"),
    ("correction_span", "start"),
    ("correction", "adrift"),
];

const TABLES: [&str; 11] = [
    "article", "article_text", "block", "article_link", "quotation", "quotation_span",
    "quotation_link", "speaker", "alias", "bookmark", "correction_span",
];

/// A library, what it was at first, and another way into its file.
struct Shelf {
    library: Library,
    raw: Connection,
    _directory: TempDir,
}

impl Shelf {
    fn new() -> Self {
        let directory = tempfile::tempdir().expect("there is room for a directory");
        let path = directory.path().join("library.db");
        let mut library = Library::open(&path).expect("a library can be made");
        let id = library.put(&article()).expect("it can be kept").id();
        let analysis = quotes::analyze(&TEXT.into(), Model::bundled());
        library.file(id, &analysis).expect("it can be filed");
        library.set_position(id, 40).expect("it can be noted");
        library.correct(&Correction::Reject { quotation: QuotationId(1) }).expect("it is there");
        drop(library);
        let library = Library::open_reader(&path).expect("it can be read");
        let raw = Connection::open(&path).expect("it is a file of SQLite");
        raw.execute_batch(
            "PRAGMA synchronous = OFF; PRAGMA ignore_check_constraints = ON;
             PRAGMA foreign_keys = OFF; PRAGMA recursive_triggers = OFF;",
        )
        .expect("these can be set");
        for table in TABLES {
            let columns = columns(&raw, table);
            let copy = format!("CREATE TEMP TABLE first_{table} AS SELECT {columns} FROM main.{table}");
            raw.execute_batch(&copy).expect("it can be copied");
        }
        Shelf { library, raw, _directory: directory }
    }

    /// Puts everything back, then makes these changes.
    fn damage(&self, changes: &[u8]) {
        self.raw.execute_batch("BEGIN IMMEDIATE").expect("nobody else writes");
        for table in TABLES {
            let columns = columns(&self.raw, table);
            let anew = format!(
                "DELETE FROM {table};
                 INSERT INTO {table} ({columns}) SELECT {columns} FROM temp.first_{table}"
            );
            self.raw.execute_batch(&anew).expect("it was there");
        }
        for change in changes.chunks_exact(12).take(16) {
            let (table, column) = COLUMNS[usize::from(change[0]) % COLUMNS.len()];
            let sql = format!(
                "UPDATE OR IGNORE {table} SET {column} = ?1
                 WHERE {column} IS (SELECT {column} FROM {table} LIMIT 1 OFFSET ?2)"
            );
            // What a column of its type cannot hold is refused.
            self.raw.execute(&sql, (value(&change[2..]), change[1] % 16)).ok();
        }
        self.raw.execute_batch("COMMIT").expect("nobody else writes");
    }
}

/// The columns of a table that can be written, parted by commas; others are computed.
fn columns(raw: &Connection, table: &str) -> String {
    let names = "SELECT group_concat(name, ', ') FROM pragma_table_info(?1, 'main')";
    raw.query_row(names, [table], |row| row.get(0)).expect("the table is there")
}

/// A value in ten bytes: small numbers, large ones, parts of one, words.
fn value(bytes: &[u8]) -> Value {
    let number = i64::from_le_bytes(bytes[1..9].try_into().expect("there are ten"));
    match bytes[0] % 6 {
        0 | 1 => Value::Integer(i64::from(bytes[1])),
        2 => Value::Integer(number),
        3 => Value::Real(f64::from_bits(number.cast_unsigned())),
        4 => Value::Text(String::from_utf8_lossy(&bytes[1..]).into_owned()),
        _ => Value::Null,
    }
}

fn article() -> Article {
    let at = TEXT.find("harbour").expect("it is there");
    let second = TEXT.find("The ferry").expect("it is there");
    let block = |start, end| Block { kind: BlockKind::Paragraph, span: Span::new(start, end) };
    Article {
        id: "ferry".to_owned(),
        title: "Ferry".to_owned(),
        byline: None,
        outlet: Some("The Daily".to_owned()),
        published: Some("2031-02-03".to_owned()),
        url: None,
        claimed_url: None,
        is_summary: false,
        language: Some("en".to_owned()),
        origin: Origin::File("ferry.txt".to_owned()),
        blocks: vec![block(0, second - 1), block(second, TEXT.len())],
        links: vec![Link { span: Span::new(at, at + 7), url: "https://example.org/".to_owned() }],
        text: TEXT.into(),
    }
}

/// Panics where anything of the article does not lie in its text.
fn check(open: &OpenArticle) {
    let text = &open.article.text;
    let mut end = 0;
    for block in &open.article.blocks {
        assert!(!text[block.span].is_empty() && end <= block.span.start());
        end = block.span.end();
    }
    for link in &open.article.links {
        assert!(!text[link.span].is_empty());
    }
    for quotation in &open.quotations {
        assert!(!quotation.content.is_empty());
        assert!((0.0..=1.0).contains(&quotation.confidence));
        let spans = [&quotation.content, &quotation.cue, &quotation.source, &quotation.relay];
        for span in spans.into_iter().flatten() {
            assert!(!text[span].is_empty());
        }
        for step in &quotation.chain {
            assert!(text.get(step.mention.range()).is_some());
        }
    }
    assert!(open.place.is_none_or(|place| text.is_char_boundary(place)));
}

thread_local! {
    static SHELF: RefCell<Shelf> = RefCell::new(Shelf::new());
}

fuzz_target!(|changes: &[u8]| {
    SHELF.with_borrow(|shelf| {
        shelf.damage(changes);
        let library = &shelf.library;
        let all = Window { first: 0, len: 100 };
        // An error is an answer; a panic, or a place outside its text, is none.
        for row in library.articles(&Filter::default(), IndexedOrder::Newest, all).unwrap_or_default().rows {
            if let Ok(open) = library.article(row.id) {
                check(&open);
            }
            library.manuscript(row.id).ok();
        }
        library.quotations(&QuotationQuery::default(), all).ok();
        library.speakers(Scope::Library, all).ok();
        library.corrections(all).ok();
        library.names().ok();
        library.profile(SpeakerId(1)).ok();
        let query = Query { words: vec!["fer".to_owned()], ..Query::default() };
        library.search(&query, all).ok();
    });
});
