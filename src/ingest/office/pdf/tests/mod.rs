//! Tests PDF documents, written here by hand.

mod fonts;
mod losses;
mod margins;

use std::fmt::Write;

use proptest::prelude::*;

use crate::article::Article;
use crate::ingest::IngestError;
use crate::ingest::InputItem;
use crate::ingest::conformance::check_conformance;
use crate::ingest::conformance::provenance;
use crate::ingest::conformance::shown;
use crate::ingest::office;

/// Points from the bottom to the first line of a page, and between two lines.
const TOP: usize = 700;
const PITCH: usize = 12;

/// What is drawn on a page, as instructions.
#[derive(Default)]
struct Drawn(String);

impl Drawn {
    /// Draws a line of text in that size, so far from the left and the bottom.
    fn line(mut self, text: &str, size: usize, left: usize, bottom: usize) -> Self {
        let text = text.replace('\\', "\\\\").replace('(', "\\(").replace(')', "\\)");
        writeln!(self.0, "BT /F {size} Tf {left} {bottom} Td ({text}) Tj ET").unwrap();
        self
    }

    /// Draws lines one below the other.
    fn lines(self, lines: &[&str], left: usize) -> Self {
        let places = (0..).map(|line| TOP - PITCH * line);
        lines
            .iter()
            .zip(places)
            .fold(self, |drawn, (line, bottom)| drawn.line(line, 10, left, bottom))
    }
}

/// Makes a document of these objects, of which the first is the catalogue.
fn document(objects: &[Vec<u8>], trailer: &str) -> Vec<u8> {
    let mut bytes = b"%PDF-1.4\n".to_vec();
    let mut places = String::new();
    for (number, object) in (1..).zip(objects) {
        writeln!(places, "{:010} 00000 n ", bytes.len()).unwrap();
        bytes.extend(format!("{number} 0 obj\n").bytes());
        bytes.extend(object);
        bytes.extend(b"\nendobj\n");
    }
    let (start, size) = (bytes.len(), objects.len() + 1);
    let table = format!(
        "xref\n0 {size}\n0000000000 65535 f \n{places}trailer\n<</Root 1 0 R /Size {size} {trailer}>>\n\
         startxref\n{start}\n%%EOF\n"
    );
    bytes.extend(table.bytes());
    bytes
}

fn stream(dictionary: &str, data: &[u8]) -> Vec<u8> {
    let head = format!("<<{dictionary} /Length {}>>\nstream\n", data.len());
    [head.as_bytes(), data, b"\nendstream"].concat()
}

/// Makes a document of these pages, with what it says of itself.
fn pdf(pages: &[Drawn], about: &str) -> Vec<u8> {
    let kids: Vec<String> = (0..pages.len()).map(|page| format!("{} 0 R", 5 + 2 * page)).collect();
    let mut objects = vec![
        b"<</Type /Catalog /Pages 2 0 R>>".to_vec(),
        format!("<</Type /Pages /Count {} /Kids [{}]>>", pages.len(), kids.join(" ")).into_bytes(),
        b"<</Type /Font /Subtype /Type1 /BaseFont /Courier>>".to_vec(),
        format!("<<{about}>>").into_bytes(),
    ];
    for (page, drawn) in pages.iter().enumerate() {
        let contents = 6 + 2 * page;
        let dictionary = format!(
            "<</Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {contents} 0 R \
             /Resources <</Font <</F 3 0 R>>>>>>"
        );
        objects.extend([dictionary.into_bytes(), stream("", drawn.0.as_bytes())]);
    }
    document(&objects, "/Info 4 0 R")
}

fn one(bytes: &[u8]) -> Article {
    match &office::pdf(bytes, &provenance(None)).unwrap()[..] {
        [InputItem::Article(article)] => (**article).clone(),
        other => panic!("{other:?}"),
    }
}

/// Makes a document of one page with these resources, and with the objects from the fifth on.
fn page_with(resources: &str, drawn: &Drawn, more: &[Vec<u8>]) -> Vec<u8> {
    let page = format!(
        "<</Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R \
         /Resources <<{resources}>>>>"
    );
    let mut objects = vec![
        b"<</Type /Catalog /Pages 2 0 R>>".to_vec(),
        b"<</Type /Pages /Count 1 /Kids [3 0 R]>>".to_vec(),
        page.into_bytes(),
        stream("", drawn.0.as_bytes()),
    ];
    objects.extend_from_slice(more);
    document(&objects, "")
}

/// Returns what is read of the document, and what is reported of the rest.
fn read_with_rest(bytes: &[u8]) -> (String, Option<String>) {
    match &office::pdf(bytes, &provenance(None)).unwrap()[..] {
        [InputItem::Article(article)] => (shown(article), None),
        [InputItem::Article(article), InputItem::Unreadable(rest)] => {
            (shown(article), Some(rest.error.to_string()))
        }
        other => panic!("{other:?}"),
    }
}

fn refused(bytes: &[u8]) -> String {
    office::pdf(bytes, &provenance(None)).unwrap_err().to_string()
}

#[test]
fn paragraphs_are_mended_over_lines_columns_and_pages_and_margins_are_left_out() {
    let first = [
        "The ferry sails again, said Ann Lee on",
        "Friday, and nobody in the harbour knew",
        "when it would come back.",
        "It was late.",
        "A wind came up in the evening, which no-",
        "body had seen coming, and the long jour-",
    ];
    let second =
        ["ney of the old boat ended far away from", "the pier, in a bay that has no name yet."];
    let third = [
        "The well-known captain was asked why he",
        "had sailed, and said that the well-",
        "known owner had told him so.",
    ];
    let margins = |drawn: Drawn, page: &str| {
        drawn.line("The Lamp, 3 February 2031", 8, 50, 780).line(page, 8, 300, 20)
    };
    let pages = [
        margins(
            Drawn::default().line("Ferry sails", 20, 50, 740).lines(&first, 50).lines(&second, 320),
            "1",
        ),
        margins(Drawn::default().lines(&third, 50), "Page 2 of 2"),
    ];
    let read = one(&pdf(&pages, ""));
    assert_eq!(
        shown(&read),
        "T Ferry sails\n\
         P The ferry sails again, said Ann Lee on Friday, and nobody in the harbour knew when it would \
         come back.\n\
         P It was late.\n\
         P A wind came up in the evening, which nobody had seen coming, and the long journey of the old \
         boat ended far away from the pier, in a bay that has no name yet.\n\
         P The well-known captain was asked why he had sailed, and said that the well-known owner had \
         told him so.\n"
    );
    assert_eq!((read.title.as_str(), read.published), ("Ferry sails", None));
}

#[test]
fn what_a_document_says_of_itself_is_believed_if_a_person_can_have_written_it() {
    let page = || [Drawn::default().lines(&["The ferry sails again, said Ann Lee."], 50)];
    let told = |about: &str| {
        let read = one(&pdf(&page(), about));
        (read.title, read.byline, read.published)
    };
    let (title, name) = ("Ferry sails".to_owned(), Some("Ann Lee".to_owned()));
    let made = "/Title (Ferry sails) /Author (Ann Lee) /CreationDate (D:20310203101112Z)";
    assert_eq!(told(made), (title.clone(), name.clone(), Some("2031-02-03".into())));
    let printed = format!("{made} /Producer (Skia/PDF m100)");
    assert_eq!(told(&printed), (title, name, None), "the date is that of the printing");
    let first = "The ferry sails again, said Ann Lee".to_owned();
    let file = "/Title (Microsoft Word - ferry_2.docx) /Author (user01)";
    assert_eq!(told(file), (first, None, None));
}

#[test]
fn text_stands_for_what_is_drawn_where_it_is_given_and_what_is_no_text_is_left_out() {
    let drawn = Drawn(
        "BT /F 10 Tf 50 700 Td (The ferry sails again, said ) Tj \
         /Span <</ActualText (Ann Lee)>> BDC (xx) Tj EMC (.) Tj ET \
         /Artifact BMC BT /F 10 Tf 50 500 Td (Printed at the quay) Tj ET EMC"
            .to_owned(),
    );
    assert_eq!(shown(&one(&pdf(&[drawn], ""))), "P The ferry sails again, said Ann Lee.\n");
}

#[test]
fn a_document_without_words_says_what_it_is() {
    let picture = Drawn("BI /W 1 /H 1 /BPC 8 /CS /G ID x EI".to_owned());
    assert!(refused(&pdf(&[picture], "")).contains("pictures of pages without text"));
    assert_eq!(refused(&pdf(&[Drawn::default()], "")), "no article in this PDF");
    assert!(refused(b"%PDF-1.4\nnothing").starts_with("broken PDF"));
    let locked = "/Encrypt <</Filter /Standard /V 1 /R 2 /P -4 /O (01234567890123456789012345678901) \
                  /U (01234567890123456789012345678901)>> /ID [(0123456789012345) (0123456789012345)]";
    let catalogue = [
        b"<</Type /Catalog /Pages 2 0 R>>".to_vec(),
        b"<</Type /Pages /Count 0 /Kids []>>".to_vec(),
    ];
    assert!(refused(&document(&catalogue, locked)).contains("encrypted with a password"));
}

#[test]
fn what_unpacks_to_more_than_any_document_has_is_refused() {
    use std::io::Write;
    let packed = |data: &[u8]| {
        let mut packer =
            flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
        packer.write_all(data).unwrap();
        packer.finish().unwrap()
    };
    let bomb = packed(&vec![b' '; 70 << 20]);
    let bytes = document(&[stream("/Filter /FlateDecode", &bomb)], "");
    assert!(refused(&bytes).contains("unpacks to more than 64 MiB"));
    let twice = document(&[stream("/Filter [/FlateDecode /Fl#61teDecode]", &packed(&bomb))], "");
    assert!(refused(&twice).starts_with("broken PDF"), "{}", refused(&twice));
}

#[test]
fn more_parts_than_any_document_has_are_refused() {
    let kids = "<<>>".repeat(1_000_001);
    let objects = [
        b"<</Type /Catalog /Pages 2 0 R>>".to_vec(),
        format!("<</Type /Pages /Kids [{kids}]>>").into_bytes(),
    ];
    assert!(matches!(
        office::pdf(&document(&objects, ""), &provenance(None)),
        Err(IngestError::Broken { .. })
    ));
}

#[test]
fn drawings_that_hold_themselves_end() {
    let objects = [
        b"<</Type /Catalog /Pages 2 0 R>>".to_vec(),
        b"<</Type /Pages /Count 1 /Kids [3 0 R 2 0 R]>>".to_vec(),
        b"<</Type /Page /Parent 2 0 R /Contents 4 0 R /Resources <</XObject <</X 5 0 R>>>>>>"
            .to_vec(),
        stream("", b"/X Do"),
        stream("/Subtype /Form /Resources <</XObject <</X 5 0 R>>>>", b"/X Do /X Do"),
    ];
    assert_eq!(refused(&document(&objects, "")), "no article in this PDF");
}

proptest! {
    #[test]
    fn a_changed_document_gives_a_sound_article_or_a_reason(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
        cut in any::<bool>(),
    ) {
        let page = Drawn::default().lines(&["The ferry sails again, said Ann Lee.", "It was late."], 50);
        let mut bytes = pdf(&[page], "/Title (Ferry)");
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            if cut { bytes.truncate(at.max(9)) } else { bytes[at] = byte }
        }
        for found in office::pdf(&bytes, &provenance(None)).into_iter().flatten() {
            if let InputItem::Article(article) = found {
                check_conformance(&article)?;
            }
        }
    }

    #[test]
    fn anything_drawn_gives_a_sound_article_or_a_reason(
        drawn in "(q |Q |BT |ET |/F 9 Tf |[0-9]{1,3} |-[0-9]{1,9} |Td |Tm |Tj |TJ |T\\* |' |\\(|\\)|\\[|\\]|<<|>>|/X Do |BDC |EMC |/Artifact BMC |cm |Tc |Tz |\\(Ann\\) Tj |\\PC){0,60}",
    ) {
        let bytes = pdf(&[Drawn(drawn)], "");
        match office::pdf(&bytes, &provenance(None)) {
            Err(IngestError::Broken { source, .. }) => {
                prop_assert!(!source.to_string().contains("what should read it"), "it panics");
            }
            Err(_) => (),
            Ok(found) => for found in found {
                if let InputItem::Article(article) = found {
                    check_conformance(&article)?;
                }
            }
        }
    }
}
