//! Defines what goes into reading an input, and what comes out.

use crate::article::Article;
use crate::article::Origin;
use crate::ingest::UnreadablePart;

/// The most bytes that are read of one file. An article has a few kilobytes; even a year of a
/// newspaper in one file still fits.
pub const MAX_BYTES: u64 = 256 << 20;

/// The name and identifier of standard input.
pub const STDIN: &str = "stdin";

/// The facts that are known about bytes before they are examined.
#[derive(Debug, Clone)]
pub struct Provenance {
    /// The identifier of the article, if the bytes hold only one: the file's name without its
    /// extension, or the identifier of the record.
    pub id: String,
    /// The place that the bytes come from.
    pub origin: Origin,
    /// The media type that the sender claims, with its parameters, as in a `Content-Type` header.
    pub media_type: Option<String>,
    /// The address against which relative links are resolved.
    pub address: Option<String>,
}

/// One thing that was found in an input.
#[derive(Debug)]
pub enum InputItem {
    /// A complete article.
    Article(Box<Article>),
    /// A link to an article that stands elsewhere and is to be fetched from there.
    Lead(Lead),
    /// The address of a feed, from a list of feeds.
    Feed(String),
    /// A part that could not be read, while others could.
    Unreadable(UnreadablePart),
}

/// A link to an article, with the metadata that is known already.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lead {
    /// The address of the article: an absolute `http` or `https` address.
    pub url: String,
    /// The title, as the feed gives it.
    pub title: Option<String>,
    /// The names of the authors.
    pub byline: Option<String>,
    /// The name of the publisher.
    pub outlet: Option<String>,
    /// The time of publication, as ISO 8601.
    pub published: Option<String>,
    /// What the feed says of the article, as an article that stands in for it where it cannot be
    /// had; a list of addresses says nothing.
    pub summary: Option<Box<Article>>,
}
