//! Why the desk could not do what was asked.

use crate::ingest::IngestError;
use crate::library::LibraryError;

/// Why the desk could not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    /// An input could not be read.
    #[error(transparent)]
    Ingest(#[from] IngestError),
    /// The library could not answer or keep something.
    #[error(transparent)]
    Library(#[from] LibraryError),
}
