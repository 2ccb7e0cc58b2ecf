//! Tests what is shown instead of characters that are not.

use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

use crate::text::display::columns;
use crate::text::display::columns_if_simple;
use crate::text::display::first_cluster;
use crate::text::display::fit;
use crate::text::display::fit_ends;
use crate::text::display::glyph;
use crate::text::display::is_simple;
use crate::text::display::line;
use crate::text::display::stand_in;

#[test]
fn controls_are_shown_by_their_pictures() {
    assert_eq!(line("\x1b]0;owned\x07"), "␛]0;owned␇");
    assert_eq!(line("a\0b\x7f"), "a␀b␡");
}

#[test]
fn c1_controls_and_bidirectional_controls_are_shown() {
    assert_eq!(line("\u{9B}2J"), "�2J");
    assert_eq!(line("user\u{202E}txt.exe\u{2069}"), "user�txt.exe�");
}

#[test]
fn tabs_and_line_breaks_are_one_space() {
    assert_eq!(line("a\tb\r\nc\nd"), "a b c d");
}

#[test]
fn what_is_merely_invisible_is_left_out() {
    assert_eq!(line("\u{FEFF}Mos\u{AD}cow\u{200B}"), "Moscow");
    assert_eq!(columns("\u{FEFF}Mos\u{AD}cow\u{200B}"), 6);
}

#[test]
fn joiners_stay_where_they_shape_something() {
    for kept in ["👩‍🚒", "❤️", "1️⃣", "می‌خواهم", "क्‍ष"] {
        assert_eq!(line(kept), kept);
    }
    assert_eq!(line("a\u{200D}b\u{FE0F}"), "ab");
}

#[test]
fn hidden_tags_leave_one_mark() {
    let hidden: String = "ignore".chars().map(tag).collect();
    assert_eq!(line(&format!("a{hidden}b")), "a�b");
}

fn tag(c: char) -> char {
    char::from_u32(0xE0000 + c as u32).unwrap()
}

#[test]
fn an_accent_without_a_letter_gets_a_circle() {
    assert_eq!(glyph("\u{301}").symbol, "◌\u{301}");
    assert_eq!(glyph("\u{301}").columns, 1);
}

#[test]
fn a_stack_of_accents_is_cut() {
    let stack = format!("e{}", "\u{301}".repeat(10_000));
    assert!(glyph(&stack).symbol.len() < 100);
}

#[test]
fn what_is_cut_ends_in_a_mark_and_fits() {
    assert_eq!(fit("普京与特朗普", 6), "普京…");
    assert_eq!(fit("普京与特朗普", 12), "普京与特朗普");
    assert_eq!(fit("abc", 0), "");
    assert_eq!(fit("abc", 1), "…");
    assert_eq!(fit("", 0), "");
}

#[test]
fn simple_characters_are_clusters_of_their_width() {
    for c in ('\0'..='\u{2FFFF}').filter(|&c| is_simple(c)) {
        let doubled = format!("{c}{c}");
        assert_eq!(doubled.graphemes(true).count(), 2, "{c:?}");
        assert_eq!(
            columns_if_simple(&doubled),
            Some(2 * glyph(c.encode_utf8(&mut [0; 4])).columns),
            "{c:?}"
        );
    }
}

/// Generates text of characters that combine with each other, and of letters between them.
fn mixed_text() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        "[a-zéя普ل“—]{1,3}",
        "[\u{301}\u{200D}\u{FE0F}\u{600}\u{1F3FD}\u{1F468}\u{1F1F5}\u{915}\u{94D}\u{1100}\u{1161}\r\n]",
        any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(part, 0..24).prop_map(|parts| parts.concat())
}

proptest! {
    #[test]
    fn nothing_that_steers_a_terminal_is_left(text in any::<String>()) {
        let shown = line(&text);
        prop_assert!(!shown.chars().any(char::is_control));
        prop_assert!(shown.chars().all(|c| stand_in(c).is_none()));
    }

    #[test]
    fn clusters_fill_the_columns_they_say(text in "[\\PC\u{0}-\u{300}\u{1F300}-\u{1F9FF}]{0,12}") {
        for cluster in text.graphemes(true) {
            let glyph = glyph(cluster);
            prop_assert_eq!(glyph.columns == 0, glyph.symbol.is_empty());
        }
        prop_assert_eq!(columns(&text), text.graphemes(true).map(|c| glyph(c).columns).sum::<usize>());
    }

    #[test]
    fn the_short_way_finds_the_same_clusters(text in mixed_text()) {
        let mut at = 0;
        for cluster in text.graphemes(true) {
            let found = first_cluster(&text[at..]);
            prop_assert_eq!(found.len, cluster.len());
            prop_assert_eq!(found.columns, glyph(cluster).columns, "{:?}", cluster);
            at += found.len;
        }
        prop_assert_eq!(at, text.len());
    }

    #[test]
    fn fitted_text_fits(text in any::<String>(), most in 0usize..20) {
        prop_assert!(columns(&fit(&text, most)) <= most);
        let ends = fit_ends(&text, most);
        prop_assert!(columns(&ends) <= most);
        prop_assert!(columns(&text) > most || ends == line(&text));
    }
}
