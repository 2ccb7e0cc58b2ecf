//! Searching the text: from keys to matches and places.

use crate::text::Span;
use crate::ui::state::text::text_search::TextSearch;
use crate::ui::state::theme::Theme;
use crate::ui::tests::Reader;

/// Long enough that the text scrolls; "pier" stands in four places.
fn long() -> Reader {
    let mut text = "Ferry\nThe pier is wet. [Mira|“We sail at dawn,”] she said.".to_owned();
    for number in 0..60 {
        text.push_str(match number {
            20 => "\nAn old Pier lies to the north.",
            40 => "\nNobody saw the pièr at night; “the pier’s gone”, some thought.",
            _ => "\nNothing was heard from the harbour for hours.",
        });
    }
    let mut reader = Reader::of(&[&text, "Storm\nNo word of it. [Tomas|“Aye,”] he said."]);
    reader.press("2");
    reader
}

/// Returns the words of the current match, its number and the number of all, and the first row
/// shown.
fn found(reader: &Reader) -> (String, Option<usize>, usize, usize) {
    let search = reader.model.layers.get::<TextSearch>().expect("a search is on");
    let text = &reader.model.reading.open().unwrap().article.text;
    let current = search.current().map_or(String::new(), |span: Span| text[span].to_owned());
    (current, search.rank(), search.count(), reader.model.reading.top())
}

#[test]
fn matches_are_found_as_one_types_from_what_is_in_sight() {
    let mut reader = long();
    reader.press("/ p i e r");
    assert_eq!(found(&reader), ("pier".to_owned(), Some(1), 4, 0));
    reader.press("Esc PgDn / p i e r");
    let (current, rank, count, top) = found(&reader);
    assert_eq!((current.as_str(), rank, count), ("Pier", Some(2), 4));
    assert!(top > 0);
}

#[test]
fn each_letter_looks_from_where_the_search_began() {
    let mut reader = long();
    reader.press("/ n o b");
    assert!(found(&reader).3 > 0);
    reader.press("Backspace Backspace");
    assert_eq!(found(&reader).3, 0);
    reader.press("C-u z z z");
    assert_eq!(found(&reader), (String::new(), None, 0, 0));
}

#[test]
fn a_capital_makes_the_search_mind_case() {
    let mut reader = long();
    reader.press("/ P i e r");
    assert_eq!((found(&reader).0.as_str(), found(&reader).2), ("Pier", 1));
}

#[test]
fn escape_while_typing_brings_back_to_where_the_reader_was() {
    let mut reader = long();
    reader.press("n j");
    let (place, top) = (reader.place(), reader.model.reading.top());
    reader.press("/ n o b Esc");
    assert!(!reader.model.layers.has::<TextSearch>());
    assert_eq!((reader.place(), reader.model.reading.top()), (place, top));
}

#[test]
fn a_kept_search_has_n_until_escape_gives_it_back() {
    let mut reader = long();
    reader.press("/ p i e r Enter n");
    assert_eq!((found(&reader).0.as_str(), found(&reader).1), ("Pier", Some(2)));
    reader.press("n n n");
    assert_eq!(found(&reader).1, Some(1));
    assert_eq!(reader.notice(), "round the end: this is the first match");
    reader.press("N");
    assert_eq!(found(&reader).1, Some(4));
    reader.press("N N N Esc n");
    assert!(!reader.model.layers.has::<TextSearch>());
    assert_eq!(reader.place(), "Text · Ferry · 1/1 · ");
}

#[test]
fn quotations_go_on_from_the_match_where_a_search_was_left() {
    let text = format!(
        "Ferry\n[Mira|“We sail at dawn,”] she said.\nThe pier is wet.\n\
         [Tomas|“Not the pier again,”] he said.{}\n[Mira|“Late,”] she added.",
        "\nNobody moved.".repeat(60)
    );
    let mut reader = Reader::of(&[&text]);
    reader.press("2 n / p i e r Enter");
    assert_eq!(reader.place(), "Text · Ferry · 0/3 · ", "a match outside of all quotations");
    reader.press("Esc n");
    assert_eq!(reader.place(), "Text · Ferry · 2/3 · ");
    reader.press("g n / a g a i n Enter");
    assert_eq!(reader.place(), "Text · Ferry · 2/3 · ", "a match in the second");
    reader.press("Esc N");
    assert_eq!(reader.place(), "Text · Ferry · 1/3 · ");
    reader.press("G N");
    assert_eq!(reader.place(), "Text · Ferry · 2/3 · ", "the last above what is in sight");
    reader.press("/ l a t e Enter Esc g n");
    assert_eq!(reader.place(), "Text · Ferry · 1/3 · ", "the first in sight");
}

#[test]
fn matches_are_walked_while_typing_too() {
    let mut reader = long();
    reader.press("/ p i e r Down Down");
    assert_eq!(found(&reader).1, Some(3));
    reader.press("Up C-p");
    assert_eq!(found(&reader).1, Some(1));
}

#[test]
fn regular_expressions_are_a_key_away() {
    let mut reader = long();
    reader.press("/ ^ a n .");
    assert_eq!(found(&reader).2, 0);
    reader.press("C-r");
    assert_eq!(found(&reader).0, "An ");
    reader.press("M-r");
    assert_eq!(found(&reader).2, 0);
}

#[test]
fn a_wrong_expression_says_so_and_is_not_kept() {
    let mut reader = long();
    reader.press("/ C-r (");
    assert!(reader.screen().contains("unclosed group"));
    reader.press("Enter");
    assert!(reader.model.kept_search().is_none());
    reader.press("Backspace w e t Enter");
    assert_eq!(found(&reader).0, "wet");
}

#[test]
fn enter_alone_looks_for_the_last_again() {
    let mut reader = long();
    reader.press("/ Enter");
    assert!(!reader.model.layers.has::<TextSearch>());
    assert_eq!(reader.notice(), "nothing was searched for, now or before");
    reader.press("/ C-r w . t Enter Esc / Enter");
    assert_eq!(found(&reader).0, "wet");
}

#[test]
fn a_kept_search_goes_along_into_the_next_article() {
    let mut reader = long();
    reader.press("/ w o r d Enter");
    assert_eq!(found(&reader).2, 0);
    reader.press("n");
    assert_eq!(reader.notice(), "no match for “word” in this article; Esc ends the search");
    reader.press("] n");
    assert_eq!((found(&reader).0.as_str(), found(&reader).1), ("word", Some(1)));
}

#[test]
fn news_of_the_article_leave_the_matches() {
    let mut reader = long();
    reader.press("/ p i e r Enter n");
    reader.hear_of_change();
    reader.answer_all();
    assert_eq!(found(&reader).1, Some(2));
}

#[test]
fn on_a_narrow_screen_a_search_shows_the_text() {
    let mut reader = long();
    reader.resize(40, 12);
    reader.press("3 : s e a r c h Enter w e t");
    assert!(reader.screen().contains("The pier is wet"));
}

#[test]
fn the_line_of_a_search_is_drawn_at_every_size() {
    for keys in ["/ p i e r", "/ C-r (", "/ p i e r Enter"] {
        let mut reader = long();
        reader.press(keys);
        for (width, height) in [(200, 60), (80, 24), (21, 4), (9, 3), (2, 2), (1, 1), (0, 0)] {
            reader.resize(width, height);
            reader.terminal();
        }
    }
}

#[test]
fn matches_stand_out_without_colour() {
    let mut reader = long();
    reader.model.theme = Theme::default();
    reader.press("/ p i e r");
    let terminal = reader.terminal();
    let cells = terminal.backend().buffer().content().iter();
    let reversed = cells.filter(|cell| cell.modifier.contains(ratatui::style::Modifier::REVERSED));
    let text: String = reversed.map(ratatui::buffer::Cell::symbol).collect();
    assert!(text.contains("pier"), "{text}");
}

#[test]
fn the_scrollbar_has_a_dot_for_each_place_with_matches() {
    let mut reader = long();
    assert!(!reader.screen().contains('•'));
    reader.press("/ p i e r Enter");
    // Two of the four matches stand in one paragraph.
    assert_eq!(reader.screen().matches('•').count(), 3);
    reader.press("Esc");
    assert!(!reader.screen().contains('•'));
}
