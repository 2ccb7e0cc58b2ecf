//! Why the library could not answer.

use std::io;
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
    /// Damage, with the file that has it.
    pub(super) fn in_file(self, path: &std::path::Path) -> Self {
        match self {
            LibraryError::Damaged(source) => {
                LibraryError::Unreadable { path: path.to_owned(), source }
            }
            other => other,
        }
    }
}
