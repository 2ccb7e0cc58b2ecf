//! Searching the library: from keys to the narrowed list, and back.

use ratatui::buffer::Cell;

use crate::library::Order;
use crate::library::query_language::MARKS;
use crate::ui::state::layers::library_search::LibrarySearch;
use crate::ui::state::text::text_search::TextSearch;
use crate::ui::state::theme::Theme;
use crate::ui::tests::Reader;
use crate::ui::tests::layers::saved_searches::THREE;

fn three() -> Reader {
    Reader::of(&THREE)
}

#[test]
fn the_list_narrows_as_one_types_and_the_best_is_shown() {
    let mut reader = three();
    reader.press("/ p i e r");
    assert_eq!(reader.titles(), "Storm Ferry");
    reader.press("Space w o r d");
    assert_eq!(reader.titles(), "Storm");
    assert_eq!(reader.place(), "Articles · Storm · 0/1 · ");
    reader.press("C-u");
    assert_eq!(reader.titles(), "Ferry Storm Calm");
}

#[test]
fn a_word_is_whole_once_it_is_typed() {
    let mut reader = Reader::of(&[
        "Ferry\nTrademarks of the harbour.",
        "Storm\nThe trade goes on.",
        "Calm\nNo trade, no trade at all.",
    ]);
    reader.press("/ t r a d e");
    assert_eq!(reader.titles(), "Calm Storm Ferry");
    reader.press("Space");
    assert_eq!(reader.titles(), "Calm Storm");
    reader.press("Backspace Down Enter");
    assert_eq!(reader.titles(), "Calm Storm");
    assert_eq!(reader.place(), "Articles · Storm · 0/0 · ", "what was chosen stays so");
    reader.press("/ t r a d e * Enter");
    assert_eq!(reader.titles(), "Calm Storm Ferry");
}

#[test]
fn where_nothing_is_found_no_article_is_starred_unseen() {
    let mut reader = three();
    reader.press("/ z e b r a Enter s");
    assert_eq!(reader.notice(), "there is no article here");
    assert!(reader.starred().is_empty());
    reader.press("U");
    assert_eq!(reader.notice(), "there is no article here");
}

#[test]
fn a_kept_search_for_quotations_says_how_many_match_in_all_and_in_each_article() {
    let mut reader = Reader::of(&[
        "Ferry\n[Mira|“The wall is wet,”] she said. [Tomas|“Aye,”] he said.",
        "Storm\n[Tomas|“No wall holds,”] he said.",
    ]);
    reader.press("/ s a i d : w a l l");
    assert!(!reader.screen().contains("quotations match"), "{}", reader.screen());
    reader.press("Enter");
    let screen = reader.screen();
    assert!(screen.contains("search: said:wall · 2 quotations match"), "{screen}");
    assert!(screen.contains("1 of 2 quotes") && screen.contains("▌1 quote "), "{screen}");
    reader.press("2 n c 1 / Space i s : c h e c k e d Enter");
    assert!(reader.screen().contains("is:checked · 1 quotation matches"), "{}", reader.screen());
    // What is undone no longer matches, and n goes on among those alone that do.
    reader.press("u");
    assert!(reader.screen().contains("nothing found"), "{}", reader.screen());
}

#[test]
fn under_a_filter_one_quotation_of_its_speakers_has_to_match() {
    let mut reader = Reader::of(&[
        "Ferry\n[Mira|“The wall is wet,”] she said. [Tomas|“Aye,”] he said.",
        "Storm\n[Tomas|“No wall holds,”] he said. [Mira|“Aye,”] she said.",
    ]);
    reader.press("f t o m a s Enter 1 / s a i d : w a l l Enter");
    assert_eq!(reader.titles(), "Storm");
    assert!(reader.screen().contains("· 1 quotation matches"), "{}", reader.screen());
    reader.press("n");
    assert_eq!(reader.place(), "Articles · Storm · 1/1 · Tomas");
    reader.press("n");
    assert_eq!(reader.notice(), "no more matches");
    reader.press("/ C-u s p e a k e r : m i r a Enter");
    assert_eq!(reader.titles(), "", "the filter admits nobody whom the search names");
    // Words of the text are no matter of a quotation.
    reader.press("/ C-u w e t Enter");
    assert_eq!(reader.titles(), "Ferry");
}

#[test]
fn a_list_that_has_only_the_first_articles_says_so() {
    let mut reader = three();
    reader.desk.cut_lists(1);
    reader.press("/ s a i d : a * Enter");
    assert_eq!(reader.titles(), "Calm", "the list is cut");
    assert!(reader.screen().contains("· 3 quotations match"), "and what is counted is not");
    let title = |reader: &Reader| reader.model.articles.title(Order::Intake, 40);
    assert_eq!(title(&reader), "Articles 1/1+");
    reader.press("Esc");
    assert!(title(&reader).ends_with("/3"), "without a search all are listed");
    // A search that finds just as many as a list may have has found no more.
    reader.desk.cut_lists(3);
    reader.press("/ s a i d : a * Enter");
    assert_eq!(title(&reader), "Articles 1/3");
    reader.press("Esc");
    reader.desk.cut_lists(2);
    reader.press("/ s a i d : a * Enter");
    assert_eq!(title(&reader), "Articles 1/2+");
}

#[test]
fn an_empty_search_of_the_text_goes_through_the_words_found() {
    let mut reader = three();
    reader.press("/ P i e r Space w o r d Enter");
    reader.press("2 / Enter");
    let found = |reader: &Reader| {
        let current = reader.model.kept_search().and_then(TextSearch::current).unwrap();
        reader.model.reading.open().unwrap().article.text[current].to_owned()
    };
    assert_eq!(found(&reader), "word");
    reader.press("n");
    assert_eq!(found(&reader), "pier");
}

#[test]
fn control_w_erases_the_last_word_only() {
    let mut reader = three();
    reader.press("/ p i e r Space w o r d C-w");
    assert_eq!(reader.titles(), "Storm Ferry");
    reader.press("C-w");
    assert_eq!(reader.titles(), "Ferry Storm Calm");
}

#[test]
fn escape_while_typing_brings_list_and_choice_back() {
    let mut reader = three();
    reader.press("j j");
    assert_eq!(reader.place(), "Articles · Calm · 0/1 · ");
    reader.press("/ p i e r Down Esc");
    assert_eq!(reader.titles(), "Ferry Storm Calm");
    assert_eq!(reader.place(), "Articles · Calm · 0/1 · ");
    assert_eq!(reader.model.articles.title(Order::Intake, 40), "Articles 3/3");
}

#[test]
fn a_kept_search_narrows_the_walk_until_escape() {
    let mut reader = three();
    reader.press("/ p i e r Enter Enter n");
    assert_eq!(reader.place(), "Text · Ferry · 0/1 · ");
    reader.press("n");
    assert_eq!(reader.place(), "Text · Ferry · 0/1 · ");
    assert_eq!(reader.notice(), "no more matches");
    assert_eq!(reader.model.articles.title(Order::Intake, 40), "Articles 2/2");
    reader.press("Esc");
    assert_eq!(reader.place(), "Text · Ferry · 0/1 · ");
    assert_eq!(reader.model.articles.title(Order::Intake, 40), "Articles 1/3");
    reader.press("n n");
    assert_eq!(reader.place(), "Text · Storm · 1/1 · ");
}

#[test]
fn a_search_and_a_filter_narrow_together_and_end_apart() {
    let mut reader = three();
    reader.press("/ p i e r Enter f m i r a Enter");
    assert_eq!(reader.titles(), "Ferry");
    reader.press("F");
    assert_eq!(reader.titles(), "Storm Ferry");
    reader.press("f m i r a Enter Esc");
    assert_eq!(reader.titles(), "Ferry Calm");
    reader.press("Esc");
    assert_eq!(reader.titles(), "Ferry Storm Calm");
}

#[test]
fn what_is_wrong_is_said_while_the_last_result_stays() {
    let mut reader = three();
    reader.press("/ w o r d Space k i n d : x");
    assert_eq!(reader.titles(), "Storm");
    assert!(reader.screen().contains("there is no kind x: write direct, mixed or indirect"));
    reader.press("Enter");
    assert!(reader.model.layers.get::<LibrarySearch>().is_some_and(|find| !find.is_kept()));
    assert_eq!(reader.notice(), "there is no kind x: write direct, mixed or indirect");
}

#[test]
fn an_answer_to_what_was_typed_before_is_dropped() {
    let mut reader = three();
    reader.press("/");
    reader.type_ahead("w o r");
    let late = reader.asked.pop_front().unwrap();
    reader.type_ahead("d s");
    reader.answer_all();
    assert_eq!(reader.titles(), "");
    reader.asked.push_back(late);
    reader.answer_all();
    assert_eq!(reader.titles(), "");
    assert!(reader.screen().contains("nothing found;"));
}

#[test]
fn tab_completes_fields_and_values() {
    let mut reader = three();
    reader.press("/ i s Tab");
    assert_eq!(reader.model.layers.get::<LibrarySearch>().unwrap().entry().typed(), "is:");
    reader.press("Tab");
    assert_eq!(reader.model.layers.get::<LibrarySearch>().unwrap().entry().typed(), "is:unread");
    reader.press("Tab");
    assert_eq!(reader.model.layers.get::<LibrarySearch>().unwrap().entry().typed(), "is:starred");
    // After the last comes the first.
    reader.press(&["Tab"; MARKS.len() - 1].join(" "));
    assert_eq!(reader.model.layers.get::<LibrarySearch>().unwrap().entry().typed(), "is:unread");
    assert_eq!(reader.titles(), "Calm Storm Ferry");
}

#[test]
fn a_kept_search_is_taken_up_again_where_it_was() {
    let mut reader = three();
    reader.press("/ w o r d Enter / Backspace Backspace Backspace Backspace");
    assert_eq!(reader.titles(), "Ferry Storm Calm");
    reader.press("Enter");
    assert!(!reader.model.layers.has::<LibrarySearch>());
}

#[test]
fn a_letter_replaces_a_search_that_is_taken_up_and_a_space_narrows_it_further() {
    let typed = |keys: &str| {
        let mut reader = three();
        reader.press(keys);
        let find = reader.model.layers.get::<LibrarySearch>().unwrap();
        (find.entry().typed().to_owned(), reader.titles())
    };
    let found = |typed: &str, titles: &str| (typed.to_owned(), titles.to_owned());
    assert_eq!(typed("/ w o r d Enter / c a l m"), found("calm", "Calm"));
    assert_eq!(typed("/ p i e r Enter / Space w o r d"), found("pier word", "Storm"));
    assert_eq!(typed("/ w o r d s Enter / Backspace"), found("word", "Storm"));
    assert_eq!(typed("/ w o r d Enter / Enter"), found("word", "Storm"));
}

#[test]
fn the_line_of_a_search_of_all_is_drawn_at_every_size() {
    for keys in ["/ p i e r", "/ k i n d : x", "/ i s", "/ p i e r Enter", "/ z z Enter"] {
        let mut reader = three();
        reader.press(keys);
        for (width, height) in [(200, 60), (80, 24), (21, 4), (9, 3), (2, 2), (1, 1), (0, 0)] {
            reader.resize(width, height);
            reader.terminal();
        }
    }
}

#[test]
fn on_a_narrow_screen_the_remedy_is_on_lines_of_its_own() {
    let mut reader = three();
    reader.resize(40, 18);
    reader.press("/ k i n d : x");
    let screen = reader.screen();
    assert!(screen.contains(" there is no kind x: write direct, "), "{screen}");
    assert!(screen.contains(" mixed or indirect "), "{screen}");
}

#[test]
fn tab_goes_through_the_names_that_the_library_has() {
    let mut reader = three();
    reader.press("/ s p Tab M");
    assert!(
        reader.screen().contains("Tab: speaker:\"Mira Castellanos Okafor\""),
        "{}",
        reader.screen()
    );
    reader.press("Tab");
    assert_eq!(reader.titles(), "Calm Ferry");
    reader.press("C-u");
    // Typed ahead of the names, Tab waits for them.
    reader.type_ahead("s p e a k e r : T Tab Space p i e r");
    reader.answer_all();
    assert_eq!(
        reader.model.layers.get::<LibrarySearch>().unwrap().entry().typed(),
        "speaker:\"Tomas Lindqvist\" pier"
    );
    assert_eq!(reader.titles(), "Storm");
}

#[test]
fn the_words_of_a_kept_search_are_marked_in_the_text() {
    let mut reader = three();
    reader.resize(120, 20);
    let coloured = |name: &str| (name == "TERM").then(|| "xterm-256color".to_owned());
    reader.model.theme = Theme::from_env(coloured);
    let mark = reader.model.theme.found();
    let marked = |reader: &Reader| -> String {
        let terminal = reader.terminal();
        let cells = terminal.backend().buffer().content().iter();
        cells.filter(|cell| cell.bg == mark.bg.unwrap()).map(Cell::symbol).collect()
    };
    reader.press("/ p i e r");
    let while_typing = marked(&reader);
    reader.press("Enter");
    assert_eq!(marked(&reader).replacen(&while_typing, "", 1), "pier");
    reader.press("Esc");
    assert_eq!(marked(&reader), "");
}
