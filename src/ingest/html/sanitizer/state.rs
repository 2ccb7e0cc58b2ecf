//! Holds the state of the pass over a page: the rest of the input, the output, and the open
//! elements.

use std::borrow::Cow;

/// A sanitized page, which is safe to parse.
#[derive(Debug, Default)]
pub(crate) struct SanitizedPage<'a> {
    /// The markup, with each element closed in the right order.
    pub(crate) html: String,
    /// The contents of the JSON-LD scripts.
    pub(crate) linked_data: Vec<&'a str>,
    /// True if the page had more elements than any article has; those beyond the limit are text
    /// without tags.
    pub(crate) overfull: bool,
}

/// The state of the pass over a page.
#[derive(Default)]
pub(super) struct Sanitizer<'a> {
    pub(super) rest: &'a str,
    pub(super) sanitized: SanitizedPage<'a>,
    /// The open elements, outermost first.
    pub(super) open: Vec<Cow<'a, str>>,
    /// The number of start tags that were left out for being too deep; as many end tags belong to
    /// them.
    pub(super) too_deep: usize,
    pub(super) elements: usize,
    /// The number of open elements that are paragraphs, which any block ends.
    pub(super) open_paragraphs: usize,
    /// The names of the elements that may occur only once and were seen: a parser would only add
    /// the attributes of a second one to the first.
    pub(super) roots: Vec<Cow<'a, str>>,
    /// The elements without an end tag in the rest, so that it is not searched for twice.
    pub(super) endless: Vec<Cow<'a, str>>,
}
