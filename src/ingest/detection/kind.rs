//! Recognises the kind of a document by its content; a claimed media type counts only where the
//! content fits more than one kind.

use crate::ingest::Provenance;
use crate::ingest::address_list;
use crate::ingest::address_list::ListKind;
use crate::ingest::agency;
use crate::ingest::detection::gzip;
use crate::ingest::detection::xml;
use crate::ingest::document::captions;
use crate::ingest::document::front_matter;
use crate::ingest::document::markdown;
use crate::ingest::epub;
use crate::ingest::feed;
use crate::ingest::mail;
use crate::ingest::office;
use crate::ingest::saved_pages;

/// The container that bytes are in, which is to be recognised before they are decoded as text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wrapping {
    /// Compressed data.
    Gzip,
    /// An EPUB book.
    Book,
    /// One mail message, whose parts have encodings of their own.
    Message,
    /// A mailbox.
    Mailbox,
    /// A document of Word.
    Docx,
    /// A document of `LibreOffice`.
    Odt,
    /// A document in Rich Text Format.
    Rtf,
    /// A PDF document.
    #[cfg(feature = "pdf")]
    Pdf,
    /// A page that Safari saved.
    WebArchive,
    /// The address of a page, as Safari saves it.
    Webloc,
    /// A web archive of a crawler.
    Warc,
    /// None of these: the bytes are text, if anything.
    None,
}

/// The kind of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// RSS, Atom or RDF.
    Feed,
    /// JSON Feed.
    JsonFeed,
    /// A list of feeds.
    Opml,
    /// A list of addresses.
    Addresses(ListKind),
    /// Subtitles.
    Captions,
    /// An article in XML of its own, as agencies have it.
    NewsXml,
    /// Another document in XML.
    OtherXml,
    /// Other data in JSON.
    OtherJson,
    /// A download of a database of newspapers.
    Documents,
    /// An HTML page.
    Page,
    /// Markdown.
    Markdown,
    /// Plain text.
    Plain,
}

/// Returns the container of the bytes, recognised by their beginning.
pub(crate) fn wrapping(bytes: &[u8]) -> Wrapping {
    #[cfg(feature = "pdf")]
    if office::is_pdf(bytes) {
        return Wrapping::Pdf;
    }
    if gzip::is_gzip(bytes) {
        Wrapping::Gzip
    } else if epub::is_book(bytes) {
        Wrapping::Book
    } else if office::is_odt(bytes) {
        Wrapping::Odt
    } else if office::is_docx(bytes) {
        Wrapping::Docx
    } else if office::is_rtf(bytes) {
        Wrapping::Rtf
    } else if saved_pages::is_warc(bytes) {
        Wrapping::Warc
    } else if saved_pages::is_webarchive(bytes) {
        Wrapping::WebArchive
    } else if saved_pages::is_binary_plist(bytes) {
        Wrapping::Webloc
    } else if mail::is_mailbox(bytes) {
        Wrapping::Mailbox
    } else if mail::is_message(bytes) {
        Wrapping::Message
    } else {
        Wrapping::None
    }
}

/// Returns the kind of the text, of which a few kilobytes from the start are enough.
pub(crate) fn of(text: &str, provenance: &Provenance) -> Kind {
    if feed::is_json(text) {
        return Kind::JsonFeed;
    }
    let root = xml::root(text);
    if let Some(kind) = address_list::kind_of(text, root) {
        return Kind::Addresses(kind);
    }
    if captions::are_captions(text) {
        return Kind::Captions;
    }
    match root {
        Some(root) if agency::is_root_of_xml(root) => Kind::NewsXml,
        Some("rss" | "feed" | "RDF" | "RSS" | "FEED" | "entry" | "articles") => Kind::Feed,
        Some(root) if root.eq_ignore_ascii_case("opml") => Kind::Opml,
        Some(root) if is_of_page(root) => Kind::Page,
        _ if text.contains('<') && claims(provenance, "html") => Kind::Page,
        Some(_) if text.trim_start().starts_with("<?xml") => Kind::OtherXml,
        None if agency::are_documents(text) => Kind::Documents,
        None if front_matter::is_there(text) => Kind::Markdown,
        None if is_json(text) => Kind::OtherJson,
        _ if claims(provenance, "markdown") || markdown::looks_like(text) => Kind::Markdown,
        _ => Kind::Plain,
    }
}

/// Tells whether the text is JSON, whole and nothing else.
fn is_json(text: &str) -> bool {
    text.trim_start().starts_with(['{', '['])
        && serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok()
}

/// Tells whether an HTML page, or a piece copied from one, can begin with that element.
fn is_of_page(element: &str) -> bool {
    const ELEMENTS: [&str; 24] = [
        "html", "head", "body", "title", "meta", "link", "script", "style", "base", "div", "span",
        "article", "section", "main", "header", "nav", "p", "h1", "h2", "h3", "table", "ul",
        "center", "figure",
    ];
    ELEMENTS.iter().any(|known| element.eq_ignore_ascii_case(known))
}

/// Tells whether the claimed media type contains that word.
fn claims(provenance: &Provenance, word: &str) -> bool {
    provenance
        .media_type
        .as_deref()
        .is_some_and(|claimed| claimed.to_ascii_lowercase().contains(word))
}

#[cfg(test)]
mod tests {
    use super::Kind;
    use super::ListKind;
    use super::Wrapping;
    use super::of;
    use super::wrapping;
    use crate::article::Origin;
    use crate::ingest::Provenance;

    fn kind(text: &str, media_type: Option<&str>) -> Kind {
        let provenance = Provenance {
            id: "it".into(),
            origin: Origin::Stdin,
            media_type: media_type.map(str::to_owned),
            address: None,
        };
        of(text, &provenance)
    }

    #[test]
    fn texts_are_told_by_what_is_in_them() {
        let cases = [
            ("<?xml version='1.0'?><rss version='2.0'>", Kind::Feed),
            ("<feed xmlns='http://www.w3.org/2005/Atom'>", Kind::Feed),
            ("<rdf:RDF xmlns:rdf='x'>", Kind::Feed),
            ("{ \"version\": \"https://jsonfeed.org/version/1.1\",", Kind::JsonFeed),
            ("<opml version='1.0'>", Kind::Opml),
            ("<!DOCTYPE html>\n<html>", Kind::Page),
            ("<!-- saved from --> <DIV class=x>They met.", Kind::Page),
            ("They met.\n", Kind::Plain),
            ("{\"text\": \"They met.\"}", Kind::Addresses(ListKind::Json)),
            ("https://a.example/1\n", Kind::Addresses(ListKind::Lines)),
            ("<b> is a tag, he said.\n", Kind::Plain),
        ];
        for (text, expected) in cases {
            // A wrong claim changes nothing.
            for claim in [None, Some("text/plain"), Some("application/octet-stream")] {
                assert_eq!(kind(text, claim), expected, "{text}");
            }
        }
    }

    #[test]
    fn claims_tip_the_balance_and_no_more() {
        let snippet = "They met. <b>He</b> left.";
        assert_eq!(kind(snippet, Some("text/HTML; charset=utf-8")), Kind::Page);
        assert_eq!(kind("They met.", Some("text/html")), Kind::Plain);
        assert_eq!(kind("They met.", Some("text/markdown")), Kind::Markdown);
        assert_eq!(kind("<rss version='2.0'>", Some("text/html")), Kind::Feed);
    }

    #[test]
    fn wrappings_are_told_by_their_first_bytes() {
        assert_eq!(wrapping(b"\x1f\x8b\x08\0"), Wrapping::Gzip);
        assert_eq!(wrapping(b"PK\x03\x04 mimetypeapplication/epub+zip"), Wrapping::Book);
        assert_eq!(wrapping(b"PK\x03\x04 word/document.xml"), Wrapping::Docx);
        assert_eq!(wrapping(b"PK\x03\x04 xl/workbook.xml"), Wrapping::None);
        assert_eq!(wrapping(b"{\\rtf1 x}"), Wrapping::Rtf);
        assert_eq!(wrapping(b"WARC/1.1\r\n"), Wrapping::Warc);
        #[cfg(feature = "pdf")]
        assert_eq!(wrapping(b"%PDF-1.7\n"), Wrapping::Pdf);
        assert_eq!(wrapping(b"They met."), Wrapping::None);
    }
}
