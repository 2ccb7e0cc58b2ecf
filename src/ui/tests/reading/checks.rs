//! Tests that the user's verdicts and notes are at once on the screen, and in the library.

use crate::ui::tests::Reader;
use crate::ui::tests::reading::corrections::FERRY;
use crate::ui::tests::reading::corrections::current;
use crate::ui::tests::reading::corrections::ferry;

#[test]
fn c_goes_from_checked_to_disputed_and_back_to_open() {
    let mut reader = ferry();
    reader.press("n c");
    assert!(reader.notice().starts_with("“We sail at dawn” is checked now"), "{}", reader.notice());
    assert_eq!(current(&reader), "1/3 Mira Castellanos Okafor");
    reader.press("j");
    assert!(reader.screen().contains("· words 96% · ✓ checked"), "{}", reader.screen());
    reader.press("c j");
    assert!(reader.screen().contains("· words 96% · ! disputed"), "{}", reader.screen());
    reader.press("c");
    assert!(reader.notice().starts_with("“We sail at dawn” is open now"));
    assert!(!reader.notice().contains("u undoes it"), "{}", reader.notice());
    reader.press("u");
    assert_eq!(reader.notice(), "there is nothing to undo");
    // On the way to a verdict the others are passed over: they are no entries of their own.
    reader.press("c c u");
    assert!(reader.notice().starts_with("undone: “We sail at dawn” is open again"));
    reader.press("C-r j");
    assert!(reader.screen().contains("! disputed"), "{}", reader.screen());
}

#[test]
fn a_note_is_typed_changed_and_taken_away() {
    let mut reader = ferry();
    reader.press("n C");
    assert!(reader.screen().contains("on “We sail at dawn,”"), "{}", reader.screen());
    reader.press("a s k Space h e r Enter");
    assert!(reader.notice().starts_with("noted on “We sail at dawn”: ask her"));
    reader.press("j");
    assert!(reader.screen().contains("✎ ask her"), "{}", reader.screen());
    // Where cue and source have no room, the note still may.
    reader.resize(52, 24);
    assert!(reader.screen().contains("✎ ask her"), "{}", reader.screen());
    reader.press("C Space i n Enter");
    assert!(reader.notice().contains(": ask her in"), "{}", reader.notice());
    reader.press("C C-u Enter");
    assert!(reader.notice().starts_with("“We sail at dawn” has no note now"));
    reader.press("u");
    assert!(reader.notice().contains(": ask her in"), "{}", reader.notice());
}

#[test]
fn what_was_said_stands_at_the_quotation_and_beneath_its_speaker() {
    let mut reader = ferry();
    reader.press("n c n c c 3 Home l");
    let screen = reader.screen();
    assert!(screen.contains("✓ “We sail at dawn,”"), "{screen}");
    let sign = |sign: &str, words: &str| {
        screen.lines().any(|line| line.contains(&format!("{sign} {words}")))
    };
    assert!(sign("✓", "“We sail at dawn,” she"), "{screen}");
    assert!(sign("!", "“Not in this weather,” he"), "{screen}");
}

#[test]
fn the_dossier_shows_and_takes_them() {
    let mut reader = ferry();
    reader.press("n d c C a s k Enter");
    let screen = reader.screen();
    assert!(screen.contains("direct · words 96% · checked · note: ask"), "{screen}");
    reader.press("u u");
    assert!(!reader.screen().contains("checked ·"), "{}", reader.screen());
    assert!(reader.screen().contains("1/2"), "the dossier is still open: {}", reader.screen());
}

#[test]
fn they_are_searched_for() {
    let mut reader = Reader::of(&[FERRY, "Storm\n[Tomas|“I told you so,”] he said."]);
    reader.press("n c c 1 / i s : d i s p u t e d Enter");
    assert_eq!(reader.titles(), "Ferry");
    reader.press("Esc 2 n C x y z Enter 1 / n o t e : y z Enter");
    assert_eq!(reader.titles(), "Ferry");
}

#[test]
fn without_a_quotation_there_is_nothing_to_check() {
    let mut reader = ferry();
    for key in ["c", "C"] {
        reader.press(key);
        assert!(reader.notice().starts_with("no quotation is chosen"));
    }
}

#[test]
fn what_is_checked_comes_into_sight() {
    let text = format!("Ferry\n[Mira|“Aye,”] she said.{}", "\nNobody moved.".repeat(90));
    let mut reader = Reader::of(&[&text]);
    reader.press("2 n G c");
    assert_eq!(reader.model.reading.top(), 0, "{}", reader.screen());
    assert!(reader.screen().contains("✓"), "{}", reader.screen());
}
