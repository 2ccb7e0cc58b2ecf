//! The history of an article.

use crate::ui::fixture;
use crate::ui::state::layers::open_history::OpenHistory;
use crate::ui::tests::Reader;
use crate::ui::tests::reading::corrections::FERRY;
use crate::ui::tests::reading::corrections::STORM;

/// A reader whose first article has had another text.
fn changed() -> Reader {
    let mut reader = Reader::of(&[FERRY, STORM]);
    let later = "Ferry\n[Mira|“We sail at noon,”] she said.\nNobody moved at all.\n\
        [Mira|“Then we wait,”] she conceded.\n[Norland|“The port is open,”] it declared.";
    reader.articles[0] = fixture::open(1, later);
    reader.hear_of_change();
    reader.answer_all();
    reader
}

#[test]
fn tab_goes_down_a_line_as_in_every_list() {
    let mut reader = changed();
    reader.resize(80, 8);
    reader.press("H");
    let top = |reader: &Reader| reader.model.layers.get::<OpenHistory>().unwrap().top;
    reader.press("Tab Tab S-Tab");
    assert_eq!((top(&reader), reader.notice()), (1, ""));
}

#[test]
fn it_tells_what_changed_word_by_word_and_whose_quotations() {
    let mut reader = changed();
    assert!(reader.screen().contains("3 quotes · changed"), "{}", reader.screen());
    reader.press("H");
    let screen = reader.screen();
    for said in [
        "History · Ferry",
        "text 1 became text 2",
        "reworded: Mira Castellanos Okafor: “We sail at −dawn,” +noon,”",
        "added: Norland: +“The port is open,”",
        "dropped: Tomas Lindqvist: −“Not in this weather,”",
        "Nobody moved +at all.",
        "   −“Not in this weather,” he answered.",
    ] {
        assert!(screen.contains(said), "{said}: {screen}");
    }
    reader.press("j G g Esc");
    assert!(!reader.model.layers.has::<OpenHistory>());
    reader.press("1 / i s : c h a n g e d Enter");
    assert_eq!(reader.titles(), "Ferry");
}

#[test]
fn an_article_that_never_changed_says_so() {
    let mut reader = changed();
    reader.press("] H");
    assert!(reader.screen().contains("it has the text that it had at first"));
}

#[test]
fn it_is_drawn_at_every_size() {
    let mut reader = changed();
    reader.press("H");
    for (width, height) in [(0, 0), (1, 1), (3, 9), (14, 6), (25, 5), (300, 2)] {
        reader.resize(width, height);
        reader.press("G g PgDn k");
        reader.terminal();
    }
}
