//! Tests where the terminal's cursor stands: on the chosen row, or where something is typed.

use ratatui::backend::Backend;

use crate::ui::tests::Reader;
use crate::ui::tests::screens;

/// Returns the screen from the cursor on, up to the frame.
fn at_cursor(reader: &Reader) -> String {
    let mut terminal = reader.terminal();
    let place = terminal.backend_mut().get_cursor_position().unwrap();
    let buf = terminal.backend().buffer();
    let cells = (place.x..buf.area.width).map(|x| buf[(x, place.y)].symbol());
    let line: String = cells.take_while(|cell| !matches!(*cell, "│" | "┃")).collect();
    line.trim_end().to_owned()
}

#[track_caller]
fn check(keys: &str, wanted: &str) {
    let mut reader = screens::reader(120, 40);
    reader.press(keys);
    assert!(at_cursor(&reader).starts_with(wanted), "{:?} after {keys:?}", at_cursor(&reader));
}

#[test]
fn in_a_list_it_stands_on_the_chosen_row() {
    check("", "●▌Harbour stays shut");
    check("j", "●▌Storm");
    check("3", "▌Mira Castellanos");
    check("3 j", "▌Tomas Lindqvist");
    check("3 l j", "   “We were told");
}

#[test]
fn in_the_text_it_stands_on_what_the_reader_went_to() {
    check("2", "The Norland Herald · 2031");
    check("2 n n", "“We were told to sail");
    check("2 n N", "“No captain");
    check("2 / b l a n k e t s Enter", "blankets.");
    check("2 n v w w l", "eaves this port");
}

#[test]
fn it_stays_where_a_quotation_was_corrected() {
    let marked = "Ferry\nNobody moved.\n[Mira|“We sail at dawn,”] she said.\n\
        [Tomas|“Not in this weather,”] he answered.";
    let mut reader = Reader::of(&[marked]);
    reader.press("2 n n");
    let check = |reader: &mut Reader, keys: &str| {
        reader.press(keys);
        let there = at_cursor(reader);
        assert!(there.starts_with("“Not in"), "{there:?} after {keys}");
    };
    for keys in ["x", "u", "C-r", "u", "r m i r a Enter", "u", "C-r", "x", "u", "u"] {
        check(&mut reader, keys);
    }
    reader.press("N x");
    assert!(at_cursor(&reader).starts_with("“We sail"), "{:?}", at_cursor(&reader));
}

#[test]
fn where_the_text_was_scrolled_away_from_it_it_stands_on_the_first_line() {
    let mut reader = screens::reader(120, 12);
    reader.press("2 n");
    assert!(at_cursor(&reader).starts_with("“No captain"), "{}", at_cursor(&reader));
    reader.press("j j j j j j");
    let top = reader.screen().lines().nth(1).unwrap().to_owned();
    let first = at_cursor(&reader);
    assert!(!first.is_empty() && top.contains(&first), "{first:?} in {top:?}");
}

#[test]
fn in_what_is_open_it_stands_on_the_chosen_line() {
    check("2 n i", " quoted");
    check("2 n i j", " cue");
    check("?", " In every pane");
    check("3 d", " ");
}

#[test]
fn where_something_is_typed_it_stands_behind_that() {
    let mut reader = screens::reader(120, 40);
    for keys in ["f m i", "Esc : m i", "Esc 2 / m i"] {
        reader.press(keys);
        let mut terminal = reader.terminal();
        let place = terminal.backend_mut().get_cursor_position().unwrap();
        let buf = terminal.backend().buffer();
        let typed: String = (place.x - 2..place.x).map(|x| buf[(x, place.y)].symbol()).collect();
        assert_eq!(typed, "mi", "after {keys:?}");
        assert!(reader.model.scope().is_typed());
    }
}

#[test]
fn at_no_size_it_stands_outside_of_the_screen() {
    for (width, height) in [(60, 9), (40, 12), (12, 3), (3, 2), (1, 1)] {
        for keys in ["", "2 n", "3 j", "?", "Esc d", "Esc i", "Esc f m"] {
            let mut reader = screens::reader(120, 40);
            reader.resize(width, height);
            reader.press(keys);
            let place = reader.terminal().backend_mut().get_cursor_position().unwrap();
            assert!(place.x < width && place.y < height, "{place} of {width}x{height}, {keys}");
        }
    }
}
