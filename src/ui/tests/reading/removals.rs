//! Removing articles, and bringing them back.

use crate::app::AppError;
use crate::library::LibraryError;
use crate::session::messages::Answer;
use crate::session::progress::Progress;
use crate::ui::state::message::Msg;
use crate::ui::tests::Reader;
use crate::ui::tests::reading::corrections::FERRY;
use crate::ui::tests::reading::corrections::STORM;

#[test]
fn d_removes_the_article_and_the_next_one_is_shown_until_u_brings_it_back() {
    for pane in ["1", "2"] {
        let mut reader = Reader::of(&[FERRY, STORM]);
        reader.press(pane);
        reader.press("D");
        assert!(
            reader.notice().starts_with("“Ferry” is removed; u brings it back"),
            "{}",
            reader.notice()
        );
        assert_eq!(reader.titles(), "Storm");
        assert!(reader.place().contains("· Storm ·"), "{}", reader.place());
        reader.press("u");
        assert!(reader.notice().starts_with("undone: “Ferry” is here again"));
        assert_eq!(reader.titles(), "Ferry Storm");
        assert!(reader.place().contains("· Ferry · 0/3"), "{}", reader.place());
        reader.press("n c u C-r");
        assert_eq!(reader.titles(), "Ferry Storm", "the check is redone, not the removal");
    }
}

#[test]
fn the_last_of_the_list_gives_way_to_the_one_before() {
    let mut reader = Reader::of(&[FERRY, STORM]);
    reader.press("] D");
    assert_eq!(reader.titles(), "Ferry");
    assert!(reader.place().contains("· Ferry ·"), "{}", reader.place());
}

#[test]
fn that_the_last_article_on_the_screen_cannot_be_had_anew_is_no_failure() {
    let mut reader = Reader::of(&[FERRY]);
    let id = reader.model.reading.id().unwrap();
    reader.press("D");
    let said = reader.notice().to_owned();
    assert!(said.starts_with("“Ferry” is removed"), "{said}");
    let gone = || Msg::Answer(Answer::Failed(AppError::Library(LibraryError::NoArticle(id))));
    reader.send(gone());
    assert_eq!(reader.notice(), said);
}

#[test]
fn no_text_is_shown_once_all_articles_are_removed_until_one_is_back() {
    let mut reader = Reader::of(&[FERRY]);
    reader.press("n D");
    let screen = reader.screen();
    assert!(screen.contains("no articles"), "{screen}");
    assert!(!screen.contains("We sail at dawn") && !screen.contains("Okafor"), "{screen}");
    let empty = Progress { all_taken_in: true, ..Progress::default() };
    reader.send(Msg::Answer(Answer::Changed(empty)));
    assert!(reader.model.end.is_none(), "who removed the last one may want it back");
    reader.press("n 3 j Enter 2 j g z z u");
    assert!(reader.screen().contains("We sail at dawn"), "{}", reader.screen());
    assert!(reader.place().contains("· Ferry ·"), "{}", reader.place());
}

#[test]
fn what_is_removed_is_no_quotation_though_another_has_the_same_words() {
    let mut reader = Reader::of(&["Ferry\n[Mira|“Aye,”] she said.\n[Tomas|“Aye,”] he said."]);
    reader.press("n x");
    assert!(reader.notice().starts_with("“Aye” is no quotation now"), "{}", reader.notice());
}
