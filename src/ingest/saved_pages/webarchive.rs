//! Reads Safari's web archives: a property list with the page and all that it shows.

use encoding_rs::Encoding;

use crate::article::Article;
use crate::ingest::IngestError;
use crate::ingest::Provenance;
use crate::ingest::detection::encoding;
use crate::ingest::html;
use crate::ingest::saved_pages;
use crate::ingest::saved_pages::plist;

/// Bytes at the start that show that a property list is an archive.
const HEAD: usize = 64 << 10;

const MAIN: &str = "WebMainResource";

/// Tells whether the bytes are a web archive.
pub(crate) fn is_webarchive(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(HEAD)];
    let is_list = plist::is_binary(bytes) || head.starts_with(b"<?xml");
    // A binary list may have its keys behind the data.
    is_list
        && (memchr::memmem::find(head, MAIN.as_bytes()).is_some()
            || plist::is_binary(bytes) && memchr::memmem::find(bytes, MAIN.as_bytes()).is_some())
}

/// Reads the page of the archive.
pub(crate) fn page(bytes: &[u8], provenance: &Provenance) -> Result<Article, IngestError> {
    let value = |key: &str| plist::value(bytes, &[MAIN, key]);
    let markup = value("WebResourceData").and_then(plist::Value::data);
    let markup = markup.ok_or_else(|| IngestError::broken("web archive", "it has no page"))?;
    let text = |key: &str| value(key).and_then(plist::Value::text);
    let encoding = text("WebResourceTextEncodingName");
    let labels: Vec<_> = encoding
        .and_then(|name| Encoding::for_label(name.as_bytes()))
        .into_iter()
        .chain(html::charset(&markup))
        .collect();
    let markup = encoding::decode_labelled(markup, &labels);
    let markup = markup.map_err(|not| IngestError::NotText(not.0))?;
    saved_pages::page(&markup, provenance, &text("WebResourceURL").unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::is_webarchive;
    use super::page;
    use crate::ingest::IngestError;
    use crate::ingest::conformance::provenance;

    #[test]
    fn the_page_of_an_archive_is_read_with_its_address() {
        let text = "PHA+VGhlIGZlcnJ5IHNhaWxzIGFnYWluLCBzYWlkIEFubiBMZWUsIGFuZCBub2JvZHkga25ldyB3aGVu\
            IGl0IHdvdWxkIGJlIGJhY2sgaW4gdGhlIGhhcmJvdXIuPC9wPg==";
        let archive = format!(
            "<?xml version='1.0'?><plist><dict><key>WebMainResource</key><dict>\
             <key>WebResourceData</key><data>{text}</data><key>WebResourceURL</key>\
             <string>https://lamp.example/ferry</string></dict></dict></plist>"
        );
        assert!(is_webarchive(archive.as_bytes()));
        let article = page(archive.as_bytes(), &provenance(None)).unwrap();
        assert!(article.text.starts_with("The ferry sails again"), "{:?}", article.text);
        assert_eq!(article.claimed_url.as_deref(), Some("https://lamp.example/ferry"));
        let empty = "<?xml version='1.0'?><plist><key>WebMainResource</key></plist>";
        let refused = page(empty.as_bytes(), &provenance(None)).unwrap_err();
        assert!(matches!(refused, IngestError::Broken { .. }), "{refused:?}");
    }
}
