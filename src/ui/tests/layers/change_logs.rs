//! The log of what the user corrected, checked and removed.

use crate::ui::state::layers::list_windows::change_log::ChangeLog;
use crate::ui::tests::Reader;
use crate::ui::tests::reading::corrections::FERRY;
use crate::ui::tests::reading::corrections::STORM;
use crate::ui::tests::reading::corrections::ferry;

fn is_open(reader: &Reader) -> bool {
    reader.model.layers.has::<ChangeLog>()
}

#[test]
fn each_is_listed_in_words_and_undone_by_itself() {
    let mut reader = ferry();
    reader.press("n c n C a s k Enter n r t o m a s Enter : c h a n g e s Enter");
    let screen = reader.screen();
    for said in [
        "Your changes 1/3",
        "Mira Castellanos Okafor → Tomas Lindqvist – “Then we wait,”",
        "note “ask” on “Not in this weather,”",
        "checked: “We sail at dawn,”",
        "· Ferry",
    ] {
        assert!(screen.contains(said), "{said}: {screen}");
    }
    reader.press("G u");
    assert!(reader.notice().starts_with("undone: “We sail at dawn” is open again"));
    assert!(reader.screen().contains("Your changes 2/2"), "{}", reader.screen());
    reader.press("C-r");
    assert!(reader.screen().contains("/3"), "{}", reader.screen());
    reader.press("Esc");
    assert!(!is_open(&reader));
}

#[test]
fn who_is_called_otherwise_or_somebody_else_is_told_with_the_name_before() {
    let mut reader = ferry();
    reader.press("3 : r e n a m e - s p e a k e r Space B o Enter");
    reader.press(": r e n a m e - s p e a k e r Space C y Enter");
    reader.press("g j M c y Enter : c h a n g e s Enter");
    let screen = reader.screen();
    for said in
        ["named: Mira Castellanos Okafor → Bo", "named: Bo → Cy", "merged: Tomas Lindqvist → Cy"]
    {
        assert!(screen.contains(said), "{said}: {screen}");
    }
}

#[test]
fn enter_goes_to_the_article_that_it_is_about() {
    let mut reader = Reader::of(&[FERRY, STORM]);
    reader.press("n c ] : c h a n g e s Enter Enter");
    assert!(!is_open(&reader));
    assert_eq!(reader.place(), "Text · Ferry · 1/3 · ");
}

#[test]
fn where_nothing_was_changed_it_says_what_does() {
    let mut reader = ferry();
    reader.press(": c h a n g e s Enter");
    assert!(reader.screen().contains("nothing was corrected, checked or removed yet"));
    reader.press("u Enter j");
    for (width, height) in [(0, 0), (1, 1), (3, 9), (14, 6), (25, 5), (300, 2)] {
        reader.resize(width, height);
        reader.terminal();
    }
}

#[test]
fn keys_typed_ahead_wait_for_the_log() {
    let mut reader = ferry();
    reader.press("n c n c");
    reader.type_ahead(": c h a n g e s Enter j u");
    reader.answer_all();
    assert!(reader.notice().starts_with("undone: “We sail at dawn” is open again"));
}
