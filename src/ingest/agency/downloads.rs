//! Reads downloads of Nexis and Factiva: many documents in one text, each with its outlet, date,
//! title and author on lines of their own.

use crate::ingest::IngestError;
use crate::ingest::InputItem;
use crate::ingest::Provenance;
use crate::ingest::article_parts::About;
use crate::ingest::article_parts::LaidOutText;
use crate::ingest::article_parts::Parts;
use crate::ingest::document::byline;
use crate::ingest::moment;

/// The most documents of a download.
const MOST_DOCUMENTS: usize = 10_000;

/// The most lines of a document's head.
const HEAD: usize = 30;

/// The codes of Factiva's fields.
const CODES: [&str; 24] = [
    "HD", "BY", "WC", "PD", "ET", "SN", "SC", "LA", "CY", "LP", "TD", "CR", "CO", "IN", "NS", "RE",
    "IPC", "IPD", "PUB", "AN", "SE", "ED", "PG", "CLM",
];

/// Tells whether the text is such a download.
pub(crate) fn are_documents(text: &str) -> bool {
    let start = text.trim_start();
    let first = start.lines().next().unwrap_or_default();
    is_counter(first) || is_factiva(start) || is_new_nexis(start)
}

/// Tells whether the line numbers a document: "1 of 20 DOCUMENTS".
fn is_counter(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    match words[..] {
        [one, of, all, documents] => {
            is_number(one)
                && of.eq_ignore_ascii_case("of")
                && is_number(all)
                && documents.to_ascii_uppercase().starts_with("DOCUMENT")
        }
        _ => false,
    }
}

/// Tells whether the text has the fields of Factiva: a headline first, and at least two more.
fn is_factiva(text: &str) -> bool {
    let codes: Vec<&str> = text.lines().take(60).filter_map(|line| Some(field(line)?.0)).collect();
    codes.contains(&"HD")
        && ["PD", "SN", "LP"].iter().filter(|code| codes.contains(code)).count() >= 2
}

fn is_new_nexis(text: &str) -> bool {
    let has = |words: &str| memchr::memmem::find(text.as_bytes(), words.as_bytes()).is_some();
    has("\nEnd of Document") && (has("\nLength:") || has("\nLoad-Date:"))
}

/// Returns code and value of a field of Factiva.
fn field(line: &str) -> Option<(&str, &str)> {
    let (code, value) = line.split_once([' ', '\t']).unwrap_or((line, ""));
    CODES.contains(&code).then(|| (code, value.trim()))
}

/// Reads every document of the download.
pub(crate) fn documents(
    text: &str,
    provenance: &Provenance,
) -> Result<Vec<InputItem>, IngestError> {
    let mut parts = Parts::of(provenance);
    let start = text.trim_start();
    let documents: Vec<Document> = if is_counter(start.lines().next().unwrap_or_default()) {
        split(start, is_counter).into_iter().map(nexis).collect()
    } else if is_factiva(start) {
        split(start, |line| field(line).is_some_and(|(code, _)| code == "HD"))
            .into_iter()
            .map(|lines| factiva(&lines))
            .collect()
    } else {
        start.split("\nEnd of Document").map(|text| new_nexis(text.trim())).collect()
    };
    for document in documents {
        if parts.len() == MOST_DOCUMENTS {
            parts.lose_rest(IngestError::TooMany { most: MOST_DOCUMENTS, parts: "documents" });
            break;
        }
        if document.text.trim().is_empty() {
            continue;
        }
        match LaidOutText::plain(&document.text) {
            Ok(laid) => parts.add(document.about, laid),
            Err(error) => parts.lose("", error),
        }
    }
    parts.all("download")
}

/// One document of a download.
#[derive(Default)]
struct Document {
    about: About,
    text: String,
}

/// Splits the text at the lines that begin a document; what stands before the first is left out.
fn split(text: &str, is_start: impl Fn(&str) -> bool) -> Vec<Vec<&str>> {
    let mut documents: Vec<Vec<&str>> = Vec::new();
    for line in text.lines().map(str::trim) {
        if is_start(line) {
            documents.push(Vec::new());
        }
        if let Some(document) = documents.last_mut() {
            document.push(line);
        }
    }
    documents
}

/// Returns the value of a labelled line of Nexis: "BYLINE: Ann Lee".
fn labelled<'a>(line: &'a str, label: &str) -> Option<&'a str> {
    let head = line.get(..label.len())?;
    let rest = line[label.len()..].strip_prefix(':')?;
    head.eq_ignore_ascii_case(label).then(|| rest.trim())
}

/// Tells whether the line stands behind the text of a document.
fn is_end(line: &str) -> bool {
    const ENDS: [&str; 7] = [
        "LOAD-DATE",
        "LANGUAGE",
        "PUBLICATION-TYPE",
        "GRAPHIC",
        "JOURNAL-CODE",
        "Classification",
        "SUBJECT",
    ];
    ENDS.iter().any(|label| labelled(line, label).is_some() || line == *label)
}

/// Reads a document as Nexis had it: counter, outlet, date, title, labels, text.
fn nexis(lines: Vec<&str>) -> Document {
    let mut document = Document::default();
    let about = &mut document.about;
    let mut rest = lines.into_iter().skip(1).peekable();
    let (mut head, mut is_labelled) = (0, false);
    while let Some(line) = rest.next_if(|_| head < HEAD) {
        if line.is_empty() {
            // The text begins after the labels; where there are none, with a long paragraph.
            let begins = |next: &&str| {
                !next.is_empty() && !is_label(next) && (is_labelled || next.split(' ').count() > 12)
            };
            if about.title.is_some() && rest.peek().is_some_and(begins) {
                break;
            }
            continue;
        }
        head += 1;
        is_labelled |= is_label(line) && about.title.is_some();
        if let Some(names) = labelled(line, "BYLINE") {
            about.byline = Some(byline::without_by(names).to_owned());
        } else if is_label(line) {
        } else if about.outlet.is_none() {
            about.outlet = Some(line.to_owned());
        } else if about.published.is_none()
            && let Some(date) = moment::find(line)
        {
            about.published = Some(date);
        } else if about.title.is_none() {
            about.title = Some(line.to_owned());
        }
    }
    let text: Vec<&str> = rest.take_while(|line| !is_end(line)).collect();
    document.text = text.join("\n");
    document
}

/// Tells whether the line is a label of Nexis with its value: "SECTION: NEWS; Pg. 3".
fn is_label(line: &str) -> bool {
    line.split_once(':').is_some_and(|(label, _)| {
        label.len() > 3 && label.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'-')
    })
}

/// Reads a document as Nexis has it now: title, outlet, date, labels, "Body", text.
fn new_nexis(text: &str) -> Document {
    let mut document = Document::default();
    let about = &mut document.about;
    let mut lines = text.lines().map(str::trim).peekable();
    let mut head = 0;
    let has_body = text.lines().any(|line| line.trim() == "Body");
    while let Some(line) = lines.next_if(|_| head < HEAD) {
        if line == "Body" {
            break;
        }
        if line.is_empty() {
            continue;
        }
        head += 1;
        if let Some(names) = labelled(line, "Byline") {
            about.byline = Some(byline::without_by(names).to_owned());
        } else if labelled(line, "Length").is_some() {
            if !has_body {
                break;
            }
        } else if line.starts_with("Copyright") || labelled(line, "Section").is_some() {
        } else if about.title.is_none() {
            about.title = Some(line.to_owned());
        } else if about.outlet.is_none() {
            about.outlet = Some(line.to_owned());
        } else if about.published.is_none() {
            about.published = moment::find(line);
        }
    }
    let text: Vec<&str> = lines.take_while(|line| !is_end(line)).collect();
    document.text = text.join("\n");
    document
}

/// Reads a document of Factiva by its fields.
fn factiva(lines: &[&str]) -> Document {
    let mut document = Document::default();
    let about = &mut document.about;
    let mut text: Vec<String> = Vec::new();
    let mut code = "";
    for line in lines {
        let (own, value) = field(line).unwrap_or((code, line));
        let is_new = field(line).is_some();
        code = own;
        match code {
            "HD" => join(&mut about.title, value),
            "BY" => join(&mut about.byline, byline::without_by(value)),
            "SN" => join(&mut about.outlet, value),
            "PD" if is_new => {
                about.published = moment::normal(value).or_else(|| moment::find(value));
            }
            "LP" | "TD" => text.push(value.to_owned()),
            _ => (),
        }
    }
    document.text = text.join("\n");
    document
}

fn join(there: &mut Option<String>, more: &str) {
    if more.is_empty() {
        return;
    }
    match there {
        Some(there) => {
            there.push(' ');
            there.push_str(more);
        }
        None => *there = Some(more.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::are_documents;
    use super::documents;
    use crate::ingest::InputItem;
    use crate::ingest::conformance::check_conformance;
    use crate::ingest::conformance::provenance;

    const BODY: &str = "The ferry sails again, said Bo Diaz, and nobody knew when it would be back in \
        the harbour.\n\nIt was late.";

    fn shown(text: &str) -> Vec<String> {
        assert!(are_documents(text), "{text}");
        let found = documents(text, &provenance(None)).unwrap().into_iter();
        let show = |found| match found {
            InputItem::Article(article) => {
                let article = *article;
                let said = |said: Option<String>| said.unwrap_or_else(|| "-".to_owned());
                format!(
                    "{} / {} / {} / {} / {}",
                    article.title,
                    said(article.byline),
                    said(article.outlet),
                    said(article.published),
                    article.text.trim().replace("\n\n", "|")
                )
            }
            other => format!("{other:?}"),
        };
        found.map(show).collect()
    }

    #[test]
    fn short_paragraphs_behind_the_labels_are_text() {
        let said = "“No,” said Bo Diaz.\n\nShe waited.";
        let old = format!(
            "1 of 1 DOCUMENTS\n\nThe Lamp\n\nFebruary 3, 2031 Monday\n\nFerry sails\n\n\
             LENGTH: 30 words\n\n{said}\n\n{BODY}\n\nLOAD-DATE: February 3, 2031\n"
        );
        let found = shown(&old);
        assert!(found[0].contains("“No,” said Bo Diaz.|She waited.|The ferry"), "{found:?}");
    }

    #[test]
    fn a_download_is_as_many_articles_as_it_has_documents() {
        let one = format!(
            "Ferry sails / Ann Lee / The Lamp / 2031-02-03 / {}",
            BODY.replace("\n\n", "|")
        );
        let old = format!(
            "1 of 2 DOCUMENTS\n\nThe Lamp\n\nFebruary 3, 2031 Monday\n\nFerry sails\n\nBYLINE: By Ann Lee\n\n\
             SECTION: NEWS; Pg. 3\n\nLENGTH: 30 words\n\n{BODY}\n\nLOAD-DATE: February 3, 2031\n\n\
             LANGUAGE: ENGLISH\n\n2 of 2 DOCUMENTS\n\nThe Quay\n\nFebruary 4, 2031\n\nFerry lost\n\n{BODY}\n"
        );
        let found = shown(&old);
        assert_eq!(found[0], one);
        assert!(
            found[1].starts_with("Ferry lost / - / The Quay / 2031-02-04 / The ferry"),
            "{found:?}"
        );
        let new = format!(
            "Ferry sails\nThe Lamp\nFebruary 3, 2031 Monday\n\nCopyright 2031 The Lamp\nSection: NEWS\n\
             Length: 30 words\nByline: Ann Lee\n\nBody\n\n{BODY}\n\nLoad-Date: February 3, 2031\n\n\
             End of Document\n"
        );
        assert_eq!(shown(&new), std::slice::from_ref(&one));
        let factiva = format!(
            "HD Ferry sails\nBY Ann Lee\nWC 30 words\nPD 3 February 2031\nSN The Lamp\nLP {}\nTD\nIt was late.\n\
             AN X\n",
            BODY.split('\n').next().unwrap()
        );
        let read = shown(&factiva);
        assert!(
            read[0].starts_with("Ferry sails / Ann Lee / The Lamp / 2031-02-03 / The ferry"),
            "{read:?}"
        );
    }

    #[test]
    fn a_text_that_counts_documents_is_no_download() {
        for text in ["One of two documents was lost.\n", "HD television\n\nIt is sharp.\n", BODY] {
            assert!(!are_documents(text), "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_download_gives_articles_or_a_reason(text in "(1 of 2 DOCUMENTS\n|BYLINE: |LENGTH: 3\n|HD |LP |PD 3 May 2031\n|SN x\n|Body\n|End of Document|\n|\\PC){0,30}") {
            if !are_documents(&text) {
                return Ok(());
            }
            for found in documents(&text, &provenance(None)).into_iter().flatten() {
                if let InputItem::Article(article) = found {
                    check_conformance(&article)?;
                }
            }
        }
    }
}
