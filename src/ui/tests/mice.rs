//! The mouse: from clicks to places.

use super::Reader;
use super::screens;
use crate::ui::heard::Act;
use crate::ui::heard::Mouse;
use crate::ui::model::Pane;
use crate::ui::msg::Effect;
use crate::ui::msg::Msg;

fn reader(keys: &str) -> Reader {
    let mut reader = screens::reader(120, 40);
    reader.model.mouse = Some(true);
    reader.press(keys);
    reader
}

impl Reader {
    /// Clicks where `words` begin on the screen.
    pub(super) fn click(&mut self, words: &str) {
        self.point(Act::Press, words);
        self.point(Act::Release, words);
    }

    /// Drags from where the first words begin to where the others end.
    pub(super) fn drag(&mut self, from: &str, to: &str) {
        self.point(Act::Press, from);
        self.point_past(Act::Drag, to, to.chars().count() - 1);
        self.point_past(Act::Release, to, to.chars().count() - 1);
    }

    /// Does something with the mouse where `words` begin on the screen.
    pub(super) fn point(&mut self, act: Act, words: &str) {
        self.point_past(act, words, 0);
    }

    /// The same so many columns further right.
    pub(super) fn point_past(&mut self, act: Act, words: &str, right: usize) {
        let screen = self.screen();
        let (row, line) =
            screen.lines().enumerate().find(|(_, line)| line.contains(words)).unwrap();
        // The picture has a quotation mark before each line.
        let column = line[..line.find(words).unwrap()].chars().count() - 1 + right;
        let (column, row) = (column.try_into().unwrap(), row.try_into().unwrap());
        self.send(Msg::Mouse(Mouse { act, column, row }));
        self.answer_all();
    }
}

#[test]
fn a_click_on_an_article_chooses_it_and_another_reads_it() {
    let mut reader = reader("");
    reader.click("● Storm");
    assert_eq!(reader.place(), "Articles · Storm · 0/1 · ");
    reader.click("1 quote");
    assert_eq!(reader.place(), "Text · Storm · 0/1 · ");
}

#[test]
fn a_click_gives_a_pane_the_keys_before_it_does_more() {
    let mut reader = reader("2");
    reader.click("Articles 1/3");
    assert_eq!(reader.model.focus, Pane::Articles);
    reader.press("2");
    reader.click("2031-02-03 · The Norlan");
    assert_eq!(reader.model.focus, Pane::Articles);
}

#[test]
fn a_click_on_a_quotation_makes_it_current() {
    let mut reader = reader("");
    reader.click("blankets");
    assert_eq!((reader.model.focus, reader.model.reading.rank()), (Pane::Text, None));
    reader.click("weather");
    assert_eq!(reader.model.reading.rank(), Some(3));
}

#[test]
fn a_click_on_a_speaker_chooses_them_and_another_filters() {
    let mut reader = reader("");
    reader.click("Tomas Lindqvist");
    assert_eq!(reader.model.focus, Pane::Speakers);
    assert!(reader.model.filter.is_empty());
    reader.click("Tomas Lindqvist");
    assert!(reader.place().ends_with("1/1 · Tomas"));
}

#[test]
fn the_wheel_moves_what_is_under_the_pointer_and_leaves_the_keys() {
    let mut reader = reader("");
    reader.resize(80, 16);
    reader.point(Act::WheelDown, "NORLAND");
    assert_eq!((reader.model.focus, reader.model.reading.top()), (Pane::Articles, 3));
    reader.point(Act::WheelUp, "PEOPLE");
    assert_eq!(reader.model.reading.top(), 3);
    reader.point(Act::WheelDown, "Storm");
    assert!(reader.place().contains("Storm"));
    reader.press("?");
    reader.point(Act::WheelDown, "next pane");
    assert_eq!(reader.model.help, Some(3));
}

#[test]
fn clicks_behind_what_is_open_do_nothing() {
    let mut reader = reader("2 n i");
    let place = reader.place();
    reader.click("Articles 1/3");
    assert_eq!(reader.place(), place);
    assert!(reader.model.overlay.is_some());
}

#[test]
fn clicks_anywhere_at_any_size_do_not_panic() {
    for (width, height) in [(120, 40), (60, 9), (40, 12), (3, 2), (0, 0)] {
        let mut reader = reader("3 l");
        reader.resize(width, height);
        for row in 0..height + 2 {
            for column in (0..width + 2).step_by(3) {
                for act in [Act::Press, Act::Drag, Act::Release] {
                    reader.send(Msg::Mouse(Mouse { act, column, row }));
                    reader.answer_all();
                }
            }
        }
    }
}

#[test]
fn a_key_gives_the_mouse_to_the_terminal_and_takes_it_back() {
    let mut reader = reader("m m");
    assert_eq!(reader.terminal, [Effect::Mouse(false), Effect::Mouse(true)]);
    assert!(reader.notice().contains("the mouse is back"));
    reader.model.mouse = None;
    reader.press("m");
    assert_eq!(reader.notice(), "this terminal does not tell of its mouse");
}
