//! Tests whose words are shown, and how the user chooses the speaker.

use super::check;
use super::three;
use crate::ui::state::layers::speaker_picker::SpeakerPicker;
use crate::ui::tests::Reader;

#[test]
fn the_speakers_of_the_library_begin_at_the_top_whoever_was_chosen() {
    let ferry = "Ferry\n[Mira|“Aye,”] she said. [Mira|“Nay,”] she said. [Tomas|“So,”] he said.";
    let mut reader = Reader::of(&[ferry]);
    reader.press("3 j A");
    let chosen = |reader: &Reader| reader.model.speakers.speaker().unwrap().name.clone();
    assert_eq!(chosen(&reader), "Mira Castellanos Okafor");
    reader.press("j");
    reader.hear_of_change();
    reader.answer_all();
    assert_eq!(chosen(&reader), "Tomas Lindqvist", "news leave the choice");
}

#[test]
fn enter_on_a_speaker_filters_and_goes_to_their_first_words() {
    check("3 Enter", "Text · Ferry · 1/2 · Mira");
    check("3 j Enter", "Text · Ferry · 1/1 · Tomas");
}

#[test]
fn a_speaker_filter_narrows_the_list() {
    let mut reader = three();
    reader.press("3 j Enter");
    assert!(reader.screen().contains("Articles 1/2"));
    reader.press("Esc");
    assert!(reader.screen().contains("Articles 1/3"));
}

#[test]
fn a_search_that_finds_nothing_under_a_filter_names_it() {
    let mut reader = three();
    reader.press("f n o r Enter 1 / w e a t h e r Enter");
    assert_eq!(reader.titles(), "");
    let said = reader.model.said_of_empty_list();
    assert!(said.starts_with("nothing found in articles that quote Norland; F clears"), "{said}");
    assert!(reader.screen().contains("quote Norland"), "{}", reader.screen());
    reader.press("F");
    assert_eq!(reader.titles(), "Ferry", "F clears it while the search stays");
}

#[test]
fn under_a_filter_next_visits_only_what_it_admits() {
    check("3 Enter n", "Text · Ferry · 2/2 · Mira");
    check("3 Enter n n", "Text · Lull · 1/1 · Mira");
    let mut reader = three();
    reader.press("3 Enter n n n");
    assert_eq!(reader.notice(), "no more quotations of Mira Castellanos Okafor");
}

#[test]
fn a_speaker_is_found_by_name_and_their_first_words_by_enter() {
    check("f t o m Enter", "Text · Ferry · 1/1 · Tomas");
    check("f n o r Enter", "Text · Lull · 1/1 · Norland");
    check("f Down Enter", "Text · Ferry · 1/1 · Tomas");
    check("f C-n Up Enter", "Text · Ferry · 1/2 · Mira");
    check("f x Backspace t o m Enter", "Text · Ferry · 1/1 · Tomas");
    check("f x y C-u n o r Enter", "Text · Lull · 1/1 · Norland");
}

#[test]
fn enter_without_a_match_leaves_the_prompt_open() {
    let mut reader = three();
    reader.press("f x x Enter");
    assert!(reader.model.layers.has::<SpeakerPicker>());
    assert!(reader.screen().contains("nobody by that name is quoted"));
    assert!(!reader.screen().contains("Enter take"), "{}", reader.screen());
}

#[test]
fn space_adds_to_the_filter_and_takes_from_it() {
    check("3 Space", "Speakers · Ferry · 0/2 · Mira");
    check("3 Space j Space", "Speakers · Ferry · 0/3 · Mira+Tomas");
    check("3 Space j Space k Space", "Speakers · Ferry · 0/1 · Tomas");
    check("3 Space Space", "Speakers · Ferry · 0/3 · ");
}

#[test]
fn escape_closes_what_is_open_and_then_clears_the_filter() {
    let mut reader = three();
    reader.press("3 Enter ? Esc");
    assert_eq!(reader.help_line(), None);
    reader.press("f Esc");
    assert!(!reader.model.layers.has::<SpeakerPicker>());
    assert_eq!(reader.place(), "Text · Ferry · 1/2 · Mira");
    reader.press("Esc");
    assert_eq!(reader.place(), "Text · Ferry · 1/3 · ");
    check("3 Enter F", "Text · Ferry · 1/3 · ");
}

#[test]
fn the_speakers_are_those_of_the_article_or_of_all() {
    let mut reader = three();
    assert!(!reader.screen().contains("Norland"));
    reader.press("A");
    assert!(reader.screen().contains("All speakers"));
    assert!(reader.screen().contains("Norland"));
    reader.press("3 G Enter");
    assert_eq!(reader.place(), "Text · Lull · 1/1 · Norland");
    reader.press("A");
    assert!(!reader.screen().contains("All speakers"));
}

#[test]
fn the_text_shown_is_of_the_list_when_a_filter_leaves_it_out() {
    let mut reader = three();
    reader.press("A 3 G Space");
    assert_eq!(reader.titles(), "Lull");
    assert_eq!(reader.place(), "Speakers · Lull · 0/1 · Norland");
    // What was corrected away leaves the user where they are.
    let mut reader =
        Reader::of(&["Ferry\n[Mira|“We sail,”] she said.", "Storm\n[Mira|“Aye,”] she said."]);
    reader.press("3 Enter x");
    assert_eq!(
        (reader.titles(), reader.place()),
        ("Storm".into(), "Text · Ferry · 0/0 · Mira".into())
    );
}

#[test]
fn an_unfolded_quotation_is_gone_to() {
    check("3 Right j j Enter", "Text · Ferry · 3/3 · ");
    check("3 j l j Enter", "Text · Ferry · 2/3 · ");
    check("3 l j h", "Speakers · Ferry · 0/3 · ");
    // Under a filter that hides it, its speaker is let in.
    check("3 Space j l j Enter", "Text · Ferry · 1/1 · Tomas");
}
