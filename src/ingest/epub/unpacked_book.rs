//! Checks what a book unpacks to, before anything of it is kept.
//!
//! An archive states the size of its entries, but it may lie, and a few kilobytes can unpack to
//! gigabytes. So every entry is unpacked up to a limit and discarded, which takes a moment and
//! little memory. XML is also walked through, because the library that we use parses some of it
//! when it opens the book, whatever its size and depth.

use std::io::Cursor;
use std::io::Read;

use quick_xml::events::BytesStart;
use quick_xml::events::Event;
use zip::ZipArchive;

use crate::ingest::IngestError;
use crate::ingest::detection::encoding;
use crate::ingest::detection::xml;
use crate::ingest::detection::xml::Fault;
use crate::ingest::detection::xml::Walk;

/// The most bytes that one entry may unpack to. The longest novel has a few megabytes, and pictures
/// hardly shrink when they are compressed.
const MOST_OF_ENTRY: u64 = 64 << 20;

/// The most bytes that a book may unpack to.
const MOST_OF_BOOK: u64 = 512 << 20;

/// The most of these bytes that may be text, which is kept once it is read. The longest books in
/// one file have a tenth of it.
const MOST_TEXT: u64 = 64 << 20;

/// The most bytes of an XML file that lists parts of the book: each item costs many times its bytes
/// in memory. Those of the longest books have a hundredth of it.
const MOST_OF_LIST: usize = 4 << 20;

/// The most statements about statements: `<meta id="b" refines="#a">`. The library that we use
/// follows them recursively.
const MOST_REFINEMENTS: usize = 200;

/// The most entries that an archive may have.
const MOST_ENTRIES: usize = 20_000;

/// The signature of each entry in the central directory at the archive's end.
const ENTRY: &[u8] = b"PK\x01\x02";

/// Says whether the book's table of contents may be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Navigation {
    Sound,
    /// A page is nested so deeply that, if it is the table of contents, reading it might overflow
    /// the stack.
    Unsound,
}

/// Checks every entry of the archive.
pub(super) fn check(bytes: &[u8]) -> Result<Navigation, IngestError> {
    // The central directory itself is read into memory, so its length is not trusted either.
    if memchr::memmem::find_iter(bytes, ENTRY).take(MOST_ENTRIES + 1).count() > MOST_ENTRIES {
        let reason = format!("it has more than {MOST_ENTRIES} entries");
        return Err(IngestError::broken("book", reason));
    }
    let mut archive =
        ZipArchive::new(Cursor::new(bytes)).map_err(|error| IngestError::broken("book", error))?;
    let mut navigation = Navigation::Sound;
    let (mut whole, mut text) = (0, 0);
    for idx in 0..archive.len() {
        // An entry that cannot be unpacked here cannot be unpacked later either.
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
        text += if is_markup(&content) { len } else { 0 };
        if text > MOST_TEXT {
            return Err(IngestError::Unpacked(MOST_TEXT));
        }
        match fault(content) {
            // Ill-formed XML is refused by whatever parses it.
            None | Some((_, Unsound::Fault(Fault::Syntax(_) | Fault::BreaksOff))) => (),
            Some((Root::Page, Unsound::Fault(Fault::Deep))) => navigation = Navigation::Unsound,
            Some((_, Unsound::Fault(fault))) => return Err(IngestError::broken("book", fault)),
            Some((_, Unsound::Costly(why))) => return Err(IngestError::broken("book", why)),
        }
    }
    Ok(navigation)
}

/// Tells whether the entry begins like XML or HTML.
fn is_markup(content: &[u8]) -> bool {
    memchr::memchr(b'<', &content[..content.len().min(100)]).is_some()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Root {
    Page,
    Other,
}

/// The reason why an entry should not be parsed.
enum Unsound {
    Fault(Fault),
    Costly(&'static str),
}

/// Returns the fault of the entry, if it is XML and has one.
fn fault(content: Vec<u8>) -> Option<(Root, Unsound)> {
    if !is_markup(&content) {
        return None;
    }
    let text = encoding::decode(content).ok()?;
    let root = xml::root(&text)?;
    let root = if root.eq_ignore_ascii_case("html") { Root::Page } else { Root::Other };
    if root == Root::Other && text.len() > MOST_OF_LIST {
        return Some((root, Unsound::Costly("a list in it is longer than any book's")));
    }
    let mut walk = Walk::through(&text);
    let mut refinements = 0;
    loop {
        match walk.next() {
            Ok(Event::Eof) => return None,
            Ok(Event::Start(tag) | Event::Empty(tag)) => {
                refinements += usize::from(is_refined_refinement(&tag));
                if refinements > MOST_REFINEMENTS {
                    return Some((root, Unsound::Costly("too much is said of what is said in it")));
                }
            }
            Ok(_) => (),
            Err(fault) => return Some((root, Unsound::Fault(fault))),
        }
    }
}

/// Tells whether the element refines another and can itself be refined.
fn is_refined_refinement(tag: &BytesStart<'_>) -> bool {
    let mut attributes = tag.attributes();
    attributes.with_checks(false);
    let (mut has_id, mut refines) = (false, false);
    for attribute in attributes.filter_map(Result::ok) {
        has_id |= attribute.key.0 == "id";
        refines |= attribute.key.0 == "refines";
    }
    has_id && refines
}
