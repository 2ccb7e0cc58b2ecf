//! Keys that users of other programs press without thinking.

use crate::ui::state::layers::palette::Palette;
use crate::ui::state::message::Effect;
use crate::ui::tests::Reader;
use crate::ui::tests::journeys::three;

/// An article whose paragraphs have three lines each and more.
fn long() -> Reader {
    let lines: Vec<String> = (1..60)
        .map(|at| format!("Number {at} rains. {}", "And it rains on and on. ".repeat(8)))
        .collect();
    Reader::of(&[&format!("Ferry\n{}", lines.join("\n"))])
}

#[test]
fn pages_are_turned_by_the_keys_of_other_programs() {
    let after = |keys: &str| {
        let mut reader = long();
        reader.press(keys);
        reader.model.reading.top()
    };
    let page = after("2 PgDn");
    assert!(page > 20);
    for keys in ["2 C-f", "2 Space", "2 C-f C-f C-b", "2 G g g C-f"] {
        assert_eq!(after(keys), page, "{keys}");
    }
    assert_eq!(after("2 C-f g g"), 0);
}

#[test]
fn braces_go_from_paragraph_to_paragraph() {
    let mut reader = long();
    let first = |reader: &Reader| {
        let reading = &reader.model.reading;
        let text: &str = &reading.open().unwrap().article.text;
        text[reading.first_in_sight()..].split_whitespace().nth(1).unwrap().to_owned()
    };
    reader.press("2 } } }");
    assert_eq!(first(&reader), "2");
    reader.press("4 }");
    assert_eq!(first(&reader), "6");
    reader.press("j {");
    assert_eq!(first(&reader), "6", "first to where this one begins");
    reader.press("{");
    assert_eq!(first(&reader), "5");
    reader.press("9 {");
    assert_eq!(reader.model.reading.top(), 0);
    reader.press("9 9 }");
    let end = reader.model.reading.top();
    reader.press("G");
    assert_eq!(reader.model.reading.top(), end);
}

#[test]
fn vim_users_leave_by_their_habits_and_are_told_that_all_is_kept() {
    let after = |keys: &str| {
        let mut reader = three();
        reader.press(keys);
        reader
    };
    for keys in [": q Enter", ": w q Enter", ": x Enter", ": q ! Enter", ": q a Enter"] {
        assert!(after(keys).model.end.is_some(), "{keys}");
    }
    let told = after(": w Enter");
    assert!(told.model.end.is_none());
    assert_eq!(told.notice(), "all is kept already: nothing need be saved; q quits");
    assert!(after(": w r i t e Enter").notice().starts_with("all is kept"));
}

#[test]
fn a_slash_among_the_speakers_finds_a_speaker() {
    let mut reader = three();
    reader.press("3 A / t o m");
    assert!(reader.screen().contains("Whose words?"), "{}", reader.screen());
    reader.press("Enter");
    assert!(reader.place().ends_with(" · Tomas"), "{}", reader.place());
}

#[test]
fn control_l_has_the_screen_drawn_anew_whatever_is_open() {
    for keys in ["", "2", "f", "/", "2 n i"] {
        let mut reader = three();
        reader.press(keys);
        reader.press("C-l");
        assert_eq!(reader.terminal, [Effect::TakeTerminal], "{keys}");
    }
}

#[test]
fn a_key_without_a_meaning_says_so_once_with_the_nearest_that_has_one() {
    let mut reader = three();
    reader.press("I");
    assert!(reader.notice().starts_with("I means nothing here; i: why"), "{}", reader.notice());
    reader.press("I");
    assert_eq!(reader.notice(), "", "it was said");
    reader.press("w");
    assert!(reader.notice().starts_with("w means nothing here; W: fetch"), "{}", reader.notice());
    reader.press("2 %");
    assert_eq!(reader.notice(), "% means nothing here");
    reader.press("f I");
    assert_eq!(reader.notice(), "", "it is typed");
}

#[test]
fn tab_marks_several_speakers_and_enter_takes_them() {
    for keys in ["f m i r a Tab t o m Tab Enter", "f m i r a Tab t o m Enter"] {
        let (mut slow, mut fast) = (three(), three());
        slow.press(keys);
        assert_eq!(slow.place(), "Text · Ferry · 1/3 · Mira+Tomas", "{keys}");
        fast.type_ahead(keys);
        fast.answer_all();
        assert_eq!(slow.place(), fast.place(), "{keys}");
    }
    let mut reader = three();
    reader.press("f n o r Tab m i r a Tab");
    let screen = reader.screen();
    assert!(screen.contains("Whose words? Norland +1") && screen.contains("▌✓Norland"), "{screen}");
    reader.press("n o r Tab Enter");
    assert!(reader.place().ends_with(" · Mira"), "a second Tab takes the mark away");
    reader.press("2 n M Tab");
    assert_eq!(reader.notice(), "only one can be taken here");
}

#[test]
fn the_palette_finds_commands_by_what_they_are_called_elsewhere() {
    let found = |typed: &str| -> Vec<&'static str> {
        let mut reader = three();
        reader.press(":");
        reader.press(&typed.chars().map(|c| c.to_string()).collect::<Vec<_>>().join(" "));
        let palette = reader.model.layers.get::<Palette>().unwrap();
        palette.found.iter().map(|&index| palette.items[index].name).collect()
    };
    let wanted = [
        ("sort", "order"),
        ("back", "back"),
        ("undo", "undo"),
        ("exit", "quit"),
        ("dossier", "dossier"),
        ("next", "next-pane"),
        ("unread", "next-unread"),
        ("reload", "refresh"),
        ("feeds", "sources"),
        ("comment", "note"),
        ("verify", "check"),
        ("diff", "history"),
        ("revert", "undo"),
        ("trash", "remove-article"),
    ];
    for (typed, name) in wanted {
        assert_eq!(found(typed)[0], name, "{typed}");
    }
    let mut deleting = found("delete")[..3].to_vec();
    deleting.sort_unstable();
    assert_eq!(deleting, ["no-quotation", "remove-article", "sources"]);
}

#[test]
fn the_footer_says_what_esc_ends_and_hints_keep_their_places() {
    let footer = |keys: &str| {
        let mut reader = three();
        reader.press(keys);
        reader.screen().lines().last().unwrap().to_owned()
    };
    assert!(
        footer("f m i r a Enter 1")
            .contains("filter: Mira Castellanos Okafor  Esc clears the filter")
    );
    assert!(footer("/ s a i l Enter").contains("search: sail  Esc ends the search"));
    assert!(!footer("").contains("Esc"));
    let place = |keys: &str| footer(keys).split("n next").next().unwrap().chars().count();
    assert_eq!(place("1"), place("3"));
    assert_eq!(place("1"), place("2"));
}
