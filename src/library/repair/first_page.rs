//! Restores the first page of a library's file where it is damaged.
//!
//! Without this page nothing else can be found: it marks the file as one of SQLite and says where
//! the list of tables begins. It says little more, though. All libraries are created in the same
//! way, so an empty library has the same first page, or else everything after the first hundred
//! bytes is still there. SQLite notices if neither fits, because the list itself is not on this
//! page; then the pages of the list are taken from an empty library as well. If those do not fit
//! either, nothing is gained. All of this is tried on a copy.

use std::fs;
use std::fs::File;
use std::fs::OpenOptions;
use std::io;
use std::io::Read;
use std::io::Seek;
use std::io::SeekFrom;
use std::io::Write;
use std::iter;
use std::path::Path;
use std::path::PathBuf;

use rusqlite::Connection;

use crate::library::Library;
use crate::library::LibraryError;
use crate::library::file::connection;
use crate::library::file::connection::with;

/// The length in bytes of SQLite's own header at the start of the page.
const HEADER: usize = 100;

/// The endings of a library's files: the file itself, its log and the log's index.
const PARTS: [&str; 3] = ["", "-wal", "-shm"];

/// A copy of a damaged library, deleted when it is dropped.
pub(crate) struct Restored {
    pub(crate) path: PathBuf,
}

impl Drop for Restored {
    fn drop(&mut self) {
        remove(&self.path);
    }
}

/// Copies the library at `path` to `to` and gives it a first page that can be read; `None` if none
/// fits.
pub(crate) fn restore(path: &Path, to: &Path) -> Result<Option<Restored>, LibraryError> {
    let failed = |source| LibraryError::Open { path: to.to_owned(), source };
    drop(Library::open(to)?);
    let restored = Restored { path: to.to_owned() };
    let list = pages_of_the_list(to)?;
    let page = first_page(to).map_err(failed)?;
    let pieces = |size: usize, numbers: &[u64]| -> io::Result<Vec<Piece>> {
        let others = numbers.iter().map(|&number| piece(to, number, page.len()));
        let first = Ok(Piece { at: 0, bytes: page[..size].to_vec() });
        iter::once(first).chain(others).collect()
    };
    let whole = page.len();
    let attempts = [pieces(HEADER, &[]), pieces(whole, &[]), pieces(whole, &list)];
    for attempt in attempts {
        transplant(path, to, &attempt.map_err(failed)?).map_err(failed)?;
        if connection::connect(to).is_ok_and(|connection| has_tables(&connection)) {
            return Ok(Some(restored));
        }
    }
    Ok(None)
}

/// Some bytes of a file, with their position.
struct Piece {
    at: u64,
    bytes: Vec<u8>,
}

/// Returns the numbers of the pages that hold the list of tables, except for the first page.
fn pages_of_the_list(path: &Path) -> Result<Vec<u64>, LibraryError> {
    let connection = connection::connect(path)?;
    let mut select = connection
        .prepare("SELECT pageno FROM dbstat WHERE name = 'sqlite_schema' AND pageno > 1")?;
    let numbers = select.query_map([], |row| row.get(0))?;
    Ok(numbers.collect::<Result<_, _>>()?)
}

/// Reads page `number`, counted from 1.
fn piece(path: &Path, number: u64, size: usize) -> io::Result<Piece> {
    let at = (number - 1) * size as u64;
    let mut bytes = vec![0; size];
    let mut file = File::open(path)?;
    file.seek(SeekFrom::Start(at))?;
    file.read_exact(&mut bytes)?;
    Ok(Piece { at, bytes })
}

/// Tells whether those tables can be found without which there is nothing to save.
pub(crate) fn has_tables(connection: &Connection) -> bool {
    // The whole list is read, because an incomplete one lacks the tables of the corrections.
    let all = connection.query_row("SELECT sum(length(sql)) FROM sqlite_schema", [], |_| Ok(()));
    if all.is_err() {
        return false;
    }
    let known = connection.query_row(
        "SELECT count(*) FROM sqlite_schema WHERE type = 'table'
         AND name IN ('article', 'article_text')",
        [],
        |row| row.get(0),
    );
    known.is_ok_and(|known: i64| known == 2)
}

/// Deletes a library and the files that SQLite keeps beside it.
pub(crate) fn remove(path: &Path) {
    for part in PARTS {
        fs::remove_file(with(path, part)).ok();
    }
}

fn first_page(path: &Path) -> io::Result<Vec<u8>> {
    let mut file = File::open(path)?;
    let mut header = [0; HEADER];
    file.read_exact(&mut header)?;
    // The largest size does not fit into two bytes and is written as 1.
    let size = match u16::from_be_bytes([header[16], header[17]]) {
        1 => 1 << 16,
        size => usize::from(size),
    };
    let mut page = vec![0; size];
    file.seek(SeekFrom::Start(0))?;
    file.read_exact(&mut page)?;
    // The file is not as long as the empty one. Where these two numbers differ, SQLite measures the
    // length itself.
    page[92..96].fill(0xff);
    // The list of free pages is emptied. Nothing is written to the copy, so it is not needed.
    page[32..40].fill(0);
    Ok(page)
}

/// Copies the library with its log and writes `pieces` over it.
fn transplant(path: &Path, to: &Path, pieces: &[Piece]) -> io::Result<()> {
    remove(to);
    fs::copy(path, to)?;
    match fs::copy(with(path, "-wal"), with(to, "-wal")) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => (),
    }
    let mut copy = OpenOptions::new().write(true).open(to)?;
    for piece in pieces {
        copy.seek(SeekFrom::Start(piece.at))?;
        copy.write_all(&piece.bytes)?;
    }
    copy.sync_all()
}
