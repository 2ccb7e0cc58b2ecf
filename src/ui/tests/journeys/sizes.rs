//! Tests how much of the screen the text has.

use super::three;

#[test]
fn zoom_gives_the_text_the_screen_and_back() {
    let mut reader = three();
    reader.press("z");
    assert!(!reader.screen().contains("Articles 1/3"));
    reader.press("z");
    assert!(reader.screen().contains("Articles 1/3"));
    reader.press("z 3");
    assert!(reader.screen().contains("Speakers"));
}

#[test]
fn on_a_narrow_screen_a_jump_shows_the_text() {
    let mut reader = three();
    reader.resize(40, 12);
    assert!(!reader.screen().contains("dawn"));
    reader.press("n");
    assert_eq!(reader.place(), "Text · Ferry · 1/3 · ");
    assert!(reader.screen().contains("dawn"));
}

#[test]
fn the_place_survives_every_change_of_size() {
    let mut reader = three();
    reader.press("2 n n n");
    let place = reader.place();
    for (width, height) in [(40, 12), (10, 3), (1, 1), (0, 0), (200, 60)] {
        reader.resize(width, height);
    }
    assert_eq!(reader.place(), place);
}
