//! Holds how many quotations of each article a search found.

use std::collections::HashMap;

use crate::library::ArticleId;
use crate::library::Filter;

/// The quotations that the search of a filter found, counted.
#[derive(Debug)]
pub(crate) struct MatchCounts {
    /// The filter with the search.
    pub(crate) filter: Filter,
    /// The number of quotations of each article; `None` where they are too many to be counted.
    by_article: Option<HashMap<ArticleId, usize>>,
    /// True if the library has changed since.
    pub(crate) is_stale: bool,
}

impl MatchCounts {
    /// Takes the counts of the articles that have such quotations.
    pub(crate) fn new(filter: Filter, counts: Option<Vec<(ArticleId, usize)>>) -> Self {
        let by_article = counts.map(|counts| counts.into_iter().collect());
        MatchCounts { filter, by_article, is_stale: false }
    }

    /// Returns how many quotations of an article match, if that is known.
    pub(crate) fn of(&self, article: ArticleId) -> Option<usize> {
        Some(self.by_article.as_ref()?.get(&article).copied().unwrap_or(0))
    }

    /// Returns how many quotations match, in how many articles.
    pub(crate) fn total(&self) -> Option<(usize, usize)> {
        let by_article = self.by_article.as_ref()?;
        Some((by_article.values().sum(), by_article.len()))
    }
}
