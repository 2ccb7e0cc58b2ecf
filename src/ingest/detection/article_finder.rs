//! Finds the articles in bytes, by the kind of document that their content shows.

use crate::article::Origin;
use crate::ingest::IngestError;
use crate::ingest::InputItem;
use crate::ingest::MAX_BYTES;
use crate::ingest::Provenance;
use crate::ingest::address_list;
use crate::ingest::agency;
use crate::ingest::detection::encoding;
use crate::ingest::detection::guard::guarded;
use crate::ingest::detection::gzip;
use crate::ingest::detection::kind;
use crate::ingest::detection::kind::Kind;
use crate::ingest::detection::kind::Wrapping;
use crate::ingest::document::captions;
use crate::ingest::document::front_matter;
use crate::ingest::document::markdown;
use crate::ingest::document::plain_text;
use crate::ingest::epub;
use crate::ingest::feed;
use crate::ingest::feed::opml;
use crate::ingest::html;
use crate::ingest::mail;
use crate::ingest::office;
use crate::ingest::saved_pages;

/// The number of gzip layers that are unpacked: a page that is stored packed may be packed once
/// more for transfer.
const PACKED_TWICE: usize = 2;

/// Returns everything that the bytes hold, in its order; an empty list only for a feed without
/// entries.
///
/// Any bytes yield findings or an error, within bounded time and memory.
pub fn find_articles(
    bytes: Vec<u8>,
    provenance: &Provenance,
) -> Result<Vec<InputItem>, IngestError> {
    // A bug in a parser must not cost the user the other inputs.
    let found = guarded(|| unpacked(bytes, provenance, PACKED_TWICE));
    found.unwrap_or_else(|| Err(IngestError::broken("document", "what should read it failed")))
}

fn unpacked(
    bytes: Vec<u8>,
    provenance: &Provenance,
    may_be_packed: usize,
) -> Result<Vec<InputItem>, IngestError> {
    match kind::wrapping(&bytes) {
        Wrapping::Gzip if may_be_packed > 0 => {
            unpacked(gzip::unpack(&bytes, MAX_BYTES)?, provenance, may_be_packed - 1)
        }
        Wrapping::Book => epub::chapters(bytes, provenance),
        Wrapping::Message => mail::message(&bytes, provenance),
        Wrapping::Mailbox => mail::mailbox(&bytes, provenance),
        Wrapping::Docx => office::docx(&bytes, provenance),
        Wrapping::Odt => office::odt(&bytes, provenance),
        Wrapping::Rtf => office::rtf(&bytes, provenance),
        #[cfg(feature = "pdf")]
        Wrapping::Pdf => office::pdf(&bytes, provenance),
        Wrapping::WebArchive => {
            let article = saved_pages::page_in_webarchive(&bytes, provenance)?;
            Ok(vec![InputItem::Article(Box::new(article))])
        }
        Wrapping::Webloc => match saved_pages::address_in_plist(&bytes) {
            Some(address) => address_list::lead(&address, provenance),
            None => Err(IngestError::NoArticle("property list")),
        },
        Wrapping::Warc => saved_pages::pages_in_warc(&bytes, provenance),
        Wrapping::Gzip | Wrapping::None => text(bytes, provenance),
    }
}

fn text(bytes: Vec<u8>, provenance: &Provenance) -> Result<Vec<InputItem>, IngestError> {
    let text = decoded(bytes, provenance)?;
    let text = feed::without_messages(text);
    let mut article = match kind::of(&text, provenance) {
        Kind::Feed => return feed::from_xml(&text, provenance),
        Kind::JsonFeed => return feed::from_json(&text, provenance),
        Kind::Opml => return opml::feeds(&text, provenance),
        Kind::Addresses(kind) => return address_list::entries(kind, &text, provenance),
        Kind::Documents => return agency::documents(&text, provenance),
        Kind::NewsXml => return agency::article_in_xml(&text, provenance),
        Kind::OtherXml => return Err(IngestError::NoArticle("XML document")),
        Kind::OtherJson => return Err(IngestError::NoArticle("JSON file")),
        Kind::Captions => {
            plain_text::check_lines(&text)?;
            captions::article(&text, provenance)?
        }
        Kind::Page if let Some(feed) = front_page_feed(&text, provenance) => {
            return Ok(vec![InputItem::Feed(feed)]);
        }
        Kind::Page => match saved_pages::address_in_comment(&text) {
            Some(said) if provenance.address.is_none() => {
                saved_pages::page(&text, provenance, &said)?
            }
            _ => html::page(&text, provenance)?,
        },
        Kind::Markdown => {
            // A text that is too long for Markdown is read as plain text.
            plain_text::check_lines(&text)?;
            markdown::article(&text, provenance)
        }
        Kind::Plain => {
            let mut article =
                plain_text::bounded(&provenance.id, provenance.origin.clone(), text.into())?;
            if article.text.trim().is_empty() {
                return Err(IngestError::Empty);
            }
            article.url = match &provenance.origin {
                Origin::Url(url) => Some(url.clone()),
                _ => None,
            };
            article
        }
    };
    if article.published.is_none() && matches!(provenance.origin, Origin::File(_)) {
        article.published = front_matter::day_in_name(&provenance.id);
    }
    Ok(vec![InputItem::Article(Box::new(article))])
}

/// Returns the feed that a front page names: the page itself is a list of headlines.
fn front_page_feed(text: &str, provenance: &Provenance) -> Option<String> {
    let address = provenance.address.as_deref()?;
    let url = url::Url::parse(address).ok()?;
    let is_front = url.path() == "/" && url.query().is_none();
    is_front.then(|| html::feed_of(text, address))?
}

/// Decodes the bytes. The encoding that the sender states takes precedence over the one stated in
/// the document.
pub(crate) fn decoded(bytes: Vec<u8>, provenance: &Provenance) -> Result<String, IngestError> {
    let labels: Vec<_> = provenance
        .media_type
        .as_deref()
        .and_then(encoding::charset_of)
        .into_iter()
        .chain(encoding::charset_of_xml(&bytes))
        .chain(html::charset(&bytes))
        .collect();
    encoding::decode_labelled(bytes, &labels).map_err(|not| IngestError::NotText(not.0))
}

#[cfg(test)]
mod tests {
    use encoding_rs::ISO_8859_2;
    use encoding_rs::WINDOWS_1251;
    use proptest::prelude::*;

    use super::PACKED_TWICE;
    use super::find_articles;
    use super::unpacked;
    use crate::article::Article;
    use crate::article::Origin;
    use crate::ingest::IngestError;
    use crate::ingest::InputItem;
    use crate::ingest::Provenance;
    use crate::ingest::conformance::check_conformance;
    use crate::ingest::detection::gzip;

    fn provenance(media_type: Option<&str>) -> Provenance {
        Provenance {
            id: "it".into(),
            origin: Origin::File("it".into()),
            media_type: media_type.map(str::to_owned),
            address: Some("https://a.example/feed".into()),
        }
    }

    fn one(bytes: Vec<u8>, media_type: Option<&str>) -> Article {
        match &find_articles(bytes, &provenance(media_type)).unwrap()[..] {
            [InputItem::Article(article)] => (**article).clone(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn packed_text_is_unpacked_twice_and_no_more() {
        let text = b"The envoys left on Friday.\n".to_vec();
        let once = gzip::pack(&text);
        let twice = gzip::pack(&once);
        let thrice = gzip::pack(&twice);
        assert_eq!(&*one(once, None).text, "The envoys left on Friday.\n");
        assert_eq!(&*one(twice, None).text, "The envoys left on Friday.\n");
        let refused = find_articles(thrice, &provenance(None));
        assert!(matches!(refused, Err(IngestError::NotText(_))), "{refused:?}");
    }

    #[test]
    fn a_charset_is_taken_from_the_media_type_before_the_document() {
        let text = "Министр сказал, что переговоры пройдут.";
        let declared = format!("<?xml version='1.0' encoding='iso-8859-2'?><html><p>{text}</p>");
        let bytes = WINDOWS_1251.encode(&declared).0.into_owned();
        let article = one(bytes, Some("text/html; charset=windows-1251"));
        assert!(article.text.contains(text), "{:?}", article.text);
        let polish = "Minister mówił, że będą rozmowy w środę.";
        let declared = format!("<?xml version='1.0' encoding='iso-8859-2'?><html><p>{polish}</p>");
        let article = one(ISO_8859_2.encode(&declared).0.into_owned(), None);
        assert!(article.text.contains(polish), "{:?}", article.text);
    }

    #[test]
    fn a_front_page_leads_to_the_feed_that_it_names() {
        let page = "<html><head><link rel=alternate type=application/rss+xml href=/feed></head>\
            <body><p>The envoys left on Friday, and nobody knew why they had come at all.</p></body></html>";
        let front = Provenance { address: Some("https://a.example/".into()), ..provenance(None) };
        let found = find_articles(page.into(), &front).unwrap();
        let [InputItem::Feed(feed)] = &found[..] else { panic!("{found:?}") };
        assert_eq!(feed, "https://a.example/feed");
        assert!(one(page.into(), None).text.contains("The envoys left"), "another page is read");
    }

    #[test]
    fn the_name_of_a_file_dates_an_article_that_nothing_else_dates() {
        let dated = |id: &str, origin: Origin, text: &str| {
            let named = Provenance { id: id.to_owned(), origin, ..provenance(None) };
            match &find_articles(text.into(), &named).unwrap()[..] {
                [InputItem::Article(article)] => article.published.clone().unwrap_or_default(),
                other => panic!("{other:?}"),
            }
        };
        let (text, name) = ("The envoys left on Friday.\n", "herald_2031-02-03_envoys");
        let file = || Origin::File("it".into());
        assert_eq!(dated(name, file(), text), "2031-02-03");
        assert_eq!(dated(name, file(), &format!("<html><body><p>{text}</p>")), "2031-02-03");
        assert_eq!(dated(name, Origin::Url("https://a.example/1".into()), text), "");
    }

    #[test]
    fn a_file_without_words_is_no_article() {
        for blank in ["", " \n\t\n", "\u{feff}"] {
            let refused = find_articles(blank.into(), &provenance(None));
            assert!(matches!(refused, Err(IngestError::Empty)), "{blank:?}: {refused:?}");
        }
    }

    #[test]
    fn more_lines_than_memory_bears_are_refused() {
        let refused = find_articles(vec![b'\n'; 4_000_001], &provenance(None));
        assert!(matches!(refused, Err(IngestError::TooManyLines(_))), "{refused:?}");
        let blank = find_articles(vec![b'\n'; 4_000_000], &provenance(None));
        assert!(matches!(blank, Err(IngestError::Empty)), "{blank:?}");
    }

    #[test]
    fn other_documents_are_refused_with_the_remedy() {
        for (bytes, remedy) in [
            (&b"PK\x03\x04\x14\0xl/workbook.xml"[..], "convert it to text first"),
            (b"\x89PNG\r\n\x1a\n", "it is an image"),
        ] {
            let error = find_articles(bytes.to_vec(), &provenance(None)).unwrap_err().to_string();
            assert!(error.contains(remedy), "{error}");
        }
    }

    /// Pieces of documents, to be put together at random.
    const PIECES: [&str; 40] = [
        "<?xml version='1.0' encoding='koi8-r'?>",
        "<!DOCTYPE x [<!ENTITY a '&b;&b;'>]>",
        "<rss version='2.0'><channel>",
        "<item>",
        "</item>",
        "<title>",
        "</title>",
        "<link>",
        "https://a.example/1",
        "</link>",
        "<description>",
        "</description>",
        "</channel></rss>",
        "<feed xmlns='http://www.w3.org/2005/Atom'>",
        "<entry>",
        "</entry>",
        "<content type='html'>",
        "<content type='xhtml'><div>",
        "</div></content>",
        "</content>",
        "</feed>",
        "<rdf:RDF xmlns='http://purl.org/rss/1.0/' xmlns:rdf='r'>",
        "<opml><body><outline xmlUrl='exec:x'/>",
        "{\"version\":\"https://jsonfeed.org/version/1\",",
        "\"items\":[{\"id\":1,\"content_html\":\"<p>x\"}]}",
        "From: a@b.example\r\n",
        "Date: Mon, 2 Jun 2025 09:00:00 +0000\n",
        "Message-ID: <1@b>\n",
        "Content-Type: multipart/mixed; boundary=x\n",
        "\n\n--x\n",
        "--x--\n",
        "Content-Transfer-Encoding: base64\n",
        "From a Mon Jun 2 09:00:00 2025\n",
        "The envoys left on Friday, she said. ",
        "“No,” he said…",
        "&amp;&nbsp;&a;&#0;&#x110000;",
        "<![CDATA[<p>They met.]]>",
        "\u{0}",
        "\u{FEFF}",
        "Content-Type: message/rfc822\n\n",
    ];

    fn check(bytes: Vec<u8>) -> Result<(), TestCaseError> {
        // This does not go through `sift`, which would catch a panic.
        if let Ok(found) = unpacked(bytes, &provenance(None), PACKED_TWICE) {
            for found in found {
                if let InputItem::Article(article) = found {
                    check_conformance(&article)?;
                }
            }
        }
        Ok(())
    }

    proptest! {
        #[test]
        fn any_bytes_give_findings_or_an_error(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
            check(bytes)?;
        }

        #[test]
        fn anything_made_of_pieces_of_documents_gives_findings_or_an_error(
            pieces in prop::collection::vec(0..PIECES.len(), 0..24),
            packed in any::<bool>(),
        ) {
            let text: String = pieces.into_iter().map(|piece| PIECES[piece]).collect();
            check(if packed { gzip::pack(text.as_bytes()) } else { text.into_bytes() })?;
        }

        #[test]
        fn documents_that_are_cut_or_changed_give_findings_or_an_error(
            which in 0..3usize,
            at in any::<prop::sample::Index>(),
            byte in any::<u8>(),
            cut in any::<bool>(),
        ) {
            let mut bytes = [FEED, MAIL, JSON][which].as_bytes().to_vec();
            let at = at.index(bytes.len());
            if cut { bytes.truncate(at) } else { bytes[at] = byte }
            check(bytes)?;
        }
    }

    const FEED: &str = "<?xml version='1.0'?><rss version='2.0' \
        xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel><title>News</title>\
        <item><guid>1</guid><title>Talks &amp; more</title><link>/1</link>\
        <pubDate>Mon, 02 Jun 2025 09:00:00 +0000</pubDate>\
        <content:encoded><![CDATA[<p>The envoys left on Friday.</p>]]></content:encoded></item>\
        </channel></rss>";

    const MAIL: &str = "Message-ID: <1@a.example>\r\nFrom: =?utf-8?q?Zo=C3=AB?= <z@a.example>\r\n\
        Date: Mon, 2 Jun 2025 09:00:00 +0000\r\nSubject: Talks\r\nMIME-Version: 1.0\r\n\
        Content-Type: multipart/mixed; boundary=\"b\"\r\n\r\n--b\r\n\
        Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n\
        VGhleSBsZWZ0Lg==\r\n--b\r\nContent-Type: message/rfc822\r\n\r\n\
        Subject: x\r\n\r\nInside.\r\n--b--\r\n";

    const JSON: &str = "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"News\",\
        \"items\":[{\"id\":\"1\",\"url\":\"/1\",\"content_text\":\"They left.\"}]}";
}
