//! Why the desk could not do what was asked.

use std::error::Error;

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

/// An error with its causes, on one line: `cannot be read: permission denied`.
pub fn explain(error: &dyn Error) -> String {
    let mut message = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        message.push_str(": ");
        message.push_str(&error.to_string());
        cause = error.source();
    }
    message
}
