//! Tests that what could not be read of a document is reported.

use crate::ingest::office::pdf::tests::Drawn;
use crate::ingest::office::pdf::tests::document;
use crate::ingest::office::pdf::tests::pdf;
use crate::ingest::office::pdf::tests::read_with_rest;
use crate::ingest::office::pdf::tests::stream;

const PAGE_LOST: &str = "1 page could not be read, the rest was; have the text recognised (OCR)";

fn page_of_text() -> Drawn {
    Drawn::default().line("The ferry sails again, said Ann Lee.", 10, 50, 400)
}

/// Draws a picture of this width and height, in points.
fn picture(width: usize, height: usize) -> Drawn {
    Drawn(format!("q {width} 0 0 {height} 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q"))
}

#[test]
fn a_page_that_cannot_be_unpacked_is_reported() {
    let page = |contents: &str| {
        format!(
            "<</Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {contents} \
             /Resources <</Font <</F 3 0 R>>>>>>"
        )
        .into_bytes()
    };
    let rest = |contents: &str| {
        let objects = [
            b"<</Type /Catalog /Pages 2 0 R>>".to_vec(),
            b"<</Type /Pages /Count 2 /Kids [4 0 R 5 0 R]>>".to_vec(),
            b"<</Type /Font /Subtype /Type1 /BaseFont /Courier>>".to_vec(),
            page("6 0 R"),
            page(contents),
            stream("", page_of_text().0.as_bytes()),
            stream("/Filter /FlateDecode", &[0xFF; 200]),
        ];
        read_with_rest(&document(&objects, "")).1
    };
    assert_eq!(rest("7 0 R").as_deref(), Some(PAGE_LOST));
    assert_eq!(rest("[6 0 R 7 0 R]").as_deref(), Some(PAGE_LOST));
    assert_eq!(rest("6 0 R"), None);
}

#[test]
fn a_page_that_is_a_picture_among_pages_of_text_is_reported() {
    let rest = |drawn: Drawn| read_with_rest(&pdf(&[page_of_text(), drawn], "")).1;
    assert_eq!(rest(picture(600, 800)).as_deref(), Some(PAGE_LOST));
    assert_eq!(rest(picture(200, 300)), None, "it is a picture on a page");
    let with_text = Drawn(format!("{} {}", picture(600, 800).0, page_of_text().0));
    assert_eq!(rest(with_text), None, "it is the ground of a page");
    assert_eq!(rest(Drawn::default()), None, "it is an empty page");
}

#[test]
fn letters_that_cannot_be_read_are_reported_if_they_are_many() {
    let rest = |letters: usize| {
        let unread = format!("BT /Z 10 Tf 50 600 Td ({}) Tj ET", "a".repeat(letters));
        let long = ["The ferry sails again, said Ann Lee of the harbour on Friday."; 10];
        let drawn = Drawn::default().lines(&long, 50);
        read_with_rest(&pdf(&[Drawn(format!("{} {unread}", drawn.0))], "")).1
    };
    let many = "80 letters could not be read, the rest was; have the text recognised (OCR)";
    assert_eq!(rest(80).as_deref(), Some(many));
    assert_eq!(rest(8), None, "they are signs and bullets");
}
