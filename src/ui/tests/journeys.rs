//! What the reader comes to by which keys.

use ratatui::layout::Size;

use super::Reader;
use crate::app::AppError;
use crate::library::ArticleId;
use crate::library::LibraryError;
use crate::ui::Failure;
use crate::ui::fixture;
use crate::ui::model::Pane;
use crate::ui::msg::Answer;
use crate::ui::msg::Effect;
use crate::ui::msg::Msg;
use crate::ui::msg::Progress;
use crate::ui::msg::Request;

/// Mira speaks in the first and the third, Tomas in the first and the second.
const FERRY: &str = "Ferry\n[Mira|“We sail at dawn,”] she said.\nNobody moved.\n\
    [Tomas|“Not in this weather,”] he answered.\n[Mira|“Then we wait,”] she conceded.";
const STORM: &str = "Storm\nIt came from the north.\n[Tomas|“I told you so,”] he said.";
const LULL: &str =
    "Lull\n[Mira|“It is calm now,”] she observed.\n[Norland|“The port is open,”] it declared.";

fn three() -> Reader {
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
fn enter_on_a_speaker_filters_and_goes_to_their_first_words() {
    check("3 Enter", "Text · Ferry · 1/2 · Mira");
    check("3 j Enter", "Text · Ferry · 1/1 · Tomas");
}

#[test]
fn a_speaker_filter_narrows_the_list() {
    let mut reader = three();
    reader.press("3 j Enter");
    assert!(reader.screen().contains("Articles 1/2"));
    reader.press("Esc");
    assert!(reader.screen().contains("Articles 1/3"));
}

#[test]
fn under_a_filter_next_visits_only_what_it_admits() {
    check("3 Enter n", "Text · Ferry · 2/2 · Mira");
    check("3 Enter n n", "Text · Lull · 1/1 · Mira");
    let mut reader = three();
    reader.press("3 Enter n n n");
    assert_eq!(reader.notice(), "no more quotations of Mira Castellanos Okafor");
}

#[test]
fn a_speaker_is_found_by_name_and_their_first_words_by_enter() {
    check("f t o m Enter", "Text · Ferry · 1/1 · Tomas");
    check("f n o r Enter", "Text · Lull · 1/1 · Norland");
    check("f Down Enter", "Text · Ferry · 1/1 · Tomas");
    check("f C-n Up Enter", "Text · Ferry · 1/2 · Mira");
    check("f x Backspace t o m Enter", "Text · Ferry · 1/1 · Tomas");
    check("f x y C-u n o r Enter", "Text · Lull · 1/1 · Norland");
}

#[test]
fn enter_without_a_match_leaves_the_prompt_open() {
    let mut reader = three();
    reader.press("f x x Enter");
    assert!(reader.model.prompt.is_some());
    assert!(reader.screen().contains("nobody by that name is quoted"));
}

#[test]
fn space_adds_to_the_filter_and_takes_from_it() {
    check("3 Space", "Speakers · Ferry · 0/2 · Mira");
    check("3 Space j Space", "Speakers · Ferry · 0/3 · Mira+Tomas");
    check("3 Space j Space k Space", "Speakers · Ferry · 0/1 · Tomas");
    check("3 Space Space", "Speakers · Ferry · 0/3 · ");
}

#[test]
fn escape_closes_what_is_open_and_then_clears_the_filter() {
    let mut reader = three();
    reader.press("3 Enter ? Esc");
    assert_eq!(reader.model.help, None);
    reader.press("f Esc");
    assert!(reader.model.prompt.is_none());
    assert_eq!(reader.place(), "Text · Ferry · 1/2 · Mira");
    reader.press("Esc");
    assert_eq!(reader.place(), "Text · Ferry · 1/3 · ");
    check("3 Enter F", "Text · Ferry · 1/3 · ");
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
    assert_eq!(reader.model.focus, Pane::Text);
    reader.answer_all();
    assert_eq!(reader.place(), "Text · Ferry · 3/3 · ");
}

#[test]
fn an_article_that_comes_too_late_is_dropped() {
    let mut reader = three();
    reader.type_ahead("j j");
    let storm = reader.shelf.articles[1].clone();
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
    let mut more = fixture::open(0, "Calm\n[Mira|“Aye,”] she said.");
    more.id = ArticleId(0);
    reader.shelf.articles.insert(0, more);
    reader.hear_of_change();
    reader.answer_all();
    assert_eq!(reader.place(), place);
    assert!(reader.screen().contains("Articles 3/4"));
}

#[test]
fn a_long_article_says_how_far_it_is_analysed_and_esc_stops_that() {
    let mut reader = Reader::arriving(&[FERRY]);
    reader.shelf.articles[0].analysed = false;
    reader.shelf.articles[0].quotations.clear();
    reader.hear_of_change();
    reader.answer_all();
    reader.press("Esc");
    assert_eq!(reader.notice(), "", "what takes no time is not stopped");
    let article = reader.shelf.articles[0].id;
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
    assert!(screen.contains(" not analysed ") && !screen.contains("analysed…"), "{screen}");
    reader.type_ahead("2 n");
    assert!(reader.asked.contains(&Request::TakeUpAnalysing(article)), "{:?}", reader.asked);
    assert!(!reader.screen().contains(" not analysed "));
    reader.type_ahead("n");
    assert_eq!(reader.notice(), "this article is still being read for quotations");
}

#[test]
fn quotations_appear_when_the_engine_has_read_the_article() {
    let mut reader = Reader::arriving(&[FERRY]);
    let read = reader.shelf.articles[0].clone();
    reader.shelf.articles[0].analysed = false;
    reader.shelf.articles[0].quotations.clear();
    reader.hear_of_change();
    reader.answer_all();
    reader.press("n");
    assert_eq!(reader.notice(), "this article is still being read for quotations");
    reader.shelf.articles[0] = read;
    reader.hear_of_change();
    reader.answer_all();
    reader.press("n");
    assert_eq!(reader.place(), "Articles · Ferry · 1/3 · ");
}

#[test]
fn an_article_is_read_when_its_text_has_the_keys_not_when_it_is_passed() {
    let mut reader = three();
    reader.press("j k j");
    assert!(reader.shelf.read.is_empty());
    reader.press("Enter");
    assert_eq!(reader.shelf.read.iter().collect::<Vec<_>>(), [&ArticleId(2)]);
}

#[test]
fn the_speakers_are_those_of_the_article_or_of_all() {
    let mut reader = three();
    assert!(!reader.screen().contains("Norland"));
    reader.press("A");
    assert!(reader.screen().contains("All speakers"));
    assert!(reader.screen().contains("Norland"));
    reader.press("3 G Enter");
    assert_eq!(reader.place(), "Text · Lull · 1/1 · Norland");
    reader.press("A");
    assert!(!reader.screen().contains("All speakers"));
}

#[test]
fn an_unfolded_quotation_is_gone_to() {
    check("3 Right j j Enter", "Text · Ferry · 3/3 · ");
    check("3 j l j Enter", "Text · Ferry · 2/3 · ");
    check("3 l j h", "Speakers · Ferry · 0/3 · ");
    // Under a filter that hides it, its speaker is let in.
    check("3 Space j l j Enter", "Text · Ferry · 1/1 · Tomas");
}

#[test]
fn zoom_gives_the_text_the_screen_and_back() {
    let mut reader = three();
    reader.press("z");
    assert!(!reader.screen().contains("Articles 1/3"));
    reader.press("z");
    assert!(reader.screen().contains("Articles 1/3"));
    reader.press("z 3");
    assert!(reader.screen().contains("Speakers"));
}

#[test]
fn on_a_narrow_screen_a_jump_shows_the_text() {
    let mut reader = three();
    reader.resize(40, 12);
    assert!(!reader.screen().contains("dawn"));
    reader.press("n");
    assert_eq!(reader.place(), "Text · Ferry · 1/3 · ");
    assert!(reader.screen().contains("dawn"));
}

#[test]
fn the_place_survives_every_change_of_size() {
    let mut reader = three();
    reader.press("2 n n n");
    let place = reader.place();
    for (width, height) in [(40, 12), (10, 3), (1, 1), (0, 0), (200, 60)] {
        reader.resize(width, height);
    }
    assert_eq!(reader.place(), place);
}

#[test]
fn any_key_closes_the_help_and_does_nothing_else() {
    check("? G", "Articles · Ferry · 0/3 · ");
    let mut reader = three();
    reader.press("? j j");
    assert_eq!(reader.model.help, Some(2));
    reader.press("q");
    assert_eq!((reader.model.help, reader.model.end.is_some()), (None, false));
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

fn read(reader: &Reader) -> Vec<i64> {
    let mut read: Vec<i64> = reader.shelf.read.iter().map(|article| article.0).collect();
    read.sort_unstable();
    read
}

#[test]
fn an_article_marked_as_unread_stays_so_until_the_reader_comes_back_to_it() {
    let mut reader = three();
    reader.press("2 n U");
    assert_eq!((read(&reader), reader.notice()), (vec![], "marked as unread"));
    reader.press("n z Space");
    reader.hear_of_change();
    reader.answer_all();
    assert_eq!(read(&reader), [0; 0], "it is still open");
    reader.press("1 j k");
    assert_eq!(read(&reader), [0; 0], "it is passed in the list");
    assert!(reader.screen().contains("● Ferry"), "{}", reader.screen());
    reader.press("Enter");
    assert_eq!(read(&reader), [1]);
    reader.press("U ] [");
    assert_eq!(read(&reader), [1, 2], "the reader is back");
}

#[test]
fn capital_u_marks_the_chosen_article_and_takes_it_back() {
    let mut reader = three();
    reader.press("j U");
    assert_eq!((read(&reader), reader.notice()), (vec![2], "marked as read"));
    assert!(!reader.screen().contains("● Storm"), "{}", reader.screen());
    reader.press("U");
    assert_eq!(read(&reader), [0; 0]);
    reader.type_ahead("U U Enter");
    reader.answer_all();
    assert_eq!(read(&reader), [2]);
}

#[test]
fn rows_older_than_a_mark_do_not_hide_it() {
    let mut reader = three();
    reader.press("2 U");
    reader.shelf.read.insert(ArticleId(1));
    reader.hear_of_change();
    reader.answer_all();
    assert!(reader.screen().contains("● Ferry"), "{}", reader.screen());
}

#[test]
fn the_terminal_is_given_back_and_taken_again() {
    let mut reader = three();
    reader.press("C-z");
    reader.send(Msg::Continued);
    assert_eq!(reader.terminal, [Effect::Suspend, Effect::TakeTerminal]);
}

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
    assert_eq!(reader.model.failures.len(), 2);
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
