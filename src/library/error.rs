//! Why the library could not answer.

use std::io;
use std::path::Path;
use std::path::PathBuf;

use rusqlite::ErrorCode;

use crate::library::ArticleId;

/// Why the library could not answer or keep something.
#[derive(Debug, thiserror::Error)]
pub enum LibraryError {
    /// Its file or directory could not be made or opened.
    #[error("cannot open the library {}", path.display())]
    Open {
        /// The library's file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// What may not be entered on the way to its file.
    #[error(
        "cannot open the library {}: the directory {} may not be entered: have its owner permit \
         it, or name another library with --library",
        path.display(),
        directory.display()
    )]
    Closed {
        /// The library's file.
        path: PathBuf,
        /// The first directory on the way to it that is closed.
        directory: PathBuf,
    },
    /// A pipe, a device, a directory.
    #[error("{} is no file that a library could be in: name another with --library", path.display())]
    NoFile {
        /// What was named.
        path: PathBuf,
    },
    /// It, or the directory it is in, may only be read.
    #[error(
        "the library {} may only be read here: to change it, copy it to where you may write and \
         name the copy with --library",
        path.display()
    )]
    Unwritable {
        /// The library's file.
        path: PathBuf,
    },
    /// The same, and an earlier program made it.
    #[error(
        "the library {} was made by an earlier version and may only be read here: copy it to \
         where you may write and name the copy with --library, then it is brought up to date",
        path.display()
    )]
    Behind {
        /// The library's file.
        path: PathBuf,
    },
    /// The same, and another program has left changes beside it.
    #[error(
        "the library {} may only be read here, and not without the log that is beside it: copy \
         both to where you may write, and name the copy with --library",
        path.display()
    )]
    Log {
        /// The library's file.
        path: PathBuf,
    },
    /// Written by a newer program than this one.
    #[error(
        "the library {} has schema {found}; this program reads up to {supported}: update it",
        path.display()
    )]
    TooNew {
        /// The library's file.
        path: PathBuf,
        /// Its schema.
        found: usize,
        /// The newest one known here.
        supported: usize,
    },
    /// A SQLite file of another program.
    #[error("{} is not a library of pullquote: it belongs to another program", path.display())]
    Foreign {
        /// The file.
        path: PathBuf,
    },
    /// A file with nothing of a library in it.
    #[error("{} is no library of pullquote: name another file with --library", path.display())]
    NoLibrary {
        /// The file, which is as it was.
        path: PathBuf,
    },
    /// A broken SQLite file.
    #[error(
        "the library {} is damaged: run `pullquote doctor` to save what can be read",
        path.display()
    )]
    Unreadable {
        /// The library's file.
        path: PathBuf,
        /// What SQLite said.
        source: rusqlite::Error,
    },
    /// Nothing can be found in the file.
    #[error(
        "nothing can be read of {}: what says where all else is, is damaged; put a backup in \
         its place, or move it away and add your articles again",
        path.display()
    )]
    Lost {
        /// The library's file, which is as it was.
        path: PathBuf,
    },
    /// What was to be made is there already.
    #[error("{} is there already; name a new file", path.display())]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// Damage was met while it was in use.
    #[error("the library is damaged: run `pullquote doctor` to save what can be read")]
    Damaged(#[source] rusqlite::Error),
    /// There was no room for a change; nothing of it was kept.
    #[error("there is no room left for the library: make some, then try again")]
    Full(#[source] rusqlite::Error),
    /// A change was asked of a library that may only be read.
    #[error(
        "the library may only be read here: to change it, copy it to where you may write and \
         name the copy with --library"
    )]
    ReadOnly(#[source] rusqlite::Error),
    /// The system would not read or write its file.
    #[error(
        "the library's file cannot be read or written: see to the disk, and to the limit on the \
         size of files (ulimit -f)"
    )]
    Storage(#[source] rusqlite::Error),
    /// Another program kept writing for as long as we wait.
    #[error("another program is writing to the library: try again when it is done")]
    Busy(#[source] rusqlite::Error),
    /// Asked for an article that is not there.
    #[error("no article {} in the library", .0.0)]
    NoArticle(ArticleId),
    /// Asked for something else that is not there: says what.
    #[error("no {what} {id} in the library")]
    Missing {
        /// What was asked for: "source", "speaker".
        what: &'static str,
        /// Its number.
        id: i64,
    },
    /// A speaker cannot be merged into themselves.
    #[error("the two are one speaker already")]
    Same,
    /// A correction needs words of the text, or a name.
    #[error("there are no words to go by")]
    NoWords,
    /// SQLite would not.
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

/// Whether a value is none that its column could hold: no statement of ours wrote that.
fn is_of_another_type(error: &rusqlite::Error) -> bool {
    matches!(
        error,
        rusqlite::Error::FromSqlConversionFailure(..)
            | rusqlite::Error::InvalidColumnType(..)
            | rusqlite::Error::IntegralValueOutOfRange(..)
    )
}

impl LibraryError {
    /// Whether it is for want of a place to write that something could not be done.
    pub fn is_unwritable(&self) -> bool {
        matches!(self, LibraryError::Unwritable { .. } | LibraryError::ReadOnly(_))
    }

    /// Why a file could not be made or changed.
    pub(super) fn of_change(path: &Path, source: io::Error) -> Self {
        let path = path.to_owned();
        match source.kind() {
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                LibraryError::Unwritable { path }
            }
            _ => LibraryError::Open { path, source },
        }
    }

    /// Damage, or what may not be written, with the file it is about.
    pub(super) fn in_file(self, path: &Path) -> Self {
        match self {
            LibraryError::Damaged(source) => {
                LibraryError::Unreadable { path: path.to_owned(), source }
            }
            LibraryError::ReadOnly(_) => LibraryError::Unwritable { path: path.to_owned() },
            // The log that SQLite wants beside the file.
            LibraryError::Sqlite(source)
                if source.sqlite_error_code() == Some(ErrorCode::CannotOpen) =>
            {
                LibraryError::Unwritable { path: path.to_owned() }
            }
            other => other,
        }
    }
}
