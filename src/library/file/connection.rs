//! Connects to the file of a library.
//!
//! The file is in WAL mode, so that readers never wait for the writer. Every change begins
//! IMMEDIATE, so that of two writers one waits instead of failing half-way.

use std::ffi::OsString;
use std::fmt::Write;
use std::fs;
use std::io;
use std::path::Path;
use std::path::PathBuf;
use std::time::Duration;

use rusqlite::Connection;
use rusqlite::OpenFlags;
use rusqlite::Transaction;
use rusqlite::TransactionBehavior;
use rusqlite::config::DbConfig;

use crate::library::LibraryError;

/// The number of prepared statements that are cached: more than this layer has.
const STATEMENTS: usize = 224;

/// The time that a change waits for the changes of other programs. Each of theirs takes less than a
/// second, but an import makes many of them.
pub(crate) const PATIENCE: Duration = Duration::from_secs(30);

/// The size of SQLite's page cache in KiB.
const CACHE: i64 = 8 * 1024;

/// A connection to the store of articles, quotations and speakers.
#[derive(Debug)]
pub struct Library {
    pub(crate) connection: Connection,
}

impl Library {
    /// Returns the file of the library; `None` for one in memory.
    pub fn path(&self) -> Option<PathBuf> {
        self.connection.path().filter(|path| !path.is_empty()).map(PathBuf::from)
    }

    /// Tells whether the library can only be read.
    pub fn is_read_only(&self) -> Result<bool, LibraryError> {
        Ok(self.connection.query_row("PRAGMA query_only", [], |row| row.get(0))?)
    }

    /// Returns a number that differs after each change by another connection or program, and stays
    /// the same after changes by this one.
    pub fn others_changes(&self) -> Result<i64, LibraryError> {
        let mut number = self.connection.prepare_cached("PRAGMA data_version")?;
        Ok(number.query_row([], |row| row.get(0))?)
    }

    /// Begins a read transaction, so that all queries until it is dropped see the same state, even
    /// if another program writes between them. Returns `None` where a transaction is open already.
    pub(crate) fn hold(&self) -> Result<Option<Transaction<'_>>, LibraryError> {
        let is_free = self.connection.is_autocommit();
        Ok(is_free.then(|| self.connection.unchecked_transaction()).transpose()?)
    }

    /// Begins a write transaction, of which everything is kept or nothing.
    pub(crate) fn begin(&mut self) -> Result<Transaction<'_>, LibraryError> {
        Ok(self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?)
    }

    /// Sets how long changes wait while another program writes, before they fail with
    /// [`LibraryError::Busy`]. Threads that have other things to do set a short time.
    pub fn set_busy_timeout(&self, patience: Duration) -> Result<(), LibraryError> {
        Ok(self.connection.busy_timeout(patience)?)
    }
}

/// Opens an existing file for reading and writing, without examining it.
pub(crate) fn connect(path: &Path) -> Result<Connection, LibraryError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(PATIENCE)?;
    Ok(connection)
}

/// Opens an existing file for reading, with SQLite's locking where that is possible. Locking needs
/// files beside the library, or the right to create them. Where it has neither and there is no log
/// either, nobody is writing, and the file is read as it is.
pub(crate) fn connect_to_read(path: &Path) -> Result<Connection, LibraryError> {
    let connection = connect(path)?;
    let looked = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()));
    match looked.map_err(|error| LibraryError::from(error).in_file(path)) {
        Err(LibraryError::Unwritable { .. }) => connect_to_unchanging(path),
        // Other errors show up in the caller's queries.
        _ => Ok(connection),
    }
}

fn connect_to_unchanging(path: &Path) -> Result<Connection, LibraryError> {
    for log in ["-wal", "-journal"] {
        if fs::metadata(with(path, log)).is_ok_and(|log| log.len() > 0) {
            return Err(LibraryError::Log { path: path.to_owned() });
        }
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY
        | OpenFlags::SQLITE_OPEN_URI
        | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    Ok(Connection::open_with_flags(format!("file:{}?immutable=1", in_uri(path)), flags)?)
}

/// Writes a path for a URI, with every byte that could have a meaning there in hexadecimal.
fn in_uri(path: &Path) -> String {
    let mut written = String::new();
    for &byte in path.as_os_str().as_encoded_bytes() {
        if byte.is_ascii_alphanumeric() || b"/._-".contains(&byte) {
            written.push(char::from(byte));
        } else {
            write!(written, "%{byte:02X}").expect("a string takes all");
        }
    }
    written
}

pub(crate) fn configure(connection: &Connection) -> Result<(), LibraryError> {
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "cache_size", -CACHE)?;
    // Without this, SQLite plans a prepared statement anew for each value bound to it.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    Ok(())
}

/// Tells whether there is anything at `path`. A directory on the way that may not be entered is an
/// error, since nobody knows what is behind it.
pub fn is_there(path: &Path) -> Result<bool, LibraryError> {
    match fs::metadata(path) {
        Ok(_) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(source) => Err(match closed_on_the_way(path) {
            Some(directory) => LibraryError::Closed { path: path.to_owned(), directory },
            None => LibraryError::Open { path: path.to_owned(), source },
        }),
    }
}

/// Returns the first directory on the way to `path` that may not be entered.
fn closed_on_the_way(path: &Path) -> Option<PathBuf> {
    let mut on_the_way: Vec<&Path> = path.ancestors().skip(1).collect();
    on_the_way.reverse();
    let is_closed = |directory: &&Path| {
        let entered = fs::metadata(directory.join("."));
        entered.is_err_and(|error| error.kind() == io::ErrorKind::PermissionDenied)
    };
    on_the_way.into_iter().find(is_closed).map(Path::to_owned)
}

/// Follows links to the file itself, because the log is beside the file and not beside the link.
pub(crate) fn real(path: &Path) -> Result<PathBuf, LibraryError> {
    is_there(path)?;
    if path.is_symlink() {
        fs::canonicalize(path)
            .map_err(|source| LibraryError::Open { path: path.to_owned(), source })
    } else {
        // Without a link, the path stays as the user wrote it.
        Ok(path.to_owned())
    }
}

/// Appends an ending to a path.
pub(crate) fn with(path: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(ending);
    PathBuf::from(name)
}
