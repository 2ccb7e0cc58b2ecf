//! Defines the errors of the library.

use std::io;
use std::path::Path;
use std::path::PathBuf;

use rusqlite::ErrorCode;

use crate::library::ArticleId;

/// The reason why the library could not answer or store something.
#[derive(Debug, thiserror::Error)]
pub enum LibraryError {
    /// The library's file or directory could not be created or opened.
    #[error("cannot open the library {}", path.display())]
    Open {
        /// The library's file.
        path: PathBuf,
        /// The error of the system.
        source: io::Error,
    },
    /// A directory on the way to the file may not be entered.
    #[error(
        "cannot open the library {}: the directory {} may not be entered: have its owner permit \
         it, or name another library with --library",
        path.display(),
        directory.display()
    )]
    Closed {
        /// The library's file.
        path: PathBuf,
        /// The first directory on the way that may not be entered.
        directory: PathBuf,
    },
    /// The path is not a regular file: it is a pipe, a device or a directory.
    #[error("{} is no file that a library could be in: name another with --library", path.display())]
    NoFile {
        /// The path that was named.
        path: PathBuf,
    },
    /// The file, or the directory that it is in, may only be read.
    #[error(
        "the library {} may only be read here: to change it, copy it to where you may write and \
         name the copy with --library",
        path.display()
    )]
    Unwritable {
        /// The library's file.
        path: PathBuf,
    },
    /// The file may only be read, and an earlier program created it.
    #[error(
        "the library {} was made by an earlier version and may only be read here: copy it to \
         where you may write and name the copy with --library, then it is brought up to date",
        path.display()
    )]
    Behind {
        /// The library's file.
        path: PathBuf,
    },
    /// The file may only be read, and another program has left changes in a log beside it.
    #[error(
        "the library {} may only be read here, and not without the log that is beside it: copy \
         both to where you may write, and name the copy with --library",
        path.display()
    )]
    Log {
        /// The library's file.
        path: PathBuf,
    },
    /// A newer program than this one wrote the library.
    #[error(
        "the library {} has schema {found}; this program reads up to {supported}: update it",
        path.display()
    )]
    TooNew {
        /// The library's file.
        path: PathBuf,
        /// The schema of the file.
        found: usize,
        /// The newest schema that this program knows.
        supported: usize,
    },
    /// The file is a SQLite database of another program.
    #[error("{} is not a library of pullquote: it belongs to another program", path.display())]
    Foreign {
        /// The file.
        path: PathBuf,
    },
    /// The file has nothing of a library in it.
    #[error("{} is no library of pullquote: name another file with --library", path.display())]
    NoLibrary {
        /// The file, which is unchanged.
        path: PathBuf,
    },
    /// The SQLite file is damaged.
    #[error(
        "the library {} is damaged: run `pullquote doctor` to save what can be read",
        path.display()
    )]
    Unreadable {
        /// The library's file.
        path: PathBuf,
        /// The error of SQLite.
        source: rusqlite::Error,
    },
    /// The damage is such that nothing can be found in the file.
    #[error(
        "nothing can be read of {}: what says where all else is, is damaged; put a backup in \
         its place, or move it away and add your articles again",
        path.display()
    )]
    Lost {
        /// The library's file, which is unchanged.
        path: PathBuf,
    },
    /// The file that was to be created exists already.
    #[error("{} is there already; name a new file", path.display())]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// Damage was found while the library was in use.
    #[error("the library is damaged: run `pullquote doctor` to save what can be read")]
    Damaged(#[source] rusqlite::Error),
    /// The disk has no room for a change; nothing of the change was kept.
    #[error("there is no room left for the library: make some, then try again")]
    Full(#[source] rusqlite::Error),
    /// A library that may only be read was asked for a change.
    #[error(
        "the library may only be read here: to change it, copy it to where you may write and \
         name the copy with --library"
    )]
    ReadOnly(#[source] rusqlite::Error),
    /// The system failed to read or write the file.
    #[error(
        "the library's file cannot be read or written: see to the disk, and to the limit on the \
         size of files (ulimit -f)"
    )]
    Storage(#[source] rusqlite::Error),
    /// Another program kept writing for as long as a change waits.
    #[error("another program is writing to the library: try again when it is done")]
    Busy(#[source] rusqlite::Error),
    /// The library has no such article.
    #[error("no article {} in the library", .0.0)]
    NoArticle(ArticleId),
    /// The library has no such thing, which is not an article.
    #[error("no {what} {id} in the library")]
    Missing {
        /// The kind of thing: "source", "speaker".
        what: &'static str,
        /// The number that was asked for.
        id: i64,
    },
    /// A speaker cannot be merged into themselves.
    #[error("the two are one speaker already")]
    Same,
    /// A correction needs words of the text, or a name.
    #[error("there are no words to go by")]
    NoWords,
    /// SQLite failed in another way.
    #[error("the library failed")]
    Sqlite(#[source] rusqlite::Error),
}

impl From<rusqlite::Error> for LibraryError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
                LibraryError::Damaged(error)
            }
            Some(ErrorCode::DiskFull) => LibraryError::Full(error),
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => LibraryError::Busy(error),
            Some(ErrorCode::ReadOnly) => LibraryError::ReadOnly(error),
            Some(ErrorCode::SystemIoFailure) => LibraryError::Storage(error),
            _ if is_of_another_type(&error) => LibraryError::Damaged(error),
            _ => LibraryError::Sqlite(error),
        }
    }
}

/// Tells whether a column has a value of a type that it cannot have, or a text that is no UTF-8: this
/// program never writes such a value, so it is damage.
fn is_of_another_type(error: &rusqlite::Error) -> bool {
    matches!(
        error,
        rusqlite::Error::FromSqlConversionFailure(..)
            | rusqlite::Error::InvalidColumnType(..)
            | rusqlite::Error::IntegralValueOutOfRange(..)
            | rusqlite::Error::Utf8Error(..)
    )
}

impl LibraryError {
    /// Tells whether the error comes from a place that cannot be written to.
    pub fn is_unwritable(&self) -> bool {
        matches!(self, LibraryError::Unwritable { .. } | LibraryError::ReadOnly(_))
    }

    /// Converts the error of creating or changing a file.
    pub(super) fn of_change(path: &Path, source: io::Error) -> Self {
        let path = path.to_owned();
        match source.kind() {
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                LibraryError::Unwritable { path }
            }
            _ => LibraryError::Open { path, source },
        }
    }

    /// Adds the file to errors of damage and of writing.
    pub(super) fn in_file(self, path: &Path) -> Self {
        match self {
            LibraryError::Damaged(source) => {
                LibraryError::Unreadable { path: path.to_owned(), source }
            }
            LibraryError::ReadOnly(_) => LibraryError::Unwritable { path: path.to_owned() },
            // SQLite needs a log beside the file and cannot create it.
            LibraryError::Sqlite(source)
                if source.sqlite_error_code() == Some(ErrorCode::CannotOpen) =>
            {
                LibraryError::Unwritable { path: path.to_owned() }
            }
            other => other,
        }
    }
}
