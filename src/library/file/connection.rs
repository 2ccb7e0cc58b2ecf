//! A connection to the file in which a library lies.
//!
//! WAL, so that readers never wait for the writer; every change begins
//! IMMEDIATE, so that two writers take turns rather than fail half-way.

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

/// How many prepared statements are kept: more than there are in this layer.
const STATEMENTS: usize = 224;

/// How long a change waits for those of other programs. Each of theirs takes
/// less than a second; a whole import is many of them.
pub(crate) const PATIENCE: Duration = Duration::from_secs(30);

/// KiB of pages held in memory.
const CACHE: i64 = 8 * 1024;

/// Articles, what is said in them, and who says it.
#[derive(Debug)]
pub struct Library {
    pub(crate) connection: Connection,
}

impl Library {
    /// The file that the library is in; `None` for one in memory.
    pub fn path(&self) -> Option<PathBuf> {
        self.connection.path().filter(|path| !path.is_empty()).map(PathBuf::from)
    }

    /// Whether it may only be read.
    pub fn is_read_only(&self) -> Result<bool, LibraryError> {
        Ok(self.connection.query_row("PRAGMA query_only", [], |row| row.get(0))?)
    }

    /// A number that is another one after each change that another connection or program
    /// made, and the same after our own.
    pub fn others_changes(&self) -> Result<i64, LibraryError> {
        let mut number = self.connection.prepare_cached("PRAGMA data_version")?;
        Ok(number.query_row([], |row| row.get(0))?)
    }

    /// Holds the library as it is now for all that is asked until this is dropped: another
    /// program may write between two questions. `None` where it is held already.
    pub(crate) fn hold(&self) -> Result<Option<Transaction<'_>>, LibraryError> {
        let is_free = self.connection.is_autocommit();
        Ok(is_free.then(|| self.connection.unchecked_transaction()).transpose()?)
    }

    /// Begins a change: all of it is kept, or nothing.
    pub(crate) fn begin(&mut self) -> Result<Transaction<'_>, LibraryError> {
        Ok(self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?)
    }

    /// Has changes wait at most so long while another program writes, and
    /// then fail with [`LibraryError::Busy`]: for who has other things to do.
    pub fn set_patience(&self, patience: Duration) -> Result<(), LibraryError> {
        Ok(self.connection.busy_timeout(patience)?)
    }
}

/// An existing file, to read and to write, without looking into it.
pub(crate) fn connect(path: &Path) -> Result<Connection, LibraryError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(PATIENCE)?;
    Ok(connection)
}

/// An existing file, to read in: by SQLite's rules where those can be kept. They want a file
/// to be made beside the library, or to be there; where neither is so, and where no log is
/// beside it, nobody is writing to it, and it is read as it is.
pub(crate) fn connect_to_read(path: &Path) -> Result<Connection, LibraryError> {
    let connection = connect(path)?;
    let looked = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()));
    match looked.map_err(|error| LibraryError::from(error).in_file(path)) {
        Err(LibraryError::Unwritable { .. }) => connect_to_unchanging(path),
        // What else is wrong, who reads on will see.
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

/// The path with all that could mean something in a URI written in hexadecimal.
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
    // Or SQLite plans a prepared statement anew for each value bound to it.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    Ok(())
}

/// Whether there is anything at `path`. A directory on the way that may not be entered is an
/// error: what is behind it is not known.
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

/// The first directory on the way to `path` that may not be entered.
fn closed_on_the_way(path: &Path) -> Option<PathBuf> {
    let mut on_the_way: Vec<&Path> = path.ancestors().skip(1).collect();
    on_the_way.reverse();
    let is_closed = |directory: &&Path| {
        let entered = fs::metadata(directory.join("."));
        entered.is_err_and(|error| error.kind() == io::ErrorKind::PermissionDenied)
    };
    on_the_way.into_iter().find(is_closed).map(Path::to_owned)
}

/// The file itself, to which links may lead: its log is beside it, not beside them.
pub(crate) fn real(path: &Path) -> Result<PathBuf, LibraryError> {
    is_there(path)?;
    if path.is_symlink() {
        fs::canonicalize(path)
            .map_err(|source| LibraryError::Open { path: path.to_owned(), source })
    } else {
        // By the name by which it was asked for.
        Ok(path.to_owned())
    }
}

/// The name with this at its end.
pub(crate) fn with(path: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(ending);
    PathBuf::from(name)
}
