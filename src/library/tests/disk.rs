//! Tests the file: creating, reopening, refusing and migrating it.

use std::fs;
use std::path::Path;
use std::path::PathBuf;

use rusqlite::Connection;
use tempfile::TempDir;

use super::ALL;
use super::analysis;
use super::article;
use super::speakers;
use crate::library::ArticleId;
use crate::library::Filter;
use crate::library::IndexedOrder;
use crate::library::Library;
use crate::library::LibraryError;
use crate::library::Query;
use crate::library::Scope;
use crate::library::StoreOutcome;
use crate::library::check;
use crate::library::file::migrations;

/// Creates a directory that is gone after the test, and the path of a library in it.
fn shelf() -> (TempDir, PathBuf) {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("pullquote").join("library.db");
    (directory, path)
}

#[test]
fn what_was_put_and_filed_is_there_when_it_is_opened_again() {
    let (_directory, path) = shelf();
    let mut library = Library::open(&path).unwrap();
    let id = library.put(&article("a")).unwrap().id();
    library.file(id, &analysis("Ann Bo")).unwrap();
    drop(library);
    let library = Library::open(&path).unwrap();
    assert_eq!(library.article(id).unwrap().article, article("a"));
    assert_eq!(speakers(&library, Scope::Library), "Ann 1, Bo 1");
    assert_eq!(library.path().as_deref(), Some(path.as_path()));
}

#[cfg(unix)]
#[test]
fn what_is_made_is_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let (_directory, path) = shelf();
    let mut library = Library::open(&path).unwrap();
    library.put(&article("a")).unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(path.parent().unwrap()), 0o700);
    for file in fs::read_dir(path.parent().unwrap()).unwrap() {
        let file = file.unwrap().path();
        assert_eq!(mode(&file), 0o600, "{}", file.display());
    }
}

#[test]
fn a_reader_sees_what_was_committed_and_can_change_nothing() {
    let (_directory, path) = shelf();
    let mut writer = Library::open(&path).unwrap();
    let mut reader = Library::open_reader(&path).unwrap();
    let id = writer.put(&article("a")).unwrap().id();
    let change = writer.begin().unwrap();
    assert_eq!(reader.articles(&Filter::default(), IndexedOrder::Intake, ALL).unwrap().total, 1);
    drop(change);
    reader.mark_read(id).unwrap_err();
    reader.put(&article("b")).unwrap_err();
    assert_eq!(reader.articles(&Filter::default(), IndexedOrder::Intake, ALL).unwrap().total, 1);
}

#[test]
fn a_reader_makes_no_library() {
    let (_directory, path) = shelf();
    assert!(matches!(Library::open_reader(&path), Err(LibraryError::Open { .. })));
    assert!(!path.exists());
}

#[test]
fn a_sqlite_file_of_another_program_is_refused_and_not_touched() {
    for mark in ["", "PRAGMA application_id = 7;", "PRAGMA user_version = 9;"] {
        let (directory, _) = shelf();
        let path = directory.path().join("other.db");
        let other = Connection::open(&path).unwrap();
        other.execute_batch(&format!("{mark} CREATE TABLE bookmark (url TEXT);")).unwrap();
        drop(other);
        let before = fs::read(&path).unwrap();
        let refused = Library::open(&path).unwrap_err();
        assert!(matches!(refused, LibraryError::Foreign { .. }), "{mark}: {refused}");
        assert!(refused.to_string().contains("other.db"), "{refused}");
        assert!(fs::read(&path).unwrap() == before);
        assert_eq!(fs::read_dir(directory.path()).unwrap().count(), 1);
    }
}

#[test]
fn a_library_of_a_newer_program_is_refused_and_not_touched() {
    let (directory, path) = shelf();
    drop(Library::open(&path).unwrap());
    let newer = Connection::open(&path).unwrap();
    newer.pragma_update(None, "user_version", 1000).unwrap();
    drop(newer);
    let before = fs::read(&path).unwrap();
    for refused in [Library::open(&path).unwrap_err(), Library::open_reader(&path).unwrap_err()] {
        assert!(matches!(refused, LibraryError::TooNew { found: 1000, .. }), "{refused}");
        let message = refused.to_string();
        assert!(message.contains("library.db") && message.contains("1000"), "{message}");
    }
    assert!(fs::read(&path).unwrap() == before);
    drop(directory);
}

#[test]
fn what_is_no_database_is_named_with_the_remedy() {
    let (directory, _) = shelf();
    let path = directory.path().join("notes.txt");
    fs::write(&path, "Not a library at all. ".repeat(300)).unwrap();
    for refused in [Library::open(&path).unwrap_err(), Library::open_reader(&path).unwrap_err()] {
        let message = refused.to_string();
        assert!(matches!(refused, LibraryError::NoLibrary { .. }), "{message}");
        assert!(message.contains("notes.txt") && message.contains("--library"), "{message}");
    }
    assert!(fs::read_to_string(&path).unwrap().starts_with("Not a library"));
}

#[test]
fn a_place_where_no_file_can_be_is_an_error_that_names_it() {
    let (directory, _) = shelf();
    fs::write(directory.path().join("file"), "").unwrap();
    let refused = Library::open(&directory.path().join("file/library.db")).unwrap_err();
    assert!(refused.to_string().contains("file/library.db"), "{refused}");
    assert!(Library::open(directory.path()).is_err());
}

/// Creates a library as a program of that schema left it, with rows in every table.
fn library_of(schema: usize, path: &Path) -> Connection {
    let mut connection = Connection::open(path).unwrap();
    migrations::migrate_to(&mut connection, path, schema.min(2)).unwrap();
    connection.execute_batch(include_str!("schema_1.sql")).unwrap();
    migrations::migrate_to(&mut connection, path, schema).unwrap();
    connection
}

#[test]
fn a_library_of_every_earlier_schema_is_brought_up_with_all_it_holds() {
    for schema in 1..migrations::supported() {
        let (directory, _) = shelf();
        let path = directory.path().join("old.db");
        drop(library_of(schema, &path));
        let library = Library::open(&path).unwrap();
        let rows = library.articles(&Filter::default(), IndexedOrder::Intake, ALL).unwrap().rows;
        let titles: Vec<&str> = rows.iter().map(|row| row.title.as_str()).collect();
        assert_eq!(titles, ["Bridge to open", "Ferry runs again"]);
        assert!(rows[0].read && rows[0].analysed && !rows[1].read);
        assert_eq!(speakers(&library, Scope::Library), "Vera Lindholm 1");
        let open = library.article(ArticleId(1)).unwrap();
        let [quotation] = &open.quotations[..] else { panic!("one quotation") };
        let content = quotation.content.first().unwrap();
        assert_eq!(&open.article.text[content], "“It will open in May,”");
        assert_eq!(quotation.chain.len(), 1);
        drop(library);
        assert_eq!(check(&path).unwrap(), []);
        let mut library = Library::open(&path).unwrap();
        let ferry = Query { words: vec!["ferry".to_owned()], ..Query::default() };
        assert_eq!(library.search(&ferry, ALL).unwrap().total, 1);
        // The library recognizes the article by its place and by its words.
        assert_eq!(library.put(&open.article).unwrap(), StoreOutcome::Same(ArticleId(1)));
        let mut copy = open.article.clone();
        copy.origin = crate::article::Origin::Stdin;
        assert_eq!(library.put(&copy).unwrap(), StoreOutcome::Same(ArticleId(1)));
    }
}

#[test]
fn a_migration_that_is_interrupted_leaves_the_library_as_it_was() {
    let (directory, _) = shelf();
    let path = directory.path().join("old.db");
    let connection = library_of(2, &path);
    // A row with a dangling reference stops the step at its end, when everything else is done.
    connection
        .execute_batch("PRAGMA foreign_keys = OFF; INSERT INTO alias VALUES (77, 'nobody');")
        .unwrap();
    let schema = |connection: &Connection| -> Vec<String> {
        let mut query = connection.prepare("SELECT sql FROM sqlite_schema ORDER BY name").unwrap();
        let rows =
            query.query_map([], |row| Ok(row.get::<_, Option<String>>(0)?.unwrap_or_default()));
        rows.unwrap().map(Result::unwrap).collect()
    };
    let before = schema(&connection);
    drop(connection);
    let failed = Library::open(&path).unwrap_err();
    assert!(matches!(failed, LibraryError::Unreadable { .. }), "{failed}");
    let connection = Connection::open(&path).unwrap();
    assert_eq!(migrations::taken(&connection).unwrap(), 2);
    assert_eq!(schema(&connection), before);
    connection.execute_batch("DELETE FROM alias WHERE speaker_id = 77").unwrap();
    drop(connection);
    assert_eq!(speakers(&Library::open(&path).unwrap(), Scope::Library), "Vera Lindholm 1");
}
