//! Tests the list by date.

use super::ALL;
use super::analysis;
use super::article;
use super::filter;
use crate::library::ArticleId;
use crate::library::Filter;
use crate::library::IndexedOrder;
use crate::library::Library;
use crate::library::Window;

/// Creates articles with these dates; `-` is no date. Ann speaks in all but the last.
fn library(dates: &[&str]) -> Library {
    let mut library = Library::in_memory().unwrap();
    for (number, date) in dates.iter().enumerate() {
        let mut article = article(&format!("{number}"));
        article.published = (*date != "-").then(|| (*date).to_owned());
        let id = library.put(&article).unwrap().id();
        library.file(id, &analysis(if number + 1 < dates.len() { "Ann" } else { "Bo" })).unwrap();
    }
    library
}

const DATES: [&str; 5] =
    ["2025-06-04", "2025-06-05T23:00:00-05:00", "-", "2025-06-05T23:00:00Z", "2025-06-04"];

fn numbers(library: &Library, filter: &Filter, window: Window) -> Vec<i64> {
    let rows = library.articles(filter, IndexedOrder::Newest, window).unwrap().rows;
    rows.iter().map(|row| row.id.0).collect()
}

#[test]
fn the_newest_article_comes_first_and_those_without_a_date_last() {
    let library = library(&DATES);
    let all = Filter::default();
    assert_eq!(numbers(&library, &all, ALL), [2, 4, 5, 1, 3]);
    assert_eq!(numbers(&library, &all, Window { first: 1, len: 2 }), [4, 5]);
    assert_eq!(numbers(&library, &filter(&library, "Ann"), ALL), [2, 4, 1, 3]);
    assert_eq!(numbers(&library, &filter(&library, "Ann Bo"), ALL), [2, 4, 5, 1, 3]);
}

#[test]
fn places_and_neighbours_are_those_of_the_list() {
    let library = library(&DATES);
    for filter in [Filter::default(), filter(&library, "Ann"), filter(&library, "Bo")] {
        let list = numbers(&library, &filter, ALL);
        for id in 1..=5 {
            let id = ArticleId(id);
            let place = list.iter().position(|&number| number == id.0);
            assert_eq!(library.place(id, &filter, IndexedOrder::Newest).unwrap(), place);
            let Some(place) = place else { continue };
            let at =
                |place: Option<usize>| place.and_then(|at| list.get(at)).copied().map(ArticleId);
            let (next, previous) = (at(Some(place + 1)), at(place.checked_sub(1)));
            assert_eq!(library.next(id, &filter, IndexedOrder::Newest).unwrap(), next);
            assert_eq!(library.previous(id, &filter, IndexedOrder::Newest).unwrap(), previous);
        }
    }
    let bo = filter(&library, "Bo");
    assert_eq!(library.next(ArticleId(4), &bo, IndexedOrder::Newest).unwrap(), Some(ArticleId(5)));
    assert_eq!(
        library.previous(ArticleId(1), &bo, IndexedOrder::Newest).unwrap(),
        Some(ArticleId(5))
    );
    assert_eq!(library.place(ArticleId(99), &bo, IndexedOrder::Newest).unwrap(), None);
}
