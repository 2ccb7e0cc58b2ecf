//! The order of the list of articles, and the way through those that are unread.

use crate::library::Order;
use crate::ui::commands::scope::Scope;
use crate::ui::tests::Reader;
use crate::ui::tests::journeys::three;
use crate::ui::tests::reading::corrections::FERRY;
use crate::ui::tests::reading::corrections::STORM;

/// Returns articles of which outlet, date, title and number of quotations each give another order.
fn mixed() -> Reader {
    let mut reader = Reader::arriving(&[
        "Ferry\n[Mira|“Aye,”] she said.",
        "Éclair\nNobody spoke.",
        "“Storm” warning\n[Mira|“Wet,”] she said.\n[Tomas|“Wetter,”] he said.",
        "Calm\n[Tomas|“Dry,”] he said.",
    ]);
    let about =
        [("Herald", "2031-02-03"), ("", ""), ("courier", "2031-02-05"), ("Herald", "2031-02-04")];
    for (open, (outlet, published)) in reader.articles.iter_mut().zip(about) {
        let known = |value: &str| (!value.is_empty()).then(|| value.to_owned());
        (open.article.outlet, open.article.published) = (known(outlet), known(published));
    }
    reader.hear_of_change();
    reader.answer_all();
    reader
}

fn titles_after(keys: &str) -> String {
    let mut reader = mixed();
    reader.press(keys);
    reader.titles()
}

#[test]
fn the_list_is_sorted_as_one_chooses() {
    assert_eq!(titles_after(""), "Ferry Éclair “Storm” Calm");
    assert_eq!(titles_after("O d a t e Enter"), "“Storm” Calm Ferry Éclair");
    assert_eq!(titles_after("O o u t l Enter"), "“Storm” Calm Ferry Éclair");
    assert_eq!(titles_after("O t i t l e Enter"), "Calm Éclair Ferry “Storm”");
    assert_eq!(titles_after("O q u o t Enter"), "“Storm” Calm Ferry Éclair");
    assert_eq!(titles_after(": o r d e r Space t i t l e Enter"), "Calm Éclair Ferry “Storm”");
    assert_eq!(titles_after("O Down Enter O Up Enter"), "Ferry Éclair “Storm” Calm");
}

#[test]
fn read_articles_sink_when_the_list_is_next_made_and_not_under_ones_hands() {
    let mut reader = mixed();
    reader.press("O u n r e Enter g Enter 1");
    assert_eq!(reader.titles(), "“Storm” Calm Ferry Éclair");
    reader.hear_of_change();
    reader.answer_all();
    assert_eq!(reader.titles(), "“Storm” Calm Ferry Éclair");
    reader.press("O a d d e Enter O u n r e Enter");
    assert_eq!(reader.titles(), "Calm Ferry Éclair “Storm”");
}

#[test]
fn the_choice_stays_on_its_article_and_walks_follow_the_order() {
    let mut reader = mixed();
    reader.press("j j O t i t l e Enter");
    assert_eq!(reader.place(), "Articles · “Storm” · 0/2 · ");
    assert!(reader.screen().contains("Articles 4/4 by title"), "{}", reader.screen());
    reader.press("[");
    assert_eq!(reader.place(), "Articles · Ferry · 0/1 · ");
    reader.press("N N");
    assert_eq!(reader.place(), "Articles · Calm · 1/1 · ");
    reader.press("f m i r a Enter");
    assert_eq!(reader.titles(), "Ferry “Storm”");
}

#[test]
fn the_order_says_which_have_no_date_and_where_the_open_article_is_now() {
    let mut reader = mixed();
    reader.press("O");
    let marked = |reader: &Reader, name: &str| reader.screen().contains(&format!("✓ {name}"));
    assert!(marked(&reader, "added") && !marked(&reader, "date"), "{}", reader.screen());
    reader.press("d a t e Enter");
    let said = "order: by date, the newest first · 1 of 4 has no date: it is last · you are at 3/4, \
                g goes to the top";
    assert_eq!(reader.notice(), said);
    reader.press("O");
    assert!(marked(&reader, "date"), "{}", reader.screen());
    reader.press("Esc g O t i t l e Enter");
    assert_eq!(reader.notice(), "order: by title · you are at 4/4, g goes to the top");
    let mut reader = three();
    reader.press("O d a t e Enter");
    assert_eq!(reader.notice(), "no article has a date: the order stays as it was");
    assert_eq!(reader.titles(), "Ferry Storm Lull");
    reader.press("O");
    assert!(marked(&reader, "added"), "{}", reader.screen());
}

#[test]
fn the_order_stands_in_the_frame_where_all_of_it_has_room() {
    let mut reader = mixed();
    reader.press("O q u o t Enter");
    reader.resize(200, 40);
    assert!(reader.screen().contains(" Articles 3/4 by quotations "), "{}", reader.screen());
    reader.resize(80, 24);
    let screen = reader.screen();
    assert!(screen.contains(" 3/4 by quotations ━"), "{screen}");
    reader.press("O t i t l e Enter");
    reader.resize(120, 40);
    assert!(reader.screen().contains(" Articles 3/4 by title "), "{}", reader.screen());
}

#[test]
fn new_articles_come_in_where_they_belong() {
    let mut reader = mixed();
    reader.press("O t i t l e Enter G");
    assert_eq!(reader.place(), "Articles · “Storm” · 0/2 · ");
    let new = crate::ui::fixture::open(5, "Dawn\nIt breaks.");
    reader.articles.push(new);
    reader.hear_of_change();
    reader.answer_all();
    assert_eq!(reader.titles(), "Calm Dawn Éclair Ferry “Storm”");
    assert_eq!(reader.place(), "Articles · “Storm” · 0/2 · ");
    assert!(reader.screen().contains("Articles 5/5"));
}

#[test]
fn what_a_search_finds_is_sorted_too() {
    assert_eq!(titles_after("O t i t l e Enter / s a i d : w e t Enter"), "“Storm”");
    assert_eq!(titles_after("O t i t l e Enter / s a i d Enter"), "Calm Ferry “Storm”");
}

#[test]
fn a_short_menu_is_gone_through_with_j_and_k_and_takes_the_first_letter_of_a_line() {
    let after = |keys: &str| {
        let mut reader = mixed();
        reader.press(keys);
        reader.model.filter.order
    };
    assert_eq!(after("O j j Enter"), Order::Outlet);
    assert_eq!(after("O j j k Enter"), Order::Newest);
    for (letter, order) in Order::ALL.map(|order| (&order.name()[..1], order)) {
        assert_eq!(after(&format!("O {letter} Enter")), order, "{letter}");
    }
    let mut reader = mixed();
    reader.press("n X j j");
    assert_eq!(reader.model.scope(), Scope::Menu);
    assert!(!reader.screen().contains("> j"), "{}", reader.screen());
}

#[test]
fn an_order_that_there_is_not_is_told() {
    let mut reader = mixed();
    reader.press(": o r d e r Space s i z e Enter");
    assert!(reader.notice().starts_with("there is no order size: it is one of added, date"));
}

#[test]
fn capital_j_and_k_go_from_unread_article_to_unread_article() {
    let mut reader = three();
    reader.press("j Enter 1 g");
    assert_eq!(reader.read(), [2]);
    reader.press("J");
    assert_eq!(reader.place(), "Articles · Lull · 0/2 · ");
    reader.press("J");
    assert_eq!(reader.notice(), "no unread article follows");
    reader.press("K");
    assert_eq!(reader.place(), "Articles · Ferry · 0/3 · ");
    reader.press("2 J K");
    assert_eq!(reader.notice(), "no unread article comes before");
    assert_eq!(reader.read(), [1, 2, 3]);
}

#[test]
fn all_articles_of_the_list_can_be_marked_as_read() {
    let mut reader = three();
    reader.press("f m i r a Enter : m a r k - a l l Enter");
    assert_eq!(reader.notice(), "one article is marked as read", "the other was read by then");
    assert_eq!(reader.read(), [1, 3]);
    reader.press("F : m a r k - a l l Enter");
    assert_eq!(reader.read(), [1, 2, 3]);
    reader.press("1");
    assert!(!reader.screen().contains('●'), "{}", reader.screen());
    reader.press(": m a r k - a l l Enter");
    assert_eq!(reader.notice(), "all articles of this list were read already");
}

#[test]
fn more_than_ten_articles_are_asked_about_before_they_are_marked_as_read() {
    let articles: Vec<String> = (1..=11).map(|at| format!("Ferry {at}\nIt rains {at}.")).collect();
    let articles: Vec<&str> = articles.iter().map(String::as_str).collect();
    let mut reader = Reader::of(&articles);
    reader.press(": m a r k - a l l Enter");
    let asked = "mark all 11 articles of the list as read?";
    assert!(reader.screen().contains(asked), "{}", reader.screen());
    reader.press("n");
    assert!(!reader.screen().contains(asked) && reader.read().is_empty());
    reader.press(": m a r k - a l l Enter y");
    assert_eq!(reader.notice(), "11 articles are marked as read");
}

#[test]
fn the_open_article_that_was_marked_as_unread_is_read_with_all_others() {
    let mut reader = Reader::of(&[FERRY, STORM]);
    reader.press("n U");
    assert_eq!(reader.read(), [0; 0]);
    reader.press(": m a r k - a l l Enter");
    assert_eq!(reader.read(), [1, 2]);
    reader.press("j n");
    assert_eq!(reader.read(), [1, 2]);
    assert!(reader.model.articles.is_read(crate::library::ArticleId(1)));
    // Typed ahead, it is the same.
    let mut reader = Reader::of(&[FERRY, STORM]);
    reader.type_ahead("n U : m a r k - a l l Enter j n");
    reader.answer_all();
    assert_eq!(reader.read(), [1, 2]);
    assert!(reader.model.articles.is_read(crate::library::ArticleId(1)));
}
