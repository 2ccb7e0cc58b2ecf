//! A library of 100,000 articles: taking them in, opening it, listing, filtering
//! and searching; and what one article more costs it beside a small one.
//!
//! `cargo bench --bench library`; `PULLQUOTE_BENCH_ARTICLES` for another number.

#[path = "library/template.rs"]
mod template;

use std::fs;
use std::path::Path;
use std::path::PathBuf;
use std::sync::LazyLock;
use std::sync::Mutex;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;
use std::time::Instant;

use divan::Bencher;
use pullquote::library::Filter;
use pullquote::library::IndexedOrder;
use pullquote::library::Library;
use pullquote::library::Query;
use pullquote::library::QuotationQuery;
use pullquote::library::Scope;
use pullquote::library::SpeakerId;
use pullquote::library::Window;
use tempfile::TempDir;

/// A screen of a list.
const SCREEN: Window = Window { first: 0, len: 40 };
/// Articles a transaction, as an import has them.
const BATCH: usize = 200;

struct Shelf {
    _directory: TempDir,
    path: PathBuf,
    library: Mutex<Library>,
    /// The number of the next article that is put in.
    next: AtomicUsize,
}

static LARGE: LazyLock<Shelf> = LazyLock::new(|| {
    let articles = std::env::var("PULLQUOTE_BENCH_ARTICLES");
    shelf(articles.ok().and_then(|number| number.parse().ok()).unwrap_or(100_000))
});

static SMALL: LazyLock<Shelf> = LazyLock::new(|| shelf(100));

fn main() {
    LazyLock::force(&LARGE);
    divan::main();
    eprintln!("peak memory at the end: {} MB", peak_memory());
}

fn shelf(articles: usize) -> Shelf {
    let directory = tempfile::tempdir().expect("a directory");
    let path = directory.path().join("library.db");
    let mut library = Library::open(&path).expect("a library");
    let begun = Instant::now();
    let mut next = 0;
    while next < articles {
        let last = (next + BATCH).min(articles);
        add(&mut library, next..last);
        next = last;
    }
    let seconds = begun.elapsed().as_secs_f64();
    drop(library);
    eprintln!(
        "{articles} articles in {seconds:.1} s: {:.0} a second, {} MB on disk, peak memory {} MB",
        articles as f64 / seconds,
        size(&path) / 1_000_000,
        peak_memory(),
    );
    let library = Mutex::new(Library::open(&path).expect("a library"));
    Shelf { _directory: directory, path, library, next: AtomicUsize::new(articles) }
}

fn add(library: &mut Library, numbers: std::ops::Range<usize>) {
    let made: Vec<_> = numbers.map(template::article).collect();
    let put = library.put_all(made.iter().map(|(article, _)| article)).expect("room");
    let said = put.iter().map(|put| put.id()).zip(made.iter().map(|(_, analysis)| analysis));
    library.file_all(said).expect("room");
}

fn size(path: &Path) -> u64 {
    fs::metadata(path).map_or(0, |file| file.len())
}

/// In MB, where the system tells.
fn peak_memory() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let number = line.and_then(|line| line.trim().split(' ').next()?.parse::<u64>().ok());
    number.unwrap_or_default() / 1000
}

fn most_quoted(library: &Library) -> SpeakerId {
    library.most_quoted(1).expect("an answer")[0].id
}

fn words(words: &str) -> Query {
    Query { words: words.split(' ').map(str::to_owned).collect(), ..Query::default() }
}

#[divan::bench]
fn open_and_first_window(bencher: Bencher) {
    bencher.bench(|| {
        let library = Library::open(&LARGE.path).expect("a library");
        library.articles(&Filter::default(), IndexedOrder::Newest, SCREEN).expect("rows").rows.len()
    });
}

#[divan::bench(args = [IndexedOrder::Intake, IndexedOrder::Newest])]
fn first_window(bencher: Bencher, order: IndexedOrder) {
    let library = LARGE.library.lock().expect("no panic");
    bencher
        .bench_local(|| library.articles(&Filter::default(), order, SCREEN).expect("rows").total);
}

#[divan::bench(args = [IndexedOrder::Intake, IndexedOrder::Newest])]
fn filter_by_the_most_quoted(bencher: Bencher, order: IndexedOrder) {
    let library = LARGE.library.lock().expect("no panic");
    let filter = Filter { speakers: vec![most_quoted(&library)], ..Filter::default() };
    bencher.bench_local(|| library.articles(&filter, order, SCREEN).expect("rows").total);
}

#[divan::bench]
fn speakers_of_the_library(bencher: Bencher) {
    let library = LARGE.library.lock().expect("no panic");
    bencher.bench_local(|| library.speakers(Scope::Library, SCREEN).expect("rows").total);
}

/// A word of all articles, of many, of few, a beginning of a word, two words.
#[divan::bench(args = ["said", "baru", "tesomi", "te", "baru tesomi"])]
fn search(bencher: Bencher, typed: &str) {
    let library = LARGE.library.lock().expect("no panic");
    let query = words(typed);
    eprintln!("{typed}: {} hits", library.search(&query, SCREEN).expect("rows").total);
    bencher.bench_local(|| library.search(&query, SCREEN).expect("rows").rows.len());
}

#[divan::bench]
fn search_what_the_most_quoted_said(bencher: Bencher) {
    let library = LARGE.library.lock().expect("no panic");
    let speakers = vec![most_quoted(&library)];
    let query = Query { said: vec!["baru".to_owned()], speakers, ..Query::default() };
    bencher.bench_local(|| library.search(&query, SCREEN).expect("rows").rows.len());
}

#[divan::bench]
fn quotations_of_the_most_quoted(bencher: Bencher) {
    let library = LARGE.library.lock().expect("no panic");
    let speakers = vec![most_quoted(&library)];
    let query = QuotationQuery { speakers, ..QuotationQuery::default() };
    bencher.bench_local(|| library.quotations(&query, SCREEN).expect("rows").total);
}

#[divan::bench]
fn all_quotations(bencher: Bencher) {
    let library = LARGE.library.lock().expect("no panic");
    let query = QuotationQuery::default();
    bencher.bench_local(|| library.quotations(&query, SCREEN).expect("rows").total);
}

#[divan::bench(args = ["100", "100,000"])]
fn add_one_article_to(bencher: Bencher, articles: &str) {
    let shelf = if articles == "100" { &*SMALL } else { &*LARGE };
    let mut library = shelf.library.lock().expect("no panic");
    bencher.bench_local(|| {
        let number = shelf.next.fetch_add(1, Ordering::Relaxed);
        add(&mut library, number..number + 1);
    });
}
