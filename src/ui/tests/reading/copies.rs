//! Copying: from keys to what the terminal is told.

use crate::ui::state::message::Effect;
use crate::ui::tests::Reader;

const FERRY: &str = "Ferry\n[Mira|“We sail at dawn,”] she said.\nNobody moved.\n\
    [Tomas|“Not in this weather,”] he answered.";

fn after(keys: &str) -> Reader {
    let mut reader = Reader::of(&[FERRY]);
    reader.press(keys);
    reader
}

#[test]
fn the_current_quotation_is_copied_with_its_citation() {
    let reader = after("n n y");
    assert_eq!(reader.copied(), "“Not in this weather,” – Tomas Lindqvist, in “Ferry”");
    assert_eq!(reader.notice(), "copied with its citation: “Not in this weather,”");
}

#[test]
fn it_is_copied_as_markdown_too() {
    let reader = after("n Y");
    assert_eq!(
        reader.copied(),
        "> “We sail at dawn,”\n>\n> – Mira Castellanos Okafor, in “Ferry”\n"
    );
}

#[test]
fn without_a_current_quotation_the_first_in_sight_is_copied_and_shown() {
    let reader = after("y");
    assert!(reader.copied().starts_with("“We sail at dawn,”"));
    assert_eq!(reader.model.reading.rank(), Some(1));
    let mut reader = Reader::of(&["Nothing to quote."]);
    reader.press("y");
    assert!(reader.terminal.is_empty());
    assert!(reader.notice().contains("no quotation is in sight"));
}

#[test]
fn a_program_that_copies_gets_what_no_terminal_would_take() {
    let mut reader = Reader::of(&[&format!("Ferry\n[Mira|{}] she said.", "word ".repeat(20_000))]);
    reader.model.preferences.copy_command = Some(vec!["wl-copy".to_owned(), "-n".to_owned()]);
    reader.press("n y");
    match reader.terminal.as_slice() {
        [Effect::HandOver { command, text }] => {
            assert_eq!(command.as_slice(), ["wl-copy", "-n"]);
            assert!(text.starts_with("word word"));
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_no_terminal_would_take_is_not_sent() {
    let mut reader = Reader::of(&[&format!("Ferry\n[Mira|{}] she said.", "word ".repeat(20_000))]);
    reader.press("n y");
    assert!(reader.terminal.is_empty());
    assert_eq!(reader.notice(), "too long to be copied: terminals take 100 kB");
}
