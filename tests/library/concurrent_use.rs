//! Several at one library at once.

use std::thread;

use pullquote::library::Filter;
use pullquote::library::IndexedOrder;
use pullquote::library::Library;
use pullquote::library::Query;
use pullquote::library::Scope;
use pullquote::library::Window;
use pullquote::library::check;

use crate::story;

const EACH: usize = 60;

#[test]
fn two_writers_and_a_reader_neither_fail_nor_lose() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("library.db");
    drop(Library::open(&path).unwrap());
    let write = |first: usize| {
        let path = path.clone();
        thread::spawn(move || {
            let mut library = Library::open(&path).unwrap();
            for number in (first..first + EACH).step_by(3) {
                story::add(&mut library, number..number + 3);
            }
        })
    };
    let writers = [write(0), write(1000)];
    let reader = Library::open_reader(&path).unwrap();
    let mut seen = 0;
    while !writers.iter().all(thread::JoinHandle::is_finished) {
        let rows = reader
            .articles(&Filter::default(), IndexedOrder::Newest, Window { first: 0, len: 20 })
            .unwrap();
        assert!(rows.total >= seen && rows.rows.len() == rows.total.min(20));
        seen = rows.total;
        reader.speakers(Scope::Library, story::ALL).unwrap();
        let query = Query { words: vec!["ferry".to_owned()], ..Query::default() };
        reader.search(&query, Window { first: 0, len: 5 }).unwrap();
    }
    for writer in writers {
        writer.join().unwrap();
    }
    assert_eq!(story::all(&reader).len(), 2 * EACH);
    let said: usize = reader
        .speakers(Scope::Library, story::ALL)
        .unwrap()
        .rows
        .iter()
        .map(|row| row.quotations)
        .sum();
    assert_eq!(said, 2 * EACH);
    drop(reader);
    assert_eq!(check(&path).unwrap(), []);
}

#[test]
fn two_programs_that_make_one_library_make_it_once() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("new").join("library.db");
    let open = || {
        let path = path.clone();
        thread::spawn(move || Library::open(&path).map(drop))
    };
    for opened in [open(), open(), open(), open()] {
        opened.join().unwrap().unwrap();
    }
    assert_eq!(check(&path).unwrap(), []);
}
