//! Speakers are merged, renamed and split.

use crate::ui::state::layers::speaker_picker::SpeakerPicker;
use crate::ui::tests::Reader;
use crate::ui::tests::reading::corrections::FERRY;
use crate::ui::tests::reading::corrections::STORM;
use crate::ui::tests::reading::corrections::current;
use crate::ui::tests::reading::corrections::ferry;

#[test]
fn m_merges_the_chosen_speaker_into_another() {
    let mut reader = ferry();
    reader.press("3 j M");
    assert!(reader.screen().contains("Merge Tomas Lindqvist into …"), "{}", reader.screen());
    reader.press("t o m");
    assert!(reader.screen().contains("nobody by that name is quoted"), "{}", reader.screen());
    reader.press("Backspace Backspace Backspace m i r a Enter");
    let said = "Tomas Lindqvist is Mira Castellanos Okafor now";
    assert!(reader.notice().starts_with(said), "{}", reader.notice());
    reader.press("2 g n n");
    assert_eq!(current(&reader), "2/3 Mira Castellanos Okafor");
    reader.press("u");
    let said = "undone: Tomas Lindqvist and Mira Castellanos Okafor are two again";
    assert!(reader.notice().starts_with(said), "{}", reader.notice());
    assert_eq!(current(&reader), "2/3 Tomas Lindqvist");
}

#[test]
fn the_choice_follows_to_who_was_merged_into() {
    let beach = "Beach\n[Mira|“Oh,”] she said. [Tomas|“So,”] he said. [Harbour|“No,”] it said.";
    let chosen = |reader: &Reader| reader.model.speakers.speaker().unwrap().name.clone();
    let mut reader = Reader::of(&[beach]);
    reader.press("3 M t o m a s Enter");
    assert_eq!(chosen(&reader), "Tomas Lindqvist");
    // The command after it is about them, too, if it was typed before the answer came.
    reader.press("u g M h a r b");
    reader.type_ahead("Enter : r e n a m e - s p e a k e r Space B o Enter");
    reader.answer_all();
    assert_eq!(chosen(&reader), "Bo");
    assert!(reader.notice().starts_with("Harbour"), "{}", reader.notice());
    // Among the speakers of the library, and into one who is not in the article.
    let mut reader = Reader::of(&[STORM, FERRY]);
    reader.press("3 M m i r a Enter");
    assert_eq!(chosen(&reader), "Mira Castellanos Okafor");
    let mut reader = Reader::of(&[STORM, FERRY]);
    reader.press("3 A G M m i r a Enter");
    assert_eq!(chosen(&reader), "Mira Castellanos Okafor");
}

#[test]
fn a_filter_goes_on_with_who_was_merged() {
    let mut reader = ferry();
    reader.press("3 j Enter M m i r a Enter");
    assert_eq!(reader.model.filter.speakers.len(), 1);
    assert_eq!(reader.model.reading.admitted().len(), 3);
}

#[test]
fn without_a_speaker_there_is_nobody_to_merge() {
    let mut reader = ferry();
    reader.press("2 M");
    assert!(reader.notice().starts_with("no speaker is chosen"), "{}", reader.notice());
}

#[test]
fn a_speaker_gets_another_name_from_the_palette() {
    let mut reader = ferry();
    reader.press("n : r e n a m e - s Enter");
    assert!(reader.screen().contains("> Mira Castellanos Okafor"), "{}", reader.screen());
    reader.press("C-u M i r a Enter");
    let said = "Mira Castellanos Okafor is called Mira now: 2 quotations; u undoes it (";
    assert!(reader.notice().starts_with(said), "{}", reader.notice());
    assert_eq!(current(&reader), "1/3 Mira");
    reader.press("u");
    assert_eq!(current(&reader), "1/3 Mira Castellanos Okafor");
}

#[test]
fn a_name_that_somebody_else_has_is_given_with_a_word_on_it() {
    let mut reader = ferry();
    reader.press("n n : r e n a m e - s Enter");
    reader.press("C-u M i r a Space C a s t e l l a n o s Space O k a f o r Down Enter");
    let said = "Tomas Lindqvist is called Mira Castellanos Okafor now, as somebody else is: M makes \
                them one";
    assert!(reader.notice().starts_with(said), "{}", reader.notice());
    reader.press("u");
    let said = "undone: Mira Castellanos Okafor is called Tomas Lindqvist again (";
    assert!(reader.notice().starts_with(said), "{}", reader.notice());
}

#[test]
fn the_palette_takes_the_name_with_the_correction() {
    let mut reader = ferry();
    reader.press("n : r e n a m e - s p e a k e r Space M i r a Space B");
    assert!(!reader.screen().contains("split-speaker"), "{}", reader.screen());
    reader.press("Enter");
    assert_eq!(current(&reader), "1/3 Mira B", "two quotations are no matter for a question");
    let said = "Mira Castellanos Okafor is called Mira B now: 2 quotations; u undoes it (";
    assert!(reader.notice().starts_with(said), "{}", reader.notice());
    reader.press(": r e n a m e - s p e a k e r Space M i r a Space B Enter");
    assert_eq!(reader.notice(), "Mira B already has that name");
    reader.press("u : s p l i t - s p e a k e r Space m i r a Space o k a f o r Enter");
    let said = "Mira Okafor is not Mira Castellanos Okafor now";
    assert!(reader.notice().starts_with(said), "{}", reader.notice());
    assert!(!reader.model.layers.has::<SpeakerPicker>());
    reader.press("u");
    assert!(reader.notice().starts_with("undone: Mira Okafor is Mira"), "{}", reader.notice());
    // A name that is not quite theirs is asked about.
    reader.press(": s p l i t - s p e a k e r Space o k a f Enter");
    let screen = reader.screen();
    assert!(screen.contains("Which name is not Mira") && screen.contains("> okaf"), "{screen}");
    reader.press("Enter");
    assert!(reader.notice().starts_with(said), "{}", reader.notice());
}

#[test]
fn who_is_renamed_to_somebody_is_merged_with_them() {
    for keys in ["n n : r e n a m e - s Enter C-u", "n n : r e n a m e - s p e a k e r Space"] {
        let mut reader = ferry();
        reader.press(keys);
        reader.press("m i r a Space c a s t e l l a n o s Space o k a f o r");
        if keys.contains("C-u") {
            let offered = "merge with Mira Castellanos Okafor (2 quotations)";
            assert!(reader.screen().contains(offered), "{}", reader.screen());
        }
        reader.press("Enter");
        let asked = "merge “Tomas Lindqvist” with “Mira Castellanos Okafor” (2";
        assert!(reader.screen().contains(asked), "{}", reader.screen());
        reader.press("Enter");
        let said = "Tomas Lindqvist is Mira Castellanos Okafor now";
        assert!(reader.notice().starts_with(said), "{}", reader.notice());
    }
    // There may be two of that name.
    let mut reader = ferry();
    reader.press("n n : r e n a m e - s Enter C-u");
    reader.press("M i r a Space C a s t e l l a n o s Space O k a f o r Down Enter");
    assert!(reader.notice().contains("as somebody else is: M makes them one"));
    reader.press("M C-u o k a f Enter");
    let said = "the two called Mira Castellanos Okafor are one now";
    assert!(reader.notice().starts_with(said), "{}", reader.notice());
    reader.press("u");
    assert!(reader.notice().contains("are two again"), "{}", reader.notice());
}

#[test]
fn a_merge_offers_the_speakers_of_the_article_before_the_most_quoted() {
    let mut reader = Reader::of(&[
        "Ferry\n[Mira|“Aye,”] she said. [Tomas|“Nay,”] he said.",
        "Storm\n[Norland|“Wet,”] it said. [Norland|“Cold,”] it said.",
    ]);
    reader.press("n M");
    let picker = reader.model.layers.get::<SpeakerPicker>().unwrap();
    let offered: Vec<&str> = picker.found.iter().map(|row| row.name.as_str()).collect();
    assert_eq!(offered, ["Tomas Lindqvist", "Norland"]);
}

#[test]
fn a_merge_offers_those_first_who_share_a_surname() {
    let mut reader = Reader::of(&[
        "Ferry\n[Mira|“Aye,”] she said. [Mira|“No,”] she said. [Tomas|“Nay,”] he said.",
        "Storm\n[Norland|“Wet,”] it said.",
    ]);
    reader.press("n n n n r B o Space L i n d q v i s t Enter N M");
    let offered: Vec<String> = reader
        .model
        .layers
        .get::<SpeakerPicker>()
        .map(|picker| picker.found.iter().map(|row| row.name.clone()).collect())
        .unwrap();
    assert_eq!(
        offered,
        ["Bo Lindqvist", "Mira Castellanos Okafor"],
        "one quotation comes before two"
    );
}

#[test]
fn a_name_of_a_speaker_becomes_somebody_else() {
    let mut reader = ferry();
    reader.press("n n : s p l i t - s Enter");
    assert_eq!(reader.notice(), "Tomas Lindqvist has no other name");
    reader.press("N : s p l i t - s Enter");
    let asked = "Which name is not Mira Castellanos Okafor?";
    assert!(reader.screen().contains(asked), "{}", reader.screen());
    reader.press("Enter");
    let said = "Mira Okafor is not Mira Castellanos Okafor now";
    assert!(reader.notice().starts_with(said), "{}", reader.notice());
}

#[test]
fn only_names_of_their_own_can_be_split_off() {
    let mut reader = Reader::of(&[FERRY]);
    reader.press("3 j M m i r a Enter");
    assert!(reader.notice().starts_with("Tomas Lindqvist is Mira Castellanos Okafor now"));
    reader.press(": s p l i t Enter");
    let screen = reader.screen();
    assert!(screen.contains("Which name is not Mira Castellanos Okafor?"), "{screen}");
    let (_, list) = screen.split_once("Which name is not").unwrap();
    assert!(list.contains("  Mira Okafor") && !list.contains("Lindqvist"), "{screen}");
}

#[test]
fn whose_names_all_come_from_merging_has_none_to_split_off() {
    let mut reader = Reader::of(&[FERRY]);
    reader.press("3 M t o m a s Enter : s p l i t Enter");
    let said = "Tomas Lindqvist has no other name but by merging, which u undoes";
    assert_eq!(reader.notice(), said);
    assert!(!reader.model.layers.has::<SpeakerPicker>());
}

/// Articles in which Mira is quoted eleven times.
fn eleven() -> Vec<String> {
    let once = "[Mira|“We sail at dawn,”] she said. ";
    vec![format!("Ferry\n{}", once.repeat(6)), format!("Beach\n{}", once.repeat(5))]
}

#[test]
fn more_than_ten_quotations_are_asked_about_before_they_are_merged() {
    let articles = eleven();
    let mut articles: Vec<&str> = articles.iter().map(String::as_str).collect();
    articles.push(STORM);
    let mut reader = Reader::of(&articles);
    reader.press("n M t o m a s Enter");
    let asked = "merge “Mira Castellanos Okafor” into “Tomas Lindqvist”? 11";
    assert!(reader.screen().contains(asked), "{}", reader.screen());
    assert!(reader.screen().contains("quotations in 2 articles"), "{}", reader.screen());
    // No other key answers it, and what is typed does not end up in the prompt beneath.
    reader.press("M u u u 3 j j Esc");
    assert!(reader.screen().contains("> tomas"), "{}", reader.screen());
    reader.press("Enter Enter");
    let said = "Mira Castellanos Okafor is Tomas Lindqvist now: 11 quotations in 2 articles";
    assert!(reader.notice().starts_with(said), "{}", reader.notice());
    // What was typed before the box was there is no answer to it.
    reader.press("u");
    reader.press("g 3 g M t o m a s");
    reader.type_ahead("Enter");
    reader.type_ahead("Enter");
    reader.answer_all();
    assert!(reader.screen().contains(asked), "{}", reader.screen());
    reader.press("Enter");
    assert!(reader.notice().contains("11 quotations in 2 articles"), "{}", reader.notice());
    // One whom fewer are of is merged at once.
    reader.press("u");
    reader.press("G 3 A G M m i r a Enter");
    let said = "Tomas Lindqvist is Mira Castellanos Okafor now";
    assert!(reader.notice().starts_with(said), "{}", reader.notice());
}

#[test]
fn more_than_ten_quotations_are_asked_about_before_they_are_given_to_somebody() {
    let article = format!("Ferry\n{}", "[Mira|“We sail at dawn,”] she said. ".repeat(11));
    let mut reader = Reader::of(&[&article]);
    reader.press("n r Tab B o Enter");
    let asked = "give these 11 quotations to “Bo”?";
    assert!(reader.screen().contains(asked), "{}", reader.screen());
    reader.press("Esc Esc");
    assert_eq!(current(&reader), "1/11 Mira Castellanos Okafor");
    reader.press("r Tab B o Enter Enter");
    let said = "11 quotations are Bo’s now";
    assert!(reader.notice().starts_with(said), "{}", reader.notice());
}

#[test]
fn more_than_ten_quotations_are_asked_about_before_they_have_another_name() {
    let articles = eleven();
    let articles: Vec<&str> = articles.iter().map(String::as_str).collect();
    let mut reader = Reader::of(&articles);
    reader.press("n : r e n a m e - s p e a k e r Space B o Enter");
    let asked = "rename “Mira Castellanos Okafor” to “Bo”? 11";
    assert!(reader.screen().contains(asked), "{}", reader.screen());
    reader.press("Esc Esc : r e n a m e - s Enter C-u B o Enter");
    assert!(reader.screen().contains(asked), "{}", reader.screen());
    assert!(reader.screen().contains("Rename Mira Castellanos Okafor to …"));
    reader.press("Enter");
    let said = "Mira Castellanos Okafor is called Bo now: 11 quotations in 2 articles";
    assert!(reader.notice().starts_with(said), "{}", reader.notice());
}

#[test]
fn more_than_ten_quotations_are_asked_about_before_their_speaker_has_another_type() {
    let articles = eleven();
    let articles: Vec<&str> = articles.iter().map(String::as_str).collect();
    let mut reader = Reader::of(&articles);
    reader.press("n : t y p e Space g r o u p Enter");
    let asked = "is “Mira Castellanos Okafor” a group? 11";
    assert!(reader.screen().contains(asked), "{}", reader.screen());
    reader.press("Enter");
    let said = "Mira Castellanos Okafor is a group now: 11 quotations in 2 articles";
    assert!(reader.notice().starts_with(said), "{}", reader.notice());
}
