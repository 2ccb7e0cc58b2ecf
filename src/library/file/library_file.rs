//! Creates, opens and refuses the file of a library.

use std::fs;
use std::fs::File;
use std::fs::OpenOptions;
use std::io;
use std::io::Read;
use std::path::Path;
use std::thread;
use std::time::Duration;
use std::time::Instant;

use rusqlite::Connection;
use rusqlite::ErrorCode;

use crate::library::Library;
use crate::library::LibraryError;
use crate::library::file::connection::PATIENCE;
use crate::library::file::connection::configure;
use crate::library::file::connection::connect;
use crate::library::file::connection::connect_to_read;
use crate::library::file::connection::is_there;
use crate::library::file::connection::real;
use crate::library::file::library_traces;
use crate::library::file::migrations;

/// The time between two tries where SQLite does not wait by itself.
const BETWEEN_TRIES: Duration = Duration::from_millis(5);

/// SQLite's name for the file that a connection is to.
const MAIN: &str = "main";

/// The length in bytes of the header of a SQLite file.
const HEADER: usize = 100;

impl Library {
    /// Creates an empty library in memory, which is gone when it is dropped.
    pub fn in_memory() -> Result<Self, LibraryError> {
        let mut connection = Connection::open_in_memory()?;
        configure(&connection)?;
        migrations::migrate(&mut connection, Path::new(":memory:"))?;
        Ok(Library { connection })
    }

    /// Opens the library in the file at `path`. Where there is none, creates the file and its
    /// directory, readable by the owner alone.
    ///
    /// A file of another program or of a newer version of this one is refused and not changed.
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

    /// Opens the library at `path` for reading, while another connection may write: neither waits
    /// for the other. The file has to exist; it may be where nothing can be written.
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
}

fn prepare(connection: &mut Connection, path: &Path) -> Result<(), LibraryError> {
    migrations::admit(connection, path)?;
    write_ahead(connection)?;
    // With FULL, what was reported as done survives a power cut. NORMAL would be enough for a
    // killed process; see docs/performance.md for what the difference costs.
    connection.pragma_update(None, "synchronous", "FULL")?;
    configure(connection)?;
    migrations::migrate(connection, path)
}

/// Turns the write-ahead log on. The first of several programs does that for all.
///
/// SQLite does not wait here as it does elsewhere: while another connection does the same, or
/// creates the tables, it answers at once that the file is locked.
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

/// Creates the file and its directory where they are missing.
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
    // Through a link, the file is created where the link points.
    options.write(true).create_new(!path.is_symlink()).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        // Another program has created the file in the meantime, which is just as good.
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        made => made.map(drop),
    }
}

/// Refuses a foreign file by its header, before SQLite sees it.
pub(crate) fn inspect(path: &Path) -> Result<(), LibraryError> {
    let failed = |source| LibraryError::Open { path: path.to_owned(), source };
    // Opening a pipe would wait for somebody to write into it.
    if !fs::metadata(path).map_err(failed)?.is_file() {
        return Err(LibraryError::NoFile { path: path.to_owned() });
    }
    let mut header = Vec::with_capacity(HEADER);
    let file = File::open(path).map_err(failed)?;
    file.take(HEADER as u64).read_to_end(&mut header).map_err(failed)?;
    if !library_traces::is_there(path, &header).map_err(failed)? {
        return Err(LibraryError::NoLibrary { path: path.to_owned() });
    }
    if header.len() < HEADER || !header.starts_with(library_traces::MAGIC) {
        // The file is empty or damaged, which SQLite will report.
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
