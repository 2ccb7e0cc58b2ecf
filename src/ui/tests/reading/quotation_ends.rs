//! Tests that the words of a quotation are changed by keys, and several quotations at once.

use super::corrections::FERRY;
use super::corrections::current;
use super::corrections::ferry;
use crate::ui::tests::Reader;

/// The words of the current quotation.
fn words(reader: &Reader) -> String {
    let reading = &reader.model.reading;
    let row = reading.current().and_then(|index| reading.quotation(index)).unwrap();
    let text = &reading.open().unwrap().article.text;
    row.content.iter().map(|span| &text[span]).collect::<Vec<_>>().join(" … ")
}

#[test]
fn the_end_goes_on_and_back_by_words_and_each_is_undone() {
    let mut reader = ferry();
    reader.press("n >");
    assert_eq!(words(&reader), "“We sail at dawn,” she");
    assert!(reader.notice().starts_with("the quotation is “We sail at dawn,” she now"));
    reader.press("< <");
    assert_eq!(words(&reader), "“We sail at");
    assert_eq!(current(&reader), "1/3 Mira Castellanos Okafor (yours)");
    reader.press("u u u");
    assert_eq!(words(&reader), "“We sail at dawn,”");
    assert!(reader.notice().starts_with("undone: the quotation is “We sail at dawn,” again"));
    assert_eq!(current(&reader), "1/3 Mira Castellanos Okafor");
    reader.press("C-r");
    assert_eq!(words(&reader), "“We sail at dawn,” she");
}

#[test]
fn one_way_is_the_way_back_of_the_other_in_any_script() {
    for text in [
        "Fare\n[Mira|“Pay the twenty-two pounds,”] she said. No more came.",
        "车票\n[Mira|“我们不会付钱，”]她今天说。",
        "Fare\n[Mira|“We pay (all) of it – ‘now,’”] she said at last.",
    ] {
        let mut reader = Reader::of(&[text]);
        reader.press("n 0 3 >");
        let mut seen = vec![words(&reader)];
        for _ in 0..5 {
            reader.press("<");
            seen.push(words(&reader));
        }
        assert!(seen.windows(2).all(|pair| pair[0].starts_with(&pair[1]) && pair[0] != pair[1]));
        while let Some(longer) = seen.pop() {
            assert_eq!(words(&reader), longer);
            reader.press(">");
        }
    }
    let mut reader = Reader::of(&["Fare\n[Mira|“Pay the twenty-two,”] she said."]);
    reader.press("n <");
    assert_eq!(words(&reader), "“Pay the twenty");
    let mut reader = Reader::of(&["车票\n[Mira|“我们不会付钱，”]她说。"]);
    reader.press("n <");
    assert_eq!(words(&reader), "“我们不会付");
    reader.press("> >");
    assert_eq!(words(&reader), "“我们不会付钱，”她");
}

#[test]
fn a_count_says_how_many_words() {
    let mut reader = ferry();
    reader.press("n 0 2 <");
    assert_eq!(words(&reader), "“We sail");
    reader.press("u");
    assert_eq!(words(&reader), "“We sail at dawn,”", "it is one correction");
}

#[test]
fn the_end_stays_in_its_paragraph_and_leaves_a_word() {
    let mut reader = ferry();
    reader.press("n > >");
    assert_eq!(words(&reader), "“We sail at dawn,” she said.");
    reader.press(">");
    assert_eq!(reader.notice(), "the quotation ends with its paragraph");
    reader.press("0 9 <");
    assert!(reader.notice().starts_with("no word would be left"), "{}", reader.notice());
    assert_eq!(words(&reader), "“We sail at dawn,” she said.");
}

#[test]
fn without_a_quotation_that_is_said() {
    let mut reader = ferry();
    reader.press(">");
    assert!(reader.notice().starts_with("no quotation is chosen"));
    reader.press("v =");
    assert!(reader.notice().starts_with("no quotation is chosen"));
}

#[test]
fn the_selected_words_become_those_of_the_quotation() {
    let mut reader = ferry();
    reader.press("n v w v w w =");
    assert_eq!(words(&reader), "sail at dawn");
    assert_eq!(current(&reader), "1/3 Mira Castellanos Okafor (yours)");
    assert!(reader.notice().starts_with("the quotation is sail at dawn now"));
}

#[test]
fn tab_gives_all_of_the_speaker_to_somebody_else_and_u_gives_them_back() {
    let mut reader = ferry();
    reader.press("n r");
    let all = "Tab: all 2 of Mira Castellanos Okafor";
    assert!(reader.screen().contains(all), "{}", reader.screen());
    reader.press("Tab");
    assert!(reader.screen().contains("Tab: this one alone"), "{}", reader.screen());
    let asked = "Who said all 2 of Mira Castellanos Okafor?";
    assert!(reader.screen().contains(asked), "{}", reader.screen());
    reader.press("t o m a s Enter");
    assert!(reader.notice().starts_with("2 quotations are Tomas Lindqvist’s now"));
    assert_eq!(current(&reader), "1/3 Tomas Lindqvist (yours)");
    reader.press("n n");
    assert_eq!(current(&reader), "3/3 Tomas Lindqvist (yours)");
    reader.press("u");
    assert!(reader.notice().starts_with("undone: 2 quotations are Mira Castellanos Okafor’s"));
    reader.press("N N");
    assert_eq!(current(&reader), "1/3 Mira Castellanos Okafor");
    reader.press("r Tab Tab t o m a s Enter");
    assert!(reader.notice().starts_with("“We sail at dawn” is Tomas Lindqvist’s now"));
}

#[test]
fn one_alone_is_not_asked_about() {
    let mut reader = ferry();
    reader.press("n n r");
    assert!(!reader.screen().contains("Tab: all"), "{}", reader.screen());
    reader.press("Tab");
    assert_eq!(reader.notice(), "only one can be taken here");
}

#[test]
fn after_r_the_new_speaker_is_chosen() {
    let mut reader = Reader::of(&[FERRY]);
    reader.press("n r t o m a s Enter");
    let chosen = |reader: &Reader| reader.model.speakers.speaker().map(|row| row.name.clone());
    assert_eq!(chosen(&reader).as_deref(), Some("Tomas Lindqvist"));
    reader.press("u");
    assert_eq!(chosen(&reader).as_deref(), Some("Mira Castellanos Okafor"));
}
