//! Tests which articles count as read.

use super::three;
use crate::library::ArticleId;

#[test]
fn an_article_is_read_when_its_text_has_the_keys_not_when_it_is_passed() {
    let mut reader = three();
    reader.press("j k j");
    assert_eq!(reader.read(), [0; 0]);
    reader.press("Enter");
    assert_eq!(reader.read(), [2]);
}

#[test]
fn an_article_marked_as_unread_stays_so_until_the_reader_comes_back_to_it() {
    let mut reader = three();
    reader.press("2 n U");
    assert_eq!((reader.read(), reader.notice()), (vec![], "marked as unread"));
    reader.press("n z Space");
    reader.hear_of_change();
    reader.answer_all();
    assert_eq!(reader.read(), [0; 0], "it is still open");
    reader.press("1 j k");
    assert_eq!(reader.read(), [0; 0], "it is passed in the list");
    assert!(reader.screen().contains("●▌Ferry"), "{}", reader.screen());
    reader.press("Enter");
    assert_eq!(reader.read(), [1]);
    reader.press("U ] [");
    assert_eq!(reader.read(), [1, 2], "the reader is back");
}

#[test]
fn capital_u_marks_the_chosen_article_and_takes_it_back() {
    let mut reader = three();
    reader.press("j U");
    assert_eq!((reader.read(), reader.notice()), (vec![2], "marked as read"));
    assert!(!reader.screen().contains("●▌Storm"), "{}", reader.screen());
    reader.press("U");
    assert_eq!(reader.read(), [0; 0]);
    reader.type_ahead("U U Enter");
    reader.answer_all();
    assert_eq!(reader.read(), [2]);
}

#[test]
fn rows_older_than_a_mark_do_not_hide_it() {
    let mut reader = three();
    reader.press("2 U");
    reader.desk.mark_read(ArticleId(1), true).unwrap();
    reader.hear_of_change();
    reader.answer_all();
    assert!(reader.screen().contains("●▌Ferry"), "{}", reader.screen());
}
