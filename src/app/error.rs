//! Defines the errors of this layer.

use std::error::Error;

use rayon::ThreadPoolBuildError;

use crate::app::Unfinished;
use crate::ingest::IngestError;
use crate::library::LibraryError;

/// The reason why something that was asked for could not be done.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    /// An input could not be read.
    #[error(transparent)]
    Ingest(#[from] IngestError),
    /// The input links to articles or feeds, which are not fetched.
    #[error("not fetched: {}; name this file to fetch them", elsewhere(*.articles, *.feeds))]
    Elsewhere {
        /// The number of articles that a feed links to.
        articles: usize,
        /// The number of feeds that a list of feeds links to.
        feeds: usize,
    },
    /// The engine did not read all of an article.
    #[error(transparent)]
    Unfinished(#[from] Unfinished),
    /// The system does not start the threads to work with.
    #[error("cannot start the threads to work with")]
    Threads(#[source] ThreadPoolBuildError),
    /// The library could not answer or keep something.
    #[error(transparent)]
    Library(#[from] LibraryError),
}

impl AppError {
    /// Tells whether the error comes from a place that cannot be written to.
    pub fn is_unwritable(&self) -> bool {
        matches!(self, AppError::Library(error) if error.is_unwritable())
    }

    /// Tells whether another program is writing, so that trying again soon may succeed.
    pub fn is_busy(&self) -> bool {
        matches!(self, AppError::Library(LibraryError::Busy(_)))
    }
}

/// Writes an error and its causes on one line: `cannot be read: permission denied`.
pub fn explain(error: &dyn Error) -> String {
    let mut message = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        message.push_str(": ");
        message.push_str(&error.to_string());
        cause = error.source();
    }
    message
}

/// Writes the counts in words: "2 articles that stand elsewhere, 1 feed".
fn elsewhere(articles: usize, feeds: usize) -> String {
    let count = |count: usize, one: &str, many: &str| match count {
        0 => None,
        1 => Some(format!("1 {one}")),
        _ => Some(format!("{count} {many}")),
    };
    let articles =
        count(articles, "article that stands elsewhere", "articles that stand elsewhere");
    let counts: Vec<String> = articles.into_iter().chain(count(feeds, "feed", "feeds")).collect();
    counts.join(", ")
}
