//! What a book would be, unpacked: seen to before anything is kept of it.
//!
//! An archive says how large its entries are, but it may lie, and a few
//! kilobytes can unpack to gigabytes. So every entry is unpacked up to a limit
//! and let go, which takes a moment and little memory. What is XML is walked
//! through as well, for the library behind us parses some of it as it opens the
//! book, whatever its size and depth.

use std::io::Cursor;
use std::io::Read;

use zip::ZipArchive;

use crate::ingest::IngestError;
use crate::ingest::decode;
use crate::ingest::xml;
use crate::ingest::xml::Fault;

/// The most that one entry may unpack to, in bytes. The longest novel has a
/// few megabytes; pictures are no larger unpacked than packed.
const MOST_OF_ENTRY: u64 = 64 << 20;

/// The most that may be unpacked of a book.
const MOST_OF_BOOK: u64 = 512 << 20;

/// The most entries that an archive may have.
const MOST_ENTRIES: usize = 20_000;

/// The mark before each entry in the list of them at the archive's end.
const ENTRY: &[u8] = b"PK\x01\x02";

/// Whether the book's table of contents may be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Navigation {
    Sound,
    /// A page is nested so deep that, were it the table, reading it might
    /// overflow the stack.
    Unsound,
}

/// Looks at every entry of the archive.
pub(super) fn check(bytes: &[u8]) -> Result<Navigation, IngestError> {
    // The list itself is read into memory, so its length is not believed either.
    if memchr::memmem::find_iter(bytes, ENTRY).take(MOST_ENTRIES + 1).count() > MOST_ENTRIES {
        let reason = format!("it has more than {MOST_ENTRIES} entries");
        return Err(IngestError::broken("book", reason));
    }
    let mut archive =
        ZipArchive::new(Cursor::new(bytes)).map_err(|error| IngestError::broken("book", error))?;
    let mut navigation = Navigation::Sound;
    let mut whole = 0;
    for idx in 0..archive.len() {
        // What cannot be unpacked here cannot be later either.
        let Ok(entry) = archive.by_index(idx) else { continue };
        let mut content = Vec::new();
        entry.take(MOST_OF_ENTRY + 1).read_to_end(&mut content).ok();
        let len = content.len() as u64;
        whole += len;
        if len > MOST_OF_ENTRY {
            return Err(IngestError::Unpacked(MOST_OF_ENTRY));
        }
        if whole > MOST_OF_BOOK {
            return Err(IngestError::Unpacked(MOST_OF_BOOK));
        }
        match fault(content) {
            None | Some((_, Fault::Syntax(_) | Fault::BreaksOff)) => (),
            Some((Root::Page, Fault::Deep)) => navigation = Navigation::Unsound,
            Some((_, fault)) => return Err(IngestError::broken("book", fault)),
        }
    }
    Ok(navigation)
}

enum Root {
    Page,
    Other,
}

/// What is wrong with the entry, where it is XML.
fn fault(content: Vec<u8>) -> Option<(Root, Fault)> {
    let head = &content[..content.len().min(100)];
    memchr::memchr(b'<', head)?;
    let text = decode::decode(content).ok()?;
    let root = xml::root(&text)?;
    let root = if root.eq_ignore_ascii_case("html") { Root::Page } else { Root::Other };
    xml::check(&text).err().map(|fault| (root, fault))
}
