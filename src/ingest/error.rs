//! Why an input could not be read.

use std::io;

/// Why an input could not be read. Whoever reports it puts the input's name
/// before it: `notes.txt: cannot be read: …`.
#[derive(Debug, thiserror::Error)]
pub enum IngestError {
    /// The system would not let us: no such file, no permission.
    #[error("cannot be read")]
    Read(#[source] io::Error),
    /// Bytes that no encoding makes text of, or a document that is not plain
    /// text; what gave it away, in a few words.
    #[error("not a text file: {0}")]
    NotText(&'static str),
    /// Larger than this many bytes.
    #[error("larger than {} MiB; split it first", .0 >> 20)]
    TooLarge(u64),
    /// A page without a text that could be its article.
    #[error("no article on this page")]
    NoArticle,
    /// A page with more elements than any article has.
    #[error("more markup than any article has")]
    Overfull,
    /// A directory without a file that looks like an article.
    #[error("no text files in this directory; name a file to read it all the same")]
    NothingInside,
}

/// A part of an input that could not be reached, and why.
#[derive(Debug)]
pub struct Lost {
    /// Its name, as the reader would write it.
    pub name: String,
    /// What was wrong.
    pub error: IngestError,
}
