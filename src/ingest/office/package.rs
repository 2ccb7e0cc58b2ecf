//! Takes parts out of the archives that DOCX and ODT documents are.

use std::io::Cursor;
use std::io::Read;

use zip::ZipArchive;

use crate::ingest::IngestError;

/// The most bytes that a part unpacks to.
const MOST_BYTES: u64 = 64 << 20;

/// The most entries of an archive.
const MOST_ENTRIES: usize = 10_000;

/// Tells whether the bytes are a DOCX document.
pub(crate) fn is_docx(bytes: &[u8]) -> bool {
    has_entry(bytes, b"word/document.xml")
}

/// Tells whether the bytes are an ODT document.
pub(crate) fn is_odt(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(100)];
    let kind = b"mimetypeapplication/vnd.oasis.opendocument.text";
    bytes.starts_with(b"PK\x03\x04") && memchr::memmem::find(head, kind).is_some()
}

fn has_entry(bytes: &[u8], name: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
        // The list of entries stands at the end, so a sample from the start may not show it.
        && memchr::memmem::find(bytes, name).is_some()
}

/// Returns a part of the archive as text, or `None` where there is none of that name.
pub(super) fn part(bytes: &[u8], name: &str) -> Result<Option<String>, IngestError> {
    let broken = |error: zip::result::ZipError| IngestError::broken("document", error);
    // The list of entries is read into memory, so its length is looked at first.
    if memchr::memmem::find_iter(bytes, b"PK\x01\x02").take(MOST_ENTRIES + 1).count() > MOST_ENTRIES
    {
        return Err(IngestError::TooMany { most: MOST_ENTRIES, parts: "parts" });
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    let entry = match archive.by_name(name) {
        Ok(entry) => entry,
        Err(zip::result::ZipError::FileNotFound) => return Ok(None),
        Err(error) => return Err(broken(error)),
    };
    let mut text = Vec::new();
    // One byte more than the limit shows that there is more.
    entry
        .take(MOST_BYTES + 1)
        .read_to_end(&mut text)
        .map_err(|error| IngestError::broken("document", error))?;
    if text.len() as u64 > MOST_BYTES {
        return Err(IngestError::Unpacked(MOST_BYTES));
    }
    Ok(Some(String::from_utf8_lossy(&text).into_owned()))
}

/// Returns what an element of the document's properties says.
pub(super) fn property(properties: &str, name: &str) -> Option<String> {
    let (_, rest) = properties.split_once(&format!("<{name}"))?;
    let (attributes, rest) = rest.split_once('>')?;
    if attributes.ends_with('/') || attributes.starts_with(|c: char| !c.is_whitespace()) {
        return None;
    }
    let said = html_escape::decode_html_entities(rest.split('<').next()?).trim().to_owned();
    (!said.is_empty()).then_some(said)
}
