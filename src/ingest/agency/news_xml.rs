//! Reads articles in XML: NITF and `NewsML` of agencies, TEI, and `FictionBook`.
//!
//! All of them have a head with a title and a body with paragraphs that are called much like those
//! of HTML. So the head is read by the names of its elements, and the body is laid out as HTML.

use quick_xml::events::Event;

use crate::ingest::IngestError;
use crate::ingest::InputItem;
use crate::ingest::Provenance;
use crate::ingest::article_parts;
use crate::ingest::article_parts::About;
use crate::ingest::article_parts::LaidOutText;
use crate::ingest::detection::xml;
use crate::ingest::detection::xml::Fault;
use crate::ingest::detection::xml::Walk;
use crate::ingest::document::byline;
use crate::ingest::moment;

/// The most bytes of a document.
const MOST_BYTES: usize = 32 << 20;

/// The elements that hold the text, the most telling first.
const BODIES: [&str; 7] =
    ["body.content", "inlinexml", "inlinedata", "datacontent", "text", "body", "content"];

/// Tells whether a document with that root element is such an article.
pub(crate) fn is_root(root: &str) -> bool {
    matches!(
        root.to_ascii_lowercase().as_str(),
        "nitf" | "newsitem" | "newsmessage" | "newsml" | "tei" | "tei.2" | "fictionbook"
    )
}

/// Reads the document, up to a fault, which is reported.
pub(crate) fn article(text: &str, provenance: &Provenance) -> Result<Vec<InputItem>, IngestError> {
    if text.len() > MOST_BYTES {
        return Err(IngestError::TooLarge(MOST_BYTES as u64));
    }
    let text = xml::without_declaration(text);
    let mut document = NewsDocument::default();
    let cut = document.read(text);
    let body = document.bodies.into_iter().flatten().next();
    let laid = body.map(|body| LaidOutText::html(body, provenance.address.as_deref()));
    let laid = laid.filter(|laid| !laid.blocks.is_empty());
    let laid = laid.ok_or(IngestError::NoArticle("XML document"))?;
    let (id, origin) = (provenance.id.clone(), provenance.origin.clone());
    let from = provenance.address.as_deref();
    let article = article_parts::assemble(id, origin, from, document.about, laid);
    let mut found = vec![InputItem::Article(Box::new(article))];
    found.extend(cut.map(|fault| {
        article_parts::lost_rest(provenance, IngestError::damaged("XML document", fault))
    }));
    Ok(found)
}

#[derive(Default)]
struct NewsDocument<'a> {
    about: About,
    bodies: [Option<&'a str>; BODIES.len()],
}

impl<'a> NewsDocument<'a> {
    /// Walks through the document, as far as it is sound; returns the fault that ends it.
    fn read(&mut self, text: &'a str) -> Option<Fault> {
        let mut walk = Walk::through(text);
        // The open elements, with the starts of their content.
        let mut open: Vec<(String, usize)> = Vec::new();
        let mut in_body = 0_usize;
        loop {
            let before = walk.position();
            match walk.next() {
                Ok(Event::Start(tag)) => {
                    let name = tag.local_name().as_ref().to_ascii_lowercase();
                    in_body += usize::from(in_body > 0 || place(&name).is_some());
                    self.attribute(&name, &tag);
                    open.push((name, walk.position()));
                }
                Ok(Event::Empty(tag)) => {
                    let name = tag.local_name().as_ref().to_ascii_lowercase();
                    self.attribute(&name, &tag);
                }
                Ok(Event::End(tag)) => {
                    let name = tag.local_name().as_ref().to_ascii_lowercase();
                    let start = open.pop().map_or(before, |(_, start)| start);
                    let inner = text.get(start..before).unwrap_or_default();
                    self.body(&name, inner);
                    // NITF has its headline in the body, but not in the text.
                    self.field(&name, inner, in_body);
                    in_body = in_body.saturating_sub(1);
                }
                Ok(Event::Eof) => return None,
                Err(fault) => {
                    for (name, start) in open {
                        self.body(&name, text.get(start..before).unwrap_or_default());
                    }
                    return Some(fault);
                }
                Ok(_) => (),
            }
        }
    }

    /// Takes what an element holds as the text, if it is one of those that hold it.
    fn body(&mut self, name: &str, inner: &'a str) {
        if let Some(place) = place(name) {
            // Of several the first with text counts.
            let body = &mut self.bodies[place];
            if body.is_none_or(|body| body.trim().is_empty()) {
                *body = Some(inner);
            }
        }
    }

    fn field(&mut self, name: &str, inner: &str, in_body: usize) {
        let about = &mut self.about;
        let line = || {
            let text = LaidOutText::html(inner, None).text;
            article_parts::one_line(text.as_str())
        };
        let set = |there: &mut Option<String>, value: Option<String>| {
            if there.is_none() {
                *there = value;
            }
        };
        match name {
            "hl1" | "headline" => about.title = line().or(about.title.take()),
            "title" | "book-title" if in_body == 0 => set(&mut about.title, line()),
            "byline" | "by" | "byttl" => {
                set(&mut about.byline, line().map(|said| byline::without_by(&said).to_owned()));
            }
            "author" if in_body == 0 => set(&mut about.byline, line()),
            "provider" | "publisher" | "infosource" => set(&mut about.outlet, line()),
            "versioncreated" | "firstcreated" | "contentcreated" | "dateid" | "date" => {
                set(&mut about.published, line().and_then(|said| moment::normal(&said)));
            }
            _ => (),
        }
    }

    /// Reads dates and languages, which some of the formats have in attributes.
    fn attribute(&mut self, name: &str, tag: &quick_xml::events::BytesStart<'_>) {
        let mut attributes = tag.attributes();
        attributes.with_checks(false);
        for attribute in attributes.filter_map(Result::ok) {
            let key = attribute.key.local_name().as_ref().to_ascii_lowercase();
            let value = attribute.value.trim();
            let about = &mut self.about;
            match (name, key.as_str()) {
                ("date.issue" | "date.release", "norm") | ("pubdata", "date.publication") => {
                    // NITF writes "20310203T101112Z".
                    about.published = about.published.take().or_else(|| moment::normal(value));
                }
                ("pubdata", "name") => {
                    about.outlet = about.outlet.take().or_else(|| article_parts::one_line(value));
                }
                (_, "lang") => {
                    let tag = crate::ingest::html::language_tag(value);
                    about.language = about.language.take().or(tag);
                }
                _ => (),
            }
        }
    }
}

fn place(name: &str) -> Option<usize> {
    BODIES.iter().position(|body| *body == name)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::article;
    use crate::ingest::IngestError;
    use crate::ingest::InputItem;
    use crate::ingest::conformance::check_conformance;
    use crate::ingest::conformance::provenance;
    use crate::ingest::conformance::shown;

    #[test]
    fn agencies_and_archives_have_head_and_body() {
        let text = "<p>The ferry sails again.</p><p>Nobody knew when, said Bo Diaz.</p>";
        for document in [
            format!(
                "<nitf><head><title>x</title><docdata><date.issue norm='20310203T101112Z'/></docdata></head>\
                 <body xml:lang='en'><body.head><hedline><hl1>Ferry sails</hl1></hedline>\
                 <byline>By Ann Lee</byline></body.head><body.content>{text}</body.content></body></nitf>"
            ),
            format!(
                "<newsItem xml:lang='en'><itemMeta><versionCreated>2031-02-03T10:11:12Z</versionCreated></itemMeta>\
                 <contentMeta><headline>Ferry sails</headline><by>Ann Lee</by></contentMeta><contentSet>\
                 <inlineXML><html><body>{text}</body></html></inlineXML></contentSet></newsItem>"
            ),
            format!(
                "<TEI><teiHeader><titleStmt><title>Ferry sails</title><author>Ann Lee</author></titleStmt>\
                 <date>2031-02-03T10:11:12Z</date></teiHeader><text xml:lang='en'><body>{text}</body></text></TEI>"
            ),
        ] {
            let found = article(&document, &provenance(None)).unwrap();
            let [InputItem::Article(article)] = &found[..] else { panic!("{found:?}") };
            assert_eq!(
                (article.title.as_str(), article.byline.as_deref()),
                ("Ferry sails", Some("Ann Lee"))
            );
            assert_eq!(article.published.as_deref(), Some("2031-02-03T10:11:12Z"), "{document}");
            assert_eq!(article.language.as_deref(), Some("en"));
            let expected = "P The ferry sails again.\nP Nobody knew when, said Bo Diaz.\n";
            assert_eq!(shown(article), expected, "{document}");
        }
    }

    #[test]
    fn a_document_that_breaks_off_is_read_up_to_there_and_reported() {
        let cut = "<nitf><body><body.head><hedline><hl1>Ferry sails</hl1></hedline></body.head>\
            <body.content><p>The ferry sails again.</p><p>Nobody knew";
        let found = article(cut, &provenance(None)).unwrap();
        let [InputItem::Article(article), InputItem::Unreadable(lost)] = &found[..] else {
            panic!("{found:?}")
        };
        assert_eq!(shown(article), "P The ferry sails again.\nP Nobody knew\n");
        assert_eq!((article.title.as_str(), lost.name.as_str()), ("Ferry sails", "stdin"));
        assert!(matches!(lost.error, IngestError::Damaged { .. }), "{lost:?}");
    }

    proptest! {
        #[test]
        fn any_document_gives_a_sound_article_or_a_reason(text in "(</?(nitf|body|body\\.content|title|p|hl1|text)>|[<>/a ]|\\PC){0,30}") {
            for found in article(&text, &provenance(None)).into_iter().flatten() {
                if let InputItem::Article(article) = found {
                    check_conformance(&article)?;
                }
            }
        }
    }
}
