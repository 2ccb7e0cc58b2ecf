//! Tests that the user's corrections are at once on the screen, and in the library.

use crate::session::messages::Answer;
use crate::ui::state::layers::picker_purpose::Choice;
use crate::ui::state::layers::speaker_picker::SpeakerPicker;
use crate::ui::state::message::Msg;
use crate::ui::state::model::End;
use crate::ui::state::model::waits::Awaited;
use crate::ui::tests::Reader;

pub(crate) const FERRY: &str = "Ferry\n[Mira|“We sail at dawn,”] she said.\nNobody moved.\n\
    [Tomas|“Not in this weather,”] he answered.\n[Mira|“Then we wait,”] she conceded.";
pub(crate) const STORM: &str = "Storm\nIt came from the north.\n[Tomas|“I told you so,”] he said.";

pub(crate) fn ferry() -> Reader {
    Reader::of(&[FERRY])
}

/// Number of the current quotation, of how many, and whose it is.
pub(crate) fn current(reader: &Reader) -> String {
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
pub(crate) fn listed(reader: &mut Reader) -> Vec<String> {
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
    let mut reader = Reader::of(&[harbour, FERRY, lull]);
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
    let mut reader = Reader::of(&[FERRY, STORM]);
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
fn why_says_first_what_the_user_said_and_apart_what_was_found() {
    let mut reader = ferry();
    reader.press("n r t o m a s Enter i");
    let screen = reader.screen();
    let said = [
        "yours      you gave it to Tomas Lindqvist (person)",
        "the program had found",
        "source     she",
    ];
    let places = said.map(|said| screen.find(said).unwrap_or_else(|| panic!("{said}: {screen}")));
    assert!(places.is_sorted(), "{screen}");
    assert!(!screen.contains("speaker    Tomas"), "{screen}");
    reader.press("Esc > i");
    assert!(reader.screen().contains("you said where it begins and ends"), "{}", reader.screen());
}

#[test]
fn why_says_of_a_turn_that_it_stands_in_no_marks() {
    let mut reader =
        Reader::of(&["Ferry\n[Mira|We sail at dawn.] she said. [Mira|“Aye,”] she said."]);
    reader.press("n i");
    assert!(
        reader.screen().contains("direct: word for word, as a transcript"),
        "{}",
        reader.screen()
    );
    reader.press("Esc n i");
    assert!(reader.screen().contains("direct: all of it stands in"), "{}", reader.screen());
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
    let (_home, mut reader) = Reader::of_read_only(&[FERRY]);
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
