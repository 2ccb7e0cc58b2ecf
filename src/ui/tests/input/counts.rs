//! Tests digits before motions, which say how often the motion is made.

use crate::ui::state::text::text_search::TextSearch;
use crate::ui::tests::Reader;

const NAMES: [&str; 2] = ["Mira", "Tomas"];

/// Two articles of twelve quotations each.
fn two() -> Reader {
    let article = |title: &str| {
        let quotations = (0..12).map(|at| format!("\n[{}|“Aye {at},”] she said.", NAMES[at % 2]));
        format!("{title}{}", quotations.collect::<String>())
    };
    Reader::of(&[&article("Ferry"), &article("Storm")])
}

fn check(keys: &str, place: &str) {
    let mut reader = two();
    reader.press(keys);
    assert_eq!(reader.place(), place, "after {keys}");
    let mut fast = two();
    fast.type_ahead(keys);
    fast.answer_all();
    assert_eq!(fast.place(), place, "after {keys}, typed ahead");
}

#[test]
fn a_count_repeats_the_next_motion() {
    check("5 n", "Articles · Ferry · 5/12 · ");
    check("9 n 4 N", "Articles · Ferry · 5/12 · ");
    check("5 n n", "Articles · Ferry · 6/12 · ");
}

#[test]
fn a_count_goes_on_into_the_next_article() {
    check("0 1 4 n", "Articles · Storm · 2/12 · ");
    check("4 0 n", "Articles · Storm · 12/12 · ");
}

#[test]
fn a_count_that_ends_with_the_library_says_so_once() {
    let mut reader = two();
    reader.press("4 0 n");
    assert_eq!(reader.notice(), "no more quotations");
    reader.press("N");
    assert_eq!(reader.place(), "Articles · Storm · 11/12 · ");
}

#[test]
fn one_two_and_three_are_panes_until_another_digit_stands_before_them() {
    check("2 n", "Text · Ferry · 1/12 · ");
    check("0 2 n", "Articles · Ferry · 2/12 · ");
    check("3 2 n", "Text · Ferry · 1/12 · ");
}

#[test]
fn a_count_scrolls_and_chooses() {
    let mut reader = two();
    reader.resize(80, 10);
    reader.press("2 0 7 j");
    assert_eq!(reader.model.reading.top(), 7);
    reader.press("5 k");
    assert_eq!(reader.model.reading.top(), 2);
    reader.press("1 9 9 9 j");
    assert_eq!(reader.place(), "Articles · Storm · 0/12 · ");
}

#[test]
fn a_count_is_shown_until_it_is_used_or_dropped() {
    let mut reader = two();
    reader.press("4 2");
    assert!(reader.screen().contains("42 times…"));
    reader.press("Esc");
    assert_eq!(reader.model.keys.count, None);
    reader.press("7 z");
    assert_eq!(reader.model.keys.count, None);
    assert!(reader.model.panes.zoomed);
    reader.press("9 9 9 9 9 9 9 9 9 9");
    assert_eq!(reader.model.keys.count, Some(999));
}

#[test]
fn digits_are_typed_where_something_is_typed() {
    let mut reader = two();
    reader.press("2 / 1 0");
    assert_eq!(reader.model.layers.get::<TextSearch>().unwrap().entry().typed(), "10");
    assert_eq!(reader.model.keys.count, None);
}

#[test]
fn matches_are_counted_too() {
    let mut reader = two();
    reader.press("2 / a y e Enter 5 n");
    assert_eq!(reader.model.layers.get::<TextSearch>().unwrap().rank(), Some(6));
}

/// Four articles of three quotations each, and which of them are read after these keys.
fn read_after(keys: &str) -> Vec<i64> {
    let titles = ["Ferry", "Storm", "Lull", "Dawn"];
    let marked = titles.map(|title| {
        format!("{title}\n[Mira|“Aye,”] she said.\n[Mira|“No,”] she said.\n[Mira|“So,”] she said.")
    });
    let marked: Vec<&str> = marked.iter().map(String::as_str).collect();
    let mut reader = Reader::of(&marked);
    reader.press(keys);
    reader.read()
}

#[test]
fn what_a_counted_command_passes_is_not_read() {
    assert_eq!(read_after("5 j"), [0; 0]);
    assert_eq!(read_after("0 8 n"), [3], "the articles passed by quotations");
    assert_eq!(read_after("2 0 3 ]"), [1, 4], "the articles passed with the text in hand");
    assert_eq!(read_after("2 0 2 ]"), [1, 3]);
    assert_eq!(read_after("4 0 n"), [4], "the end of the library is on the screen");
    assert_eq!(read_after("0 8 n j k"), [3], "what was passed, chosen again");
}

#[test]
fn what_keys_typed_ahead_pass_is_not_read() {
    let mut reader = two();
    reader.press("j");
    reader.type_ahead("[ 2 ]");
    reader.answer_all();
    assert_eq!(reader.place(), "Text · Storm · 0/12 · ");
    assert_eq!(reader.read(), [2]);
}
