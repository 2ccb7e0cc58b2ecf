//! What bytes are heard as, however they are cut into pieces.

use proptest::prelude::*;

use super::Decoder;
use crate::ui::ground::Ground;
use crate::ui::heard::Act;
use crate::ui::heard::Heard;
use crate::ui::heard::Mouse;
use crate::ui::keymap::Key;

fn keys(bytes: &[u8]) -> Vec<Key> {
    more_keys(&mut Decoder::default(), bytes)
}

fn more_keys(decoder: &mut Decoder, bytes: &[u8]) -> Vec<Key> {
    let heard = decoder.take(bytes).into_iter();
    let keys = heard.filter_map(|heard| match heard {
        Heard::Key(key) => Some(key),
        _ => None,
    });
    keys.collect()
}

#[test]
fn the_left_button_and_the_wheel_are_heard_and_other_buttons_are_not() {
    let mouse = |act, column, row| Heard::Mouse(Mouse { act, column, row });
    assert_eq!(
        Decoder::default()
            .take(b"\x1B[<0;10;5M\x1B[<64;1;1M\x1B[<69;300;200M\x1B[<2;1;1M\x1B[<35;1;1M"),
        [mouse(Act::Press, 9, 4), mouse(Act::WheelUp, 0, 0), mouse(Act::WheelDown, 299, 199)]
    );
    assert_eq!(
        Decoder::default().take(b"\x1B[<32;11;5M\x1B[<0;11;5m\x1B[<34;1;1M\x1B[<2;1;1m"),
        [mouse(Act::Drag, 10, 4), mouse(Act::Release, 10, 4)]
    );
    for bad in [&b"\x1B[<0;0;0M"[..], b"\x1B[<;;M", b"\x1B[<0;1M", b"\x1B[<99999999;1;1M"] {
        assert_eq!(Decoder::default().take(bad), [], "{bad:?}");
    }
}

#[test]
fn what_the_terminal_was_asked_is_understood() {
    let heard = Decoder::default().take(b"\x1B]11;rgb:ffff/ffff/ffff\x1B\\j\x1B[?62;22c");
    let key = Heard::Key(Key::Char('j'));
    assert_eq!(heard, [Heard::Ground(Ground::Light), key, Heard::Attributes]);
    let heard = Decoder::default().take(b"\x1B]11;rgb:00/00/00\x07");
    assert_eq!(heard, [Heard::Ground(Ground::Dark)]);
}

#[test]
fn characters_of_any_script_are_keys() {
    assert_eq!(keys("né普👍".as_bytes()), ['n', 'é', '普', '👍'].map(Key::Char));
    assert_eq!(keys(b"a\xFFb"), [Key::Char('a'), Key::Char('b')]);
}

#[test]
fn control_bytes_are_the_keys_they_came_from() {
    let expected = [Key::Ctrl('c'), Key::Enter, Key::Tab, Key::Backspace, Key::Ctrl('z')];
    assert_eq!(keys(b"\x03\r\t\x7F\x1A"), expected);
}

#[test]
fn cursor_keys_come_in_two_ways() {
    let expected = [Key::Up, Key::Up, Key::Home, Key::Home, Key::End, Key::BackTab];
    assert_eq!(keys(b"\x1B[A\x1BOA\x1B[H\x1B[1~\x1B[4~\x1B[Z"), expected);
    assert_eq!(keys(b"\x1B[5~\x1B[6~\x1B[1;5B"), [Key::PageUp, Key::PageDown, Key::Down]);
}

#[test]
fn newer_terminals_number_their_keys() {
    assert_eq!(keys(b"\x1B[106u\x1B[99;5u\x1B[27u"), [Key::Char('j'), Key::Ctrl('c'), Key::Esc]);
    assert_eq!(keys(b"\x1B[32u\x1B[9;2u\x1B[13u"), [Key::Char(' '), Key::BackTab, Key::Enter]);
    assert_eq!(keys(b"\x1B[97;3u\x1B[97;4u"), [Key::Alt('a'), Key::Alt('A')]);
    // With Caps Lock, with Num Lock.
    assert_eq!(keys(b"\x1B[99;69u\x1B[27;129u"), [Key::Ctrl('c'), Key::Esc]);
}

#[test]
fn keys_of_the_number_pad_are_those_they_stand_for() {
    let expected = [Key::Char('0'), Key::Char('9'), Key::Char('+'), Key::Enter, Key::PageDown];
    assert_eq!(keys(b"\x1B[57399u\x1B[57408u\x1B[57413u\x1B[57414u\x1B[57422;1u"), expected);
}

#[test]
fn keys_that_go_up_and_keys_that_are_none_of_ours_do_nothing() {
    // Released: j, q with its text, down, page down. Held: j.
    assert_eq!(keys(b"\x1B[106;1:3u\x1B[113;1:3;113u\x1B[1;1:3B\x1B[6;1:3~"), []);
    assert_eq!(keys(b"\x1B[106;1:2u\x1B[1;1:2B"), [Key::Char('j'), Key::Down]);
    // Super and q; a key for louder music; Shift alone.
    assert_eq!(keys(b"\x1B[113;9u\x1B[57439u\x1B[57441;2u"), []);
}

#[test]
fn a_mouse_told_of_in_the_old_manner_types_nothing() {
    let mut decoder = Decoder::default();
    assert_eq!(more_keys(&mut decoder, b"\x1B[M q"), []);
    assert_eq!(more_keys(&mut decoder, b"!j"), [Key::Char('j')]);
}

#[test]
fn a_sequence_may_come_in_pieces() {
    let mut decoder = Decoder::default();
    assert!(decoder.take(b"\x1B").is_empty());
    assert!(decoder.is_waiting());
    assert!(decoder.take(b"[").is_empty());
    assert_eq!(more_keys(&mut decoder, b"Bj"), [Key::Down, Key::Char('j')]);
    assert!(!decoder.is_waiting());
}

#[test]
fn esc_is_esc_when_nothing_follows() {
    let mut decoder = Decoder::default();
    assert!(decoder.take(b"\x1B").is_empty());
    assert_eq!(decoder.give_up_waiting(), Some(Key::Esc));
    assert_eq!(keys(b"\x1B\x1B[A"), [Key::Esc, Key::Up]);
    assert_eq!(keys(b"\x1Bx"), [Key::Alt('x')]);
    decoder.take(b"\x1B[");
    assert_eq!(decoder.give_up_waiting(), Some(Key::Alt('[')));
}

#[test]
fn late_answers_of_the_terminal_are_not_typed() {
    let answers: [&[u8]; 7] = [
        b"\x1B]11;rgb:1010/1010/1010\x07",
        b"\x1B]11;rgb:1010/1010/1010\x1B\\",
        b"\x1BP>|term(1)\x1B\\",
        b"\x1B[12;40R",
        b"\x1B[?62;22c",
        b"\x1B[?1u",
        b"\x1B[?2026;2$y",
    ];
    for answer in answers {
        let mut decoder = Decoder::default();
        assert!(more_keys(&mut decoder, answer).is_empty(), "{answer:?}");
        assert_eq!(more_keys(&mut decoder, b"q"), [Key::Char('q')]);
    }
}

#[test]
fn an_answer_without_end_is_dropped() {
    let mut decoder = Decoder::default();
    decoder.take(b"\x1B]");
    for _ in 0..100 {
        assert!(decoder.take(&[b'x'; 100]).is_empty());
    }
    assert!(decoder.pending.len() <= super::LONGEST);
}

proptest! {
    #[test]
    fn pieces_make_no_difference(bytes in prop::collection::vec(any::<u8>(), 0..40)) {
        let whole = Decoder::default().take(&bytes);
        let mut decoder = Decoder::default();
        let pieces: Vec<Heard> = bytes.iter().flat_map(|byte| decoder.take(&[*byte])).collect();
        prop_assert_eq!(whole, pieces);
    }
}
