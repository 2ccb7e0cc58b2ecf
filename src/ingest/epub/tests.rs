//! Tests how books become articles. The books are made here, entry by entry.

use std::fmt::Write as _;
use std::io::Cursor;
use std::io::Write as _;

use zip::CompressionMethod;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::article::Article;
use crate::article::Origin;
use crate::ingest::IngestError;
use crate::ingest::InputItem;
use crate::ingest::Provenance;
use crate::ingest::find_articles;

const CONTAINER: &str = "<?xml version='1.0'?><container version='1.0' \
    xmlns='urn:oasis:names:tc:opendocument:xmlns:container'><rootfiles>\
    <rootfile full-path='OEBPS/book.opf' media-type='application/oebps-package+xml'/>\
    </rootfiles></container>";

const METADATA: &str = "<dc:title>Clippings</dc:title><dc:creator>Ann Lee</dc:creator>\
    <dc:creator>Bo Diaz</dc:creator><dc:publisher>The Harbour Post</dc:publisher>\
    <dc:date>2025-06-02</dc:date><dc:language>en-GB</dc:language>\
    <dc:identifier id='id'>urn:1</dc:identifier>";

const WORDS: &str = "The envoys left the city on Friday after a week of talks, and nobody would say \
    what had been agreed. “We have said all that there is to say,” Mira Okafor told those who had \
    waited in the rain.";

fn pack(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in entries {
        let is_type = *name == "mimetype";
        let method = if is_type { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        let options = SimpleFileOptions::default().compression_method(method);
        zip.start_file(*name, options).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// Makes a package document that has this metadata and lists these documents.
fn package(metadata: &str, documents: &[&str]) -> String {
    let mut items = String::new();
    let mut spine = String::new();
    for (idx, name) in documents.iter().enumerate() {
        write!(items, "<item id='d{idx}' href='{name}' media-type='application/xhtml+xml'/>")
            .unwrap();
        write!(spine, "<itemref idref='d{idx}'/>").unwrap();
    }
    format!(
        "<?xml version='1.0'?><package version='3.0' unique-identifier='id' \
        xmlns='http://www.idpf.org/2007/opf'><metadata \
        xmlns:dc='http://purl.org/dc/elements/1.1/'>{metadata}</metadata><manifest>{items}\
        <item id='nav' href='nav.xhtml' properties='nav' media-type='application/xhtml+xml'/>\
        </manifest><spine><itemref idref='nav'/>{spine}</spine></package>"
    )
}

fn document(body: &str) -> String {
    format!(
        "<?xml version='1.0' encoding='utf-8'?><html xmlns='http://www.w3.org/1999/xhtml'>\
        <head><title>x</title></head><body>{body}</body></html>"
    )
}

fn nav(entries: &str) -> String {
    document(&format!(
        "<nav xmlns:epub='http://www.idpf.org/2007/ops' epub:type='toc'><ol>{entries}</ol></nav>"
    ))
}

/// Makes a book of these documents, some of which may be missing, and of other entries.
fn book(documents: &[(&str, Option<&str>)], others: &[(&str, &str)]) -> Vec<u8> {
    book_with(METADATA, documents, others)
}

/// The same with other metadata.
fn book_with(
    metadata: &str,
    documents: &[(&str, Option<&str>)],
    others: &[(&str, &str)],
) -> Vec<u8> {
    let names: Vec<&str> = documents.iter().map(|(name, _)| *name).collect();
    let package = package(metadata, &names);
    let mut entries: Vec<(String, &[u8])> = vec![
        ("mimetype".into(), b"application/epub+zip"),
        ("META-INF/container.xml".into(), CONTAINER.as_bytes()),
        ("OEBPS/book.opf".into(), package.as_bytes()),
    ];
    for (name, content) in documents {
        let name = format!("OEBPS/{name}");
        if let Some(content) = content
            && !entries.iter().any(|(known, _)| *known == name)
        {
            entries.push((name, content.as_bytes()));
        }
    }
    for (name, content) in others {
        entries.push(((*name).to_owned(), content.as_bytes()));
    }
    let entries: Vec<(&str, &[u8])> =
        entries.iter().map(|(name, content)| (name.as_str(), *content)).collect();
    pack(&entries)
}

fn read(bytes: Vec<u8>) -> Result<Vec<InputItem>, IngestError> {
    let provenance = Provenance {
        id: "book".into(),
        origin: Origin::File("book.epub".into()),
        media_type: None,
        address: None,
    };
    find_articles(bytes, &provenance)
}

fn shown(found: &[InputItem]) -> Vec<String> {
    let show = |found: &InputItem| match found {
        InputItem::Article(article) => format!("{} {}", article.id, article.title),
        InputItem::Unreadable(lost) => format!("! {}: {}", lost.name, lost.error),
        other => panic!("{other:?}"),
    };
    found.iter().map(show).collect()
}

#[test]
fn an_article_of_a_newspaper_that_calibre_made_has_its_own_address() {
    let one = document(&format!(
        "<h1>Talks end</h1><p>{WORDS}</p><p>This article was downloaded by <b>calibre</b> from \
         <a href='https://lamp.example/talks'>https://lamp.example/talks</a></p><p>Next</p>"
    ));
    let found = read(book(&[("1.xhtml", Some(&one))], &[])).unwrap();
    let [InputItem::Article(article)] = &found[..] else { panic!("{found:?}") };
    assert_eq!(article.claimed_url.as_deref(), Some("https://lamp.example/talks"));
    assert!(article.blocks.last().is_some_and(|block| article.text[block.span].ends_with("rain.")));
}

#[test]
fn a_newspaper_that_calibre_made_is_its_own_outlet_and_nobodys_work() {
    let metadata = "<dc:title>The Harbour Post [Sun, 2 Nov 2031]</dc:title>\
        <dc:creator>calibre</dc:creator><dc:publisher>calibre</dc:publisher>\
        <meta name='calibre:publication_type' content='periodical:unknown:The Harbour Post'/>\
        <dc:identifier id='id'>urn:1</dc:identifier>";
    let list = document(&format!(
        "<h2>World</h2><ul class=\"calibre_feed_list\"><li><a href='1.xhtml'>Talks end</a>{WORDS}</li></ul>"
    ));
    let one = document(&format!("<h1>Talks end</h1><p>{WORDS}</p>"));
    let documents = [("index.xhtml", Some(&*list)), ("1.xhtml", Some(&*one))];
    let found = read(book_with(metadata, &documents, &[])).unwrap();
    let [InputItem::Article(article)] = &found[..] else { panic!("{found:?}") };
    assert_eq!((&*article.title, &article.byline), ("Talks end", &None));
    assert_eq!(article.outlet.as_deref(), Some("The Harbour Post"));
}

#[test]
fn each_chapter_with_running_text_is_an_article() {
    let one = document(&format!("<h1>Talks end</h1><p>{WORDS}</p><p>{WORDS}</p>"));
    let two = document(&format!("<p>{WORDS}</p>"));
    let cover = document("<p>Clippings</p>");
    let nav = nav("<li><a href='1.xhtml'>First</a></li><li><a href='2%20b.xhtml#x'>Rain</a></li>");
    let bytes = book(
        &[("cover.xhtml", Some(&cover)), ("1.xhtml", Some(&one)), ("2%20b.xhtml", None)],
        &[("OEBPS/nav.xhtml", &nav), ("OEBPS/2 b.xhtml", &two)],
    );
    let found = read(bytes).unwrap();
    assert_eq!(shown(&found), ["book#1 Talks end", "book#2 Rain"]);
    let InputItem::Article(article) = &found[0] else { panic!() };
    let Article { byline, outlet, published, language, origin, .. } = &**article;
    assert_eq!(byline.as_deref(), Some("Ann Lee, Bo Diaz"));
    assert_eq!(outlet.as_deref(), Some("The Harbour Post"));
    assert_eq!(published.as_deref(), Some("2025-06-02"));
    assert_eq!(language.as_deref(), Some("en-GB"));
    assert_eq!(*origin, Origin::Part { of: "book.epub".into(), name: "OEBPS/1.xhtml".into() });
    assert!(article.text.contains("“We have said all that there is to say,”"));
}

#[test]
fn a_chapter_that_is_missing_does_not_stop_the_others() {
    let one = document(&format!("<p>{WORDS}</p>"));
    let found = read(book(&[("gone.xhtml", None), ("1.xhtml", Some(&one))], &[])).unwrap();
    let shown = shown(&found);
    assert!(shown[0].starts_with("! book.epub#OEBPS/gone.xhtml: broken chapter"), "{shown:?}");
    assert!(shown[1].starts_with("book#2 The envoys left"), "{shown:?}");
}

#[test]
fn names_that_climb_out_of_the_book_find_nothing() {
    let one = document(&format!("<p>{WORDS}</p>"));
    let climbs = "../../../../../../../../etc/passwd";
    let found = read(book(&[(climbs, None), ("1.xhtml", Some(&one))], &[])).unwrap();
    let shown = shown(&found);
    assert_eq!(shown.len(), 2, "{shown:?}");
    assert!(shown[0].starts_with("! book.epub#etc/passwd: broken chapter"), "{shown:?}");
    // An archive with such names of its own gets no further.
    let names = [("../../climbs.txt", "x"), ("/OEBPS/../../y", "y")];
    assert_eq!(read(book(&[("1.xhtml", Some(&one))], &names)).unwrap().len(), 1);
}

#[test]
fn a_bomb_is_given_up_before_it_is_unpacked() {
    let one = document(&format!("<p>{WORDS}</p>"));
    let bomb = " ".repeat((64 << 20) + 1);
    for name in ["OEBPS/nav.xhtml", "OEBPS/picture.jpg"] {
        let bytes = book(&[("1.xhtml", Some(&one))], &[(name, &bomb)]);
        assert!(bytes.len() < 100_000);
        let error = read(bytes).unwrap_err();
        assert!(matches!(error, IngestError::Unpacked(_)), "{error}");
        assert!(error.to_string().contains("64 MiB"), "{error}");
    }
    let many: Vec<String> = (0..9).map(|n| format!("OEBPS/{n}.jpg")).collect();
    let many: Vec<(&str, &str)> = many.iter().map(|name| (name.as_str(), &bomb[1..])).collect();
    let error = read(book(&[("1.xhtml", Some(&one))], &many)).unwrap_err();
    assert!(error.to_string().contains("512 MiB"), "{error}");
    let chapter = document(&format!("<p>{}</p>", " ".repeat(1 << 20)));
    let many: Vec<String> = (0..65).map(|n| format!("OEBPS/n{n}.xhtml")).collect();
    let many: Vec<(&str, &str)> = many.iter().map(|name| (name.as_str(), &*chapter)).collect();
    let error = read(book(&[("1.xhtml", Some(&one))], &many)).unwrap_err();
    assert!(error.to_string().contains("64 MiB"), "{error}");
}

#[test]
fn a_chapter_that_is_shown_again_and_again_is_read_once() {
    let one = document(&format!("<h1>Talks</h1><p>{WORDS}</p>"));
    let again = vec![("1.xhtml", Some(one.as_str())); 1000];
    assert_eq!(shown(&read(book(&again, &[])).unwrap()), ["book#1 Talks"]);
}

#[test]
fn an_archive_of_countless_entries_is_refused() {
    let mut bytes = book(&[], &[]);
    bytes.extend(b"PK\x01\x02".repeat(20_001));
    assert!(matches!(read(bytes), Err(IngestError::Broken { .. })));
}

#[test]
fn a_table_of_contents_without_end_is_passed_over() {
    let one = document(&format!("<h2>Talks</h2><p>{WORDS}</p>"));
    let deep = nav(&"<li><ol>".repeat(100_000));
    let found = read(book(&[("1.xhtml", Some(&one))], &[("OEBPS/nav.xhtml", &deep)])).unwrap();
    assert_eq!(shown(&found), ["book#1 Talks"]);
}

#[test]
fn a_package_that_would_cost_too_much_is_refused() {
    let attributes = (0..100_000).map(|n| format!(" a{n}=''")).collect::<Vec<_>>().concat();
    let said = (0..100_000)
        .map(|n| format!("<meta id='m{n}' refines='#m{}' property='x'>y</meta>", n + 1))
        .collect::<Vec<_>>()
        .concat();
    let items = "<item id='a' href='a'/>".repeat(200_000);
    for package in [
        format!("<package><metadata{attributes}/></package>"),
        package(METADATA, &[]).replace("</metadata>", &format!("{said}</metadata>")),
        package(METADATA, &[]).replace("</manifest>", &format!("{items}</manifest>")),
    ] {
        let bytes = pack(&[
            ("mimetype", b"application/epub+zip"),
            ("META-INF/container.xml", CONTAINER.as_bytes()),
            ("OEBPS/book.opf", package.as_bytes()),
        ]);
        assert!(matches!(read(bytes), Err(IngestError::Broken { .. })));
    }
}

#[test]
fn a_chapter_names_its_own_author() {
    let one = document(&format!("<h1>Talks</h1><p>By Bo Diaz</p><p>{WORDS}</p>"));
    let found = read(book(&[("1.xhtml", Some(&one))], &[])).unwrap();
    let [InputItem::Article(article)] = &found[..] else { panic!("{found:?}") };
    assert_eq!(article.byline.as_deref(), Some("Bo Diaz"));
}

#[test]
fn protected_chapters_are_named_and_a_book_of_them_is_refused() {
    let one = document(&format!("<p>{WORDS}</p>"));
    let locked = |names: &[&str], method: &str| {
        let mut list = String::from(
            "<encryption xmlns='urn:oasis:names:tc:opendocument:xmlns:container' \
            xmlns:enc='http://www.w3.org/2001/04/xmlenc#'>",
        );
        for name in names {
            write!(
                list,
                "<enc:EncryptedData><enc:EncryptionMethod Algorithm='{method}'/><enc:CipherData>\
                <enc:CipherReference URI='OEBPS/{name}'/></enc:CipherData></enc:EncryptedData>"
            )
            .unwrap();
        }
        let list = list + "</encryption>";
        read(book(
            &[("1.xhtml", Some(&one)), ("2.xhtml", Some(&one))],
            &[("META-INF/encryption.xml", &list)],
        ))
    };
    let aes = "http://www.w3.org/2001/04/xmlenc#aes256-cbc";
    let some = shown(&locked(&["1.xhtml"], aes).unwrap());
    assert!(some[0].starts_with("! book.epub#OEBPS/1.xhtml: encrypted by its seller"), "{some:?}");
    assert!(some[1].starts_with("book#2 "), "{some:?}");
    let all = locked(&["1.xhtml", "2.xhtml"], aes);
    assert!(matches!(all, Err(IngestError::Locked)), "{all:?}");
    let fonts = locked(&["1.xhtml"], "http://www.idpf.org/2008/embedding").unwrap();
    assert_eq!(fonts.len(), 2);
    assert!(fonts.iter().all(|found| matches!(found, InputItem::Article(_))));
}

#[test]
fn a_broken_archive_is_an_error() {
    let one = document(&format!("<p>{WORDS}</p>"));
    let whole = book(&[("1.xhtml", Some(&one))], &[]);
    for end in [60, whole.len() / 2, whole.len() - 1] {
        let cut = whole[..end].to_vec();
        assert!(matches!(read(cut), Err(IngestError::Broken { .. })), "{end}");
    }
    let empty = read(book(&[("cover.xhtml", Some(&document("<p>Clippings</p>")))], &[]));
    assert!(matches!(empty, Err(IngestError::NoArticle("book"))), "{empty:?}");
}

#[test]
fn a_damaged_book_gives_findings_or_an_error() {
    let one = document(&format!("<h1>Talks</h1><p>{WORDS}</p>"));
    let nav = nav("<li><a href='1.xhtml'>First</a></li>");
    let whole = book(&[("1.xhtml", Some(&one))], &[("OEBPS/nav.xhtml", &nav)]);
    for at in 0..whole.len() {
        let mut bytes = whole.clone();
        bytes[at] ^= 1 << (at % 8);
        if let Ok(found) = read(bytes) {
            assert!(!found.is_empty());
        }
    }
}
