//! Searches that the reader keeps under a name.

use crate::app::AppError;
use crate::app::Desk;
use crate::library::SavedSearch;

/// What the reader changes in their saved searches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SearchChange {
    /// One more, under a name that no other has.
    Add(SavedSearch),
    /// One in place of that which has its name.
    Replace(SavedSearch),
    /// The one of this name goes.
    Delete(String),
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SearchOutcome {
    /// It is so, and on the disk.
    Kept,
    /// It is so until the program ends, for the library is in memory.
    KeptInMemory,
    /// Nothing: another has the name, or there is none of that name to be deleted.
    NotDone,
}

impl Desk {
    /// The saved searches, by name.
    pub fn searches(&self) -> Result<Vec<SavedSearch>, AppError> {
        Ok(self.library.saved_searches()?)
    }

    /// Changes the saved searches. When this returns, it is on the disk.
    pub fn change_searches(&mut self, change: &SearchChange) -> Result<SearchOutcome, AppError> {
        let is_done = match change {
            SearchChange::Add(search) => self.library.add_search(search)?,
            SearchChange::Replace(search) => {
                self.library.replace_search(search)?;
                true
            }
            SearchChange::Delete(name) => self.library.delete_search(name)?,
        };
        Ok(match (is_done, self.path()) {
            (false, _) => SearchOutcome::NotDone,
            (true, Some(_)) => SearchOutcome::Kept,
            (true, None) => SearchOutcome::KeptInMemory,
        })
    }
}
