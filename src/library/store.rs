//! The library's file: making, opening and refusing it.
//!
//! WAL, so that readers never wait for the writer; every change begins
//! IMMEDIATE, so that two writers take turns rather than fail half-way.

use std::fmt::Write;
use std::fs;
use std::fs::File;
use std::fs::OpenOptions;
use std::io;
use std::io::Read;
use std::path::Path;
use std::path::PathBuf;
use std::thread;
use std::time::Duration;
use std::time::Instant;

use rusqlite::Connection;
use rusqlite::ErrorCode;
use rusqlite::OpenFlags;
use rusqlite::Transaction;
use rusqlite::TransactionBehavior;
use rusqlite::config::DbConfig;

use crate::library::LibraryError;
use crate::library::first_page::with;
use crate::library::migrations;
use crate::library::trace;

/// How many prepared statements are kept: more than there are in this layer.
const STATEMENTS: usize = 224;

/// How long a change waits for those of other programs. Each of theirs takes
/// less than a second; a whole import is many of them.
const PATIENCE: Duration = Duration::from_secs(30);

/// How long it waits where SQLite does not wait by itself.
const BETWEEN_TRIES: Duration = Duration::from_millis(5);

/// KiB of pages held in memory.
const CACHE: i64 = 8 * 1024;

/// What SQLite calls the file that a connection is to.
const MAIN: &str = "main";

/// Of a file of SQLite so many bytes are its header.
const HEADER: usize = 100;

/// Articles, what is said in them, and who says it.
#[derive(Debug)]
pub struct Library {
    pub(super) connection: Connection,
}

impl Library {
    /// An empty library that is gone when it is dropped.
    pub fn in_memory() -> Result<Self, LibraryError> {
        let mut connection = Connection::open_in_memory()?;
        configure(&connection)?;
        migrations::migrate(&mut connection, Path::new(":memory:"))?;
        Ok(Library { connection })
    }

    /// The library in the file at `path`, which is made, with its directory,
    /// where there is none: for nobody but its owner to read.
    ///
    /// A file of another program or of a newer version of this one is refused
    /// and not touched.
    pub fn open(path: &Path) -> Result<Self, LibraryError> {
        make(path)?;
        let path = &real(path)?;
        inspect(path)?;
        let mut connection = connect(path)?;
        if connection.is_readonly(MAIN)? {
            return Err(LibraryError::Unwritable { path: path.to_owned() });
        }
        prepare(&mut connection, path).map_err(|error| error.in_file(path))?;
        Ok(Library { connection })
    }

    /// The library at `path` once more, to read in while another connection
    /// writes: neither waits for the other. There has to be one; it may be
    /// where nothing can be written.
    pub fn open_reader(path: &Path) -> Result<Self, LibraryError> {
        let path = &real(path)?;
        inspect(path)?;
        let connection = connect_to_read(path)?;
        let behind = migrations::taken(&connection)
            .map_err(|error| LibraryError::from(error).in_file(path))?
            < migrations::supported();
        if behind {
            drop(connection);
            return match Library::open(path) {
                Ok(_) => Library::open_reader(path),
                Err(LibraryError::Unwritable { path }) => Err(LibraryError::Behind { path }),
                Err(other) => Err(other),
            };
        }
        configure(&connection)?;
        connection.pragma_update(None, "query_only", true)?;
        Ok(Library { connection })
    }

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
    pub(super) fn hold(&self) -> Result<Option<Transaction<'_>>, LibraryError> {
        let is_free = self.connection.is_autocommit();
        Ok(is_free.then(|| self.connection.unchecked_transaction()).transpose()?)
    }

    /// Begins a change: all of it is kept, or nothing.
    pub(super) fn begin(&mut self) -> Result<Transaction<'_>, LibraryError> {
        Ok(self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?)
    }
}

/// An existing file, to read and to write, without looking into it.
pub(super) fn connect(path: &Path) -> Result<Connection, LibraryError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(PATIENCE)?;
    Ok(connection)
}

/// An existing file, to read in: by SQLite's rules where those can be kept. They want a file
/// to be made beside the library, or to be there; where neither is so, and where no log is
/// beside it, nobody is writing to it, and it is read as it is.
pub(super) fn connect_to_read(path: &Path) -> Result<Connection, LibraryError> {
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

fn configure(connection: &Connection) -> Result<(), LibraryError> {
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "cache_size", -CACHE)?;
    // Or SQLite plans a prepared statement anew for each value bound to it.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    Ok(())
}

fn prepare(connection: &mut Connection, path: &Path) -> Result<(), LibraryError> {
    migrations::admit(connection, path)?;
    write_ahead(connection)?;
    // FULL: what was reported done is there after a power cut too. NORMAL
    // would be enough for a killed process; see docs/performance.md for what
    // the difference costs.
    connection.pragma_update(None, "synchronous", "FULL")?;
    configure(connection)?;
    migrations::migrate(connection, path)
}

/// Turns the write-ahead log on, which the first of several programs does for all.
///
/// SQLite does not wait here as it does elsewhere: while another connection is
/// at it, or is making the tables, it answers at once that the file is locked.
fn write_ahead(connection: &Connection) -> rusqlite::Result<()> {
    let deadline = Instant::now() + PATIENCE;
    loop {
        match connection.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(())) {
            Err(error)
                if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy)
                    && Instant::now() < deadline =>
            {
                thread::sleep(BETWEEN_TRIES);
            }
            done => return done,
        }
    }
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
pub(super) fn real(path: &Path) -> Result<PathBuf, LibraryError> {
    is_there(path)?;
    if path.is_symlink() {
        fs::canonicalize(path)
            .map_err(|source| LibraryError::Open { path: path.to_owned(), source })
    } else {
        // By the name by which it was asked for.
        Ok(path.to_owned())
    }
}

/// Makes the file and its directory where they are missing.
fn make(path: &Path) -> Result<(), LibraryError> {
    if is_there(path)? {
        return Ok(());
    }
    make_file(path).map_err(|source| LibraryError::of_change(path, source))
}

fn make_file(path: &Path) -> io::Result<()> {
    if let Some(directory) = path.parent().filter(|parent| !parent.as_os_str().is_empty()) {
        let mut builder = fs::DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(directory)?;
    }
    let mut options = OpenOptions::new();
    // A link leads to where it is to be.
    options.write(true).create_new(!path.is_symlink()).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        // Another program was faster, which is as good.
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        made => made.map(drop),
    }
}

/// Refuses by its header a file that is not ours, before SQLite sees it.
pub(super) fn inspect(path: &Path) -> Result<(), LibraryError> {
    let failed = |source| LibraryError::Open { path: path.to_owned(), source };
    // A pipe would keep us waiting for somebody to write into it.
    if !fs::metadata(path).map_err(failed)?.is_file() {
        return Err(LibraryError::NoFile { path: path.to_owned() });
    }
    let mut header = Vec::with_capacity(HEADER);
    let file = File::open(path).map_err(failed)?;
    file.take(HEADER as u64).read_to_end(&mut header).map_err(failed)?;
    if !trace::is_there(path, &header).map_err(failed)? {
        return Err(LibraryError::NoLibrary { path: path.to_owned() });
    }
    if header.len() < HEADER || !header.starts_with(trace::MAGIC) {
        // Nothing, or what is damaged: SQLite will say so.
        return Ok(());
    }
    let number = |at: usize| u32::from_be_bytes([0, 1, 2, 3].map(|byte| header[at + byte]));
    let (schema, program) = (number(60), number(68));
    if program != 0 && program != migrations::APPLICATION {
        return Err(LibraryError::Foreign { path: path.to_owned() });
    }
    let (found, supported) = (schema as usize, migrations::supported());
    if program != 0 && found > supported {
        return Err(LibraryError::TooNew { path: path.to_owned(), found, supported });
    }
    Ok(())
}
