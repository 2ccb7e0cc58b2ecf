//! Looks for traces of a library in a file.
//!
//! SQLite says of both a damaged library and a text that was named by mistake that they are no
//! database. The owner of the first wants to hear how to save it, that of the second that it is the
//! wrong file.

use std::fs;
use std::fs::File;
use std::io;
use std::io::Read;
use std::io::Seek;
use std::io::SeekFrom;
use std::path::Path;

use crate::library::file::connection;

/// The first bytes of a SQLite file.
pub(crate) const MAGIC: &[u8] = b"SQLite format 3\0";

/// The size of a page, in bytes: SQLite's default.
const PAGE: u64 = 4096;

/// The number of pages that are examined. The list of tables is on the first of them, and without
/// it the others would lead to nothing.
const LOOKED_AT: u64 = 256;

/// The bytes that are read at the start of a page to see whether it is part of a tree.
const TREE: usize = 8;

/// Tells whether the file at `path`, which begins with `header`, is or was a SQLite file, as far as
/// can be seen. An empty file counts, because it will become one.
pub(crate) fn is_there(path: &Path, header: &[u8]) -> io::Result<bool> {
    // A disk that lost what was written leaves zeros, so these may have been anything.
    if header.starts_with(MAGIC) || header.iter().all(|byte| *byte == 0) {
        return Ok(true);
    }
    // Everything except the first page may still be in the log.
    let log = connection::with(path, "-wal");
    if fs::metadata(log).is_ok_and(|log| log.len() > 0) {
        return Ok(true);
    }
    let mut file = File::open(path)?;
    let pages = file.metadata()?.len() / PAGE;
    for number in 1..pages.min(LOOKED_AT) {
        let mut start = [0; TREE];
        file.seek(SeekFrom::Start(number * PAGE))?;
        file.read_exact(&mut start)?;
        if is_of_a_tree(start) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Tells whether a page begins as SQLite's pages do: with its kind, the number of its cells and
/// their position. A line of text can begin with the number of a kind, but then the counts are far
/// too large.
fn is_of_a_tree(start: [u8; TREE]) -> bool {
    let number = |at: usize| u64::from(u16::from_be_bytes([start[at], start[at + 1]]));
    let header = match start[0] {
        2 | 5 => 12,
        10 | 13 => 8,
        _ => return false,
    };
    let (cells, content) = (number(3), number(5));
    header + 2 * cells <= content && content <= PAGE
}

#[cfg(test)]
mod tests {
    use super::is_of_a_tree;

    #[test]
    fn a_page_of_a_tree_is_told_from_a_line_of_text() {
        assert!(is_of_a_tree([13, 0, 0, 0, 3, 0x0f, 0x80, 0]));
        assert!(is_of_a_tree([5, 0, 0, 0, 0, 0x10, 0, 0]));
        assert!(!is_of_a_tree(*b"\nNobody "));
        assert!(!is_of_a_tree(*b"\r\n\r\n\r\n\r\n"));
        assert!(!is_of_a_tree([0; 8]));
        assert!(!is_of_a_tree([13, 0, 0, 0x08, 0, 0x0f, 0, 0]), "more cells than there is room");
    }
}
