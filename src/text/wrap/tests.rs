//! Tests where lines are broken.

use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

use crate::text::Span;
use crate::text::display;
use crate::text::wrap::Line;
use crate::text::wrap::line_at;
use crate::text::wrap::wrap;

fn all(text: &str, columns: usize) -> Vec<Line> {
    wrap(text, Span::new(0, text.len()), columns).collect()
}

fn check(text: &str, columns: usize, expected: &[&str]) {
    let drawn: Vec<&str> =
        all(text, columns).iter().map(|line| &text[line.drawn().range()]).collect();
    assert_eq!(drawn, expected, "{text:?} at {columns}");
}

#[test]
fn lines_break_at_spaces_and_after_dashes() {
    check("one two three", 7, &["one two", "three"]);
    check("a well-known fact", 7, &["a well-", "known", "fact"]);
    check("Rubio—then in Doha—said", 6, &["Rubio—", "then", "in", "Doha—", "said"]);
}

#[test]
fn no_line_begins_with_a_dash_or_ends_with_a_mark_that_opens() {
    check("We sailed – he said – at dawn", 9, &["We", "sailed –", "he said –", "at dawn"]);
    check("We sailed — he said", 10, &["We", "sailed —", "he said"]);
    check("Ja « genau » oui", 9, &["Ja", "« genau »", "oui"]);
    check("minus -5 degrees", 6, &["minus", "-5", "degree", "s"]);
}

#[test]
fn quotation_marks_stay_with_their_words() {
    check("he said, “Aye.” Then", 9, &["he said,", "“Aye.”", "Then"]);
    check("he said, “Aye.” Then", 10, &["he said,", "“Aye.”", "Then"]);
}

#[test]
fn spaces_at_the_end_of_a_line_are_not_drawn_but_belong_to_it() {
    let lines = all("one    two", 4);
    assert_eq!(lines[0].span(), Span::new(0, 7));
    assert_eq!(lines[0].drawn(), Span::new(0, 3));
    check("      ", 3, &[""]);
}

#[test]
fn a_line_break_inside_a_paragraph_is_a_space() {
    check("one\ntwo\r\nthree", 80, &["one\ntwo\r\nthree"]);
    check("one\ntwo\r\nthree", 7, &["one\ntwo", "three"]);
}

#[test]
fn a_word_longer_than_the_line_is_broken_between_clusters() {
    check("a Donaudampfschiff b", 6, &["a", "Donaud", "ampfsc", "hiff b"]);
    check("e\u{301}e\u{301}e\u{301}", 2, &["e\u{301}e\u{301}", "e\u{301}"]);
}

#[test]
fn wide_characters_and_emoji_count_two_columns() {
    check("普京与特朗普", 5, &["普京", "与特", "朗普"]);
    check("👩‍🚒👩‍🚒", 3, &["👩‍🚒", "👩‍🚒"]);
    check("a字🏽b", 2, &["a", "字🏽", "b"]);
}

#[test]
fn a_width_of_nothing_gives_each_cluster_a_line() {
    check("ab 字", 0, &["a", "b", "字"]);
    check("ab 字", 1, &["a", "b", "字"]);
    assert!(all("", 0).is_empty());
}

#[test]
fn line_at_finds_places_between_and_outside_lines() {
    let lines =
        [wrap("one two", Span::new(4, 7), 9).next().unwrap(), Line::blank(7), Line::blank(8)];
    assert_eq!([0, 4, 6, 7, 8, 99].map(|at| line_at(&lines, at)), [0, 0, 0, 1, 2, 2]);
    assert_eq!(line_at(&[], 3), 0);
}

/// Generates text with what newspapers print and with what they never do.
fn any_text() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        4 => "[a-zA-Z,.]{1,9}",
        3 => " {1,3}",
        2 => "[“”‘’—–-]",
        1 => "[\n\r\t]",
        1 => "[普京\u{301}\u{200B}\u{200D}\u{FE0F}\u{600}\u{1F3FD}\u{1F468}\u{1F1F5}]",
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(part, 0..40).prop_map(|parts| parts.concat())
}

#[test]
fn a_line_may_break_before_a_point_that_begins_a_word() {
    let text = "ends in .ndjson .json or .5, or . . . so .";
    let lines = all(text, 10);
    let lines: Vec<&str> = lines.iter().map(|line| &text[line.drawn().range()]).collect();
    assert_eq!(lines, ["ends in", ".ndjson", ".json", "or .5,", "or . . .", "so ."]);
}

proptest! {
    #[test]
    fn lines_tile_the_span(text in any_text(), columns in 0usize..30, at in any::<prop::sample::Index>()) {
        let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let start = starts[at.index(starts.len())];
        let mut end = start;
        for line in wrap(&text, Span::new(start, text.len()), columns) {
            prop_assert_eq!(line.span().start(), end);
            prop_assert!(!line.span().is_empty());
            prop_assert!(line.span().covers(line.drawn()));
            prop_assert!(text[line.drawn().end()..line.span().end()].trim().is_empty());
            end = line.span().end();
        }
        prop_assert_eq!(end, text.len());
    }

    #[test]
    fn every_line_fits_but_a_single_cluster(text in any_text(), columns in 0usize..30) {
        for line in all(&text, columns) {
            let drawn = &text[line.drawn().range()];
            let seen = drawn.graphemes(true).filter(|c| display::glyph(c).columns > 0).count();
            prop_assert!(display::columns(drawn) <= columns || seen == 1, "{:?}", drawn);
        }
    }

    #[test]
    fn lines_begin_between_clusters(text in any_text(), columns in 0usize..30) {
        let starts: Vec<usize> = text.grapheme_indices(true).map(|(at, _)| at).collect();
        for line in all(&text, columns) {
            prop_assert!(starts.binary_search(&line.span().start()).is_ok());
        }
    }

    #[test]
    fn every_byte_finds_its_line(text in any_text(), columns in 0usize..30) {
        let lines = all(&text, columns);
        for at in 0..text.len() {
            prop_assert!(lines[line_at(&lines, at)].span().contains(at));
        }
    }

    #[test]
    fn wrapping_is_the_same_each_time(text in any_text(), columns in 0usize..30) {
        prop_assert_eq!(all(&text, columns), all(&text, columns));
    }
}
