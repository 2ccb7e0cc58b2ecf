//! The list of sources.

use std::path::Path;

use crate::app::Visit;
use crate::library::SourceKind;
use crate::session::messages::Request;
use crate::ui::tests::Reader;
use crate::ui::tests::reading::corrections::ferry;

pub(crate) fn with_sources() -> Reader {
    let mut reader = ferry();
    for path in ["/news", "/notes"] {
        reader.desk.remember_directory(Path::new(path)).unwrap();
    }
    reader.press(": s o u r c e s Enter");
    reader
}

#[test]
fn each_is_listed_given_up_and_taken_back() {
    let mut reader = with_sources();
    let screen = reader.screen();
    assert!(screen.contains("Sources 1/2"), "{screen}");
    assert!(screen.contains("directory · not read yet · 0 articles"), "{screen}");
    reader.press("j x x");
    let screen = reader.screen();
    assert!(screen.contains("no longer visit /notes? its articles stay"), "{screen}");
    assert!(screen.contains("Enter do it  Esc leave it"), "{screen}");
    assert!(screen.contains("Sources 2/2"), "the same key again says nothing: {screen}");
    reader.press("Esc");
    assert!(reader.screen().contains("Sources 2/2"), "{}", reader.screen());
    reader.press("x Enter");
    assert!(reader.notice().starts_with("/notes is no longer visited"), "{}", reader.notice());
    assert!(reader.screen().contains("Sources 1/1"), "{}", reader.screen());
    reader.press("u");
    assert!(reader.notice().starts_with("undone: /notes is visited again"));
    assert!(reader.screen().contains("/2"), "{}", reader.screen());
}

#[test]
fn whoever_removes_a_source_with_its_articles_is_asked_and_told_by_its_name() {
    let mut reader = ferry();
    for (path, title) in [("/courier.xml", "Courier Wire"), ("/news", "")] {
        let kind = if title.is_empty() { SourceKind::Directory } else { SourceKind::Feed };
        let visited = Visit::file(Path::new(path)).unwrap();
        let visit = Visit { kind, title: Some(title.to_owned()), is_named: true, ..visited };
        reader.desk.note_visit(&visit).unwrap();
    }
    reader.press(": s o u r c e s Enter X X X");
    let screen = reader.screen();
    assert!(screen.contains("remove Courier Wire? no article came from there alone"), "{screen}");
    assert_eq!(reader.desk.sources().unwrap().len(), 2);
    reader.press("Enter");
    assert!(reader.notice().starts_with("Courier Wire is no longer"), "{}", reader.notice());
    assert!(!reader.screen().contains("remove /news"), "{}", reader.screen());
    reader.press("u");
    assert!(reader.notice().starts_with("undone: Courier Wire is visited"), "{}", reader.notice());
}

#[test]
fn enter_has_it_read_again() {
    let mut reader = with_sources();
    reader.type_ahead("j Enter");
    let source = reader.desk.sources().unwrap()[1].id;
    assert!(reader.asked.contains(&Request::RefreshSource(source)));
}

#[test]
fn without_sources_it_says_how_one_comes() {
    let mut reader = ferry();
    reader.press(": s o u r c e s Enter x X Enter");
    assert!(reader.screen().contains("no source is visited: `pullquote add`"));
    for (width, height) in [(0, 0), (1, 1), (3, 9), (14, 6), (25, 5), (300, 2)] {
        reader.resize(width, height);
        reader.terminal();
    }
}
