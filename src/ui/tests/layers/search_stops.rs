//! A search of the library opens its results on what it found, and `n` goes through that.

use crate::library::ArticleId;
use crate::ui::state::layers::library_search::LibrarySearch;
use crate::ui::state::layers::open_dossier::OpenDossier;
use crate::ui::state::message::Msg;
use crate::ui::tests::Reader;
use crate::ui::tests::layers::saved_searches;
use crate::ui::update::reading::positions;

/// Two articles in which the pier stands far down, and one without it.
fn long() -> Reader {
    let lines: Vec<String> = (1..100).map(|at| format!("Number {at} rains.")).collect();
    let lines = lines.join("\n");
    let ferry = format!(
        "Ferry\n[Mira|“Aye,”] she said.\n{lines}\nOn the pier. [Tomas|“The pier is wet,”] he said.\n\
         [Mira|“Nay,”] she said of the pier."
    );
    let storm = format!("Storm\n[Tomas|“Wet,”] he said.\n{lines}\nThe pier broke.");
    Reader::of(&[&ferry, &storm, "Calm\nNothing. [Mira|“At last,”] she said."])
}

/// The words of the text at which the user is.
fn found(reader: &Reader) -> Option<(String, usize)> {
    let open = reader.model.reading.open()?;
    let current = reader.model.layers.get::<LibrarySearch>()?.current?;
    assert!(reader.model.reading.sees(current), "they are in sight");
    Some((format!("{}: {}", open.article.title, &open.article.text[current]), current.start()))
}

/// The quotation at which the user is.
fn current(reader: &Reader) -> String {
    let reading = &reader.model.reading;
    let quotation = reading.current().and_then(|index| reading.quotation(index));
    let Some(open) = reading.open() else { return String::new() };
    let words = quotation.map_or("none", |row| &open.article.text[row.content.first().unwrap()]);
    format!("{}: {words}", open.article.title)
}

#[test]
fn a_result_opens_on_the_words_and_n_goes_through_them_over_articles() {
    let mut reader = long();
    reader.press("/ p i e r Enter");
    let (first, at) = found(&reader).unwrap();
    assert_eq!(first, "Ferry: pier");
    assert!(reader.model.reading.top() > 0);
    reader.press("Enter n");
    let (second, next) = found(&reader).unwrap();
    assert_eq!(second, "Ferry: pier");
    assert!(next > at);
    reader.press("n n");
    assert_eq!(found(&reader).unwrap().0, "Storm: pier");
    reader.press("n");
    assert_eq!(reader.notice(), "no more matches");
    reader.press("N");
    let (last, back) = found(&reader).unwrap();
    assert_eq!(last, "Ferry: pier");
    assert!(back > next, "coming from behind, at the last of them");
    reader.press("N N");
    assert_eq!(found(&reader).unwrap().1, at);
    reader.press("N");
    assert_eq!(reader.notice(), "no earlier matches");
}

#[test]
fn typing_ahead_goes_where_it_does_typed_slowly() {
    for keys in ["/ p i e r Enter Enter n n n", "/ s a i d : w e t Enter Enter n n N"] {
        let (mut slow, mut fast) = (long(), long());
        slow.press(keys);
        fast.type_ahead(keys);
        fast.answer_all();
        assert_eq!(slow.place(), fast.place(), "{keys}");
        assert_eq!((found(&slow), current(&slow)), (found(&fast), current(&fast)), "{keys}");
    }
}

#[test]
fn a_search_for_quotations_goes_through_those_that_match() {
    let mut reader = long();
    reader.press("/ s a i d : w e t Enter");
    assert_eq!(current(&reader), "Storm: none", "looking at a result is not reading it");
    assert!(reader.read().is_empty());
    reader.press("Enter");
    assert_eq!(current(&reader), "Storm: “Wet,”");
    reader.press("n");
    assert_eq!(current(&reader), "Ferry: “The pier is wet,”");
    reader.press("n");
    assert_eq!(reader.notice(), "no more matches");
    reader.press("N");
    assert_eq!(current(&reader), "Storm: “Wet,”");
}

#[test]
fn speakers_and_words_are_asked_of_one_quotation_and_else_the_words_are_shown() {
    let mut reader = long();
    reader.press("/ s p e a k e r : t o m a s Space p i e r Enter");
    let screen = reader.screen();
    assert!(screen.contains("pier · 2 articles; 1 quotation matches"), "{screen}");
    reader.press("Enter");
    assert_eq!(current(&reader), "Ferry: “The pier is wet,”");
    reader.press("n");
    assert_eq!(found(&reader).unwrap().0, "Storm: pier", "Tomas says nothing of it there");
    reader.press("n");
    assert_eq!(reader.notice(), "no more matches");
    reader.press("Q");
    let opened = reader.model.layers.get::<OpenDossier>().unwrap();
    assert_eq!(
        opened.said.as_ref().unwrap().sayings.total,
        1,
        "the list has as many as are counted"
    );
    let mut reader = long();
    reader.press("/ s p e a k e r : m i r a Space p i e r Enter Enter");
    assert!(reader.screen().contains("1 article; no quotation matches"), "{}", reader.screen());
    assert_eq!(found(&reader).unwrap().0, "Ferry: pier");
}

#[test]
fn a_search_for_articles_alone_leaves_n_the_quotations() {
    let mut reader = long();
    reader.press("/ i s : u n r e a d Enter Enter n");
    assert_eq!(reader.place(), "Text · Calm · 1/1 · ");
}

#[test]
fn looking_at_results_moves_nobodys_place() {
    let mut reader = long();
    reader.press("2 j j j 1 j k");
    let place = reader.desk.open(ArticleId(1)).unwrap().place;
    assert!(place.is_some());
    reader.press("/ p i e r Enter j");
    assert_eq!(positions::keeps_after(&reader.model), None);
    reader.send(Msg::Rest);
    reader.press("k");
    assert_eq!(reader.desk.open(ArticleId(1)).unwrap().place, place);
    reader.press("Esc j k");
    assert_eq!(reader.model.reading.top(), 3, "it opens where its reader stopped");
}

#[test]
fn who_goes_back_to_a_result_comes_to_where_they_were() {
    let mut reader = long();
    reader.press("/ p i e r Enter Enter n n ]");
    let before = reader.model.reading.top();
    assert!(reader.place().contains("Storm") && before > 0);
    reader.press("Backspace");
    assert!(reader.place().contains("Ferry"), "{}", reader.place());
    let there = reader.model.reading.first_in_sight();
    reader.press("n");
    let (_, at) = found(&reader).unwrap();
    assert!(at >= there);
}

#[test]
fn a_saved_search_opens_on_its_words_too() {
    let mut reader = saved_searches::three();
    reader.press("/ p i e r Enter : s a v e - s e a r c h Space p Enter Esc 2 S Enter");
    assert_eq!(found(&reader).unwrap().0, "Storm: pier");
    reader.press("Esc");
    assert_eq!(found(&reader), None);
}

#[test]
fn quotations_go_on_from_the_words_where_a_search_was_left() {
    let text = "Ferry\n[Mira|“We sail at dawn,”] she said.\nThe pier is wet.\n\
        [Tomas|“Not in this weather,”] he said.";
    let mut reader = Reader::of(&[text]);
    reader.press("/ p i e r Enter Enter n Esc n");
    assert_eq!(current(&reader), "Ferry: “Not in this weather,”");
}

#[test]
fn what_a_search_has_found_is_meant_before_what_stands_above_it() {
    let text = "Ferry\n[Mira|“Aye,”] she said.\n[Tomas|“The pier is wet,”] he said.";
    for keys in ["/ s a i d : p i e r Enter i", "/ p i e r Enter i"] {
        let mut reader = Reader::of(&[text]);
        reader.press(keys);
        assert_eq!(current(&reader), "Ferry: “The pier is wet,”", "{keys}");
    }
}
