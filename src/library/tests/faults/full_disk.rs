//! Tests a disk without room, and what a check finds in counts and indexes.

use std::path::PathBuf;

use tempfile::TempDir;

use crate::library::FaultKind;
use crate::library::Filter;
use crate::library::IndexedOrder;
use crate::library::Library;
use crate::library::LibraryError;
use crate::library::Repair;
use crate::library::Scope;
use crate::library::check;
use crate::library::repair;
use crate::library::tests::ALL;
use crate::library::tests::analysis;
use crate::library::tests::article;
use crate::library::tests::speakers;

fn shelf() -> (TempDir, PathBuf, Library) {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("library.db");
    let mut library = Library::open(&path).unwrap();
    let id = library.put(&article("a")).unwrap().id();
    library.file(id, &analysis("Ann Bo")).unwrap();
    (directory, path, library)
}

#[test]
fn without_room_there_is_an_error_and_all_that_was_stays() {
    let (_directory, path, mut library) = shelf();
    let pages: i64 =
        library.connection.query_row("PRAGMA page_count", [], |row| row.get(0)).unwrap();
    let limit = |library: &Library, pages: i64| {
        library
            .connection
            .query_row(&format!("PRAGMA max_page_count = {pages}"), [], |_| Ok(()))
            .unwrap();
    };
    limit(&library, pages + 4);
    let mut large = article("large");
    large.text = "word ".repeat(20_000).into();
    large.blocks.truncate(1);
    let full = library.put_all([&article("b"), &large]).unwrap_err();
    assert!(matches!(full, LibraryError::Full(_)), "{full}");
    assert!(full.to_string().contains("room"), "{full}");
    assert_eq!(library.articles(&Filter::default(), IndexedOrder::Intake, ALL).unwrap().total, 1);
    assert_eq!(check(&path).unwrap(), []);
    limit(&library, 1 << 30);
    library.put(&large).unwrap();
    assert_eq!(library.articles(&Filter::default(), IndexedOrder::Intake, ALL).unwrap().total, 2);
}

#[test]
fn wrong_counts_and_a_lost_index_are_noticed_and_made_anew() {
    for (harm, kind) in [
        ("UPDATE speaker SET quotations = 7", FaultKind::Count),
        ("UPDATE article SET quotations = 7", FaultKind::Count),
        ("DELETE FROM article_speaker", FaultKind::Count),
        ("DELETE FROM stale_voice", FaultKind::Count),
        ("DELETE FROM article_index", FaultKind::Index),
        ("DELETE FROM said_index", FaultKind::Index),
    ] {
        let (_directory, path, library) = shelf();
        library.connection.execute_batch(harm).unwrap();
        drop(library);
        let faults = check(&path).unwrap();
        assert!(
            !faults.is_empty() && faults.iter().all(|fault| fault.kind == kind),
            "{harm}: {faults:?}"
        );
        assert_eq!(repair(&path).unwrap(), Repair::Rebuilt(faults));
        assert_eq!(repair(&path).unwrap(), Repair::Sound);
        assert_eq!(speakers(&Library::open(&path).unwrap(), Scope::Library), "Ann 1, Bo 1");
    }
}

#[test]
fn voices_that_are_kept_wrong_are_noticed_and_made_anew() {
    for harm in [
        "UPDATE voice SET quotations = 7",
        "UPDATE voice SET first = '1999-01-01'",
        "DELETE FROM voice_share",
        "UPDATE voice_share SET words = words + 1",
        "UPDATE voice_group SET direct_words = 7",
        "DELETE FROM voice_article",
        "UPDATE voice_article SET outlet = 'x'",
    ] {
        let (_directory, path, mut library) = shelf();
        while library.keep_voices(9).unwrap() {}
        assert!(library.connection.execute(harm, []).unwrap() > 0, "{harm}");
        drop(library);
        let faults = check(&path).unwrap();
        assert!(
            !faults.is_empty() && faults.iter().all(|fault| fault.kind == FaultKind::Count),
            "{harm}: {faults:?}"
        );
        assert_eq!(repair(&path).unwrap(), Repair::Rebuilt(faults));
        assert_eq!(repair(&path).unwrap(), Repair::Sound);
    }
}

#[test]
fn an_article_that_is_not_as_it_was_stored_is_noticed_and_saved() {
    let (_directory, path, library) = shelf();
    library
        .connection
        .execute_batch("UPDATE article_text SET text = replace(text, 'somebody', 'Somebody')")
        .unwrap();
    drop(library);
    let faults = check(&path).unwrap();
    assert_eq!(faults.iter().map(|fault| fault.kind).collect::<Vec<_>>(), [FaultKind::Article]);
    let Repair::Salvaged { salvaged, .. } = repair(&path).unwrap() else { panic!("{faults:?}") };
    assert_eq!((salvaged.articles, salvaged.changed.len(), salvaged.lost.len()), (1, 1, 0));
    assert_eq!(check(&path).unwrap(), []);
    assert_eq!(speakers(&Library::open(&path).unwrap(), Scope::Library), "Ann 1, Bo 1");
}
