//! Text that is pasted, and keys that come many at a time.

use crate::session::messages::Request;
use crate::ui::commands::key::Key;
use crate::ui::state::layers::help_page::HelpPage;
use crate::ui::state::message::Effect;
use crate::ui::state::message::Msg;
use crate::ui::tests::Reader;
use crate::ui::tests::key;

const HARBOUR: [&str; 2] = [
    "Ferry [Mira|“The ferry sails at dawn,”] she said. It does.",
    "Crane [Tomas|“The crane is new,”] he said.",
];

fn paste(reader: &mut Reader, text: &str) {
    reader.send(Msg::Paste(text.to_owned()));
    reader.answer_all();
}

/// Presses keys that come in one go.
fn press_at_once(reader: &mut Reader, keys: &str) {
    reader.send(Msg::Keys(keys.split_whitespace().map(key).collect()));
    reader.answer_all();
}

/// The keys that open each field.
const FIELDS: [&str; 7] =
    ["f", "1 /", "2 /", ":", "S", "1 E", "1 / d a w n Enter : s a v e - s e a r c h Enter"];

#[test]
fn what_is_pasted_into_a_field_is_as_if_it_had_been_typed() {
    for keys in FIELDS {
        let [mut pasted, mut typed] = [Reader::of(&HARBOUR), Reader::of(&HARBOUR)];
        for reader in [&mut pasted, &mut typed] {
            reader.press(keys);
        }
        let before = pasted.screen();
        paste(&mut pasted, "Mira");
        typed.press("M i r a");
        assert_eq!(pasted.screen(), typed.screen(), "{keys}");
        assert_ne!(pasted.screen(), before, "{keys}");
    }
}

#[test]
fn what_is_pasted_elsewhere_is_no_command_and_the_footer_says_where_it_goes() {
    let elsewhere = [
        "1",
        "2",
        "3",
        "2 n",
        "3 n i",
        "2 n d",
        "?",
        "2 v",
        "4",
        "1 / d a w n Enter",
        "2 / d a w n Enter",
    ];
    for keys in elsewhere {
        let mut reader = Reader::of(&HARBOUR);
        reader.press(keys);
        let place = (reader.place(), reader.model.scope(), reader.model.size);
        let lines = |reader: &Reader| {
            let screen = reader.screen();
            screen.lines().take(39).map(str::to_owned).collect::<Vec<_>>()
        };
        let before = lines(&reader);
        paste(&mut reader, "xqjn:E 3 dd/");
        assert!(reader.notice().starts_with("pasted text goes into an open field only"), "{keys}");
        assert_eq!((reader.place(), reader.model.scope(), reader.model.size), place, "{keys}");
        if keys != "4" {
            assert_eq!(lines(&reader), before, "{keys}");
        }
        assert!(reader.model.end.is_none() && reader.terminal.is_empty(), "{keys}");
    }
}

#[test]
fn the_footer_names_the_key_that_opens_a_field() {
    let mut reader = Reader::of(&HARBOUR);
    paste(&mut reader, "dawn");
    assert_eq!(reader.notice(), "pasted text goes into an open field only: / opens one");
    assert!(reader.screen().contains("pasted text goes into an open field only: / opens one"));
    reader.press("?");
    paste(&mut reader, "dawn");
    assert_eq!(reader.notice(), "pasted text goes into an open field only");
}

#[test]
fn a_count_or_a_key_that_was_begun_does_not_go_on_after_a_paste() {
    let mut reader = Reader::of(&HARBOUR);
    reader.press("2 3");
    paste(&mut reader, "dawn");
    assert_eq!((reader.model.keys.count, reader.model.keys.begun.len()), (None, 0));
}

#[test]
fn more_than_fits_is_left_out_and_said() {
    for keys in FIELDS {
        let mut reader = Reader::of(&HARBOUR);
        reader.press(keys);
        paste(&mut reader, &"é ".repeat(2_000));
        let said = reader.notice().to_owned();
        let most = if keys == "f" || keys.contains("s a v e") { 255 } else { 1024 };
        let expected = format!("no more than {most} bytes can be typed here: the rest is left out");
        assert_eq!(said, expected, "{keys}");
        reader.press("Esc");
        assert!(reader.model.end.is_none(), "{keys}");
    }
}

#[test]
fn a_paste_while_the_reader_waits_is_said_to_be_none() {
    let mut reader = Reader::of(&HARBOUR);
    reader.type_ahead("f m i r a Enter");
    reader.send(Msg::Paste("dawn".to_owned()));
    assert!(reader.notice().starts_with("not pasted"), "{}", reader.notice());
    reader.answer_all();
    assert_eq!(reader.place(), "Text · Ferry · 1/1 · Mira");
}

#[test]
fn keys_that_come_at_once_do_what_they_do_one_by_one() {
    for keys in [
        "f m i r a Enter n",
        "f m i x Backspace r Enter",
        "f t o m C-w m i r a Down Up Enter",
        ": t h e m Enter",
        "1 / d a w n Enter Down",
        "1 / s p e a Tab m i Tab Enter",
        "2 / t h e Enter n n N",
        "2 / C-r ( Esc",
        "1 E a C-u b . c s v Enter",
        "S x Esc ? Esc",
        "1 / d a w n C-s d Enter S d Enter",
        "1 / d a w n C-s d Enter S d C-x C-x",
    ] {
        let [mut at_once, mut by_one] = [Reader::of(&HARBOUR), Reader::of(&HARBOUR)];
        press_at_once(&mut at_once, keys);
        by_one.type_ahead(keys);
        by_one.answer_all();
        assert_eq!(at_once.screen(), by_one.screen(), "{keys}");
    }
}

#[test]
fn what_many_keys_type_is_looked_for_once() {
    let mut reader = Reader::of(&HARBOUR);
    reader.press("f");
    reader.send(Msg::Keys("mira".chars().map(Key::Char).collect()));
    let finds = |reader: &Reader| {
        reader.asked.iter().filter(|request| matches!(request, Request::Find { .. })).count()
    };
    assert_eq!(finds(&reader), 1);
    // What comes before a key that is about what was found is looked for before it.
    reader.send(Msg::Keys(vec![Key::Backspace, Key::Down, Key::Char('a')]));
    assert_eq!(finds(&reader), 3);
}

#[test]
fn what_is_typed_before_the_editor_starts_reaches_nobody() {
    let mut reader = Reader::of(&HARBOUR);
    reader.press("2");
    reader.model.change_terminal(Effect::Edit("one.txt".to_owned()));
    let before = reader.place();
    reader.send(Msg::Keys(": ! q n Enter".split(' ').map(key).collect()));
    assert_eq!(reader.place(), before);
    assert!(reader.model.layers.active().is_none() && reader.model.end.is_none());
}

#[test]
fn keys_after_the_one_that_quits_do_nothing() {
    let mut reader = Reader::of(&HARBOUR);
    press_at_once(&mut reader, "q ?");
    assert!(reader.model.end.is_some() && !reader.model.layers.has::<HelpPage>());
}
