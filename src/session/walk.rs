//! Defines a walk through the list of articles: from where, which way, and what ends it.

use crate::app::Direction;
use crate::library::ArticleId;
use crate::library::Filter;

/// A walk through the list of articles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Walk {
    /// A number that distinguishes this walk from earlier ones.
    pub(crate) ticket: u64,
    /// The article where the walk begins; `None` for before the first article.
    pub(crate) from: Option<ArticleId>,
    /// The direction of the walk.
    pub(crate) direction: Direction,
    /// The filter of the list.
    pub(crate) filter: Filter,
    /// The condition that ends the walk.
    pub(crate) until: Until,
}

/// The condition that ends a walk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Until {
    /// The walk ends at the first article.
    Article,
    /// The walk ends at the first article with a quotation that the filter admits.
    Quotation,
    /// The walk ends at the first article that the user has not read.
    Unread,
}
