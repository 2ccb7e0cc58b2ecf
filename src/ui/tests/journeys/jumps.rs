//! The places that one has jumped from: back, forward, and their list.

use crate::ui::state::mouse_event::Act;
use crate::ui::tests::Reader;
use crate::ui::tests::journeys::LULL;
use crate::ui::tests::journeys::STORM;
use crate::ui::tests::journeys::three;

/// Presses the keys, then goes back; returns where that leads.
fn back_after(keys: &str) -> String {
    let mut reader = three();
    reader.press(keys);
    reader.press("Backspace");
    reader.place()
}

#[test]
fn back_leads_to_where_one_was_in_the_article_before() {
    for jump in ["n", "]", "1 j Enter", "1 G Enter", "f m i r a Enter n"] {
        let back = back_after(&format!("2 n n n {jump}"));
        assert!(
            back.starts_with("Text · Ferry · 3/3") || back.ends_with("· Mira"),
            "{jump}: {back}"
        );
    }
    assert_eq!(back_after("2 ]"), "Text · Ferry · 0/3 · ");
    assert_eq!(back_after("n n n n"), "Text · Ferry · 3/3 · ");
}

#[test]
fn what_was_only_passed_in_the_list_is_no_place_to_go_back_to() {
    assert_eq!(back_after("2 n 1 j j"), "Text · Ferry · 1/3 · ");
    assert_eq!(back_after("2 n 1 j j Enter"), "Text · Ferry · 1/3 · ");
    assert_eq!(back_after("2 n 9 ]"), "Text · Ferry · 1/3 · ");
}

#[test]
fn forward_leads_back_to_where_one_came_from() {
    let mut reader = three();
    reader.press("2 n n ] n ] n n");
    assert_eq!(reader.place(), "Text · Lull · 2/2 · ");
    reader.press("C-o");
    assert_eq!(reader.place(), "Text · Storm · 1/1 · ");
    reader.press("C-o");
    assert_eq!(reader.place(), "Text · Ferry · 2/3 · ");
    reader.press("C-o");
    assert_eq!(reader.notice(), "there is no place to go back to");
    reader.press("M-Right M-Right");
    assert_eq!(reader.place(), "Text · Lull · 2/2 · ");
    reader.press("M-Right");
    assert_eq!(reader.notice(), "there is no place to go forward to");
}

#[test]
fn going_back_typed_ahead_goes_as_far_as_typed_slowly() {
    let mut reader = three();
    reader.press("2 n ] ]");
    reader.type_ahead("C-o C-o n");
    reader.answer_all();
    assert_eq!(reader.place(), "Text · Ferry · 2/3 · ");
}

#[test]
fn far_moves_inside_an_article_are_places_too() {
    let lines: Vec<String> = (1..100).map(|at| format!("Number {at} rains.")).collect();
    let text =
        format!("Ferry\n[Mira|“Aye,”] she said.\n{}\n[Mira|“Nay,”] she said.", lines.join("\n"));
    for jump in ["G", "/ 7 7 Enter", "3 l j j Enter", "i j j Enter"] {
        let mut reader = Reader::of(&[&text, STORM]);
        reader.press(&format!("2 n j j j {jump}"));
        reader.press("Backspace");
        assert_eq!(reader.model.reading.top(), 3, "{jump}");
    }
}

#[test]
fn the_wheel_is_no_jump() {
    let mut reader = three();
    reader.press("2 n");
    reader.point(Act::WheelDown, "Nobody");
    reader.press("Backspace");
    assert_eq!(reader.notice(), "there is no place to go back to");
}

#[test]
fn the_list_of_places_leads_to_each() {
    let mut reader = three();
    reader.press(": j u m p s Enter");
    assert!(reader.notice().contains("no other place yet"), "{}", reader.notice());
    reader.press("2 n ] ] : j u m p s Enter");
    let screen = reader.screen();
    assert!(screen.contains("Places 3/3") && screen.contains("▸ Lull"), "{screen}");
    reader.press("k k Enter");
    assert_eq!(reader.place(), "Text · Ferry · 1/3 · ");
    reader.press("M-Right M-Right");
    assert_eq!(reader.place(), "Text · Lull · 0/2 · ");
    for (width, height) in [(200, 60), (40, 12), (9, 3), (1, 1), (0, 0)] {
        reader.resize(width, height);
        reader.press(": j u m p s Enter");
        reader.terminal();
        reader.press("Esc");
    }
}

#[test]
fn an_article_that_the_filter_leaves_out_is_come_back_to_all_the_same() {
    let mut reader = Reader::of(&[STORM, LULL]);
    reader.press("2 f m i r a Enter");
    assert_eq!(reader.place(), "Text · Lull · 1/1 · Mira");
    reader.press("Backspace");
    assert_eq!(reader.place(), "Text · Storm · 0/1 · ");
}

#[test]
fn who_goes_back_has_the_search_of_then() {
    let mut reader = three();
    reader.press("2 n 1 / n o r t h Enter Enter");
    assert_eq!((reader.place().as_str(), &*reader.titles()), ("Text · Storm · 0/1 · ", "Storm"));
    reader.press("Backspace");
    assert_eq!(reader.place(), "Text · Ferry · 1/3 · ");
    assert_eq!(reader.titles(), "Ferry Storm Lull");
    assert!(reader.screen().contains("Articles 1/3"), "{}", reader.screen());
    reader.press("M-Right");
    assert_eq!((reader.place().as_str(), &*reader.titles()), ("Text · Storm · 0/1 · ", "Storm"));
    // Before the result was opened, too.
    let mut reader = three();
    reader.press("2 n 1 / n o r t h Enter Backspace");
    assert_eq!(reader.place(), "Text · Ferry · 1/3 · ");
    assert_eq!(reader.titles(), "Ferry Storm Lull");
    // From one search to another.
    let mut reader = three();
    reader.press("1 / s a i l Enter Enter 1 / C-u n o r t h Enter Enter Backspace");
    assert_eq!(reader.titles(), "Ferry");
    assert!(reader.screen().contains("search: sail"), "{}", reader.screen());
}

#[test]
fn a_search_that_no_longer_finds_where_one_goes_back_to_ends() {
    let mut reader = three();
    reader.press("2 n 1 / - i s : s t a r r e d Enter Enter s ]");
    // What is found is listed until the library has more to say.
    reader.hear_of_change();
    reader.answer_all();
    reader.press("Backspace");
    assert!(reader.place().starts_with("Text · Lull"), "{}", reader.place());
    assert_eq!(reader.titles(), "Ferry Storm Lull");
    let said = "the search does not find this article: all are listed again";
    assert_eq!(reader.notice(), said);
}

#[test]
fn who_goes_back_has_the_filter_of_then() {
    let mut reader = three();
    reader.press("n f t o m a s Enter");
    assert!(reader.place().ends_with(" · Tomas"), "{}", reader.place());
    reader.press("Backspace");
    assert_eq!(reader.place(), "Text · Ferry · 1/3 · ");
    reader.press("M-Right");
    assert!(reader.place().ends_with(" · Tomas"), "{}", reader.place());
    // What was filtered by without a jump, too.
    let mut reader = three();
    reader.press("n 3 Space 2 ] n Backspace");
    assert!(reader.place().starts_with("Text · Ferry"), "{}", reader.place());
    assert!(reader.place().ends_with(" · Mira"), "{}", reader.place());
}
