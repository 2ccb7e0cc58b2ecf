//! Tests what the user reaches by which keys.

mod analyses;
mod failures;
mod filters;
mod jumps;
mod orders;
mod read_marks;
mod restarts;
mod sizes;
mod waits;

use ratatui::layout::Size;

use super::Reader;
use crate::session::messages::Request;
use crate::ui::state::message::Effect;
use crate::ui::state::message::Msg;

/// Mira speaks in the first and the third, Tomas in the first and the second.
const FERRY: &str = "Ferry\n[Mira|“We sail at dawn,”] she said.\nNobody moved.\n\
    [Tomas|“Not in this weather,”] he answered.\n[Mira|“Then we wait,”] she conceded.";
const STORM: &str = "Storm\nIt came from the north.\n[Tomas|“I told you so,”] he said.";
const LULL: &str =
    "Lull\n[Mira|“It is calm now,”] she observed.\n[Norland|“The port is open,”] it declared.";

pub(in crate::ui::tests) fn three() -> Reader {
    Reader::of(&[FERRY, STORM, LULL])
}

fn check(keys: &str, place: &str) {
    let mut reader = three();
    reader.press(keys);
    assert_eq!(reader.place(), place, "after {keys}");
}

#[test]
fn the_first_article_is_shown_before_any_key() {
    check("", "Articles · Ferry · 0/3 · ");
}

#[test]
fn the_text_follows_the_choice_of_an_article() {
    check("j", "Articles · Storm · 0/1 · ");
    check("j j j", "Articles · Lull · 0/2 · ");
    check("G g", "Articles · Ferry · 0/3 · ");
    check("j Enter", "Text · Storm · 0/1 · ");
}

#[test]
fn the_panes_are_reached_by_tab_and_by_number() {
    check("Tab", "Text · Ferry · 0/3 · ");
    check("Tab Tab", "Speakers · Ferry · 0/3 · ");
    check("S-Tab", "Speakers · Ferry · 0/3 · ");
    check("3 2", "Text · Ferry · 0/3 · ");
}

#[test]
fn next_goes_from_quotation_to_quotation_and_on_into_the_next_article() {
    check("n", "Articles · Ferry · 1/3 · ");
    check("n n n", "Articles · Ferry · 3/3 · ");
    check("n n n n", "Articles · Storm · 1/1 · ");
    check("n n n n n", "Articles · Lull · 1/2 · ");
}

#[test]
fn previous_goes_back_to_the_last_quotation_of_the_article_before() {
    check("G Enter n N", "Text · Storm · 1/1 · ");
    check("G Enter n N N N", "Text · Ferry · 2/3 · ");
}

#[test]
fn at_the_ends_the_reader_hears_that_there_are_no_more() {
    let mut reader = three();
    reader.press("n n n n n n n");
    assert_eq!(
        (reader.place().as_str(), reader.notice()),
        ("Articles · Lull · 2/2 · ", "no more quotations")
    );
    reader.press("g N N N");
    assert_eq!(reader.notice(), "no earlier quotations");
}

#[test]
fn brackets_walk_through_the_articles_of_the_filter() {
    check("]", "Articles · Storm · 0/1 · ");
    check("] ] [", "Articles · Storm · 0/1 · ");
    check("3 Enter ]", "Text · Lull · 0/1 · Mira");
    let mut reader = three();
    reader.press("[");
    assert_eq!(reader.notice(), "this is the first article");
}

#[test]
fn an_article_is_taken_up_where_it_was_left() {
    check("n n ] [", "Articles · Ferry · 2/3 · ");
}

#[test]
fn any_key_closes_the_help_and_does_nothing_else() {
    check("? x", "Articles · Ferry · 0/3 · ");
    let mut reader = three();
    reader.press("? j j");
    assert_eq!(reader.help_line(), Some(2));
    reader.press("q");
    assert_eq!((reader.help_line(), reader.model.end.is_some()), (None, false));
}

#[test]
fn the_program_can_be_left_from_everywhere() {
    for keys in ["q", "3 q", "C-c", "? C-c", "f m C-c"] {
        let mut reader = three();
        reader.press(keys);
        assert!(reader.model.end.is_some(), "{keys}");
    }
    let mut reader = three();
    reader.press("f q");
    assert!(reader.model.end.is_none());
    reader.send(Msg::Quit);
    assert!(reader.model.end.is_some());
}

#[test]
fn what_was_pressed_before_the_program_is_left_is_still_done() {
    let mut reader = three();
    reader.type_ahead("] s q");
    assert!(reader.model.end.is_none(), "the article to be starred is on its way");
    reader.answer_all();
    assert!(reader.model.end.is_some());
    assert_eq!(reader.starred(), [2]);
    let mut reader = three();
    reader.type_ahead("] s q q");
    assert!(reader.model.end.is_some(), "who insists does not wait");
}

#[test]
fn the_terminal_is_given_back_and_taken_again() {
    let mut reader = three();
    reader.press("C-z");
    reader.send(Msg::Continued);
    assert_eq!(reader.terminal, [Effect::Suspend, Effect::TakeTerminal]);
}

#[test]
fn capital_r_has_the_sources_looked_at_wherever_one_is() {
    for pane in ["1", "2", "3"] {
        let mut reader = Reader::of(&["Ferry\nNobody moved.", "Storm\nIt rained."]);
        reader.press("j");
        reader.press(pane);
        let before = reader.place();
        reader.type_ahead("R");
        let asked = &reader.asked;
        assert!(asked.iter().any(|request| matches!(request, Request::Refresh)), "{asked:?}");
        assert_eq!(reader.place(), before);
    }
}

#[test]
fn thousands_of_articles_are_loaded_around_the_choice() {
    let many: Vec<String> = (0..2000).map(|number| format!("Title{number} words.")).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    let mut reader = Reader::of(&many);
    reader.press("G");
    assert_eq!(reader.place(), "Articles · Title1999 · 0/0 · ");
    assert!(reader.screen().contains("Articles 2000/2000"));
    reader.press("k C-u k");
    assert!(reader.place().contains("Title19"));
    assert_eq!(reader.model.size, Size::new(120, 40));
}
