//! Why an input could not be read.

use std::error::Error;
use std::io;

use crate::ingest::fetch::FetchError;
use crate::ingest::fetch::Why;

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
    /// More than so many lines, of which each costs memory of its own.
    #[error("more than {0} lines; split it first")]
    TooManyLines(usize),
    /// Packed data that would grow past this many bytes.
    #[error("unpacks to more than {} MiB; unpack it and take out what is wanted", .0 >> 20)]
    Unpacked(u64),
    /// A document of this kind with a fault that ends its reading there.
    #[error("damaged {kind}; what stands before the damage was read")]
    Damaged {
        /// What it is: "feed", "book".
        kind: &'static str,
        /// What was wrong.
        source: Box<dyn Error + Send + Sync>,
    },
    /// A document of this kind that cannot be read at all.
    #[error("broken {kind}; get it anew")]
    Broken {
        /// What it is: "feed", "book".
        kind: &'static str,
        /// What was wrong.
        source: Box<dyn Error + Send + Sync>,
    },
    /// More than so many parts; the first of them were read.
    #[error("holds more than {most} {parts}; the rest was left out")]
    TooMany {
        /// So many were read.
        most: usize,
        /// What they are: "items", "messages".
        parts: &'static str,
    },
    /// A book that only the programs of its seller can open.
    #[error("encrypted by its seller; only a copy without that protection can be read")]
    Locked,
    /// An address that is never followed.
    #[error("not an address of the web: only http and https are followed, and nothing is run")]
    NotWeb,
    /// It could not be fetched.
    #[error(transparent)]
    Fetch(Why),
    /// A document of this kind in which no article is.
    #[error("no article in this {0}")]
    NoArticle(&'static str),
    /// Nothing but blanks.
    #[error("empty: there are no words in it")]
    Empty,
    /// A page with more elements than any article has.
    #[error("more markup than any article has")]
    Overfull,
    /// A directory without a file that looks like an article.
    #[error("no articles in this directory; name a file to read it all the same")]
    NothingInside,
}

impl IngestError {
    /// A document of that kind cannot be read, for this reason.
    pub(crate) fn broken(
        kind: &'static str,
        source: impl Into<Box<dyn Error + Send + Sync>>,
    ) -> Self {
        IngestError::Broken { kind, source: source.into() }
    }

    /// A document of that kind can be read only up to a fault.
    pub(crate) fn damaged(
        kind: &'static str,
        source: impl Into<Box<dyn Error + Send + Sync>>,
    ) -> Self {
        IngestError::Damaged { kind, source: source.into() }
    }
}

/// A part of an input that could not be reached, and why.
#[derive(Debug)]
pub struct Lost {
    /// Its name, as the reader would write it.
    pub name: String,
    /// What was wrong.
    pub error: IngestError,
}

impl From<FetchError> for Lost {
    fn from(error: FetchError) -> Self {
        Lost { name: error.url, error: IngestError::Fetch(error.why) }
    }
}
