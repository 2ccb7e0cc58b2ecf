//! Why the library could not answer.

use crate::library::ArticleId;

/// Why the library could not answer or keep something.
#[derive(Debug, thiserror::Error)]
pub enum LibraryError {
    /// Written by a newer program than this one.
    #[error("the library has schema {found}; this program reads up to {supported}: update it")]
    TooNew {
        /// Its schema.
        found: usize,
        /// The newest one known here.
        supported: usize,
    },
    /// Asked for an article that is not there.
    #[error("no article {} in the library", .0.0)]
    NoArticle(ArticleId),
    /// SQLite would not.
    #[error("the library failed")]
    Sqlite(#[from] rusqlite::Error),
}
