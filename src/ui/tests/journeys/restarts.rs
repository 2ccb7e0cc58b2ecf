//! The program begins where it was left.

use crate::library::LastView;
use crate::library::Order;
use crate::session::messages::Answer;
use crate::ui::state::message::Msg;
use crate::ui::tests::Reader;
use crate::ui::tests::journeys::three;
use crate::ui::update::last_view;

#[test]
fn article_filter_search_and_order_are_as_they_were_left() {
    let mut reader = three();
    reader.press("O t i t l e Enter f m i r a Enter 1 / s a i l Enter q");
    let mut reader = reader.restarted();
    assert_eq!(reader.place(), "Articles · Ferry · 0/2 · Mira");
    assert_eq!(reader.titles(), "Ferry");
    assert!(reader.screen().contains("by title"), "{}", reader.screen());
    let said = "still filtered by Mira Castellanos Okafor and searching for “sail”; \
        F and Esc end that";
    assert_eq!(reader.notice(), said, "nobody takes these for all articles");
    reader.press("1");
    assert!(reader.screen().contains("search: sail"), "{}", reader.screen());
    reader.press("Esc Esc");
    assert_eq!(reader.titles(), "Ferry Lull Storm");
    reader.press("] q");
    let reader = reader.restarted();
    assert_eq!(reader.place(), "Articles · Lull · 0/2 · ");
    assert_eq!(reader.notice(), "");
    assert!(reader.read().len() < 3, "beginning with an article is not reading it");
}

#[test]
fn it_is_kept_when_the_reader_rests_so_that_no_kill_loses_it() {
    let mut reader = three();
    reader.press("j j");
    assert!(last_view::keeps_after(&reader.model).is_some());
    reader.send(Msg::Rest);
    assert_eq!(last_view::keeps_after(&reader.model), None);
    reader.answer_all();
    let reader = reader.restarted();
    assert_eq!(reader.place(), "Articles · Lull · 0/2 · ");
    assert_eq!(last_view::keeps_after(&reader.model), None, "nothing is new");
}

#[test]
fn the_measure_is_changed_by_keys_and_kept() {
    let mut reader = three();
    reader.resize(200, 40);
    let measure = |reader: &Reader| reader.model.reading.page().measure();
    let before = measure(&reader);
    reader.press("- -");
    assert_eq!(measure(&reader), before - 8);
    assert_eq!(reader.notice(), format!("lines of {} columns", before - 8));
    reader.press("+ q");
    let mut reader = reader.restarted();
    reader.resize(200, 40);
    assert_eq!(measure(&reader), before - 4);
    for _ in 0..60 {
        reader.press("-");
    }
    assert_eq!(measure(&reader), 20);
    reader.resize(60, 20);
    for _ in 0..60 {
        reader.press("+");
    }
    assert_eq!(reader.notice(), "lines of 200 columns; the pane has no room for more");
}

#[test]
fn who_is_faster_is_not_brought_elsewhere() {
    let mut reader = three();
    reader.press("j");
    let view = LastView { article: None, order: Order::Title, ..LastView::default() };
    reader.send(Msg::Answer(Answer::LastView(view, Vec::new())));
    reader.answer_all();
    assert_eq!(reader.place(), "Articles · Storm · 0/1 · ");
    assert_eq!(reader.titles(), "Ferry Storm Lull");
}

#[test]
fn an_article_that_is_gone_is_not_waited_for() {
    let mut reader = three();
    let view =
        LastView { order: Order::Title, search: "is:hidden".to_owned(), ..LastView::default() };
    reader.desk.keep_last_view(&view).unwrap();
    let reader = reader.restarted();
    assert_eq!(reader.titles(), "Ferry Lull Storm", "what is not understood is left out");
    assert_eq!(reader.place(), "Articles · Ferry · 0/3 · ");
}

#[test]
fn what_was_typed_into_prompts_is_there_again() {
    let mut reader = three();
    reader.press("n 2 / s a i l Enter Esc : j u s t i f y Enter q");
    let mut reader = reader.restarted();
    reader.press("2 / Up");
    assert!(reader.screen().contains("/sail"), "{}", reader.screen());
    assert!(reader.model.reading.is_justified());
    reader.press("Esc : Up");
    assert!(reader.screen().contains(": justify"), "{}", reader.screen());
}
