//! Text is selected by keys, to make a quotation of it.

use crate::ui::state::text::text_selection::Selection;
use crate::ui::tests::Reader;
use crate::ui::tests::reading::corrections::current;
use crate::ui::tests::reading::corrections::ferry;

fn selected(reader: &Reader) -> String {
    let article = &reader.model.reading.open().unwrap().article;
    let content = reader
        .model
        .layers
        .get::<Selection>()
        .copied()
        .expect("something is selected")
        .content(article);
    content.iter().map(|span| &article.text[span]).collect::<Vec<_>>().join(" | ")
}

#[test]
fn text_is_selected_by_characters_words_and_lines() {
    let mut reader = ferry();
    reader.press("n v");
    assert_eq!(selected(&reader), "“");
    reader.press("w w w l");
    assert_eq!(selected(&reader), "“We sail at da");
    reader.press("b b h");
    assert_eq!(selected(&reader), "“We sail");
    reader.press("j");
    assert_eq!(selected(&reader), "“We sail at dawn,” she said. | Nobody mo");
    reader.press("k k");
    assert_eq!(selected(&reader), "y | “");
    reader.press("Esc");
    assert!(!reader.model.layers.has::<Selection>());
    reader.press("j");
    assert_eq!(current(&reader), "1/3 Mira Castellanos Okafor");
}

#[test]
fn a_selection_ends_with_the_text() {
    let mut reader = ferry();
    reader.press("v g b h k");
    assert_eq!(selected(&reader), "F");
    reader.press("G w w w w l l");
    assert!(selected(&reader).ends_with("she con"), "{}", selected(&reader));
}

#[test]
fn the_cursor_goes_to_the_ends_of_words() {
    let mut reader = ferry();
    reader.press("v g e");
    assert_eq!(selected(&reader), "Ferry");
    reader.press("e");
    assert_eq!(selected(&reader), "Ferry | “We");
    reader.press("b e e");
    assert_eq!(selected(&reader), "Ferry | “We sail");
}

#[test]
fn a_key_that_adds_what_is_selected_says_how_to_select() {
    let mut reader = ferry();
    reader.press("2 a");
    assert_eq!(reader.notice(), "v selects text, then a makes it a quotation");
}

#[test]
fn what_is_selected_becomes_a_quotation_of_whole_words() {
    let mut reader = ferry();
    reader.press("v j v l l w l a");
    assert!(reader.screen().contains("Who said"), "{}", reader.screen());
    reader.press("Esc");
    assert_eq!(selected(&reader), "“We sail", "what is added is what is shown");
    reader.press("v h a t o m a s Enter");
    assert!(reader.notice().starts_with("“sail” is Tomas Lindqvist’s now"), "{}", reader.notice());
    assert_eq!(reader.model.reading.admitted().len(), 4);
    assert!(!reader.model.layers.has::<Selection>());
    assert_eq!(current(&reader), "2/4 Tomas Lindqvist (yours)");
    reader.press("u");
    assert!(reader.notice().starts_with("undone: “sail” is no quotation again"));
    assert_eq!(reader.model.reading.admitted().len(), 3);
}
