//! What is read at a time.

use std::path::Path;

use crate::app::AppError;
use crate::app::Visit;
use crate::article::Article;
use crate::ingest::Unlike;

/// What need not be read again.
pub trait Known {
    /// Whether the article at this address is there.
    fn has_address(&self, url: &str) -> bool;

    /// Whether the file is as it was when it was read last.
    fn has_file(&self, path: &Path) -> bool;

    /// Whether the feed is looked at anyhow.
    fn has_feed(&self, url: &str) -> bool;
}

/// Nothing is known: all is read.
#[derive(Debug, Clone, Copy)]
pub struct Nothing;

impl Known for Nothing {
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

/// An article that was read, or why there is none.
#[derive(Debug)]
pub struct Taken {
    /// What the reader knows it by, for messages.
    pub name: String,
    /// The article.
    pub result: Result<Box<Article>, AppError>,
    /// The address that led to it.
    pub lead: Option<String>,
}

/// What some sources held.
#[derive(Debug, Default)]
pub struct Batch {
    /// Articles and failures, in the order of the inputs.
    pub taken: Vec<Taken>,
    /// What is to be noted of the sources once the articles are kept.
    pub visits: Vec<Visit>,
    /// So many sources were read.
    pub sources: usize,
    /// So many more were found meanwhile.
    pub found: usize,
    /// So many articles are known and were not read.
    pub known: usize,
    /// So many files were left out.
    pub left_out: LeftOut,
    /// So many bytes were read.
    pub bytes: u64,
}

/// How many files of directories were left out: they are read where they are named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LeftOut {
    /// Files that are no text.
    pub not_text: usize,
    /// Files that do not read like articles.
    pub not_articles: usize,
    /// Lists of feeds.
    pub lists_of_feeds: usize,
}

impl LeftOut {
    /// All of them.
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

impl Taken {
    pub(crate) fn failed(name: String, error: AppError) -> Self {
        Taken { name, result: Err(error), lead: None }
    }
}
