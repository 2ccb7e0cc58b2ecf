//! Tests keys that are typed while an answer is on its way, and answers that come late.

use super::FERRY;
use super::STORM;
use super::three;
use crate::session::messages::Answer;
use crate::ui::commands::pane::Pane;
use crate::ui::fixture;
use crate::ui::state::message::Msg;
use crate::ui::tests::Reader;

#[test]
fn typing_ahead_does_what_it_does_typed_slowly() {
    let journeys = [
        "f t o m Enter n n N",
        "3 j Enter n Esc n",
        "n n n n n N N",
        "] ] n [",
        "j Enter n n",
        "f n o r Enter N 1",
        "3 Space 1 j n",
    ];
    for keys in journeys {
        let mut slow = three();
        slow.press(keys);
        let mut fast = three();
        fast.type_ahead(keys);
        fast.answer_all();
        assert_eq!(fast.place(), slow.place(), "after {keys}");
    }
}

#[test]
fn keys_typed_before_the_first_article_are_not_lost() {
    let mut reader = Reader::arriving(&[FERRY, STORM]);
    reader.type_ahead("n n");
    reader.hear_of_change();
    reader.answer_all();
    assert_eq!(reader.place(), "Articles · Ferry · 2/3 · ");
}

#[test]
fn escape_pressed_twice_gives_up_waiting() {
    let mut reader = three();
    reader.press("n n n");
    reader.type_ahead("n n 3 Esc Esc 2");
    assert_eq!(reader.model.panes.focus, Pane::Text);
    reader.answer_all();
    assert_eq!(reader.place(), "Text · Ferry · 3/3 · ");
}

#[test]
fn an_article_that_comes_too_late_is_dropped() {
    let mut reader = three();
    reader.type_ahead("j j");
    let storm = reader.articles[1].clone();
    reader.send(Msg::Answer(Answer::Opened(Box::new(storm))));
    assert_eq!(reader.place(), "Articles · Ferry · 0/3 · ");
    reader.answer_all();
    assert_eq!(reader.place(), "Articles · Lull · 0/2 · ");
}

#[test]
fn rows_of_another_filter_are_dropped() {
    let mut reader = three();
    reader.press("3");
    reader.type_ahead("Space");
    let with_filter = reader.asked.clone();
    reader.press("Space");
    reader.asked = with_filter;
    reader.answer_all();
    assert!(reader.screen().contains("Articles 1/3"));
}

#[test]
fn news_leave_choice_and_place_alone() {
    let mut reader = three();
    reader.press("3 j 1 j Enter n");
    let place = reader.place();
    reader.articles.push(fixture::open(4, "Calm\n[Mira|“Aye,”] she said."));
    reader.hear_of_change();
    reader.answer_all();
    assert_eq!(reader.place(), place);
    assert!(reader.screen().contains("Articles 2/4"));
}
