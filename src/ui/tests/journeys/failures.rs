//! Tests failures, and how the user hears of them.

use super::three;
use crate::app::AppError;
use crate::app::Failure;
use crate::library::ArticleId;
use crate::library::LibraryError;
use crate::session::messages::Answer;
use crate::session::progress::Progress;
use crate::ui::state::message::Msg;
use crate::ui::tests::Reader;

fn failure(name: &str) -> Msg {
    let error = AppError::Library(LibraryError::NoArticle(ArticleId(9)));
    Msg::Answer(Answer::Unreadable(Failure { name: name.to_owned(), error }))
}

#[test]
fn inputs_that_cannot_be_read_are_named_and_kept_for_the_end() {
    let mut reader = three();
    reader.send(failure("one.txt"));
    assert!(reader.notice().starts_with("one.txt: "));
    reader.send(failure("two.txt"));
    assert!(reader.notice().contains("1 more"));
    assert_eq!(reader.model.library.failures.len(), 2);
    assert!(reader.model.end.is_none());
    reader.press("j");
    assert_eq!(reader.notice(), "");
}

#[test]
fn where_nothing_could_be_read_there_is_nothing_to_stay_for() {
    let mut reader = Reader::arriving(&[]);
    reader.send(failure("one.txt"));
    let progress = Progress { all_taken_in: true, ..Progress::default() };
    reader.send(Msg::Answer(Answer::Changed(progress)));
    assert!(reader.model.end.is_some());
}

#[test]
fn a_question_that_fails_leaves_the_keys_working() {
    let mut reader = three();
    reader.type_ahead("n n n n 3");
    let error = AppError::Library(LibraryError::NoArticle(ArticleId(9)));
    reader.send(Msg::Answer(Answer::Failed(error)));
    reader.asked.clear();
    reader.press("2 N");
    assert_eq!(reader.place(), "Text · Ferry · 2/3 · ");
}
