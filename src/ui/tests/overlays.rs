//! What opens over the panes: from keys to what it shows and where it leads.

use insta::assert_snapshot;

use super::Reader;
use super::screens;

const SIZES: [(u16, u16); 3] = [(120, 40), (80, 24), (40, 12)];

fn ferry(keys: &str) -> Reader {
    let mut reader = screens::reader(120, 40);
    reader.press(keys);
    reader
}

/// Its pictures at three sizes, and nothing else at any size but no panic.
fn check_pictures(name: &str, mut reader: Reader) {
    for (width, height) in SIZES {
        reader.resize(width, height);
        assert_snapshot!(format!("{name}_{width}x{height}"), reader.screen());
    }
    for (width, height) in [(0, 0), (1, 1), (3, 9), (14, 6), (25, 5), (300, 2)] {
        reader.resize(width, height);
        reader.terminal();
    }
}

#[test]
fn why_shows_the_way_from_the_words_to_the_name() {
    check_pictures("why", ferry("n n i"));
}

#[test]
fn why_explains_the_first_quotation_in_sight_where_none_is_current() {
    let reader = ferry("i");
    assert_eq!(reader.model.reading.rank(), Some(1));
    assert!(reader.model.overlay.is_some());
    let mut reader = Reader::of(&["Nothing to quote."]);
    reader.press("i");
    assert!(reader.model.overlay.is_none());
    assert_eq!(reader.notice(), "no quotation is in sight: n goes to the next");
}

#[test]
fn enter_in_why_goes_to_the_chosen_place_and_points_it_out() {
    let mut reader = ferry("2 n n i j j Enter");
    let text = reader.model.reading.open().unwrap().article.text.clone();
    let pointed =
        |reader: &Reader| reader.model.reading.pointed().map(|span| text[span].to_owned());
    assert!(reader.model.overlay.is_none());
    assert_eq!(pointed(&reader).as_deref(), Some("she"));
    reader.press("j");
    assert_eq!(pointed(&reader), None);
    reader.press("i G Enter");
    assert_eq!(pointed(&reader).as_deref(), Some("Harbo"));
}

#[test]
fn keys_that_mean_nothing_in_why_do_nothing() {
    let mut reader = ferry("2 n i");
    let place = reader.place();
    reader.press("z x f n 3");
    assert!(reader.model.overlay.is_some());
    assert_eq!(reader.place(), place);
    reader.press("q");
    assert!(reader.model.overlay.is_none() && reader.model.end.is_none());
}

#[test]
fn why_says_what_a_broken_line_means() {
    let mut reader = ferry("");
    for quotation in &mut reader.shelf.articles[0].quotations {
        quotation.confidence = 0.3;
    }
    reader.hear_of_change();
    reader.answer_all();
    reader.press("n i");
    assert!(reader.screen().contains("the broken line beside it says that it is in doubt"));
}
