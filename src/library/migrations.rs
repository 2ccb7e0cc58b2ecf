//! The schema, step by step. A library knows how many steps it has taken.

use rusqlite::Connection;

use crate::library::LibraryError;

/// Every step ever released, oldest first. A released step is never edited:
/// libraries exist that have taken it.
const STEPS: [&str; 2] =
    [include_str!("migrations/0001_articles.sql"), include_str!("migrations/0002_model.sql")];

/// Brings the library up to the schema of this program.
pub(super) fn migrate(connection: &mut Connection) -> Result<(), LibraryError> {
    let taken: usize = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let supported = STEPS.len();
    if taken > supported {
        return Err(LibraryError::TooNew { found: taken, supported });
    }
    for (step, sql) in STEPS.iter().enumerate().skip(taken) {
        let transaction = connection.transaction()?;
        transaction.execute_batch(sql)?;
        transaction.pragma_update(None, "user_version", step + 1)?;
        transaction.commit()?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use rusqlite::Connection;

    use super::STEPS;
    use super::migrate;
    use crate::library::LibraryError;

    #[test]
    fn migrating_twice_takes_each_step_once() {
        let mut connection = Connection::open_in_memory().unwrap();
        migrate(&mut connection).unwrap();
        migrate(&mut connection).unwrap();
        let taken: usize =
            connection.query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap();
        assert_eq!(taken, STEPS.len());
    }

    #[test]
    fn a_library_of_a_newer_program_is_left_alone() {
        let mut connection = Connection::open_in_memory().unwrap();
        connection.pragma_update(None, "user_version", STEPS.len() + 1).unwrap();
        let refused = migrate(&mut connection).unwrap_err();
        assert!(matches!(refused, LibraryError::TooNew { found, .. } if found == STEPS.len() + 1));
        let tables: usize = connection
            .query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))
            .unwrap();
        assert_eq!(tables, 0);
    }

    #[test]
    fn every_table_is_strict() {
        let mut connection = Connection::open_in_memory().unwrap();
        migrate(&mut connection).unwrap();
        let loose: Vec<String> = connection
            .prepare(
                "SELECT name FROM pragma_table_list
                 WHERE schema = 'main' AND type = 'table' AND NOT strict AND name NOT LIKE 'sqlite_%'",
            )
            .unwrap()
            .query_map([], |row| row.get(0))
            .unwrap()
            .map(Result::unwrap)
            .collect();
        assert!(loose.is_empty(), "{loose:?}");
    }
}
