//! The first page of a library's file, made anew where it is damaged.
//!
//! Without it nothing else can be found: it says that the file is one of SQLite, and where
//! the list of the tables begins. But it says little more. A library is always made in the
//! same way, so what stood there stands in an empty one too, or all but the first hundred
//! bytes are still there. Where neither fits, SQLite notices, for the list itself is not on
//! this page; then the pages with the list are tried as an empty library has them, too. If
//! not even they fit we know no more than before. All of it is tried on a copy.

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

/// What SQLite keeps for itself at the start of the page.
const HEADER: usize = 100;

/// Beside the file are its log and the log's index.
const PARTS: [&str; 3] = ["", "-wal", "-shm"];

/// A copy of a damaged library, gone when it is dropped.
pub(crate) struct Restored {
    pub(crate) path: PathBuf,
}

impl Drop for Restored {
    fn drop(&mut self) {
        remove(&self.path);
    }
}

/// A copy at `to` of the library at `path` with a first page that can be read; `None` if
/// there is none that fits.
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

/// Some of the file's bytes.
struct Piece {
    at: u64,
    bytes: Vec<u8>,
}

/// The numbers of the pages that hold the list of the tables, but for the first.
fn pages_of_the_list(path: &Path) -> Result<Vec<u64>, LibraryError> {
    let connection = connection::connect(path)?;
    let mut select = connection
        .prepare("SELECT pageno FROM dbstat WHERE name = 'sqlite_schema' AND pageno > 1")?;
    let numbers = select.query_map([], |row| row.get(0))?;
    Ok(numbers.collect::<Result<_, _>>()?)
}

/// Page `number`, counted from 1.
fn piece(path: &Path, number: u64, size: usize) -> io::Result<Piece> {
    let at = (number - 1) * size as u64;
    let mut bytes = vec![0; size];
    let mut file = File::open(path)?;
    file.seek(SeekFrom::Start(at))?;
    file.read_exact(&mut bytes)?;
    Ok(Piece { at, bytes })
}

/// Whether the tables can be found without which there is nothing to save.
pub(crate) fn has_tables(connection: &Connection) -> bool {
    // The whole list, for one that breaks off lacks what the reader corrected.
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

/// Removes a library with what SQLite keeps beside it.
pub(crate) fn remove(path: &Path) {
    for part in PARTS {
        fs::remove_file(with(path, part)).ok();
    }
}

fn first_page(path: &Path) -> io::Result<Vec<u8>> {
    let mut file = File::open(path)?;
    let mut header = [0; HEADER];
    file.read_exact(&mut header)?;
    // The largest size there is does not fit, and is written as 1.
    let size = match u16::from_be_bytes([header[16], header[17]]) {
        1 => 1 << 16,
        size => usize::from(size),
    };
    let mut page = vec![0; size];
    file.seek(SeekFrom::Start(0))?;
    file.read_exact(&mut page)?;
    // The file is not as long as the empty one was: where these two numbers differ, SQLite
    // measures it.
    page[92..96].fill(0xff);
    // No page is free: none would be read, and nothing is written.
    page[32..40].fill(0);
    Ok(page)
}

/// Copies the library, its log too, and writes `pieces` over it.
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
