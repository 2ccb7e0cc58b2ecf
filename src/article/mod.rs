//! An article and its metadata: plain data.

#[cfg(any(feature = "net", feature = "library"))]
pub mod address;

use crate::text::Span;
use crate::text::Text;

/// One text with what is known about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Article {
    /// The name other programs know it by: the file's name without its
    /// extension, or the record's own.
    pub id: String,
    /// Shown in lists. Taken from the text, or made from its first sentence.
    pub title: String,
    /// Who wrote it.
    pub byline: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// When, as ISO 8601: at least the day.
    pub published: Option<String>,
    /// Where it can be read: it was fetched from there, or from the same site.
    pub url: Option<String>,
    /// Where it says that it can be read, which nobody has checked: a file, or a
    /// page of another site, may say what it likes.
    pub claimed_url: Option<String>,
    /// BCP 47 tag of the language it is written in.
    pub language: Option<String>,
    /// Where we have it from.
    pub origin: Origin,
    /// The text as it was given, never changed.
    pub text: Text,
    /// What of the text is the article: sorted, none overlapping another.
    /// What lies in none of them (cookie banners, share lines, blank lines) is
    /// neither shown nor analysed.
    pub blocks: Vec<Block>,
    /// Where the text leads to: sorted, none overlapping another, each inside
    /// a block.
    pub links: Vec<Link>,
}

impl Article {
    /// The day on which it was published, as ISO 8601, or less of it where that is all that is known.
    pub fn day(&self) -> Option<&str> {
        self.published.as_deref().map(day)
    }
}

/// The day of a moment in ISO 8601.
pub fn day(moment: &str) -> &str {
    moment.split('T').next().unwrap_or(moment)
}

/// Where an article came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// Compiled into the program.
    Bundled,
    /// The path as the reader gave it.
    File(String),
    /// Standard input.
    Stdin,
    /// The address it was fetched from, after redirects.
    Url(String),
    /// One of several articles in one input: a feed, a book, a mailbox.
    Part {
        /// The input: a path or an address.
        of: String,
        /// The article's own name in it, never two of the same.
        name: String,
    },
}

/// Words of an article that lead somewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The words, in bytes. Never empty.
    pub span: Span,
    /// Where to: an absolute `http` or `https` address without controls.
    pub url: String,
}

/// A paragraph, heading, list item or block quotation.
///
/// The span excludes white space at both ends. It may hold single line breaks
/// where the text was wrapped by hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where it stands, in bytes.
    pub span: Span,
}

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BlockKind {
    /// The article's title, where it stands in the text.
    Title,
    /// A heading between paragraphs.
    Heading,
    /// Running text.
    Paragraph,
    /// One item of a list.
    ListItem,
    /// A passage set apart as quoted.
    BlockQuotation,
}
