//! Keeps how far the engine is in articles that take long.

use std::collections::HashMap;
use std::collections::HashSet;

use crate::library::ArticleId;

/// The progress of the engine in articles that take long.
#[derive(Debug, Default)]
pub(crate) struct AnalysisProgress {
    /// The share of each article that is read, in percent.
    pub(crate) reached: HashMap<ArticleId, usize>,
    pub(crate) stopped: HashSet<ArticleId>,
}

impl AnalysisProgress {
    /// Takes how far the engine is.
    pub(crate) fn note(&mut self, article: ArticleId, percent: usize) {
        self.reached.insert(article, percent);
    }

    /// Tells whether the user has had the engine stop in this article.
    pub(crate) fn has_stopped(&self, article: ArticleId) -> bool {
        self.stopped.contains(&article)
    }
}
