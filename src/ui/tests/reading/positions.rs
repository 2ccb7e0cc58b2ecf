//! The place in an article, kept from one day to the next.

use crate::library::ArticleId;
use crate::ui::state::message::Msg;
use crate::ui::tests::Reader;
use crate::ui::update::reading::positions;

/// Two articles, the first longer than the screen.
fn long_and_short() -> Reader {
    let lines: Vec<String> = (1..100).map(|at| format!("Number {at} rains.")).collect();
    let long = format!("Ferry\n{}", lines.join("\n"));
    Reader::of(&[&long, "Storm\nIt blows."])
}

/// Returns the line of the first article at which its user stopped, as the library has it.
fn kept(reader: &Reader) -> Option<&str> {
    let text: &str = &reader.articles[0].article.text;
    text[reader.desk.open(ArticleId(1)).unwrap().place?..].lines().next()
}

/// The line at the top of the text.
fn top(reader: &Reader) -> String {
    let reading = &reader.model.reading;
    let text: &str = &reading.open().unwrap().article.text;
    text[reading.first_in_sight()..].lines().next().unwrap_or_default().to_owned()
}

#[test]
fn it_is_kept_when_the_reader_goes_to_another_article_or_quits() {
    for leaves in ["] ]", "q", "1 j"] {
        let mut reader = long_and_short();
        reader.press("2 6 j");
        assert_eq!(kept(&reader), None, "not at each key");
        let line = top(&reader);
        reader.press(leaves);
        assert_eq!(kept(&reader), Some(line.as_str()), "{leaves}");
    }
}

#[test]
fn it_is_kept_once_when_the_reader_rests() {
    let mut reader = long_and_short();
    assert_eq!(positions::keeps_after(&reader.model), None, "it is where it was");
    reader.press("2 6 j");
    assert!(positions::keeps_after(&reader.model).is_some());
    reader.send(Msg::Rest);
    assert_eq!(positions::keeps_after(&reader.model), None, "nothing is left to do");
    reader.answer_all();
    assert_eq!(kept(&reader), Some(top(&reader).as_str()));
}

#[test]
fn the_next_day_begins_there_and_with_no_quotation_chosen() {
    let mut reader = long_and_short();
    reader.press("2 6 j q");
    let line = top(&reader);
    reader.desk.mark_read(ArticleId(1), false).unwrap();
    let mut reader = reader.restarted();
    assert_eq!(top(&reader), line);
    reader.press("1 j k");
    assert_eq!(top(&reader), line);
    assert_eq!(reader.read(), [0; 0], "it was passed, not read");
}
