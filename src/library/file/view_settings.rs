//! Keeps how the user left the screen, so that it is the same when the program starts again.

use rusqlite::OptionalExtension;
use rusqlite::params;

use crate::library::Library;
use crate::library::LibraryError;
use crate::library::file::seal;
use crate::quotes::Act;
use crate::quotes::Acts;

/// The name of the setting that says which acts are shown.
const ACTS: &str = "acts";

impl Library {
    /// Returns the acts that the user had shown last; what was said if they never chose, or if the
    /// setting is damaged.
    pub fn shown_acts(&self) -> Result<Acts, LibraryError> {
        let kept: Option<String> = self
            .connection
            .prepare_cached("SELECT value FROM view_setting WHERE name = ?1")?
            .query_row([ACTS], |row| row.get(0))
            .optional()?;
        let acts: Option<Acts> =
            kept.and_then(|names| names.split(',').map(Act::from_name).collect());
        Ok(acts.unwrap_or_default())
    }

    /// Keeps the acts that the user has shown.
    pub fn set_shown_acts(&mut self, acts: Acts) -> Result<(), LibraryError> {
        let names: Vec<&str> = acts.iter().map(Act::name).collect();
        let transaction = self.begin()?;
        let id: i64 = transaction
            .prepare_cached(
                "INSERT INTO view_setting (name, value) VALUES (?1, ?2)
                 ON CONFLICT (name) DO UPDATE SET value = excluded.value RETURNING id",
            )?
            .query_row(params![ACTS, names.join(",")], |row| row.get(0))?;
        seal::VIEW.seal(&transaction, id)?;
        transaction.commit()?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use crate::library::Library;
    use crate::quotes::Act;
    use crate::quotes::Acts;

    #[test]
    fn what_was_shown_last_is_known() {
        let mut library = Library::in_memory().unwrap();
        assert_eq!(library.shown_acts().unwrap(), Acts::SAID);
        for acts in [Acts::SAID.with(Act::Topic), Acts::ALL, Acts::SAID] {
            library.set_shown_acts(acts).unwrap();
            assert_eq!(library.shown_acts().unwrap(), acts);
        }
        library.connection.execute("UPDATE view_setting SET value = 'said,sung'", []).unwrap();
        assert_eq!(library.shown_acts().unwrap(), Acts::SAID);
    }
}
