//! Tests articles of which there is only a summary.

use crate::session::messages::Request;
use crate::ui::tests::Reader;

#[test]
fn a_summary_is_said_to_be_one_and_its_page_is_asked_for() {
    let mut reader = Reader::arriving(&["Ferry sails again, they say."]);
    reader.articles[0].article.is_summary = true;
    reader.hear_of_change();
    reader.answer_all();
    reader.press("Enter");
    let screen = reader.screen();
    assert_eq!(screen.matches("summary only").count(), 3, "list, text and footer: {screen}");
    reader.type_ahead("W");
    let asked = reader.asked.iter().any(|request| matches!(request, Request::FetchPage(_)));
    assert!(asked, "{:?}", reader.asked);
}
