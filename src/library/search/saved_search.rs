//! Stores the searches that the user saved, each under a name and as it was typed.

use rusqlite::OptionalExtension;
use rusqlite::params;

use crate::library::Library;
use crate::library::LibraryError;
use crate::library::file::seal;

/// A search with the name that the user gave it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedSearch {
    /// The name. No two searches have the same.
    pub name: String,
    /// The search as it was typed. [`crate::library::search::query_language`] tells whether it is
    /// valid.
    pub query: String,
}

impl Library {
    /// Returns all saved searches, by name. They are few, since each was named by hand.
    pub fn saved_searches(&self) -> Result<Vec<SavedSearch>, LibraryError> {
        let searches = self
            .connection
            .prepare_cached(
                "SELECT name, query FROM saved_search ORDER BY name COLLATE NOCASE, name",
            )?
            .query_map([], |row| Ok(SavedSearch { name: row.get(0)?, query: row.get(1)? }))?
            .collect::<Result<_, _>>()?;
        Ok(searches)
    }

    /// Saves a search under a name that no other has. Returns `false`, and changes nothing, if
    /// another has the name.
    pub fn add_search(&mut self, search: &SavedSearch) -> Result<bool, LibraryError> {
        // Saving the same search again is no conflict.
        self.write_search(
            "INSERT INTO saved_search (name, query) VALUES (?1, ?2)
             ON CONFLICT (name) DO UPDATE SET query = query WHERE query = excluded.query",
            search,
        )
    }

    /// Saves a search in place of the one of the same name.
    pub fn replace_search(&mut self, search: &SavedSearch) -> Result<(), LibraryError> {
        self.write_search(
            "INSERT INTO saved_search (name, query) VALUES (?1, ?2)
             ON CONFLICT (name) DO UPDATE SET query = excluded.query",
            search,
        )?;
        Ok(())
    }

    /// Deletes the search of this name; returns whether there was one.
    pub fn delete_search(&mut self, name: &str) -> Result<bool, LibraryError> {
        let transaction = self.begin()?;
        let deleted = transaction
            .prepare_cached("DELETE FROM saved_search WHERE name = ?1")?
            .execute([name])?;
        transaction.commit()?;
        Ok(deleted > 0)
    }

    fn write_search(&mut self, sql: &str, search: &SavedSearch) -> Result<bool, LibraryError> {
        let transaction = self.begin()?;
        let written: Option<i64> = transaction
            .prepare_cached(&format!("{sql} RETURNING id"))?
            .query_row(params![search.name, search.query], |row| row.get(0))
            .optional()?;
        if let Some(id) = written {
            seal::SEARCH.seal(&transaction, id)?;
        }
        transaction.commit()?;
        Ok(written.is_some())
    }
}
