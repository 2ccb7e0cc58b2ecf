//! Keeps where the user was in each article.

use std::collections::HashMap;

use crate::library::ArticleId;
use crate::ui::state::text::open_article::bookmark::Bookmark;

/// The places that are known.
#[derive(Debug, Default)]
pub(crate) struct Positions {
    /// The user's place in each article that they left since the program began.
    pub(crate) left: HashMap<ArticleId, Bookmark>,
    /// The open article, and the byte of its text that the library has as its place.
    pub(crate) kept: Option<(ArticleId, usize)>,
    /// The place to which a search has brought the user in the open article: until they move, it is
    /// not where they stopped reading.
    pub(crate) landed: Option<Bookmark>,
}
