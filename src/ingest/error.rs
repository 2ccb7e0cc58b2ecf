//! Why an input could not be read.

use std::io;

/// Why an input could not be read. Every message starts with the input's name.
#[derive(Debug, thiserror::Error)]
pub enum IngestError {
    /// The system would not let us: no such file, no permission.
    #[error("{name}: cannot be read")]
    Read {
        /// The path as given, or the name of the stream.
        name: String,
        /// What the system said.
        source: io::Error,
    },
    /// Bytes that no encoding makes text of, or a document that is not plain text.
    #[error("{name}: not a text file: {reason}")]
    NotText {
        /// The path as given, or the name of the stream.
        name: String,
        /// What gave it away, in a few words.
        reason: &'static str,
    },
    /// Larger than [`crate::ingest::MAX_BYTES`].
    #[error("{name}: larger than {} MiB; split it first", limit >> 20)]
    TooLarge {
        /// The path as given, or the name of the stream.
        name: String,
        /// The most that is read, in bytes.
        limit: u64,
    },
    /// A directory without a file that looks like an article.
    #[error("{name}: no text files in this directory")]
    NothingInside {
        /// The path as given.
        name: String,
    },
}
