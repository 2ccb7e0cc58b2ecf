//! Tests repairs: where a library is repaired, and what one leaves that was stopped.

use std::fs;
use std::path::Path;

use crate::library::ArticleId;
use crate::library::Library;
use crate::library::LibraryError;
use crate::library::Repair;
use crate::library::check;
use crate::library::repair;
use crate::library::salvage;
use crate::library::tests::faults::damage::shelf;

#[test]
fn a_library_behind_a_link_is_repaired_where_it_is() {
    let (directory, path, library) = shelf();
    drop(library);
    let elsewhere = directory.path().join("elsewhere");
    fs::create_dir(&elsewhere).unwrap();
    let real = elsewhere.join("real.db");
    fs::rename(&path, &real).unwrap();
    std::os::unix::fs::symlink("elsewhere/real.db", &path).unwrap();
    let mut library = Library::open(&path).unwrap();
    library.set_starred(ArticleId(1), false).unwrap();
    library.connection.execute("UPDATE saved_search SET query = 'x'", []).unwrap();
    drop(library);
    let Repair::Salvaged { aside, .. } = repair(&path).unwrap() else { panic!("it was altered") };
    assert!(path.is_symlink());
    assert_eq!(aside.parent(), fs::canonicalize(&elsewhere).ok().as_deref());
    assert_eq!(check(&path).unwrap(), []);
    assert_eq!(fs::read_dir(directory.path()).unwrap().count(), 2);
}

fn names(directory: &Path) -> Vec<String> {
    let entries = fs::read_dir(directory).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn what_a_repair_left_that_was_stopped_is_taken_away_and_nothing_else() {
    let (directory, path, library) = shelf();
    library.connection.execute("UPDATE saved_search SET query = 'x'", []).unwrap();
    drop(library);
    for left in ["salvaged-1.unfinished", "salvaged-1.unfinished-wal", "salvaged-1.unfinished.part"]
    {
        fs::write(path.with_file_name(format!("library.db.{left}")), "half").unwrap();
    }
    for kept in ["salvaged-mine", "damaged-1", "salvaged-1.txt"] {
        fs::write(path.with_file_name(format!("library.db.{kept}")), "mine").unwrap();
    }
    let Repair::Salvaged { aside, .. } = repair(&path).unwrap() else { panic!("it was altered") };
    assert!(aside.to_string_lossy().ends_with("library.db.damaged-2"));
    assert_eq!(
        names(directory.path()),
        [
            "library.db",
            "library.db.damaged-1",
            "library.db.damaged-2",
            "library.db.salvaged-1.txt",
            "library.db.salvaged-mine"
        ]
    );
    // The same happens where another file was asked for.
    let to = directory.path().join("saved.db");
    fs::write(directory.path().join("saved.db.unfinished"), "half").unwrap();
    let salvaged = salvage(&path, &to).unwrap();
    assert_eq!(salvaged.cleared, [directory.path().join("saved.db.unfinished")]);
    assert!(!directory.path().join("saved.db.unfinished").exists());
    assert_eq!(check(&to).unwrap(), []);
}

#[test]
fn a_repair_that_another_program_is_at_is_left_alone() {
    let (directory, path, library) = shelf();
    library.connection.execute("UPDATE saved_search SET query = 'x'", []).unwrap();
    drop(library);
    let unfinished = directory.path().join("library.db.salvaged-1.unfinished");
    let mut other = Library::open(&unfinished).unwrap();
    let at_it = other.begin().unwrap();
    let refused = repair(&path).unwrap_err();
    assert!(matches!(refused, LibraryError::Busy(_)), "{refused}");
    assert!(unfinished.exists());
    drop(at_it);
    drop(other);
    repair(&path).unwrap();
    assert!(!unfinished.exists());
}

/// Tests that the log is not lost when a repair is interrupted while the files change places.
#[cfg(unix)]
#[test]
fn a_repair_that_was_stopped_in_the_exchange_is_undone() {
    let (directory, path, mut library) = shelf();
    library.connection.execute("UPDATE saved_search SET query = 'x'", []).unwrap();
    library.set_starred(ArticleId(1), false).unwrap();
    let aside = directory.path().join("library.db.damaged-1");
    let copy = directory.path().join("copy.db");
    // The files are as in a running program: the last change is in the log alone.
    fs::copy(&path, &copy).unwrap();
    fs::copy(directory.path().join("library.db-wal"), directory.path().join("copy.db-wal"))
        .unwrap();
    drop(library);
    fs::rename(&copy, &path).unwrap();
    fs::hard_link(&path, &aside).unwrap();
    fs::rename(
        directory.path().join("copy.db-wal"),
        directory.path().join("library.db.damaged-1-wal"),
    )
    .unwrap();
    let Repair::Salvaged { salvaged, .. } = repair(&path).unwrap() else {
        panic!("it was altered")
    };
    assert_eq!(salvaged.altered.len(), 1, "{salvaged:?}");
    let library = Library::open(&path).unwrap();
    assert_eq!(library.saved_searches().unwrap()[0].query, "x", "that was in the log");
    assert_eq!(
        names(directory.path()).iter().filter(|name| name.ends_with("damaged-1")).count(),
        1
    );
}
