//! Exporting: which articles, to which file, and what becomes of one that is there.

use crate::app::Existing;
use crate::app::ExportError;
use crate::app::Remarks;
use crate::library::ArticleId;
use crate::session::messages::Answer;
use crate::session::messages::ExportOrder;
use crate::session::messages::Exported;
use crate::session::messages::Extent;
use crate::session::messages::Request;
use crate::ui::state::layers::name_input::NameInput;
use crate::ui::state::message::Msg;
use crate::ui::tests::Reader;

fn two() -> Reader {
    Reader::of(&[
        "Ferry\nThe pier is wet. [Mira|“We sail at dawn,”] she said.",
        "Storm\nNo word of the pier. [Tomas|“Aye,”] he said.",
    ])
}

/// Presses keys of which the last asks for an export; what is asked for.
fn asked(reader: &mut Reader, keys: &str) -> Option<ExportOrder> {
    let (others, last) = keys.rsplit_once(' ').unwrap_or(("", keys));
    reader.press(others);
    reader.type_ahead(last);
    let wanted = reader.asked.iter().find_map(|request| match request {
        Request::Export(wanted) => Some(wanted.clone()),
        _ => None,
    });
    reader.answer_all();
    wanted
}

fn answer(reader: &mut Reader, written: Result<usize, ExportError>) {
    let all = |articles| Exported { articles, quotations: None };
    reader.send(Msg::Answer(Answer::Exported("a.md".to_owned(), written.map(all))));
}

#[test]
fn the_pane_with_the_keys_says_what_is_exported() {
    let mut reader = two();
    let list = asked(&mut reader, "E a . m d Enter").unwrap();
    assert_eq!((list.name.as_str(), list.extent), ("a.md", Extent::List));
    answer(&mut reader, Ok(2));
    assert_eq!(reader.notice(), "2 articles are in a.md");
    let article = asked(&mut reader, "2 E a . m d Enter").unwrap();
    assert_eq!(article.extent, Extent::Article(ArticleId(1)));
    answer(&mut reader, Ok(1));
    assert_eq!(reader.notice(), "one article is in a.md");
    assert_eq!(reader.place(), "Text · Ferry · 0/1 · ");
}

#[test]
fn filter_and_search_go_along() {
    let mut reader = two();
    reader.press("/ p i e r Enter f t o m a s Enter 1");
    let wanted = asked(&mut reader, "E a . m d Enter").unwrap();
    assert_eq!(wanted.filter, reader.model.filter);
    assert!(!wanted.filter.speakers.is_empty() && wanted.filter.search.is_some());
}

#[test]
fn under_a_filter_the_prompt_says_whose_quotations_alone_are_exported() {
    let mut reader = two();
    reader.press("f m i r a Enter 1 E");
    let said = "what Mira Castellanos Okafor said in the article of the list, to NAME.";
    assert!(reader.screen().contains(said), "{}", reader.screen());
    reader.press("Esc 2 E");
    let said = "what Mira Castellanos Okafor said in this article, to NAME.";
    assert!(reader.screen().contains(said), "{}", reader.screen());
}

#[test]
fn of_a_search_for_quotations_the_prompt_and_the_message_say_how_many_are_exported() {
    let mut reader = two();
    reader.press("2 n c 1 / i s : c h e c k e d Enter E");
    let screen = reader.screen();
    assert!(screen.contains("the one quotation that the search found, to NAME."), "{screen}");
    asked(&mut reader, "a . m d Enter").unwrap();
    let written = Exported { articles: 1, quotations: Some(1) };
    reader.send(Msg::Answer(Answer::Exported("a.md".to_owned(), Ok(written))));
    assert_eq!(reader.notice(), "1 quotation of one article is in a.md");
    // One for words exports the articles.
    reader.press("Esc / p i e r Enter E");
    assert!(
        reader.screen().contains("the 2 articles of the list, to NAME."),
        "{}",
        reader.screen()
    );
}

#[test]
fn a_file_that_is_there_is_replaced_if_the_user_says_so() {
    let mut reader = two();
    let first = asked(&mut reader, "E a . m d Enter").unwrap();
    assert_eq!(first.existing, Existing::Kept);
    // Pressed before the answer, Enter says nothing about what the user has not been told.
    assert_eq!(asked(&mut reader, "Enter"), None);
    answer(&mut reader, Err(ExportError::Exists("a.md".to_owned())));
    assert!(reader.screen().contains("a.md is there already: replace it?"), "{}", reader.screen());
    assert_eq!(asked(&mut reader, "E a d"), None, "the question takes no other key");
    let other = asked(&mut reader, "Esc Backspace d Enter").unwrap();
    assert_eq!(other.existing, Existing::Kept, "it may be another file");
    answer(&mut reader, Err(ExportError::Exists("a.md".to_owned())));
    assert_eq!(asked(&mut reader, "Enter").unwrap().existing, Existing::Replaced);
    answer(&mut reader, Ok(2));
    assert!(!reader.model.layers.has::<NameInput>());
}

#[test]
fn what_goes_wrong_is_said_and_the_name_stays_to_be_mended() {
    let mut reader = two();
    asked(&mut reader, "E a Enter").unwrap();
    let wrong = ExportError::Ending { name: "a".to_owned(), endings: ".md".to_owned() };
    answer(&mut reader, Err(wrong));
    assert!(reader.screen().contains("a does not say which format: end it in .md"));
    assert_eq!(asked(&mut reader, ". m d Enter").unwrap().name, "a.md");
}

#[test]
fn a_name_that_ends_in_a_slash_asks_for_a_site() {
    let mut reader = two();
    let wanted = asked(&mut reader, "E s i t e / Enter y").unwrap();
    assert_eq!((wanted.name.as_str(), wanted.extent), ("site/", Extent::List));
    assert_eq!(wanted.existing, Existing::Kept);
    let exists = ExportError::Exists("site".to_owned());
    reader.send(Msg::Answer(Answer::Exported("site/".to_owned(), Err(exists))));
    assert!(reader.screen().contains("site is there already: replace it?"), "{}", reader.screen());
    let again = asked(&mut reader, "Enter").unwrap();
    assert_eq!((again.existing, again.remarks), (Existing::Replaced, Remarks::Written));
    let written = Exported { articles: 2, quotations: None };
    reader.send(Msg::Answer(Answer::Exported("site/".to_owned(), Ok(written))));
    assert_eq!(reader.notice(), "2 articles are in site/");
    reader.press("E");
    assert!(reader.screen().contains("or as pages: NAME/"), "{}", reader.screen());
}

#[test]
fn nothing_typed_is_no_name_and_escape_leaves_all_as_it_was() {
    let mut reader = two();
    reader.press("E");
    assert!(reader.screen().contains("the 2 articles of the list, to NAME.ndjson .json"));
    assert_eq!(asked(&mut reader, "Space Enter"), None);
    assert!(reader.screen().contains("the file needs a name: type one"));
    reader.press("Esc");
    assert!(!reader.model.layers.has::<NameInput>());
    assert_eq!(reader.place(), "Articles · Ferry · 0/1 · ");
}

#[test]
fn a_late_answer_to_a_prompt_that_was_left_is_told() {
    let mut reader = two();
    asked(&mut reader, "E a . m d Enter").unwrap();
    reader.press("Esc");
    answer(&mut reader, Err(ExportError::Exists("a.md".to_owned())));
    assert_eq!(reader.notice(), "not exported: a.md is there already");
}

#[test]
fn of_a_site_it_is_asked_whether_checks_and_notes_are_to_be_in_it() {
    let mut reader = two();
    assert!(asked(&mut reader, "E s / Enter").is_none());
    assert!(reader.screen().contains("The site is for others"), "{}", reader.screen());
    assert!(asked(&mut reader, "Esc").is_none(), "Esc leaves all as it is");
    let with = asked(&mut reader, "Enter y").unwrap();
    assert_eq!((with.name.as_str(), with.remarks), ("s/", Remarks::Written));
    answer(&mut reader, Ok(2));
    let without = asked(&mut reader, "E s / Enter n").unwrap();
    assert_eq!(without.remarks, Remarks::LeftOut);
}
