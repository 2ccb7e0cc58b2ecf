//! Tests which events bytes are decoded to, however they are cut into pieces.

use proptest::prelude::*;

use crate::ui::commands::key::Key;
use crate::ui::state::background::Background;
use crate::ui::state::mouse_event::Act;
use crate::ui::state::mouse_event::Mouse;
use crate::ui::terminal::decoder::Decoder;
use crate::ui::terminal::decoder::FOR_SEQUENCE;
use crate::ui::terminal::decoder::burst::MOST_HEARD;
use crate::ui::terminal::decoder::burst::MOST_TYPED;
use crate::ui::terminal::decoder::pasted_text::MOST_PASTED;
use crate::ui::terminal::decoder::terminal_event::TerminalEvent;

fn keys(bytes: &[u8]) -> Vec<Key> {
    more_keys(&mut Decoder::default(), bytes)
}

fn more_keys(decoder: &mut Decoder, bytes: &[u8]) -> Vec<Key> {
    decoder.take(bytes);
    let keys = decoder.so_far().into_iter().filter_map(|heard| match heard {
        TerminalEvent::Key(key) => Some(key),
        _ => None,
    });
    keys.collect()
}

/// Returns the events of bytes that come in one go, when nothing comes after them.
fn heard(bytes: &[u8]) -> Vec<TerminalEvent> {
    more(&mut Decoder::default(), bytes)
}

fn more(decoder: &mut Decoder, bytes: &[u8]) -> Vec<TerminalEvent> {
    decoder.take(bytes);
    all(decoder)
}

fn all(decoder: &mut Decoder) -> Vec<TerminalEvent> {
    let mut heard = Vec::new();
    while decoder.timeout().is_some() {
        heard.extend(decoder.rest());
    }
    heard
}

/// Keys and pastes in a few words.
fn said(heard: &[TerminalEvent]) -> String {
    let said = heard.iter().map(|heard| match heard {
        TerminalEvent::Key(key) => key.to_string(),
        TerminalEvent::Paste(text) => format!("“{text}”"),
        other => format!("{other:?}"),
    });
    said.collect::<Vec<_>>().join(" ")
}

#[test]
fn alt_is_heard_with_left_and_right_and_no_other_modifier() {
    assert_eq!(keys(b"\x1B[1;3D\x1B[1;3C"), [Key::AltLeft, Key::AltRight]);
    // Beside Alt, Num Lock is on.
    assert_eq!(keys(b"\x1B[1;131C"), [Key::AltRight]);
    assert_eq!(keys(b"\x1B[1;5C\x1B[1;4C\x1B[1;3A"), [Key::Right, Key::Right, Key::Up]);
    assert_eq!(keys(b"\x1B[105;5u\x1B[9u"), [Key::Ctrl('i'), Key::Tab]);
}

#[test]
fn the_left_button_and_the_wheel_are_heard_and_other_buttons_are_not() {
    let mouse = |act, column, row| TerminalEvent::Mouse(Mouse { act, column, row });
    assert_eq!(
        heard(b"\x1B[<0;10;5M\x1B[<64;1;1M\x1B[<69;300;200M\x1B[<2;1;1M\x1B[<35;1;1M"),
        [mouse(Act::Press, 9, 4), mouse(Act::WheelUp, 0, 0), mouse(Act::WheelDown, 299, 199)]
    );
    assert_eq!(
        heard(b"\x1B[<32;11;5M\x1B[<0;11;5m\x1B[<34;1;1M\x1B[<2;1;1m"),
        [mouse(Act::Drag, 10, 4), mouse(Act::Release, 10, 4)]
    );
    for bad in [&b"\x1B[<0;0;0M"[..], b"\x1B[<;;M", b"\x1B[<0;1M", b"\x1B[<99999999;1;1M"] {
        assert_eq!(heard(bad), [], "{bad:?}");
    }
}

#[test]
fn what_the_terminal_was_asked_is_understood() {
    let [white, black] = ["ff/ff/ff", "0/0/0"]
        .map(|parts| Background::from_answer(format!("11;rgb:{parts}").as_bytes()).unwrap());
    let all = heard(b"\x1B]11;rgb:ffff/ffff/ffff\x1B\\j\x1B[?62;22c");
    let key = TerminalEvent::Key(Key::Char('j'));
    assert_eq!(all, [TerminalEvent::Background(white), key, TerminalEvent::Attributes]);
    assert_eq!(heard(b"\x1B]11;rgb:00/00/00\x07"), [TerminalEvent::Background(black)]);
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
    assert_eq!(more_keys(&mut decoder, b"\x1B"), []);
    assert_eq!(decoder.timeout(), Some(FOR_SEQUENCE));
    assert_eq!(more_keys(&mut decoder, b"["), []);
    assert_eq!(more_keys(&mut decoder, b"Bj"), [Key::Down, Key::Char('j')]);
    assert_eq!(decoder.timeout(), None);
}

#[test]
fn esc_is_esc_when_nothing_follows() {
    assert_eq!(said(&heard(b"\x1B")), "Esc");
    assert_eq!(keys(b"\x1B\x1B[A"), [Key::Esc, Key::Up]);
    assert_eq!(keys(b"\x1Bx"), [Key::Alt('x')]);
    assert_eq!(said(&heard(b"\x1B[")), "Alt-[");
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
fn what_goes_on_for_too_long_is_dropped_up_to_its_end() {
    for (begin, end) in [("\x1B]11;rgb:", "\x07"), ("\x1B]", "\x1B\\"), ("\x1BP", "\x1B\\")] {
        let mut decoder = Decoder::default();
        assert_eq!(more_keys(&mut decoder, begin.as_bytes()), []);
        for _ in 0..100 {
            assert_eq!(more_keys(&mut decoder, &[b'x'; 100]), []);
        }
        assert!(decoder.pending.len() <= super::first_event::LONGEST);
        assert_eq!(more_keys(&mut decoder, format!("{end}q").as_bytes()), [Key::Char('q')]);
    }
    let numbers = format!("\x1B[{}uq", "1;".repeat(1000));
    assert_eq!(keys(numbers.as_bytes()), [Key::Char('q')]);
}

#[test]
fn what_the_terminal_marks_as_pasted_is_no_key() {
    assert_eq!(said(&heard(b"j\x1B[200~q\rx\n\x1B[A\x03\x1B[201~")), "j “q x  [A ”");
    assert_eq!(said(&heard("\x1B[200~né 普\x1B[201~".as_bytes())), "“né 普”");
    assert_eq!(heard(b"\x1B[200~\x1B[201~"), []);
    // What comes with it in one go belongs to it: its end may be among what is pasted.
    assert_eq!(said(&heard(b"\x1B[200~a\x1B[201~\rq\r")), "“a q”");
    let mut decoder = Decoder::default();
    assert_eq!(said(&more(&mut decoder, b"\x1B[200~a\x1B[201~")), "“a”");
    assert_eq!(said(&more(&mut decoder, b"\r")), "Enter");
}

#[test]
fn text_after_a_line_break_in_one_go_is_pasted() {
    for (bytes, expected) in [
        ("oslo\rq\r", "“oslo q”"),
        ("\nq", "“q”"),
        ("\r:\x1A!\x1B[B", "“: ! [B”"),
        ("j\x1Bx\rk", "“j x k”"),
        ("a\x1B]11;rgb:0/0/0\x07\rb", "Background(Background { bits: 0 }) “a b”"),
    ] {
        assert_eq!(said(&heard(bytes.as_bytes())), expected, "{bytes:?}");
    }
}

#[test]
fn keys_that_are_held_or_typed_ahead_are_keys() {
    assert_eq!(said(&heard(b"jjjj")), "j j j j");
    assert_eq!(said(&heard(b"\r\r\r")), "Enter Enter Enter");
    assert_eq!(said(&heard(b"oslo\r")), "o s l o Enter");
    assert_eq!(heard(&[b'j'; 500]).len(), 500);
    // Typed while the program was busy: each was read when it was pressed.
    let mut decoder = Decoder::default();
    let typed: Vec<TerminalEvent> =
        b"/a\rn".iter().flat_map(|byte| more(&mut decoder, &[*byte])).collect();
    assert_eq!(said(&typed), "/ a Enter n");
}

#[test]
fn more_text_in_one_go_than_anybody_types_ahead_is_pasted() {
    let typed = "ab".repeat(MOST_TYPED / 2);
    assert_eq!(heard(typed.as_bytes()).len(), MOST_TYPED);
    let pasted = format!("{typed}c");
    assert_eq!(heard(pasted.as_bytes()), [TerminalEvent::Paste(pasted)]);
}

#[test]
fn the_rest_of_a_paste_that_comes_late_is_pasted_and_what_comes_after_it_typed() {
    let mut decoder = Decoder::default();
    decoder.take(b"a\rb");
    assert_eq!(said(&decoder.rest()), "“a b”");
    decoder.take(b"q\r");
    assert_eq!(said(&decoder.rest()), "“q”");
    // Keys that are no text are keys.
    decoder.take(b"\x1B[A\x03");
    assert_eq!(said(&decoder.rest()), "↑ Ctrl-c");
    assert_eq!(all(&mut decoder), []);
    assert_eq!(said(&more(&mut decoder, b"q\r")), "q Enter");
    decoder.take(b"a\rb\x1B");
    assert_eq!(said(&decoder.rest()), "“a b” Esc");
    decoder.take(b"q");
    assert_eq!(said(&decoder.rest()), "q");
}

#[test]
fn a_marked_paste_may_come_in_pieces_but_not_without_end() {
    let mut decoder = Decoder::default();
    decoder.take(b"\x1B[200~one\x1B[20");
    assert_eq!(decoder.rest(), []);
    decoder.take(b"1");
    assert_eq!(decoder.rest(), []);
    decoder.take(b"~");
    assert_eq!(said(&all(&mut decoder)), "“one”");
    for half in [&b"\x1B[200~two"[..], b"\x1B[200~two\x1B[201"] {
        assert_eq!(said(&more(&mut decoder, half)), "“two”");
        assert_eq!(said(&more(&mut decoder, b"q")), "q");
    }
}

#[test]
fn what_comes_before_the_end_of_a_paste_is_its_rest_however_late() {
    let mut decoder = Decoder::default();
    assert_eq!(said(&more(&mut decoder, b"\x1b[200~hello\n")), "“hello”");
    assert_eq!(said(&more(&mut decoder, b"e\n\x1b[201~")), "“e”");
    assert_eq!(said(&more(&mut decoder, b"q")), "q");
    assert_eq!(said(&heard(b"\x1b[201~")), "");
}

#[test]
fn a_paste_that_stands_still_is_left_with_esc_and_ctrl_c() {
    for (key, said_of_it) in [(b"\x1B", "Esc"), (b"\x03", "Ctrl-c")] {
        let mut decoder = Decoder::default();
        decoder.take(b"\x1B[200~one");
        assert_eq!(decoder.rest(), []);
        decoder.take(key);
        let heard = decoder.rest();
        assert_eq!(said(&heard), format!("“one” {said_of_it}"));
        assert_eq!(said(&more(&mut decoder, b"q")), "q");
    }
    // Within a paste that goes on they are text.
    assert_eq!(said(&heard(b"\x1B[200~one\x1B\x03two\x1B[201~")), "“one  two”");
}

#[test]
fn of_a_flood_as_much_is_kept_as_can_be_meant_and_esc_ends_it() {
    let megabyte = "lorem ipsum\r".repeat(90_000);
    for bytes in [megabyte.clone(), format!("\x1B[200~{megabyte}\x1B[201~")] {
        let heard = heard(bytes.as_bytes());
        let [TerminalEvent::Paste(text)] = &heard[..] else { panic!("{}", heard.len()) };
        assert!(text.len() <= MOST_PASTED && text.starts_with("lorem ipsum lorem"));
    }
    for key in ["j", "\x1B[A", "\x01", "\x1B[<64;1;1M", "\x1B[200~a\x1B[201~"] {
        let flood = key.repeat(100_000);
        assert_eq!(heard(flood.as_bytes()).len(), MOST_HEARD, "{key:?}");
    }
    assert_eq!(said(&heard(format!("{}\x03", "\x1B[A".repeat(9_000)).as_bytes())), "Ctrl-c");
    assert!(said(&heard(format!("{megabyte}\x1B").as_bytes())).ends_with("” Esc"));
}

proptest! {
    #[test]
    fn pieces_make_no_difference(bytes in prop::collection::vec(any::<u8>(), 0..40)) {
        prop_assert_eq!(heard(&bytes), heard_in_pieces(&bytes));
    }

    #[test]
    fn pieces_of_what_means_something_make_no_difference(
        parts in prop::collection::vec(prop::sample::select(PARTS), 0..12),
    ) {
        let bytes = parts.concat().into_bytes();
        prop_assert_eq!(heard(&bytes), heard_in_pieces(&bytes));
    }
}

const PARTS: &[&str] = &[
    "\x1B",
    "[",
    "\x1B[200~",
    "\x1B[201~",
    "\r",
    "\n",
    "a",
    "é",
    "普",
    "\x03",
    "\x1B[A",
    "1;2",
    "~",
    "M",
    "\x1B]11;rgb:0/0/0",
    "\x07",
    "\x1B\\",
    "\x1B[<0;1;1M",
    "\x1B[?62c",
    "u",
    "\x1B[106u",
    "\x1BO",
    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
    "1111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111",
    "abcdefghijklmnopqrstuvwxyz0123456789",
];

fn heard_in_pieces(bytes: &[u8]) -> Vec<TerminalEvent> {
    let mut decoder = Decoder::default();
    for byte in bytes {
        decoder.take(&[*byte]);
    }
    all(&mut decoder)
}
