//! Defines the errors of reading an input.

use std::error::Error;
use std::io;

use crate::ingest::fetch::FetchError;
use crate::ingest::fetch::FetchFailure;

/// An error that says why an input could not be read. Code that reports it puts the name of the
/// input before it: `notes.txt: cannot be read: …`.
#[derive(Debug, thiserror::Error)]
pub enum IngestError {
    /// The system refused to read it: no such file, no permission.
    #[error("cannot be read")]
    Read(#[source] io::Error),
    /// The bytes are no text in any encoding, or a document that is not plain text. The value says
    /// in a few words what shows it.
    #[error("not a text file: {0}")]
    NotText(&'static str),
    /// It is larger than this many bytes.
    #[error("larger than {} MiB; split it first", .0 >> 20)]
    TooLarge(u64),
    /// It has more than this many lines; each costs memory of its own.
    #[error("more than {0} lines; split it first")]
    TooManyLines(usize),
    /// The data are compressed and would grow beyond this many bytes.
    #[error("unpacks to more than {} MiB; unpack it and take out what is wanted", .0 >> 20)]
    Unpacked(u64),
    /// A document of this kind has a fault and could be read only up to there.
    #[error("damaged {kind}; what stands before the damage was read")]
    Damaged {
        /// The kind of document: "feed", "book".
        kind: &'static str,
        /// The fault.
        source: Box<dyn Error + Send + Sync>,
    },
    /// A document of this kind cannot be read at all.
    #[error("broken {kind}; get it anew")]
    Broken {
        /// The kind of document: "feed", "book".
        kind: &'static str,
        /// The fault.
        source: Box<dyn Error + Send + Sync>,
    },
    /// It has too many parts; the first of them were read.
    #[error("holds more than {most} {parts}; the rest was left out")]
    TooMany {
        /// The number of parts that were read.
        most: usize,
        /// The kind of parts: "items", "messages".
        parts: &'static str,
    },
    /// A book that is encrypted, so that only programs of its seller can open it.
    #[error("encrypted by its seller; only a copy without that protection can be read")]
    Locked,
    /// A document that wants a password.
    #[error("encrypted with a password; save a copy without one first")]
    Password,
    /// A document of pictures of pages, without letters.
    #[error("pictures of pages without text; have the text recognised first (OCR)")]
    Scan,
    /// A document with letters of which it does not say which they are.
    #[error("a text of unnamed letters; have the text recognised first (OCR)")]
    Unnamed,
    /// Some pages or letters of a document cannot be read; the others were.
    #[error("{lost} could not be read, the rest was; have the text recognised (OCR)")]
    Unread {
        /// How many: "2 pages and 300 letters".
        lost: String,
    },
    /// An address that is never followed: not `http` or `https`.
    #[error("not an address of the web: only http and https are followed, and nothing is run")]
    NotWeb,
    /// The address could not be fetched.
    #[error(transparent)]
    Fetch(FetchFailure),
    /// A document of this kind does not hold an article.
    #[error("no article in this {0}")]
    NoArticle(&'static str),
    /// The page asks for a browser or for a proof of being a person, and holds no article.
    #[error("no article, but a page that wants to be opened in a browser")]
    Wall,
    /// There is nothing in it but white space.
    #[error("empty: there are no words in it")]
    Empty,
    /// A page has more elements than any article has.
    #[error("more markup than any article has")]
    Overfull,
    /// A directory has no file that looks like an article.
    #[error("no articles in this directory; name a file to read it all the same")]
    NothingInside,
}

impl IngestError {
    /// Makes the error of a document of that kind that cannot be read at all.
    pub(crate) fn broken(
        kind: &'static str,
        source: impl Into<Box<dyn Error + Send + Sync>>,
    ) -> Self {
        IngestError::Broken { kind, source: source.into() }
    }

    /// Makes the error of a document of that kind that can be read only up to a fault.
    pub(crate) fn damaged(
        kind: &'static str,
        source: impl Into<Box<dyn Error + Send + Sync>>,
    ) -> Self {
        IngestError::Damaged { kind, source: source.into() }
    }
}

/// A part of an input that could not be read, with the reason.
#[derive(Debug)]
pub struct UnreadablePart {
    /// The name of the part, as the user would write it.
    pub name: String,
    /// The reason.
    pub error: IngestError,
}

impl From<FetchError> for UnreadablePart {
    fn from(error: FetchError) -> Self {
        UnreadablePart { name: error.url, error: IngestError::Fetch(error.why) }
    }
}
