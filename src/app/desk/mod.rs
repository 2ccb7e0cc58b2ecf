//! The desk: keeps articles and what is found in them, answers questions.

mod correcting;
mod intake;
mod lists;
mod searches;
mod sources;
mod speakers;

use std::path::Path;
use std::path::PathBuf;
use std::time::Duration;

use crate::app::AppError;
use crate::app::matching::search_results::Finds;
use crate::app::matching::speaker_names::Names;
use crate::library::ArticleId;
use crate::library::Filter;
use crate::library::Library;
use crate::library::OpenArticle;
use crate::library::Order;
use crate::library::QuotationQuery;
use crate::library::Rows;
use crate::library::Saying;
use crate::library::Window;

pub use correcting::Change;
pub use correcting::Corrected;
pub use correcting::Stands;
pub use searches::SearchChange;
pub use searches::SearchOutcome;

/// What an impatient desk waits for another program.
const SOON: Duration = Duration::from_millis(5);

/// The library and all that is done with it.
#[derive(Debug)]
pub struct Desk {
    library: Library,
    names: Names,
    finds: Finds,
    /// [`Library::others_changes`], as it was when it was asked for last.
    others_changes: i64,
}

impl Desk {
    /// A desk whose library is in memory and empty: for reading without keeping.
    pub fn in_memory() -> Result<Self, AppError> {
        Desk::over(Library::in_memory()?)
    }

    /// A desk over the library in the file at `path`, which is made where
    /// there is none.
    pub fn on_disk(path: &Path) -> Result<Self, AppError> {
        Desk::over(Library::open(path)?)
    }

    /// A desk over the library at `path`, to ask and not to change anything:
    /// it waits for nobody who does. There has to be one.
    pub fn reading(path: &Path) -> Result<Self, AppError> {
        Desk::over(Library::open_reader(path)?)
    }

    fn over(library: Library) -> Result<Self, AppError> {
        let others_changes = library.others_changes()?;
        Ok(Desk { library, names: Names::default(), finds: Finds::default(), others_changes })
    }

    /// Whether nothing can be changed.
    pub fn is_read_only(&self) -> Result<bool, AppError> {
        Ok(self.library.is_read_only()?)
    }

    /// Whether another program has changed the library since this was asked last.
    pub fn has_changed_elsewhere(&mut self) -> Result<bool, AppError> {
        let now = self.library.others_changes()?;
        let has_changed = std::mem::replace(&mut self.others_changes, now) != now;
        if has_changed {
            self.forget();
        }
        Ok(has_changed)
    }

    /// Has changes fail soon, with [`AppError::is_busy`], while another program
    /// writes: for who has other things to do meanwhile.
    pub fn be_impatient(&self) -> Result<(), AppError> {
        Ok(self.library.set_patience(SOON)?)
    }

    /// The file of the library; `None` for one in memory.
    pub fn path(&self) -> Option<PathBuf> {
        self.library.path()
    }

    /// How many articles there are.
    pub fn count(&self) -> Result<usize, AppError> {
        Ok(self
            .library
            .articles(&Filter::default(), Order::Intake, Window { first: 0, len: 0 })?
            .total)
    }

    /// What is known of the library from before may be so no more.
    fn forget(&mut self) {
        self.names.forget();
        self.finds.forget();
    }

    /// One article with its quotations and speakers.
    pub fn open(&self, article: ArticleId) -> Result<OpenArticle, AppError> {
        Ok(self.library.article(article)?)
    }

    /// Notes whether the reader has seen the article.
    pub fn mark_read(&mut self, article: ArticleId, read: bool) -> Result<(), AppError> {
        Ok(self.library.set_read(article, read)?)
    }

    /// Notes that the reader stopped at this byte of the article's text.
    pub fn keep_place(&mut self, article: ArticleId, byte: usize) -> Result<(), AppError> {
        Ok(self.library.set_position(article, byte)?)
    }

    /// Stars the article, or takes its star away; returns whether it has one now.
    pub fn toggle_star(&mut self, article: ArticleId) -> Result<bool, AppError> {
        Ok(self.library.toggle_star(article)?)
    }

    /// The quotations that fit the query, those of the newest articles first.
    pub fn quotations(
        &self,
        query: &QuotationQuery,
        window: Window,
    ) -> Result<Rows<Saying>, AppError> {
        Ok(self.library.quotations(query, window)?)
    }
}
