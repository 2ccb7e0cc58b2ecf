//! Defines the batch: the sources that are read together, and what they held.

use std::path::Path;

use crate::app::AppError;
use crate::app::Visit;
use crate::article::Article;
use crate::ingest::Unlike;

/// Knowledge of what is stored already and need not be read again.
pub trait KnownSources {
    /// Tells whether the article at this address is stored.
    fn has_address(&self, url: &str) -> bool;

    /// Tells whether the file is unchanged since it was last read.
    fn has_file(&self, path: &Path) -> bool;

    /// Tells whether the feed is visited as a source of its own.
    fn has_feed(&self, url: &str) -> bool;
}

/// Knows nothing, so that everything is read.
#[derive(Debug, Clone, Copy)]
pub struct Nothing;

impl KnownSources for Nothing {
    fn has_address(&self, _url: &str) -> bool {
        false
    }

    fn has_file(&self, _path: &Path) -> bool {
        false
    }

    fn has_feed(&self, _url: &str) -> bool {
        false
    }
}

/// An article that was read, or the reason why there is none.
#[derive(Debug)]
pub struct BatchItem {
    /// The name that messages show to the user.
    pub name: String,
    /// The article.
    pub result: Result<Box<Article>, AppError>,
    /// The address that led to the article.
    pub lead: Option<String>,
    /// The address of the feed that the article is in, or that led to it.
    pub feed: Option<String>,
}

/// The articles, failures and visits of the sources that were read together.
#[derive(Debug, Default)]
pub struct Batch {
    /// Articles and failures, in the order of the inputs.
    pub items: Vec<BatchItem>,
    /// The visits to be noted once the articles are stored.
    pub visits: Vec<Visit>,
    /// The number of sources that were read.
    pub sources: usize,
    /// The number of further sources that were found meanwhile.
    pub found: usize,
    /// The number of articles that are stored already and were not read.
    pub known: usize,
    /// The files that were left out.
    pub left_out: LeftOut,
    /// The number of bytes that were read.
    pub bytes: u64,
}

/// Counts the files of directories that were left out. Named one by one, they are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LeftOut {
    /// The number of files that are not text.
    pub not_text: usize,
    /// The number of files that do not read like articles.
    pub not_articles: usize,
    /// The number of files that are lists of feeds.
    pub lists_of_feeds: usize,
}

impl LeftOut {
    /// Returns the number of all files that were left out.
    pub fn all(self) -> usize {
        self.not_text + self.not_articles + self.lists_of_feeds
    }

    pub(crate) fn count(&mut self, why: Unlike) {
        *match why {
            Unlike::NotText => &mut self.not_text,
            Unlike::NotArticle => &mut self.not_articles,
            Unlike::ListOfFeeds => &mut self.lists_of_feeds,
        } += 1;
    }

    pub(crate) fn add(&mut self, more: LeftOut) {
        self.not_text += more.not_text;
        self.not_articles += more.not_articles;
        self.lists_of_feeds += more.lists_of_feeds;
    }
}

impl BatchItem {
    pub(crate) fn failed(name: String, error: AppError) -> Self {
        BatchItem { name, result: Err(error), lead: None, feed: None }
    }
}
