//! Tests what the user sees of the engine at work.

use std::time::Duration;

use super::FERRY;
use crate::app::Unfinished;
use crate::session::messages::Answer;
use crate::session::messages::Request;
use crate::ui::state::message::Msg;
use crate::ui::tests::Reader;

#[test]
fn a_long_article_says_how_far_it_is_analysed_and_esc_stops_that() {
    let mut reader = Reader::arriving(&[FERRY]);
    reader.articles[0].analysed = false;
    reader.articles[0].quotations.clear();
    reader.hear_of_change();
    reader.answer_all();
    reader.press("Esc");
    assert_eq!(reader.notice(), "", "what takes no time is not stopped");
    let article = reader.articles[0].id;
    reader.send(Msg::Answer(Answer::AnalysedTo { article, percent: 34 }));
    let screen = reader.screen();
    assert!(screen.contains(" 34% of this article analysed… Esc stops that "), "{screen}");
    reader.type_ahead("Esc");
    assert_eq!(reader.asked, [Request::StopAnalysing(article)]);
    assert!(reader.notice().starts_with("stopped; "));
    reader.press("j");
    let screen = reader.screen();
    assert!(
        screen.contains(" not looked through for quotations: that was stopped; n goes on"),
        "{screen}"
    );
    assert!(screen.contains("▌not analysed ") && !screen.contains("analysed…"), "{screen}");
    reader.type_ahead("2 n");
    assert!(reader.asked.contains(&Request::TakeUpAnalysing(article)), "{:?}", reader.asked);
    assert!(!reader.screen().contains("▌not analysed "));
    reader.type_ahead("n");
    assert_eq!(reader.notice(), "this article is still being read for quotations");
}

#[test]
fn quotations_appear_when_the_engine_has_read_the_article() {
    let mut reader = Reader::arriving(&[FERRY]);
    let read = reader.articles[0].clone();
    reader.articles[0].analysed = false;
    reader.articles[0].quotations.clear();
    reader.hear_of_change();
    reader.answer_all();
    reader.press("n");
    assert_eq!(reader.notice(), "this article is still being read for quotations");
    reader.articles[0] = read;
    reader.hear_of_change();
    reader.answer_all();
    reader.press("n");
    assert_eq!(reader.place(), "Articles · Ferry · 1/3 · ");
}

#[test]
fn an_article_that_took_too_long_says_so_and_n_has_it_read_after_all() {
    let mut reader = Reader::arriving(&[FERRY]);
    reader.articles[0].analysed = false;
    reader.articles[0].quotations.clear();
    reader.hear_of_change();
    reader.answer_all();
    let article = reader.articles[0].id;
    let why = Unfinished::TookTooLong(Duration::from_mins(5));
    reader.send(Msg::Answer(Answer::LeftUnanalysed { article, why }));
    assert_eq!(
        reader.notice(),
        "an article took longer than 5 minutes to analyse; n in it goes on"
    );
    reader.press("j");
    assert!(reader.screen().contains("▌not analysed "), "{}", reader.screen());
    reader.type_ahead("2 n");
    assert!(reader.asked.contains(&Request::TakeUpAnalysing(article)), "{:?}", reader.asked);
}
