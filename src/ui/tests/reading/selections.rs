//! Tests what keys do with text that is selected, and how the screen shows the selection.

use crate::ui::state::layers::help_page::HelpPage;
use crate::ui::state::message::Effect;
use crate::ui::state::text::text_selection::Selection;
use crate::ui::tests::Reader;

const FERRY: &str = "Ferry\n[Mira|“We sail at dawn,”] she said.\nNobody moved.";

fn ferry() -> Reader {
    let mut reader = Reader::of(&[FERRY]);
    reader.model.mouse = Some(true);
    reader
}

fn footer(reader: &Reader) -> String {
    reader.screen().trim_end().lines().last().unwrap_or_default().trim_matches('"').to_owned()
}

#[test]
fn y_copies_what_keys_selected_and_ends_the_selection() {
    let mut reader = ferry();
    reader.press("n v l l y");
    assert_eq!(reader.terminal, [Effect::Copy("“We".to_owned())]);
    assert_eq!(reader.notice(), "copied: 3 characters");
    assert!(!reader.model.layers.has::<Selection>());
}

#[test]
fn a_selection_begins_at_the_match_where_the_user_is() {
    let mut reader = ferry();
    reader.press("n / m o v e d Enter v l l y");
    assert_eq!(reader.terminal, [Effect::Copy("mov".to_owned())]);
}

#[test]
fn y_copies_what_was_dragged_over_and_no_quotation() {
    let mut reader = ferry();
    reader.drag("sail", "dawn");
    reader.terminal.clear();
    reader.press("y");
    assert_eq!(reader.terminal, [Effect::Copy("sail at dawn".to_owned())]);
    assert!(!reader.model.layers.has::<Selection>());
    reader.press("n y");
    assert!(reader.notice().starts_with("copied with its citation"), "{}", reader.notice());
}

#[test]
fn the_help_opens_over_a_selection_and_leaves_it() {
    let mut reader = ferry();
    reader.press("n v l ?");
    assert!(reader.screen().contains("In every pane"), "{}", reader.screen());
    reader.press("Esc");
    assert!(!reader.model.layers.has::<HelpPage>() && reader.model.layers.has::<Selection>());
}

#[test]
fn a_key_without_a_meaning_says_which_have_one() {
    let mut reader = ferry();
    reader.press("n v x");
    assert_eq!(reader.notice(), "selecting: a adds, y copies, Esc ends");
    assert!(reader.model.layers.has::<Selection>());
    reader.press("l");
    assert_eq!(reader.notice(), "");
}

#[test]
fn the_footer_says_that_text_is_selected_before_what_it_says_of_the_quotation() {
    for (width, height, hints) in [
        (40, 12, "a add  y copy  ? help"),
        (80, 24, "y copy  w word  j line  v begin here  Esc leave off  ? help"),
    ] {
        let mut reader = ferry();
        reader.resize(width, height);
        reader.press("2 n");
        assert!(footer(&reader).starts_with(" 1/1"), "{}", footer(&reader));
        reader.press("v");
        let said = footer(&reader);
        assert!(said.starts_with(" selecting ") && said.trim_end().ends_with(hints), "{said}");
        reader.press("Esc");
        assert!(footer(&reader).starts_with(" 1/1"), "{}", footer(&reader));
    }
}
