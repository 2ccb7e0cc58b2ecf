//! Owns the library: stores articles and what is found in them, and answers questions about them.

mod corrections;
mod intake;
mod lists;
mod new_names;
mod searches;
mod sources;
mod speakers;

use std::path::Path;
use std::path::PathBuf;
use std::time::Duration;

use crate::app::AppError;
use crate::app::lookup::search_results::SearchCache;
use crate::app::lookup::speaker_names::Names;
use crate::library::ArticleId;
use crate::library::Filter;
use crate::library::IndexedOrder;
use crate::library::LastView;
use crate::library::Library;
use crate::library::ListedQuotation;
use crate::library::OpenArticle;
use crate::library::QuotationQuery;
use crate::library::Rows;
use crate::library::SpeakerRow;
use crate::library::Window;
use crate::quotes::Acts;

pub use corrections::Change;
pub use corrections::Corrected;
pub use corrections::CorrectedSpeaker;
pub use corrections::LoggedCorrection;
pub use corrections::Reach;
pub use new_names::tell_renamed;
pub use searches::SearchChange;
pub use searches::SearchOutcome;
pub use sources::ListedSource;

/// The time that an impatient desk waits for another program that writes.
const SOON: Duration = Duration::from_millis(5);

/// The library and all that can be done with it.
#[derive(Debug)]
pub struct Desk {
    pub(in crate::app) library: Library,
    names: Names,
    search_cache: SearchCache,
    /// The value of [`Library::others_changes`] when it was last looked up.
    others_changes: i64,
}

impl Desk {
    /// Creates a desk with an empty library in memory, for reading without keeping.
    pub fn in_memory() -> Result<Self, AppError> {
        Desk::over(Library::in_memory()?)
    }

    /// Creates a desk over the library in the file at `path`, and that file where there is none.
    pub fn on_disk(path: &Path) -> Result<Self, AppError> {
        Desk::over(Library::open(path)?)
    }

    /// Creates a desk that only reads the library at `path`, and so never waits for a program that
    /// writes. The file has to exist.
    pub fn reading(path: &Path) -> Result<Self, AppError> {
        Desk::over(Library::open_reader(path)?)
    }

    fn over(library: Library) -> Result<Self, AppError> {
        let others_changes = library.others_changes()?;
        Ok(Desk {
            library,
            names: Names::default(),
            search_cache: SearchCache::default(),
            others_changes,
        })
    }

    /// Tells whether the library can only be read.
    pub fn is_read_only(&self) -> Result<bool, AppError> {
        Ok(self.library.is_read_only()?)
    }

    /// Tells whether another program has changed the library since this was last called.
    pub fn has_changed_elsewhere(&mut self) -> Result<bool, AppError> {
        let now = self.library.others_changes()?;
        let has_changed = std::mem::replace(&mut self.others_changes, now) != now;
        if has_changed {
            self.forget();
        }
        Ok(has_changed)
    }

    /// Makes changes fail soon, with [`AppError::is_busy`], while another program writes. This is
    /// for threads that have other things to do meanwhile.
    pub fn be_impatient(&self) -> Result<(), AppError> {
        Ok(self.library.set_busy_timeout(SOON)?)
    }

    /// Returns the file of the library; `None` for a library in memory.
    pub fn path(&self) -> Option<PathBuf> {
        self.library.path()
    }

    /// Counts the articles.
    pub fn count(&self) -> Result<usize, AppError> {
        Ok(self
            .library
            .articles(&Filter::default(), IndexedOrder::Intake, Window { first: 0, len: 0 })?
            .total)
    }

    /// Returns the library, for what no other part of the desk asks.
    pub(in crate::app) fn library(&self) -> &Library {
        &self.library
    }

    /// Empties the caches, since the library has changed.
    fn forget(&mut self) {
        self.names.forget();
        self.search_cache.forget();
    }

    /// Returns one article with its quotations and speakers.
    pub fn open(&self, article: ArticleId) -> Result<OpenArticle, AppError> {
        Ok(self.library.article(article)?)
    }

    /// The same with its quotations of other acts.
    pub fn open_with(&self, article: ArticleId, acts: Acts) -> Result<OpenArticle, AppError> {
        Ok(self.library.article_with(article, acts)?)
    }

    /// Returns the acts that the user had shown last.
    pub fn shown_acts(&self) -> Result<Acts, AppError> {
        Ok(self.library.shown_acts()?)
    }

    /// Keeps the acts that the user has shown.
    pub fn keep_shown_acts(&mut self, acts: Acts) -> Result<(), AppError> {
        Ok(self.library.set_shown_acts(acts)?)
    }

    /// Returns how the user left the list of articles, with those speakers of its filter whom there
    /// still are.
    pub fn last_view(&self) -> Result<(LastView, Vec<SpeakerRow>), AppError> {
        let view = self.library.last_view()?;
        let mut speakers = Vec::new();
        for &id in &view.speakers {
            speakers.extend(self.library.profile(id)?.map(|profile| profile.speaker));
        }
        Ok((view, speakers))
    }

    /// Keeps how the user leaves the list of articles.
    pub fn keep_last_view(&mut self, view: &LastView) -> Result<(), AppError> {
        Ok(self.library.set_last_view(view)?)
    }

    /// Notes whether the user has seen the article.
    pub fn mark_read(&mut self, article: ArticleId, read: bool) -> Result<(), AppError> {
        Ok(self.library.set_read(article, read)?)
    }

    /// Notes the byte of the article's text at which the user stopped reading.
    pub fn keep_place(&mut self, article: ArticleId, byte: usize) -> Result<(), AppError> {
        Ok(self.library.set_position(article, byte)?)
    }

    /// Stars the article or removes its star; returns whether it has one now.
    pub fn toggle_star(&mut self, article: ArticleId) -> Result<bool, AppError> {
        Ok(self.library.toggle_star(article)?)
    }

    /// Returns the quotations that match the query, those of the newest articles first.
    pub fn quotations(
        &self,
        query: &QuotationQuery,
        window: Window,
    ) -> Result<Rows<ListedQuotation>, AppError> {
        Ok(self.library.quotations(query, window)?)
    }
}
