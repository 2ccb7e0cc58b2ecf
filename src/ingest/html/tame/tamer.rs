//! Holds how far the pass over a page is: what is left of it, what is written, what is open.

use std::borrow::Cow;

/// A page that no parser can choke on.
#[derive(Debug, Default)]
pub(in crate::ingest::html) struct Tamed<'a> {
    /// Its markup, each element closed in its turn.
    pub(in crate::ingest::html) html: String,
    /// What its scripts of linked data hold.
    pub(in crate::ingest::html) linked_data: Vec<&'a str>,
    /// Whether it had more elements than any article has; the rest of them is
    /// text without tags.
    pub(in crate::ingest::html) overfull: bool,
}

/// The pass over a page, half done.
#[derive(Default)]
pub(super) struct Tamer<'a> {
    pub(super) rest: &'a str,
    pub(super) tamed: Tamed<'a>,
    /// The open elements, outermost first.
    pub(super) open: Vec<Cow<'a, str>>,
    /// How many start tags were left out for being too deep: as many end tags
    /// belong to them.
    pub(super) too_deep: usize,
    pub(super) elements: usize,
    /// How many of the open elements are paragraphs, which any block ends.
    pub(super) open_paragraphs: usize,
    /// Roots that were met: a second one only adds attributes to the first.
    pub(super) roots: Vec<Cow<'a, str>>,
    /// Elements whose end does not come any more, so that it is not sought twice.
    pub(super) endless: Vec<Cow<'a, str>>,
}
