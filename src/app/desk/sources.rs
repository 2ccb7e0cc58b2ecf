//! Remembers the sources that the user added, for later refreshes.

use std::path::Path;
use std::time::SystemTime;
use std::time::UNIX_EPOCH;

use crate::app::AppError;
use crate::app::Desk;
use crate::app::moment;
use crate::app::sources::visit::Visit;
use crate::library;
use crate::library::ArticleId;
use crate::library::SourceId;
use crate::library::SourceKind;
use crate::library::SourceRow;
use crate::library::Window;

/// Seconds for which the page of a summary is tried again, and the most pages that are.
const SUMMARY_SECONDS: u64 = 14 * 24 * 60 * 60;
const MOST_SUMMARIES: usize = 500;

/// A source, and how many articles came from there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedSource {
    /// The source.
    pub source: SourceRow,
    /// The time at which it was last read, for people; `None` for never.
    pub read: Option<String>,
    /// The number of articles.
    pub articles: usize,
}

impl Desk {
    /// Returns the articles that came from a source and from no other one that is visited.
    pub fn articles_of_source(&self, source: SourceId) -> Result<Vec<ArticleId>, AppError> {
        Ok(self.library.articles_of_source(source)?)
    }

    /// Returns the sources that the user added and wants to be kept up to date.
    pub fn sources(&self) -> Result<Vec<SourceRow>, AppError> {
        Ok(self.library.sources(Window { first: 0, len: usize::MAX })?.rows)
    }

    /// Returns the sources, each with how many articles came from there.
    pub fn listed_sources(&self) -> Result<Vec<ListedSource>, AppError> {
        let counts = self.library.count_by_source()?;
        let sources = self.sources()?.into_iter().zip(counts);
        let listed = sources.map(|(source, (articles, seen))| {
            // Nobody visits a directory: it is watched, and its files are read.
            let read = source.visit.fetched.or(seen).map(moment::told);
            ListedSource { source, read, articles }
        });
        Ok(listed.collect())
    }

    /// Returns the addresses of the articles of which there is only a summary, each after the address
    /// of its feed. A page that could not be had for weeks is not asked for again.
    pub fn summary_addresses(&self) -> Result<Vec<(String, String)>, AppError> {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let since = now.as_secs().saturating_sub(SUMMARY_SECONDS);
        let since = i64::try_from(since).unwrap_or_default();
        Ok(self.library.summary_addresses(since, MOST_SUMMARIES)?)
    }

    /// Remembers a directory, to be read again by a refresh. A directory whose path is not Unicode
    /// has no name to be stored under and is skipped.
    pub fn remember_directory(&mut self, path: &Path) -> Result<(), AppError> {
        if let Some(address) = path.to_str() {
            self.library.add_source(SourceKind::Directory, address)?;
        }
        Ok(())
    }

    /// Notes the outcome of a visit to a source, and remembers the source from then on.
    pub fn note_visit(&mut self, visit: &Visit) -> Result<(), AppError> {
        self.note_visits(std::slice::from_ref(visit))
    }

    /// Notes many visits in one transaction: all of them or, on an error, none.
    pub fn note_visits(&mut self, visits: &[Visit]) -> Result<(), AppError> {
        if visits.is_empty() {
            return Ok(());
        }
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let noted = visits.iter().map(|visit| {
            let how = library::Visit {
                etag: visit.validators.etag.clone(),
                modified: visit.validators.last_modified.clone(),
                fetched: i64::try_from(now.as_secs()).ok(),
                error: visit.error.clone(),
            };
            library::Visited {
                kind: visit.kind,
                address: &visit.address,
                title: visit.title.as_deref(),
                login: visit.login.as_deref(),
                is_private: visit.is_private,
                is_named: visit.is_named,
                visit: how,
            }
        });
        Ok(self.library.note_visits(noted)?)
    }
}
