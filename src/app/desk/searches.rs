//! Keeps the user's saved searches.

use crate::app::AppError;
use crate::app::Desk;
use crate::library::SavedSearch;

/// A change to the saved searches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SearchChange {
    /// Adds a search under a name that no other has.
    Add(SavedSearch),
    /// Replaces the search of the same name.
    Replace(SavedSearch),
    /// Deletes the search of this name.
    Delete(String),
}

/// The outcome of a change to the saved searches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SearchOutcome {
    /// The change is on the disk.
    Kept,
    /// The change lasts until the program ends, since the library is in memory.
    KeptInMemory,
    /// Nothing changed: the name is taken, or no search of that name exists to be deleted.
    NotDone,
}

impl Desk {
    /// Returns the saved searches, by name.
    pub fn searches(&self) -> Result<Vec<SavedSearch>, AppError> {
        Ok(self.library.saved_searches()?)
    }

    /// Changes the saved searches. The change is on the disk when this returns.
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
