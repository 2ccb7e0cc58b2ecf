//! A library where nothing can be written is read, and what would write says why it cannot.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;

use pullquote::article::Origin;
use pullquote::library::ArticleId;
use pullquote::library::Filter;
use pullquote::library::IndexedOrder;
use pullquote::library::Library;
use pullquote::library::LibraryError;
use pullquote::library::check;
use pullquote::library::is_there;
use pullquote::library::repair;
use tempfile::TempDir;

use crate::story;
use crate::story::ALL;

const ARTICLES: usize = 5;

fn shelf() -> (TempDir, PathBuf) {
    let directory = tempfile::tempdir().unwrap();
    // Characters that mean something in a URI.
    let path = directory.path().join("my #1 library?mode=rw%20.db");
    let mut library = Library::open(&path).unwrap();
    story::add(&mut library, 0..ARTICLES);
    (directory, path)
}

fn permit(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

/// A directory whose permissions are as they were in the end, or nobody could remove it.
struct Barred<'a>(&'a Path);

impl<'a> Barred<'a> {
    /// `None` where whoever runs the tests may write everywhere.
    fn new(directory: &'a Path, mode: u32) -> Option<Self> {
        permit(directory, mode);
        let barred = Barred(directory);
        fs::write(directory.join("probe"), "").is_err().then_some(barred)
    }
}

impl Drop for Barred<'_> {
    fn drop(&mut self) {
        permit(self.0, 0o700);
    }
}

fn assert_is_read(path: &Path) {
    let mut library = Library::open_reader(path).unwrap();
    assert!(library.is_read_only().unwrap());
    assert_eq!(
        library.articles(&Filter::default(), IndexedOrder::Newest, ALL).unwrap().total,
        ARTICLES
    );
    assert_eq!(story::all(&library).len(), ARTICLES);
    let refused = library.set_starred(ArticleId(1), true).unwrap_err();
    assert!(refused.is_unwritable(), "{refused}");
    assert!(refused.to_string().contains("may only be read"), "{refused}");
    assert_eq!(check(path).unwrap(), []);
}

#[test]
fn a_library_in_a_directory_that_may_not_be_written_is_read() {
    let (directory, path) = shelf();
    for mode in [0o600, 0o400] {
        permit(&path, mode);
        let Some(_barred) = Barred::new(directory.path(), 0o500) else { return };
        assert_is_read(&path);
        let refused = Library::open(&path).unwrap_err();
        assert!(matches!(refused, LibraryError::Unwritable { .. }), "{refused}");
        assert_eq!(fs::read_dir(directory.path()).unwrap().count(), 1, "nothing is left behind");
    }
}

#[test]
fn a_library_whose_file_may_not_be_written_is_read() {
    let (directory, path) = shelf();
    let Some(probe) = Barred::new(directory.path(), 0o500) else { return };
    drop(probe);
    permit(&path, 0o400);
    assert_is_read(&path);
    let refused = Library::open(&path).unwrap_err();
    assert!(matches!(refused, LibraryError::Unwritable { .. }), "{refused}");
}

#[test]
fn a_log_that_cannot_be_used_is_an_error_and_nothing_is_read_without_it() {
    let (directory, path) = shelf();
    let mut library = Library::open(&path).unwrap();
    library.set_starred(ArticleId(1), true).unwrap();
    let log = |path: &Path| PathBuf::from(format!("{}-wal", path.display()));
    let copy = directory.path().join("copy.db");
    fs::copy(&path, &copy).unwrap();
    fs::copy(log(&path), log(&copy)).unwrap();
    drop(library);
    let Some(_barred) = Barred::new(directory.path(), 0o500) else { return };
    let refused = Library::open_reader(&copy).unwrap_err();
    assert!(matches!(refused, LibraryError::Log { .. }), "{refused}");
}

#[test]
fn damage_where_nothing_can_be_written_is_told_and_not_repaired() {
    let (directory, path) = shelf();
    let mut bytes = fs::read(&path).unwrap();
    let at = bytes.windows(5).rposition(|five| five == b"ships").unwrap();
    bytes[at] ^= 1;
    fs::write(&path, &bytes).unwrap();
    let Some(_barred) = Barred::new(directory.path(), 0o500) else { return };
    assert!(!check(&path).unwrap().is_empty());
    let refused = repair(&path).unwrap_err();
    assert!(refused.is_unwritable(), "{refused}");
    assert!(fs::read(&path).unwrap() == bytes);
}

#[test]
fn a_directory_that_may_not_be_entered_is_named() {
    let (directory, path) = shelf();
    let closed = directory.path().join("closed");
    fs::create_dir(&closed).unwrap();
    let Some(_barred) = Barred::new(&closed, 0o000) else { return };
    let inside = closed.join("a/library.db");
    for refused in [
        is_there(&inside).map(drop).unwrap_err(),
        Library::open(&inside).map(drop).unwrap_err(),
        Library::open_reader(&inside).map(drop).unwrap_err(),
        check(&inside).map(drop).unwrap_err(),
    ] {
        assert!(matches!(&refused, LibraryError::Closed { directory, .. } if *directory == closed));
        assert!(refused.to_string().contains("may not be entered"), "{refused}");
    }
    assert!(is_there(&path).unwrap() && !is_there(&directory.path().join("none")).unwrap());
}

#[test]
fn what_is_no_file_is_refused_at_once() {
    let directory = tempfile::tempdir().unwrap();
    let pipe = directory.path().join("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    for path in [pipe.as_path(), directory.path(), Path::new("/dev/zero")] {
        for refused in [
            Library::open(path).map(drop).unwrap_err(),
            Library::open_reader(path).map(drop).unwrap_err(),
            check(path).map(drop).unwrap_err(),
            repair(path).map(drop).unwrap_err(),
        ] {
            assert!(matches!(refused, LibraryError::NoFile { .. }), "{refused}");
        }
    }
}

#[test]
fn a_link_to_where_nothing_is_yet_leads_to_where_the_library_is_made() {
    let directory = tempfile::tempdir().unwrap();
    let link = directory.path().join("library.db");
    std::os::unix::fs::symlink("other.db", &link).unwrap();
    let mut library = Library::open(&link).unwrap();
    story::add(&mut library, 0..1);
    drop(library);
    assert!(link.is_symlink() && directory.path().join("other.db").is_file());
    let library = Library::open(&directory.path().join("other.db")).unwrap();
    assert_eq!(
        library.article(ArticleId(1)).unwrap().article.origin,
        Origin::File("story-0.txt".into())
    );
}
