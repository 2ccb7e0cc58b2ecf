//! What goes into reading an input, and what comes out.

use crate::article::Article;
use crate::article::Origin;
use crate::ingest::Lost;

/// The most that is read of one file, in bytes. An article is a few
/// kilobytes; a year of a newspaper in one file still fits.
pub const MAX_BYTES: u64 = 256 << 20;

/// What standard input is called, as a name and as an identifier.
pub const STDIN: &str = "stdin";

/// What is known of bytes before anyone has looked at them.
#[derive(Debug, Clone)]
pub struct Given {
    /// What the article is called if it is but one: the file's name without
    /// its extension, or the record's own.
    pub id: String,
    /// Where the bytes are from.
    pub origin: Origin,
    /// The media type that the sender claims, as in a `Content-Type` header,
    /// with its parameters.
    pub media_type: Option<String>,
    /// The address that relative links start from.
    pub address: Option<String>,
}

/// Something found in an input.
#[derive(Debug)]
pub enum Found {
    /// An article, whole.
    Article(Box<Article>),
    /// An article that stands elsewhere, and is to be fetched from there.
    Lead(Lead),
    /// The address of a feed, named in a list of feeds.
    Feed(String),
    /// A part that could not be read; the others were.
    Lost(Lost),
}

/// A link to an article, with what is already known of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lead {
    /// Where the article stands: an absolute `http` or `https` address.
    pub url: String,
    /// Its title, as the feed has it.
    pub title: Option<String>,
    /// Who wrote it.
    pub byline: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// When, as ISO 8601.
    pub published: Option<String>,
}
