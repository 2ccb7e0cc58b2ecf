//! Where names stand in a paragraph, as the rules for passages need to know it.

use std::ops::Range;

/// A name in the paragraph.
#[derive(Debug, Clone)]
pub struct PlacedName {
    /// The token with which the titles before it begin.
    pub from: usize,
    /// The name alone, as tokens of the paragraph.
    pub tokens: Range<usize>,
    /// True if it may be a person's, who is not named as the owner of something.
    pub may_be_subject: bool,
    /// The pronoun that fits its bearer.
    pub pronoun: Pronoun,
}

/// A pronoun for one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pronoun {
    /// "He", "him", "his".
    He,
    /// "She", "her".
    She,
    /// Either of them: the words do not tell.
    Either,
}
