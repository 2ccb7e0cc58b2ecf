//! The type of a speaker is corrected.

use crate::quotes::SpeakerType;
use crate::ui::tests::Reader;
use crate::ui::tests::reading::corrections::FERRY;
use crate::ui::tests::reading::corrections::STORM;
use crate::ui::tests::reading::corrections::ferry;

fn kind(reader: &Reader) -> (String, SpeakerType) {
    let row = reader.model.speakers.speaker().unwrap();
    (row.name.clone(), row.kind)
}

#[test]
fn a_type_is_typed_and_the_speaker_stands_in_its_group_at_once() {
    let mut reader = ferry();
    reader.press("3 j : t y p e Space o r g a n i z a t i o n Enter");
    let said = "Tomas Lindqvist is an organization now; u undoes it";
    assert!(reader.notice().starts_with(said), "{}", reader.notice());
    assert_eq!(kind(&reader), ("Tomas Lindqvist".to_owned(), SpeakerType::Organization));
    let screen = reader.screen();
    let (organizations, tomas) = (screen.find("ORGANIZATIONS"), screen.rfind("Lindqvist"));
    assert!(organizations.is_some() && organizations < tomas, "{screen}");
    reader.press(": c h a n g e s Enter");
    let line = "Tomas Lindqvist: person → organization";
    assert!(reader.screen().contains(line), "{}", reader.screen());
    reader.press("Esc u");
    let said = "undone: Tomas Lindqvist is a person again";
    assert!(reader.notice().starts_with(said), "{}", reader.notice());
    assert_eq!(kind(&reader).1, SpeakerType::Person);
}

#[test]
fn without_a_type_all_are_offered_and_the_one_in_force_is_chosen() {
    let mut reader = ferry();
    reader.press("n : t y p e Enter");
    let screen = reader.screen();
    assert!(screen.contains("What is Mira Castellanos Okafor?"), "{screen}");
    assert!(screen.contains("✓ person – somebody with a name"), "{screen}");
    reader.press("Enter");
    let said = "Mira Castellanos Okafor is a person already";
    assert_eq!(reader.notice(), said);
    reader.press(": t y p e Enter j j j Enter");
    let said = "Mira Castellanos Okafor is a group now";
    assert!(reader.notice().starts_with(said), "{}", reader.notice());
    reader.press(": t y p e Space d e i t y Enter");
    let said =
        "deity is no type of speaker: it is one of person, organization, place, group, unnamed";
    assert_eq!(reader.notice(), said);
}

#[test]
fn a_namesake_of_the_type_that_was_given_is_told_of() {
    let mut reader = ferry();
    reader.press("3 j : t y p e Space p l a c e Enter");
    reader.press(": r e n a m e - s Enter C-u");
    reader.press("M i r a Space C a s t e l l a n o s Space O k a f o r Down Enter");
    reader.press(": t y p e Space p e r s o n Enter");
    let said = "Mira Castellanos Okafor is a person now, as another of that name is: M makes";
    assert!(reader.notice().starts_with(said), "{}", reader.notice());
    reader.press("M Enter");
    let said = "the two called Mira Castellanos Okafor are one now";
    assert!(reader.notice().starts_with(said), "{}", reader.notice());
}

#[test]
fn it_holds_in_every_article() {
    let mut reader = Reader::of(&[STORM, FERRY]);
    reader.press("3 A G");
    let (name, _) = kind(&reader);
    reader.press(": t y p e Space p l a c e Enter");
    assert_eq!(kind(&reader), (name, SpeakerType::Place));
}
