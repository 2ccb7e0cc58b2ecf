//! Why the desk could not do what was asked.

use std::error::Error;

use rayon::ThreadPoolBuildError;

use crate::app::Unfinished;
use crate::ingest::IngestError;
use crate::library::LibraryError;

/// Why the desk could not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    /// An input could not be read.
    #[error(transparent)]
    Ingest(#[from] IngestError),
    /// Articles, or the feeds they are in, stand elsewhere.
    #[error("not fetched: {}; name this file to fetch them", elsewhere(*.articles, *.feeds))]
    Elsewhere {
        /// So many articles that a feed links to.
        articles: usize,
        /// So many feeds of a list.
        feeds: usize,
    },
    /// The engine did not read all of an article.
    #[error(transparent)]
    Unfinished(#[from] Unfinished),
    /// The system gives us no threads.
    #[error("cannot start the threads to work with")]
    Threads(#[source] ThreadPoolBuildError),
    /// The library could not answer or keep something.
    #[error(transparent)]
    Library(#[from] LibraryError),
}

impl AppError {
    /// Whether it is for want of a place to write.
    pub fn is_unwritable(&self) -> bool {
        matches!(self, AppError::Library(error) if error.is_unwritable())
    }

    /// Whether another program is writing, so that it may go well in a moment.
    pub fn is_busy(&self) -> bool {
        matches!(self, AppError::Library(LibraryError::Busy(_)))
    }
}

/// An error with its causes, on one line: `cannot be read: permission denied`.
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

/// "2 articles that stand elsewhere, 1 feed".
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
