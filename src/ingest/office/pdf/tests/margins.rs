//! Tests which lines at the ends of pages are no text.

use crate::ingest::office::pdf::tests::Drawn;
use crate::ingest::office::pdf::tests::one;
use crate::ingest::office::pdf::tests::pdf;
use crate::ingest::office::pdf::tests::shown;

/// Words that differ, one for each page.
const NAMES: [&str; 12] =
    ["Ann", "Ben", "Cleo", "Dora", "Emil", "Finn", "Gus", "Hal", "Ida", "Jon", "Kim", "Lou"];

/// Draws what no other page has.
fn body(page: usize) -> Drawn {
    let said = format!("The ferry sails again, said {} Lee.", NAMES[page]);
    Drawn::default().line(&said, 10, 50, 400)
}

/// Returns the text of pages that are drawn so.
fn read(pages: usize, drawn: impl Fn(usize, Drawn) -> Drawn) -> String {
    let pages: Vec<Drawn> = (0..pages).map(|page| drawn(page, body(page))).collect();
    shown(&one(&pdf(&pages, "")))
}

#[test]
fn a_row_of_numbers_low_on_a_page_is_text() {
    let cells = |drawn: Drawn, bottom: usize| {
        let drawn = drawn.line("2019", 10, 50, bottom).line("2020", 10, 250, bottom);
        drawn.line("2021", 10, 450, bottom)
    };
    for text in [
        read(1, |_, drawn| cells(drawn, 100)),
        read(1, |_, drawn| drawn.line("2019 2020 2021", 10, 50, 100)),
        read(1, |_, drawn| cells(drawn, 100).line("Source: the harbour", 10, 50, 80)),
        read(2, |_, drawn| cells(drawn, 100)),
    ] {
        assert!(["2019", "2020", "2021"].iter().all(|year| text.contains(year)), "{text}");
    }
    let numbered = read(3, |page, drawn| drawn.line(&format!("{} of 3", page + 7), 10, 300, 20));
    assert!(!numbered.contains(" of 3"), "{numbered}");
}

#[test]
fn words_that_come_again_on_some_pages_are_text() {
    let text = read(12, |page, drawn| {
        let answer = format!("Q. Did {} sail?", NAMES[page]);
        drawn.line(if page % 5 == 0 { "A. Yes." } else { &answer }, 10, 50, 100)
    });
    assert_eq!(text.matches("A. Yes.").count(), 3, "{text}");
    let text = read(12, |page, drawn| {
        drawn.line(if (4..7).contains(&page) { "A. Yes." } else { NAMES[page] }, 10, 50, 100)
    });
    assert_eq!(text.matches("A. Yes.").count(), 3, "on neighbouring pages: {text}");
}

#[test]
fn words_that_come_again_elsewhere_or_inside_of_a_page_are_text() {
    let text = read(3, |page, drawn| drawn.line("Applause", 10, 50 + 130 * page, 100));
    assert_eq!(text.matches("Applause").count(), 3, "{text}");
    let text = read(3, |page, drawn| {
        let below = |drawn: Drawn, row: usize| {
            drawn.line(&format!("{} and {}.", NAMES[page], NAMES[4 * row]), 10, 50, 130 - 12 * row)
        };
        (0..3).fold(drawn.line("Applause", 10, 50, 150), below)
    });
    assert_eq!(text.matches("Applause").count(), 3, "{text}");
}

#[test]
fn running_headers_are_no_text() {
    let text = read(12, |page, drawn| match page {
        // Pages that lie open show the author at the left, the chapter at the right.
        3..9 if page % 2 == 0 => drawn.line("The Tide Book", 9, 50, 770),
        3..9 => drawn.line("Storm and calm", 9, 400, 770),
        _ => drawn,
    });
    assert!(!text.contains("Tide") && !text.contains("Storm"), "{text}");
    let notice = "All rights reserved.";
    let text = read(4, |page, drawn| if page == 0 { drawn } else { drawn.line(notice, 8, 50, 30) });
    assert!(!text.contains(notice), "{text}");
}

#[test]
fn a_text_that_would_be_nothing_but_margins_is_text() {
    let page = || Drawn::default().line("The ferry sails again, said Ann Lee.", 10, 50, 700);
    let text = shown(&one(&pdf(&[page(), page()], "")));
    assert_eq!(text.matches("The ferry sails again, said Ann Lee.").count(), 2, "{text}");
}
