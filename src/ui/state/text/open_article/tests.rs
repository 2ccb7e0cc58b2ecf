//! Tests what is in sight, what is current, and what of both lasts.

use crate::app::Direction;
use crate::library::Filter;
use crate::ui::commands::motion::Motion;
use crate::ui::fixture;
use crate::ui::state::text::open_article::Reading;
use crate::ui::state::text::page::page_row::Row;

/// Twenty paragraphs; the third, tenth and last hold a quotation each.
fn long() -> Reading {
    let mut marked = String::from("Ferry");
    for number in 1..=20 {
        marked.push('\n');
        marked.push_str(match number {
            3 => "[Mira|“We sail at dawn,”] she said.",
            10 => "[Tomas|“Not in this weather,”] he answered.",
            20 => "[Mira|“Then we wait,”] she conceded.",
            _ => "Nothing was heard from the harbour for hours.",
        });
    }
    let mut reading = Reading::default();
    reading.fit(30, 8);
    reading.show(Box::new(fixture::open(1, &marked)), &Filter::default(), None);
    reading
}

fn first_line(reading: &Reading) -> String {
    let article = &reading.open().unwrap().article;
    let rows = (reading.top()..).map(|row| reading.page().row(article, row));
    let mut texts = rows.filter_map(|row| match row {
        Row::Text { drawn, .. } => Some(article.text[drawn].to_owned()),
        _ => None,
    });
    texts.next().unwrap()
}

#[test]
fn next_visits_each_quotation_and_stops_at_the_last() {
    let mut reading = long();
    let mut visited = Vec::new();
    while let Some(index) = reading.neighbour(Direction::Next) {
        reading.go_to(index);
        visited.push(index);
    }
    assert_eq!(visited, [0, 1, 2]);
    assert_eq!(reading.neighbour(Direction::Previous), Some(1));
}

#[test]
fn next_starts_from_what_is_in_sight() {
    let mut reading = long();
    reading.go_to(0);
    reading.scroll(Motion::Bottom);
    assert_eq!(reading.neighbour(Direction::Next), Some(2));
    assert_eq!(reading.neighbour(Direction::Previous), Some(1));
}

#[test]
fn every_line_down_shows_another_line_until_the_last_is_in_sight() {
    let mut reading = long();
    for expected in 1..=reading.page().len() - 8 {
        reading.scroll(Motion::Down);
        reading.fit(30, 8);
        assert_eq!(reading.top(), expected);
    }
    assert_eq!(reading.percent(), 100);
    reading.scroll(Motion::Down);
    assert_eq!(reading.top(), reading.page().len() - 8);
}

#[test]
fn a_quotation_in_full_sight_does_not_move_the_text() {
    let mut reading = long();
    (0..4).for_each(|_| reading.scroll(Motion::Down));
    let top = reading.top();
    reading.go_to(0);
    assert_eq!(reading.top(), top);
    reading.go_to(1);
    assert_ne!(reading.top(), top);
}

#[test]
fn the_filter_admits_its_speakers_only() {
    let mut reading = long();
    reading.go_to(1);
    reading.filter_by(&Filter { speakers: vec![fixture::speaker("Mira")], ..Filter::default() });
    assert_eq!(reading.admitted(), [0, 2]);
    assert_eq!(reading.current(), None);
    reading.go_to(2);
    assert_eq!(reading.rank(), Some(2));
    assert!(reading.marks().iter().all(|mark| mark.quotation != 1));
}

#[test]
fn the_place_survives_every_change_of_size() {
    let mut reading = long();
    reading.go_to(1);
    let line = first_line(&reading);
    for (measure, height) in [(7, 3), (72, 30), (1, 1), (0, 0), (30, 8)] {
        reading.fit(measure, height);
    }
    assert_eq!(first_line(&reading), line);
}

#[test]
fn a_quotation_in_sight_stays_so_at_every_size_and_one_out_of_sight_is_not_looked_for() {
    let mut reading = long();
    reading.go_to(1);
    let hull = reading.quotation(1).unwrap().content.hull().unwrap();
    let line = first_line(&reading);
    for (measure, height) in [(30, 2), (12, 3), (7, 1), (72, 2), (9, 4)] {
        reading.fit(measure, height);
        assert!(reading.sees(hull), "{measure}×{height}");
        assert_eq!(reading.neighbour(Direction::Next), Some(2), "{measure}×{height}");
    }
    reading.fit(30, 8);
    assert_eq!(first_line(&reading), line, "with room for both the place is the old one");
    reading.scroll(Motion::Bottom);
    assert!(!reading.sees(hull));
    reading.fit(20, 5);
    assert!(!reading.sees(hull));
}

#[test]
fn news_of_the_article_leave_the_reader_where_they_are() {
    let mut reading = long();
    reading.go_to(1);
    let (top, again) = (reading.top(), reading.open().unwrap().clone());
    reading.show(Box::new(again), &Filter::default(), None);
    assert_eq!((reading.top(), reading.current()), (top, Some(1)));
}

#[test]
fn an_article_is_taken_up_where_it_was_left() {
    let mut reading = long();
    reading.go_to(1);
    let (top, bookmark, first) =
        (reading.top(), reading.bookmark(), reading.open().unwrap().clone());
    let other = fixture::open(2, "Other\n[Tomas|“Aye,”] he said.");
    reading.show(Box::new(other), &Filter::default(), None);
    assert_eq!((reading.top(), reading.current()), (0, None));
    reading.show(Box::new(first), &Filter::default(), Some(bookmark));
    assert_eq!((reading.top(), reading.current()), (top, Some(1)));
}
