//! Tests the marks: read, starred, and where the user stopped reading.

use crate::article::Origin;
use crate::library::ArticleId;
use crate::library::Filter;
use crate::library::IndexedOrder;
use crate::library::Library;
use crate::library::LibraryError;
use crate::library::tests::ALL;
use crate::library::tests::story;

const TEXT: &str = "One two three four. The ferry left the harbour before dawn, with nobody aboard \
                    but the master and his dog. Five six seven.";

fn library() -> (Library, ArticleId) {
    let mut library = Library::in_memory().unwrap();
    let id = library.put(&story(TEXT, Origin::File("a".to_owned()))).unwrap().id();
    (library, id)
}

fn change(library: &mut Library, text: &str) {
    library.put(&story(text, Origin::File("a".to_owned()))).unwrap();
}

#[test]
fn a_mark_is_set_and_taken_away() {
    let (mut library, id) = library();
    let marks = |library: &Library| {
        let row =
            library.articles(&Filter::default(), IndexedOrder::Intake, ALL).unwrap().rows.remove(0);
        (row.read, row.starred)
    };
    library.set_read(id, true).unwrap();
    library.set_starred(id, true).unwrap();
    assert_eq!(marks(&library), (true, true));
    change(&mut library, "Another text.");
    assert_eq!(marks(&library), (true, true));
    library.set_read(id, false).unwrap();
    library.set_starred(id, false).unwrap();
    assert_eq!(marks(&library), (false, false));
    assert!(library.toggle_star(id).unwrap());
    assert_eq!(marks(&library), (false, true));
    assert!(!library.toggle_star(id).unwrap());
    assert_eq!(marks(&library), (false, false));
    let missing = ArticleId(9);
    assert!(matches!(library.toggle_star(missing), Err(LibraryError::NoArticle(_))));
    assert!(matches!(library.set_starred(missing, true), Err(LibraryError::NoArticle(_))));
    assert!(matches!(library.set_position(missing, 0), Err(LibraryError::NoArticle(_))));
}

#[test]
fn the_reader_goes_on_at_the_words_where_they_stopped() {
    let (mut library, id) = library();
    assert_eq!(library.article(id).unwrap().place, None);
    let at = TEXT.find("The ferry").unwrap();
    library.set_position(id, at).unwrap();
    assert_eq!(library.article(id).unwrap().place, Some(at));
    for changed in [format!("A new first line.\n\n{TEXT}"), TEXT.replace("aboard but", "but")] {
        change(&mut library, &changed);
        let at = changed.find("The ferry").unwrap();
        assert_eq!(library.article(id).unwrap().place, Some(at), "{changed}");
    }
}

#[test]
fn a_place_whose_words_are_gone_is_kept_until_they_are_back() {
    let (mut library, id) = library();
    let at = TEXT.find("The ferry").unwrap();
    library.set_position(id, at).unwrap();
    change(&mut library, "Nothing of it is left.");
    assert_eq!(library.article(id).unwrap().place, None);
    change(&mut library, TEXT);
    assert_eq!(library.article(id).unwrap().place, Some(at));
}

#[test]
fn any_offset_is_a_place_in_the_text() {
    let text = "Wörter — “und” Zeichen";
    let (mut library, id) = library();
    change(&mut library, text);
    for offset in 0..text.len() + 9 {
        library.set_position(id, offset).unwrap();
        let Some(at) = library.article(id).unwrap().place else { panic!("{offset}") };
        assert!(at <= offset && text.is_char_boundary(at), "{offset} {at}");
    }
}
