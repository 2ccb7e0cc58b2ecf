//! Tests the sources that the user added.

use super::ALL;
use crate::library::Correction;
use crate::library::Library;
use crate::library::LibraryError;
use crate::library::SourceKind;
use crate::library::Visit;
use crate::library::Visited;

const FEED: &str = "https://example.org/feed";

#[test]
fn sources_are_listed_as_they_were_added_each_once() {
    let mut library = Library::in_memory().unwrap();
    let feed = library.add_source(SourceKind::Page, FEED).unwrap();
    library.add_source(SourceKind::Directory, "/clippings").unwrap();
    assert_eq!(library.add_source(SourceKind::Feed, FEED).unwrap(), feed);
    let rows = library.sources(ALL).unwrap();
    let listed: Vec<_> = rows.rows.iter().map(|row| (row.kind, row.address.as_str())).collect();
    assert_eq!(listed, [(SourceKind::Feed, FEED), (SourceKind::Directory, "/clippings")]);
    assert_eq!(rows.total, 2);
}

#[test]
fn how_a_visit_went_is_kept_with_the_source() {
    let mut library = Library::in_memory().unwrap();
    let id = library.add_source(SourceKind::Feed, FEED).unwrap();
    assert_eq!(library.source_at(FEED).unwrap().unwrap().visit, Visit::default());
    let visit = Visit {
        etag: Some("\"x\"".to_owned()),
        modified: Some("Mon, 02 Jun 2025 10:00:00 GMT".to_owned()),
        fetched: Some(1_748_858_400),
        error: None,
    };
    library.note_visit(id, Some("The Daily"), &visit).unwrap();
    let failed = Visit { error: Some("timed out".to_owned()), ..visit };
    library.note_visit(id, None, &failed).unwrap();
    let row = library.source_at(FEED).unwrap().unwrap();
    assert_eq!((row.title.as_deref(), row.visit), (Some("The Daily"), failed));
}

#[test]
fn what_is_known_of_a_source_is_kept_until_it_is_told_anew() {
    let mut library = Library::in_memory().unwrap();
    let mut note = |login: Option<&str>, is_private| {
        let visit = Visit::default();
        let kind = SourceKind::Feed;
        let (address, title, is_named) = (FEED, None, true);
        let visited = Visited { kind, address, title, login, is_private, is_named, visit };
        library.note_visits([visited]).unwrap();
        let row = library.source_at(FEED).unwrap().unwrap();
        (row.login, row.is_private)
    };
    assert_eq!(note(None, false), (None, false));
    assert_eq!(note(Some("ann:secret"), true), (Some("ann:secret".to_owned()), true));
    assert_eq!(note(None, false), (Some("ann:secret".to_owned()), true));
    assert_eq!(note(Some("ann:other"), false), (Some("ann:other".to_owned()), true));
}

#[test]
fn a_source_that_was_given_up_stays_so_until_the_user_names_it_again() {
    let mut library = Library::in_memory().unwrap();
    let source = library.add_source(SourceKind::Feed, FEED).unwrap();
    let give_up = Correction::GiveUp { source, with_articles: false };
    library.correct(&give_up).unwrap();
    let missing = library.correct(&give_up).unwrap_err();
    assert!(matches!(missing, LibraryError::Missing { what: "source", .. }), "{missing}");
    for is_named in [false, true] {
        // A visit that had begun before ends after it.
        let visited = Visited {
            kind: SourceKind::Feed,
            address: FEED,
            title: None,
            login: None,
            is_private: false,
            is_named,
            visit: Visit::default(),
        };
        library.note_visits([visited]).unwrap();
        assert_eq!(library.source_at(FEED).unwrap().is_some(), is_named);
    }
}
