//! Tests how what a user types is parsed.

use proptest::prelude::*;

use super::SearchError;
use super::Term;
use super::parse;
use super::parse_unfinished;
use crate::quotes::Kind;

/// Writes a parsed search: what is wanted and, after a bar, what is not.
fn read(typed: &str) -> String {
    let Some(search) = parse(typed).unwrap() else { return String::new() };
    let list = |terms: Vec<&Term>| format!("{terms:?}");
    format!("{} | {}", list(search.wanted().collect()), list(search.unwanted().collect()))
}

fn said_of(typed: &str) -> String {
    parse(typed).unwrap_err().to_string()
}

#[test]
fn words_phrases_and_fields_are_told_apart() {
    assert_eq!(
        read("ferry \"peace talks\" “at dawn” said:wait said:\"we wait\""),
        "[Word(\"ferry\"), Phrase(\"peace talks\"), Phrase(\"at dawn\"), Said(\"wait\"), \
         SaidPhrase(\"we wait\")] | []"
    );
    assert_eq!(
        read("Speaker:\"Mira Okafor\" KIND:Direct outlet:dawn is:unread is:Starred"),
        "[Speaker(\"Mira Okafor\"), Kind(Direct), Outlet(\"dawn\"), Unread, Starred] | []"
    );
    assert_eq!(
        read("after:2025 before:2025-06 after:2025-06-30"),
        "[After(\"2025\"), Before(\"2025-06\"), After(\"2025-06-30\")] | []"
    );
}

#[test]
fn only_the_word_that_is_being_typed_may_be_a_beginning() {
    let unfinished = |typed: &str| {
        let search = parse_unfinished(typed).unwrap().unwrap();
        format!("{:?}", search.terms)
    };
    for (typed, read) in [
        ("fer to", r#"[(Word("fer"), true), (Word("to*"), true)]"#),
        ("said:trade", r#"[(Said("trade*"), true)]"#),
        ("trade ", r#"[(Word("trade"), true)]"#),
        ("trade -", r#"[(Word("trade"), true)]"#),
        ("trade*", r#"[(Word("trade*"), true)]"#),
        ("-trade", r#"[(Word("trade"), false)]"#),
        ("\"at dawn\"", r#"[(Phrase("at dawn"), true)]"#),
        ("speaker:mira", r#"[(Speaker("mira"), true)]"#),
    ] {
        assert_eq!(unfinished(typed), read, "{typed}");
    }
    assert_eq!(read("said:trade fer*"), "[Said(\"trade\"), Word(\"fer*\")] | []");
}

#[test]
fn what_the_user_said_can_be_asked_for() {
    assert_eq!(
        read("is:disputed note:\"ask him\" is:read -is:corrected is:Changed is:unattributed"),
        "[Check(Disputed), Note(\"ask him\"), Read, Changed, Unattributed] | [Corrected]"
    );
    assert_eq!(read("sure:80% -sure:95"), "[Sure(80)] | [Sure(95)]");
    assert_eq!(said_of("sure:101"), "101 is no percentage: write a number from 0 to 100");
}

#[test]
fn a_dash_before_anything_excludes_it() {
    assert_eq!(
        read("-ferry -\"at dawn\" -speaker:mira well-known"),
        "[Word(\"well-known\")] | [Word(\"ferry\"), Phrase(\"at dawn\"), Speaker(\"mira\")]"
    );
    assert_eq!(parse("kind:direct -kind:mixed").unwrap().unwrap().unwanted().count(), 1);
}

#[test]
fn what_asks_for_nothing_is_nothing() {
    for typed in ["", "  ", "-", "— …", "\"\"", "- -"] {
        assert_eq!(parse(typed).unwrap(), None, "{typed}");
    }
}

#[test]
fn what_holds_no_word_is_not_taken_for_a_search_that_finds_all() {
    let error = parse("🙂 ferry").unwrap_err();
    assert_eq!(error, SearchError::NoWord("🙂".to_owned()));
    assert!(error.is_unfinished(), "letters may follow");
}

#[test]
fn a_colon_after_no_word_is_part_of_what_is_typed() {
    assert_eq!(read("10:30"), "[Word(\"10:30\")] | []");
    assert_eq!(read(":x"), "[Word(\":x\")] | []");
}

#[test]
fn errors_say_what_to_do() {
    assert_eq!(
        said_of("autor:mira"),
        "there is no field autor: – write it in quotes to find it, or use speaker: said: \
         kind: act: outlet: before: after: is: note: sure:"
    );
    assert_eq!(said_of("speaker:"), "speaker: wants a name after it");
    assert_eq!(said_of("-is: x"), "is: wants a mark, as unread or disputed after it");
    assert_eq!(said_of("ferry \"at dawn"), "a quotation mark is open: close it with \"");
    assert_eq!(said_of("said:\"at"), "a quotation mark is open: close it with \"");
    assert_eq!(said_of("kind:spoken"), "there is no kind spoken: write direct, mixed or indirect");
    assert_eq!(said_of("act:sung"), "there is no act sung: write said, topic, thought or none");
    assert_eq!(
        said_of("is:red"),
        "nothing is red: write is: and one of unread, starred, read, changed, summary, \
         checked, disputed, corrected, unattributed"
    );
    assert_eq!(said_of("kind:direct kind:mixed"), "kind: stands there twice: take one away");
}

#[test]
fn only_dates_are_dates() {
    for wrong in [
        "2025-13",
        "2025-00",
        "25",
        "2025-06-31",
        "2025-02-29",
        "2025-6",
        "1900-02-29",
        "2025-06-01-02",
    ] {
        let error = parse(&format!("before:{wrong}")).unwrap_err();
        assert_eq!(error, SearchError::NoDate(wrong.to_owned()));
    }
    for right in ["2024-02-29", "2000-02-29", "2025-12-31", "2025-02", "2025"] {
        assert!(parse(&format!("after:{right}")).is_ok(), "{right}");
    }
}

#[test]
fn what_typing_on_may_mend_is_no_fault_yet() {
    assert!(parse("said:").unwrap_err().is_unfinished());
    assert!(parse("\"a").unwrap_err().is_unfinished());
    assert!(!parse("kind:x").unwrap_err().is_unfinished());
}

#[test]
fn every_kind_can_be_asked_for() {
    for kind in [Kind::Direct, Kind::Mixed, Kind::Indirect] {
        assert!(parse(&format!("kind:{}", kind.name())).unwrap().is_some());
    }
}

proptest! {
    #[test]
    fn whatever_is_typed_is_understood_or_refused(typed in "(\\PC|[-: \"“]|speaker:|is:){0,12}") {
        if let Ok(Some(search)) = parse(&typed) {
            prop_assert!(search.wanted().count() + search.unwanted().count() > 0);
        }
    }
}
