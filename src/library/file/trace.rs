//! Whether there is anything of a library in a file.
//!
//! One that is damaged can be saved, and its owner wants to hear how; of a text that was
//! named by mistake they want to hear that it is the wrong file. SQLite says of both that
//! they are no database.

use std::fs;
use std::fs::File;
use std::io;
use std::io::Read;
use std::io::Seek;
use std::io::SeekFrom;
use std::path::Path;

use crate::library::file::connection;

/// What a file of SQLite begins with.
pub(crate) const MAGIC: &[u8] = b"SQLite format 3\0";

/// The size of our pages: the one that SQLite takes where none is chosen.
const PAGE: u64 = 4096;

/// So many pages are looked at. The list of the tables is on the first of them, and
/// without it nothing would be found by way of the others.
const LOOKED_AT: u64 = 256;

/// What stands at the beginning of a page that is part of a tree.
const TREE: usize = 8;

/// Whether the file at `path`, which begins with `header`, is or was one of SQLite, as far
/// as can be told. An empty one will be.
pub(crate) fn is_there(path: &Path, header: &[u8]) -> io::Result<bool> {
    // A disk that lost what was written leaves zeros, so they may have been anything.
    if header.starts_with(MAGIC) || header.iter().all(|byte| *byte == 0) {
        return Ok(true);
    }
    // All but the first page may still be in the log.
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

/// Whether a page begins as SQLite's do: its kind, how many cells it has and where they are.
/// In a text, where a line can begin with the number of a kind, the counts are far too large.
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
