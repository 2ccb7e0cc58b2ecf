//! Reads books in the EPUB format: each chapter with running text is an article.
//!
//! Before anything in the archive is trusted, every entry is unpacked once and discarded;
//! `unpacked_book` says why. Names in a book are looked up in its archive and nowhere else, so a path
//! that leads out of it (`../../x`) finds nothing.

mod chapter;
mod protection;
#[cfg(test)]
mod tests;
mod unpacked_book;

use std::collections::HashSet;
use std::io::Cursor;
use std::sync::Arc;

use rbook::Epub;
use rbook::ebook::errors::EbookError;
use rbook::epub::EpubOpenOptions;

use crate::ingest::IngestError;
use crate::ingest::InputItem;
use crate::ingest::Provenance;
use crate::ingest::article_parts::Parts;
use crate::ingest::epub::chapter::Chapters;
use crate::ingest::epub::protection::Protection;
use crate::ingest::epub::unpacked_book::Navigation;

/// The most chapters that are read from one book.
const MOST_CHAPTERS: usize = 10_000;

/// Tells whether the bytes are a book, as far as their beginning shows.
pub(crate) fn is_book(bytes: &[u8]) -> bool {
    if !bytes.starts_with(b"PK\x03\x04") {
        return false;
    }
    // By the standard the archive starts with its media type, uncompressed.
    let head = &bytes[..bytes.len().min(100)];
    memchr::memmem::find(head, b"mimetypeapplication/epub+zip").is_some()
        || memchr::memmem::find(bytes, b"META-INF/container.xml").is_some()
}

/// Reads the chapters in the order of the book.
pub(crate) fn chapters(
    bytes: Vec<u8>,
    provenance: &Provenance,
) -> Result<Vec<InputItem>, IngestError> {
    let navigation = unpacked_book::check(&bytes)?;
    let book = open(bytes, navigation).map_err(|error| IngestError::broken("book", error))?;
    let protection = Protection::of(&book);
    let chapters = Chapters::of(&book, &protection);
    let mut parts = Parts::of(provenance);
    let mut locked = 0;
    // A document that the book lists twice is one article: it would cost nothing to list the
    // longest one a million times.
    let mut seen = HashSet::new();
    for entry in book.spine() {
        if !seen.insert(chapter::name(&entry)) {
            continue;
        }
        if seen.len() > MOST_CHAPTERS {
            parts.lose_rest(IngestError::TooMany { most: MOST_CHAPTERS, parts: "chapters" });
            break;
        }
        match chapters.read(&entry) {
            Ok(Some((about, laid))) => parts.add(about, laid),
            Ok(None) => (),
            Err(error) => {
                locked += usize::from(matches!(error, IngestError::Locked));
                parts.lose(chapter::name(&entry), error);
            }
        }
    }
    if locked > 0 && locked == parts.len() {
        return Err(IngestError::Locked);
    }
    parts.all("book")
}

/// Opens the book; without its table of contents if that is missing or unsafe, since it only gives
/// titles.
fn open(bytes: Vec<u8>, navigation: Navigation) -> Result<Epub, EbookError> {
    let source = Cursor::new(Shared(Arc::new(bytes)));
    let mut options = EpubOpenOptions::new();
    if navigation == Navigation::Sound
        && let Ok(book) = options.read(source.clone())
    {
        return Ok(book);
    }
    options.skip_toc(true).read(source)
}

/// The archive's bytes, shared by two attempts to open it.
#[derive(Clone)]
struct Shared(Arc<Vec<u8>>);

impl AsRef<[u8]> for Shared {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}
