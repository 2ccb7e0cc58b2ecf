//! What is read at a time.

use std::path::Path;

use crate::app::AppError;
use crate::app::Visit;
use crate::article::Article;

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
    /// So many bytes were read.
    pub bytes: u64,
}

impl Taken {
    pub(super) fn failed(name: String, error: AppError) -> Self {
        Taken { name, result: Err(error), lead: None }
    }
}
