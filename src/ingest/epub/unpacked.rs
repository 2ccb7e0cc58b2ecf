//! What a book would be, unpacked: seen to before anything is kept of it.
//!
//! An archive says how large its entries are, but it may lie, and a few
//! kilobytes can unpack to gigabytes. So every entry is unpacked up to a limit
//! and let go, which takes a moment and little memory. What is XML is walked
//! through as well, for the library behind us parses some of it as it opens the
//! book, whatever its size and depth.

use std::io::Cursor;
use std::io::Read;

use quick_xml::events::BytesStart;
use quick_xml::events::Event;
use zip::ZipArchive;

use crate::ingest::IngestError;
use crate::ingest::sifting::decode;
use crate::ingest::sifting::xml;
use crate::ingest::sifting::xml::Fault;
use crate::ingest::sifting::xml::Walk;

/// The most that one entry may unpack to, in bytes. The longest novel has a
/// few megabytes; pictures are no larger unpacked than packed.
const MOST_OF_ENTRY: u64 = 64 << 20;

/// The most that may be unpacked of a book.
const MOST_OF_BOOK: u64 = 512 << 20;

/// How much of that may be text, which is kept once it is read. The longest
/// books that are one file have a tenth of it.
const MOST_TEXT: u64 = 64 << 20;

/// The most that a list of the book's parts may be, in bytes: each item costs
/// memory many times that. Those of the longest books have a hundredth of it.
const MOST_OF_LIST: usize = 4 << 20;

/// Statements about statements: `<meta id="b" refines="#a">`. The library
/// behind us goes from one to the next by calling itself.
const MOST_REFINEMENTS: usize = 200;

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
    let (mut whole, mut text) = (0, 0);
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
        text += if is_markup(&content) { len } else { 0 };
        if text > MOST_TEXT {
            return Err(IngestError::Unpacked(MOST_TEXT));
        }
        match fault(content) {
            // What is ill-formed is refused by whoever reads it.
            None | Some((_, Unsound::Fault(Fault::Syntax(_) | Fault::BreaksOff))) => (),
            Some((Root::Page, Unsound::Fault(Fault::Deep))) => navigation = Navigation::Unsound,
            Some((_, Unsound::Fault(fault))) => return Err(IngestError::broken("book", fault)),
            Some((_, Unsound::Costly(why))) => return Err(IngestError::broken("book", why)),
        }
    }
    Ok(navigation)
}

/// Whether the entry begins as XML and HTML do.
fn is_markup(content: &[u8]) -> bool {
    memchr::memchr(b'<', &content[..content.len().min(100)]).is_some()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Root {
    Page,
    Other,
}

/// Why an entry should not be parsed.
enum Unsound {
    Fault(Fault),
    Costly(&'static str),
}

/// What is wrong with the entry, where it is XML.
fn fault(content: Vec<u8>) -> Option<(Root, Unsound)> {
    if !is_markup(&content) {
        return None;
    }
    let text = decode::decode(content).ok()?;
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

/// Whether the element refines another and can itself be refined.
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
