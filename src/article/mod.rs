//! Holds the data model of an article: plain data, without behaviour.

#[cfg(any(feature = "net", feature = "library"))]
pub mod address;
#[cfg(test)]
pub(crate) mod fixture;

use crate::text::Span;
use crate::text::Text;

/// An article: one text with its metadata.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Article {
    /// The identifier by which other programs know it: the file's name without its extension, or
    /// the identifier of the record.
    pub id: String,
    /// The title, as lists show it: taken from the text, or made from its first sentence.
    pub title: String,
    /// The names of the authors.
    pub byline: Option<String>,
    /// The name of the publisher.
    pub outlet: Option<String>,
    /// The time of publication, as ISO 8601: at least the day.
    pub published: Option<String>,
    /// The address at which it can be read: the one it was fetched from, or one of the same site.
    pub url: Option<String>,
    /// The address at which it says that it can be read. Nobody has checked this: a file, or a page
    /// of another site, may say what it likes.
    pub claimed_url: Option<String>,
    /// The BCP 47 tag of the language in which it is written.
    pub language: Option<String>,
    /// True if the text is only what a feed says of the article; the article itself stands at its
    /// address.
    pub is_summary: bool,
    /// The place that we have it from.
    pub origin: Origin,
    /// The text as it was given; it is never changed.
    pub text: Text,
    /// The blocks that make up the article: sorted, none overlapping another. Text outside of all
    /// blocks (cookie banners, share lines, blank lines) is neither shown nor analysed.
    pub blocks: Vec<Block>,
    /// The links in the text: sorted, none overlapping another, each inside a block.
    pub links: Vec<Link>,
}

impl Article {
    /// Returns the day of publication, as ISO 8601, or the month or year where no more is known.
    pub fn day(&self) -> Option<&str> {
        self.published.as_deref().map(day)
    }
}

/// Returns the day of a moment in ISO 8601.
pub fn day(moment: &str) -> &str {
    moment.split('T').next().unwrap_or(moment)
}

/// The place that an article came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// An article compiled into the program.
    Bundled,
    /// A file: the path as the user gave it.
    File(String),
    /// Standard input.
    Stdin,
    /// A web page: the address it was fetched from, after redirects.
    Url(String),
    /// One of several articles in one input: a feed, a book, a mailbox.
    Part {
        /// The input: a path or an address.
        of: String,
        /// The name of the article in the input, unique there.
        name: String,
    },
}

/// Words of an article that link to an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The linked words, as bytes of the text; never empty.
    pub span: Span,
    /// The target: an absolute `http` or `https` address without control characters.
    pub url: String,
}

/// A block of an article: a paragraph, heading, list item or block quotation.
///
/// The span excludes white space at both ends. It may hold single line breaks, where the text was
/// wrapped by hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// The kind of the block.
    pub kind: BlockKind,
    /// The bytes of the block.
    pub span: Span,
}

/// The kind of a block.
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

impl BlockKind {
    /// All kinds.
    const ALL: [BlockKind; 5] = [
        BlockKind::Title,
        BlockKind::Heading,
        BlockKind::Paragraph,
        BlockKind::ListItem,
        BlockKind::BlockQuotation,
    ];

    /// Returns the word under which it is stored.
    pub fn name(self) -> &'static str {
        match self {
            BlockKind::Title => "title",
            BlockKind::Heading => "heading",
            BlockKind::Paragraph => "paragraph",
            BlockKind::ListItem => "list item",
            BlockKind::BlockQuotation => "block quotation",
        }
    }

    /// Returns the kind of that name.
    pub fn from_name(name: &str) -> Option<BlockKind> {
        BlockKind::ALL.into_iter().find(|kind| kind.name() == name)
    }
}
