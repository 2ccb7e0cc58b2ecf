//! Tests articles of which there is only what a feed says of them.

use super::story;
use crate::article::Article;
use crate::article::Origin;
use crate::library::Correction;
use crate::library::Filter;
use crate::library::IndexedOrder;
use crate::library::Library;
use crate::library::Query;
use crate::library::StoreOutcome;
use crate::library::tests::ALL;
use crate::library::tests::intake::STORY;
use crate::library::tests::intake::at;

const URL: &str = "https://lamp.example/bridge";

fn summary(words: &str, name: &str) -> Article {
    let of = "https://lamp.example/feed".to_owned();
    let mut summary = story(words, Origin::Part { of, name: name.to_owned() });
    summary.is_summary = true;
    summary.url = Some(URL.to_owned());
    summary
}

fn are_summaries(library: &Library) -> Vec<bool> {
    let rows = library.articles(&Filter::default(), IndexedOrder::Intake, ALL).unwrap().rows;
    rows.iter().map(|row| row.is_summary).collect()
}

#[test]
fn the_page_takes_the_place_of_its_summary_and_marks_stay() {
    let mut library = Library::in_memory().unwrap();
    let first = summary("The bridge will open, the council said.", "1");
    let id = library.put(&first).unwrap().id();
    library.set_starred(id, true).unwrap();
    assert_eq!(library.article(id).unwrap().article, first);
    assert_eq!(are_summaries(&library), [true]);
    let of_state = |library: &Library, summary| {
        let query = Query { summary: Some(summary), ..Query::default() };
        library.search(&query, ALL).unwrap().total
    };
    assert_eq!((of_state(&library, true), of_state(&library, false)), (1, 0));
    assert!(!library.has_address(URL).unwrap());
    let feed = "https://lamp.example/feed".to_owned();
    assert_eq!(library.summary_addresses(0, 9).unwrap(), [(feed, URL.to_owned())]);

    let mut page = story(STORY, at(URL));
    page.published = None;
    assert_eq!(library.put(&page).unwrap(), StoreOutcome::Changed(id));
    let open = library.article(id).unwrap();
    assert_eq!((&*open.article.text, open.article.is_summary), (STORY, false));
    assert_eq!(open.article.published, first.published, "a date that is known stays");
    assert!(
        library.articles(&Filter::default(), IndexedOrder::Intake, ALL).unwrap().rows[0].starred
    );
    assert!(library.versions(id).unwrap().is_empty());
    assert!(library.has_address(URL).unwrap());
    assert!(library.summary_addresses(0, 9).unwrap().is_empty());
    assert_eq!((of_state(&library, true), of_state(&library, false)), (0, 1));

    // The feed still says the same of it.
    assert_eq!(library.put(&first).unwrap(), StoreOutcome::Same(id));
    assert_eq!(&*library.article(id).unwrap().article.text, STORY);
}

#[test]
fn a_page_at_an_address_that_was_only_claimed_takes_the_place_of_its_summary() {
    let mut library = Library::in_memory().unwrap();
    let mut first = summary("The bridge will open, the council said.", "1");
    first.claimed_url = first.url.take();
    let id = library.put(&first).unwrap().id();
    library.note_addresses([(id, URL)]).unwrap();
    assert!(!library.has_address(URL).unwrap());
    assert_eq!(library.put(&story(STORY, at(URL))).unwrap(), StoreOutcome::Changed(id));
    assert_eq!(are_summaries(&library), [false]);

    // The feed that led to the page does not speak for it.
    let mut forged = summary(&STORY.replace("May", "June"), "1");
    forged.is_summary = false;
    forged.claimed_url = forged.url.take();
    assert!(matches!(library.put(&forged).unwrap(), StoreOutcome::New(_)));
    assert_eq!(&*library.article(id).unwrap().article.text, STORY);
}

#[test]
fn two_feeds_that_lead_to_one_page_have_one_summary_of_it() {
    let mut library = Library::in_memory().unwrap();
    let of = |feed: &str, words: &str| {
        let mut one = summary(words, "1");
        one.claimed_url = one.url.take();
        one.origin = Origin::Part { of: feed.to_owned(), name: "1".to_owned() };
        one
    };
    let id = library.put(&of("https://a.example/feed", "It opens.")).unwrap().id();
    library.note_addresses([(id, URL)]).unwrap();
    let again = library.put(&of("https://b.example/feed", "It opens, they say.")).unwrap();
    assert_eq!(again, StoreOutcome::Same(id));
}

#[test]
fn summaries_with_the_same_words_are_of_articles_of_their_own() {
    let mut library = Library::in_memory().unwrap();
    let words = "Read more about it at the address that stands below this line, where all that was \
                 said on Monday is to be found, and what was said before.";
    for (name, url) in [("1", "https://lamp.example/1"), ("2", "https://lamp.example/2")] {
        let mut one = summary(words, name);
        one.url = Some(url.to_owned());
        assert!(matches!(library.put(&one).unwrap(), StoreOutcome::New(_)), "{name}");
    }
    // Neither is a page with the same words elsewhere one of them.
    let page = story(words, at("https://quay.example/3"));
    assert!(matches!(library.put(&page).unwrap(), StoreOutcome::New(_)));
    assert_eq!(are_summaries(&library), [true, true, false]);
}

#[test]
fn a_summary_that_the_user_removed_is_not_fetched_again() {
    let mut library = Library::in_memory().unwrap();
    let id = library.put(&summary("It opens.", "1")).unwrap().id();
    library.correct(&Correction::Remove { articles: vec![id] }).unwrap();
    assert!(library.has_address(URL).unwrap());
    assert!(library.summary_addresses(0, 9).unwrap().is_empty());
    assert_eq!(library.put(&story(STORY, at(URL))).unwrap(), StoreOutcome::Removed(id));
}
