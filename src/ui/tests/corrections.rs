//! What the reader corrects: at once on the screen, and in the library.

use super::Reader;
use crate::session::messages::Answer;
use crate::ui::state::layers::picker_purpose::Choice;
use crate::ui::state::layers::speaker_picker::SpeakerPicker;
use crate::ui::state::message::Msg;
use crate::ui::state::model::End;
use crate::ui::state::text::text_selection::Selection;
use crate::ui::state::waiting::Awaited;

const FERRY: &str = "Ferry\n[Mira|“We sail at dawn,”] she said.\nNobody moved.\n\
    [Tomas|“Not in this weather,”] he answered.\n[Mira|“Then we wait,”] she conceded.";
const STORM: &str = "Storm\nIt came from the north.\n[Tomas|“I told you so,”] he said.";

fn ferry() -> Reader {
    Reader::keeping(&[FERRY])
}

/// Number of the current quotation, of how many, and whose it is.
fn current(reader: &Reader) -> String {
    let reading = &reader.model.reading;
    let row = reading.current().and_then(|index| reading.quotation(index));
    let name = row.and_then(|row| reader.model.name_of(row.speaker?));
    let (rank, count) = (reading.rank().unwrap_or(0), reading.admitted().len());
    let sign = if row.is_some_and(|row| row.corrected) { " (yours)" } else { "" };
    format!("{rank}/{count} {}{sign}", name.unwrap_or("nobody"))
}

#[test]
fn r_gives_the_quotation_to_somebody_found_by_name() {
    let mut reader = ferry();
    reader.press("n r t o m a s");
    assert!(reader.screen().contains("Who said “We sail at dawn,”?"), "{}", reader.screen());
    reader.press("Enter");
    assert_eq!(current(&reader), "1/3 Tomas Lindqvist (yours)");
    assert!(reader.notice().starts_with("“We sail at dawn” is Tomas Lindqvist’s now"));
    reader.press("j");
    let screen = reader.screen();
    assert!(screen.contains("→ Tomas Lindqvist · yours"), "{screen}");
    assert!(screen.contains("▌Tomas Lindqvist"), "{screen}");
}

#[test]
fn r_gives_the_quotation_to_somebody_new_or_to_nobody() {
    let mut reader = ferry();
    reader.press("n n r J a n Space M o e n");
    assert!(reader.screen().contains("+ Jan Moen, somebody new"), "{}", reader.screen());
    reader.press("Enter");
    assert_eq!(current(&reader), "2/3 Jan Moen (yours)");
    reader.press("r z z z Down Enter");
    assert_eq!(current(&reader), "2/3 nobody (yours)");
    assert!(reader.notice().contains("“Not in this weather” is of nobody named now"));
}

/// The speakers that the prompt lists.
fn listed(reader: &mut Reader) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    while let Some(Choice::Known(row)) =
        reader.model.layers.get::<SpeakerPicker>().unwrap().chosen()
    {
        let first_name = row.name.split(' ').next().unwrap();
        if names.last().is_some_and(|last| last == first_name) {
            break; // It was the last row.
        }
        names.push(first_name.to_owned());
        reader.press("Down");
    }
    names
}

#[test]
fn those_quoted_nearby_are_asked_for_before_the_most_quoted() {
    let harbour = "Harbour\n[Norland|“The port is open,”] it declared.\n\
        [Tomas|“Not for us,”] he answered.";
    let lull = "Lull\n[Mira|“It is calm now,”] she observed.";
    let mut reader = Reader::keeping(&[harbour, FERRY, lull]);
    reader.press("f");
    assert_eq!(listed(&mut reader), ["Mira", "Tomas", "Norland"]);
    reader.press("Esc n r");
    assert_eq!(listed(&mut reader), ["Tomas", "Norland", "Mira"], "who is held to say it is last");
    reader.press("Esc v w w a");
    assert_eq!(listed(&mut reader), ["Norland", "Tomas", "Mira"]);
    reader.press("Esc Esc n n r Enter");
    assert_eq!(current(&reader), "1/3 Tomas Lindqvist (yours)");
}

#[test]
fn x_takes_a_quotation_away_and_the_next_one_is_still_the_next() {
    let mut reader = ferry();
    reader.press("n x");
    assert_eq!(current(&reader), "0/2 nobody");
    assert!(reader.notice().starts_with("“We sail at dawn” is no quotation now"));
    reader.press("n n x");
    assert_eq!(current(&reader), "0/1 nobody");
    reader.press("x");
    assert!(reader.notice().starts_with("no quotation is chosen"));
    reader.press("N");
    assert_eq!(current(&reader), "1/1 Tomas Lindqvist");
}

#[test]
fn u_goes_back_to_the_first_correction_and_ctrl_r_to_the_last() {
    let mut reader = ferry();
    reader.press("n r t o m a s Enter n x");
    reader.press("u");
    assert!(
        reader.notice().starts_with("undone: “Not in this weather” is Tomas Lindqvist’s again")
    );
    reader.press("u");
    let said = "undone: “We sail at dawn” is Mira Castellanos Okafor’s again";
    assert!(reader.notice().starts_with(said), "{}", reader.notice());
    reader.press("n");
    assert_eq!(current(&reader), "2/3 Tomas Lindqvist");
    reader.press("N");
    assert_eq!(current(&reader), "1/3 Mira Castellanos Okafor");
    reader.press("u");
    assert_eq!(reader.notice(), "there is nothing to undo");
    reader.press("C-r C-r");
    assert!(reader.notice().starts_with("done again: “Not in this weather” is no quotation now"));
    assert_eq!(reader.model.reading.admitted().len(), 2);
    reader.press("C-r");
    assert_eq!(reader.notice(), "there is nothing to do again");
}

#[test]
fn what_is_undone_elsewhere_is_said_with_the_article() {
    let mut reader = Reader::keeping(&[FERRY, STORM]);
    reader.press("n x ] u");
    assert!(reader.notice().contains(", in "), "{}", reader.notice());
}

#[test]
fn a_library_in_memory_keeps_nothing_and_that_is_said() {
    let mut reader = ferry();
    reader.press("n x");
    assert!(reader.notice().ends_with("(until you quit: these articles are not kept)"));
}

#[test]
fn why_says_that_it_is_the_reader_who_said_so() {
    let mut reader = ferry();
    reader.press("n r t o m a s Enter i");
    assert!(reader.screen().contains("yours: you said so"), "{}", reader.screen());
}

#[test]
fn esc_leaves_the_quotation_as_it_was() {
    let mut reader = ferry();
    reader.press("n r t o m Esc");
    assert_eq!(current(&reader), "1/3 Mira Castellanos Okafor");
    assert_eq!(reader.notice(), "");
}

#[test]
fn keys_typed_ahead_are_about_what_the_correction_leaves() {
    let mut reader = ferry();
    reader.press("n");
    reader.type_ahead("x n x");
    assert_eq!(reader.model.waiting.awaited, Some(Awaited::Correction));
    reader.answer_all();
    assert_eq!(reader.model.reading.admitted().len(), 1);
}

#[test]
fn a_filter_by_who_no_longer_says_it_leaves_the_quotation() {
    let mut reader = ferry();
    reader.press("3 Enter r t o m a s Enter");
    assert_eq!(current(&reader), "0/1 nobody");
    reader.press("n");
    assert_eq!(current(&reader), "1/1 Mira Castellanos Okafor");
}

#[test]
fn what_is_not_kept_is_not_said_to_be_done() {
    let mut reader = Reader::of(&[FERRY]);
    reader.press("n x");
    assert!(reader.notice().starts_with("not corrected: "), "{}", reader.notice());
    assert_eq!(current(&reader), "1/3 Mira Castellanos Okafor");
    reader.press("n");
    assert_eq!(current(&reader), "2/3 Tomas Lindqvist");
}

#[test]
fn while_another_program_writes_the_reader_goes_on_and_hears_of_it() {
    let mut reader = ferry();
    reader.press("n");
    reader.type_ahead("x");
    reader.send(Msg::Answer(Answer::CorrectionWaits));
    assert!(reader.notice().contains("your change waits for it"));
    reader.type_ahead("j");
    assert_eq!(reader.notice(), "");
    reader.answer_all();
    assert!(reader.notice().contains("is no quotation now"));
}

#[test]
fn the_program_ends_when_what_was_corrected_is_kept() {
    let mut reader = ferry();
    reader.press("n");
    reader.type_ahead("x q");
    assert!(reader.model.end.is_none());
    reader.answer_all();
    assert!(matches!(reader.model.end, Some(End::Wanted)));
}

#[test]
fn who_will_not_wait_quits_twice() {
    let mut reader = ferry();
    reader.press("n");
    reader.type_ahead("x q q");
    assert!(matches!(reader.model.end, Some(End::Wanted)));
}

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
    let mut reader = Reader::keeping(&[beach]);
    reader.press("3 M t o m a s Enter");
    assert_eq!(chosen(&reader), "Tomas Lindqvist");
    // The command after it is about them, too, if it was typed before the answer came.
    reader.press("u g M h a r b");
    reader.type_ahead("Enter : r e n a m e - s p e a k e r Space B o Enter");
    reader.answer_all();
    assert_eq!(chosen(&reader), "Bo");
    assert!(reader.notice().starts_with("Harbour"), "{}", reader.notice());
    // Among the speakers of the library, and into one who is not in the article.
    let mut reader = Reader::keeping(&[STORM, FERRY]);
    reader.press("3 M m i r a Enter");
    assert_eq!(chosen(&reader), "Mira Castellanos Okafor");
    let mut reader = Reader::keeping(&[STORM, FERRY]);
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

#[test]
fn a_speaker_gets_another_name_from_the_palette() {
    let mut reader = ferry();
    reader.press("n : r e n a m e - s Enter");
    assert!(reader.screen().contains("> Mira Castellanos Okafor"), "{}", reader.screen());
    reader.press("C-u M i r a Enter");
    let said = "Mira Castellanos Okafor is called Mira now (";
    assert!(reader.notice().starts_with(said), "{}", reader.notice());
    assert_eq!(current(&reader), "1/3 Mira");
    reader.press("u");
    assert_eq!(current(&reader), "1/3 Mira Castellanos Okafor");
}

#[test]
fn a_name_that_somebody_else_has_is_given_with_a_word_on_it() {
    let mut reader = ferry();
    reader.press("n n : r e n a m e - s Enter");
    reader.press("C-u M i r a Space C a s t e l l a n o s Space O k a f o r Enter");
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
    assert_eq!(current(&reader), "1/3 Mira B");
    let said = "Mira Castellanos Okafor is called Mira B now (";
    assert!(reader.notice().starts_with(said), "{}", reader.notice());
    reader.press(": r e n a m e - s p e a k e r Space M i r a Space B Enter");
    assert_eq!(reader.notice(), "Mira B is called so already");
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
    let mut reader = Reader::keeping(&[FERRY]);
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
    let mut reader = Reader::keeping(&[FERRY]);
    reader.press("3 M t o m a s Enter : s p l i t Enter");
    let said = "Tomas Lindqvist has no other name but by merging, which u undoes";
    assert_eq!(reader.notice(), said);
    assert!(!reader.model.layers.has::<SpeakerPicker>());
}
