//! The voices: who is quoted how much.

use crate::ui::tests::Reader;
use crate::ui::tests::layers::dossiers::three;

/// The names and numbers of the rows, from the top.
fn rows(reader: &Reader) -> Vec<String> {
    let voices =
        reader.model.layers.get::<crate::ui::state::layers::open_voices::OpenVoices>().unwrap();
    let row = |voice: &crate::library::Voice| {
        format!("{} {}", voice.name.as_deref().unwrap_or("-"), voice.quotations)
    };
    voices.rows().iter().map(row).collect()
}

#[test]
fn v_shows_who_is_quoted_how_much_and_enter_lists_what() {
    let mut reader = three();
    reader.press("V");
    assert_eq!(rows(&reader)[0], "Mira Castellanos Okafor 5");
    let screen = reader.screen();
    assert!(screen.contains("Voices 1/"), "{screen}");
    assert!(screen.contains("Mira Castellanos Okafor: 5 quotations · "), "{screen}");
    assert!(screen.contains("the same words count once"), "why there may be fewer: {screen}");
    reader.resize(40, 12);
    let narrow = reader.screen();
    assert!(narrow.contains("Enter list  Tab by what  Esc close"), "{narrow}");
    reader.resize(120, 40);
    reader.press("j Enter");
    assert!(reader.screen().contains("Tomas Lindqvist 1/"), "{}", reader.screen());
    reader.press("Esc");
    assert!(reader.screen().contains("Voices 2/"), "{}", reader.screen());
    reader.press("Enter Enter");
    assert!(reader.place().starts_with("Text · "), "{}", reader.place());
    assert!(!reader.screen().contains("Voices"), "{}", reader.screen());
}

#[test]
fn tab_puts_them_together_by_something_else_and_enter_lists_just_these() {
    let mut reader = three();
    reader.press("V Tab Tab");
    assert!(reader.screen().contains("Voices by outlet"), "{}", reader.screen());
    reader.press("Tab");
    let months = rows(&reader);
    assert_eq!(months, ["2031-02 4", "2031-04 2", "- 2"]);
    reader.press("Enter");
    assert!(reader.screen().contains("2031-02 1/4"), "{}", reader.screen());
    reader.press("Esc S-Tab S-Tab Enter");
    assert_eq!(reader.notice(), "there is no list of just these quotations");
    reader.press("Tab Tab Tab Tab Tab Tab");
    assert!(reader.screen().contains("Voices 1/"), "round to the speakers again");
}

#[test]
fn what_nobody_is_named_for_is_listed_too() {
    let mut reader = Reader::of(&["Ferry\n[Mira|“Aye,”] she said. [Tomas|“Nay,”] he said."]);
    reader.press("n n r z z z Down Enter V");
    assert_eq!(rows(&reader), ["- 1", "Mira Castellanos Okafor 1"]);
    reader.press("Enter");
    assert!(reader.screen().contains("(not named) 1/1"), "{}", reader.screen());
    assert!(reader.screen().contains("“Nay,”"), "{}", reader.screen());
}

#[test]
fn they_are_of_the_filter_and_follow_the_acts_that_are_shown() {
    let mut reader = three();
    reader.press("3 j Enter V");
    assert_eq!(rows(&reader), ["Tomas Lindqvist 2"]);
    assert!(reader.screen().contains("Voices 1/1 · Tomas Lindqvist"), "{}", reader.screen());
    reader.press("t t Esc");
    for keys in ["F V", "Tab", "Tab Tab Tab Tab Tab"] {
        reader.press(keys);
        for (width, height) in [(0, 0), (1, 1), (3, 9), (14, 6), (25, 5), (40, 12), (300, 2)] {
            reader.resize(width, height);
            reader.terminal();
        }
        reader.resize(100, 30);
    }
}

#[test]
fn the_chosen_bar_keeps_its_colour() {
    let reader = {
        let mut reader = three();
        reader.press("V");
        reader
    };
    let terminal = reader.terminal();
    let buffer = terminal.backend().buffer();
    let cells = buffer.content().chunks(buffer.area.width.into());
    let line = cells.into_iter().find(|line| line.iter().any(|cell| cell.symbol() == "█")).unwrap();
    let reversed = |sign: &str| {
        let cell = line.iter().find(|cell| cell.symbol() == sign).unwrap();
        cell.modifier.contains(ratatui::style::Modifier::REVERSED)
    };
    assert!(reversed("M"), "the line is the chosen one");
    assert!(!reversed("█"));
}
