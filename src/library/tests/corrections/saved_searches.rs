//! Tests saved searches: named, replaced, deleted, and seen by another connection.

use rusqlite::Connection;

use crate::library::Library;
use crate::library::SavedSearch;
use crate::library::file::migrations;
use crate::library::salvage;

fn search(name: &str, query: &str) -> SavedSearch {
    SavedSearch { name: name.to_owned(), query: query.to_owned() }
}

/// Writes `name: query` for each saved search.
fn saved(library: &Library) -> Vec<String> {
    let searches = library.saved_searches().unwrap().into_iter();
    searches.map(|SavedSearch { name, query }| format!("{name}: {query}")).collect()
}

#[test]
fn searches_are_listed_by_name_as_they_were_typed() {
    let mut library = Library::in_memory().unwrap();
    assert_eq!(saved(&library), [""; 0]);
    for (name, query) in
        [("tolls", "kind:nonsense"), ("Ferry", "  \"the ferry\" "), ("bridge", "b")]
    {
        assert!(library.add_search(&search(name, query)).unwrap());
    }
    assert_eq!(saved(&library), ["bridge: b", "Ferry:   \"the ferry\" ", "tolls: kind:nonsense"]);
}

#[test]
fn a_name_that_is_taken_is_replaced_only_if_that_is_wanted() {
    let mut library = Library::in_memory().unwrap();
    assert!(library.add_search(&search("ferry", "dawn")).unwrap());
    assert!(!library.add_search(&search("ferry", "noon")).unwrap());
    assert_eq!(saved(&library), ["ferry: dawn"]);
    assert!(library.add_search(&search("ferry", "dawn")).unwrap(), "the same is no other");
    library.replace_search(&search("ferry", "noon")).unwrap();
    library.replace_search(&search("bridge", "tolls")).unwrap();
    assert_eq!(saved(&library), ["bridge: tolls", "ferry: noon"]);
}

#[test]
fn one_is_deleted_and_the_others_stay() {
    let mut library = Library::in_memory().unwrap();
    for name in ["a", "b"] {
        library.add_search(&search(name, "x")).unwrap();
    }
    assert!(library.delete_search("a").unwrap());
    assert!(!library.delete_search("a").unwrap());
    assert_eq!(saved(&library), ["b: x"]);
}

#[test]
fn they_are_there_tomorrow_and_another_program_sees_them() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("library.db");
    let mut library = Library::open(&path).unwrap();
    let other = Library::open(&path).unwrap();
    let before = other.others_changes().unwrap();
    library.add_search(&search("ferry", "dawn")).unwrap();
    assert_ne!(other.others_changes().unwrap(), before);
    assert_eq!(saved(&other), ["ferry: dawn"]);
    drop((library, other));
    assert_eq!(saved(&Library::open(&path).unwrap()), ["ferry: dawn"]);
}

#[test]
fn a_library_from_before_them_has_none_and_takes_them() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("old.db");
    let mut connection = Connection::open(&path).unwrap();
    migrations::migrate_to(&mut connection, &path, 6).unwrap();
    drop(connection);
    let mut library = Library::open(&path).unwrap();
    assert_eq!(saved(&library), [""; 0]);
    assert!(library.add_search(&search("ferry", "dawn")).unwrap());
    assert_eq!(saved(&library), ["ferry: dawn"]);
}

#[test]
fn what_is_saved_of_a_damaged_library_are_they_too() {
    let directory = tempfile::tempdir().unwrap();
    let (path, to) = (directory.path().join("library.db"), directory.path().join("new.db"));
    let mut library = Library::open(&path).unwrap();
    for (name, query) in [("ferry", "dawn"), ("bridge", "tolls -kind:direct")] {
        library.add_search(&search(name, query)).unwrap();
    }
    drop(library);
    let salvaged = salvage(&path, &to).unwrap();
    assert!(salvaged.tables.contains(&("saved_search", 2, 0)), "{:?}", salvaged.tables);
    assert_eq!(saved(&Library::open(&to).unwrap()), ["bridge: tolls -kind:direct", "ferry: dawn"]);
}
