//! Migrates a library to the present schema, step by step. The file records how many steps it has
//! taken.

use std::path::Path;

use rusqlite::Connection;
use rusqlite::Transaction;
use rusqlite::TransactionBehavior;

use crate::library::LibraryError;
use crate::library::articles::doubted_claims;
use crate::library::articles::stored_article;
use crate::library::file::seal;
use crate::library::search::text_index;
use crate::library::speakers::name_forms;

/// The application id in the header of a SQLite file, which marks it as a library of this program.
pub(crate) const APPLICATION: u32 = 0x5075_5175;

/// The last step at which libraries did not have the application id.
const UNMARKED: usize = 2;

type MigrationStep = fn(&Connection) -> Result<(), LibraryError>;

/// One step of the schema.
struct Step {
    sql: &'static str,
    /// The part that SQL cannot do. It runs after the SQL, in the same transaction.
    then: Option<MigrationStep>,
}

/// Every step that was ever released, oldest first. A released step is never edited, because
/// libraries exist that have taken it.
const STEPS: [Step; 20] = [
    Step { sql: include_str!("migrations/0001_articles.sql"), then: None },
    Step { sql: include_str!("migrations/0002_model.sql"), then: None },
    Step {
        sql: include_str!("migrations/0003_keeping.sql"),
        then: Some(stored_article::identify_all),
    },
    Step { sql: include_str!("migrations/0004_corrections.sql"), then: None },
    Step { sql: include_str!("migrations/0005_search.sql"), then: Some(text_index::rebuild) },
    Step { sql: include_str!("migrations/0006_seal.sql"), then: Some(seal::article::seal_all) },
    Step { sql: include_str!("migrations/0007_searches.sql"), then: None },
    Step { sql: include_str!("migrations/0008_claims.sql"), then: Some(doubted_claims::doubt_all) },
    Step { sql: include_str!("migrations/0009_seals.sql"), then: Some(seal::seal_unfound) },
    Step { sql: include_str!("migrations/0010_acts.sql"), then: None },
    Step { sql: include_str!("migrations/0011_names.sql"), then: None },
    Step { sql: include_str!("migrations/0012_doubts.sql"), then: None },
    Step { sql: include_str!("migrations/0013_checks.sql"), then: Some(seal::seal_widened) },
    Step { sql: include_str!("migrations/0014_summaries.sql"), then: None },
    Step { sql: include_str!("migrations/0015_voices.sql"), then: None },
    Step { sql: include_str!("migrations/0016_ends.sql"), then: None },
    Step { sql: include_str!("migrations/0017_lists.sql"), then: None },
    Step { sql: include_str!("migrations/0018_voice_groups.sql"), then: None },
    Step { sql: include_str!("migrations/0019_former.sql"), then: Some(seal::seal_corrections) },
    // It names speakers by what step 11 counts, and seals them. Both read the columns of today.
    Step { sql: include_str!("migrations/0020_types.sql"), then: Some(name_forms::vote_all) },
];

/// Returns the number of steps that this program knows.
pub(crate) fn supported() -> usize {
    STEPS.len()
}

/// Returns the number of steps that the library has taken.
pub(crate) fn taken(connection: &Connection) -> rusqlite::Result<usize> {
    connection.query_row("PRAGMA user_version", [], |row| row.get(0))
}

/// Refuses files that are not libraries of this program, and those of a newer one, without changing
/// them.
pub(crate) fn admit(connection: &Connection, path: &Path) -> Result<(), LibraryError> {
    // Held as it is now: another program may be making it, and take a step between two questions.
    let is_free = connection.is_autocommit();
    let _held = is_free.then(|| connection.unchecked_transaction()).transpose()?;
    let program: i64 = connection.query_row("PRAGMA application_id", [], |row| row.get(0))?;
    let found = taken(connection)?;
    let ours = if program == 0 {
        let (tables, known): (usize, usize) = connection.query_row(
            "SELECT count(*),
                    count(*) FILTER (WHERE name IN ('article', 'speaker', 'quotation_span'))
             FROM sqlite_schema WHERE type = 'table'",
            [],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?;
        if tables == 0 { found == 0 } else { known == 3 && found <= UNMARKED }
    } else {
        program == i64::from(APPLICATION)
    };
    if !ours {
        return Err(LibraryError::Foreign { path: path.to_owned() });
    }
    let supported = supported();
    if found > supported {
        return Err(LibraryError::TooNew { path: path.to_owned(), found, supported });
    }
    Ok(())
}

/// Migrates the library to the schema of this program.
pub(crate) fn migrate(connection: &mut Connection, path: &Path) -> Result<(), LibraryError> {
    migrate_to(connection, path, supported())
}

/// Migrates the library up to a step. Tests create libraries of earlier programs with it.
pub(crate) fn migrate_to(
    connection: &mut Connection,
    path: &Path,
    last: usize,
) -> Result<(), LibraryError> {
    admit(connection, path)?;
    if taken(connection)? >= last {
        return Ok(());
    }
    // A table that others refer to can only be replaced without foreign keys, and a transaction
    // cannot switch them off.
    connection.pragma_update(None, "foreign_keys", false)?;
    let migrated = take_steps(connection, last);
    connection.pragma_update(None, "foreign_keys", true)?;
    migrated
}

fn take_steps(connection: &mut Connection, last: usize) -> Result<(), LibraryError> {
    for (number, step) in (1..).zip(&STEPS).take(last) {
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        // Another program may have taken this step in the meantime, so look again inside the
        // transaction.
        if taken(&transaction)? >= number {
            continue;
        }
        take(&transaction, number, step)?;
        transaction.commit()?;
    }
    Ok(())
}

fn take(transaction: &Transaction<'_>, number: usize, step: &Step) -> Result<(), LibraryError> {
    transaction.execute_batch(step.sql)?;
    if let Some(then) = step.then {
        then(transaction)?;
    }
    let broken: usize =
        transaction
            .query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| row.get(0))?;
    if broken > 0 {
        // Migrating would carry the damage over, so the library stays as it is.
        return Err(LibraryError::Damaged(rusqlite::Error::SqliteFailure(
            rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_CORRUPT),
            Some(format!("{broken} rows refer to something that is not there")),
        )));
    }
    if number > UNMARKED {
        transaction.pragma_update(None, "application_id", APPLICATION)?;
    }
    transaction.pragma_update(None, "user_version", number)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use rusqlite::Connection;

    use super::STEPS;
    use super::migrate;
    use super::taken;
    use crate::library::LibraryError;

    #[test]
    fn migrating_twice_takes_each_step_once() {
        let mut connection = Connection::open_in_memory().unwrap();
        migrate(&mut connection, Path::new("")).unwrap();
        migrate(&mut connection, Path::new("")).unwrap();
        assert_eq!(taken(&connection).unwrap(), STEPS.len());
    }

    #[test]
    fn every_table_is_strict() {
        let mut connection = Connection::open_in_memory().unwrap();
        migrate(&mut connection, Path::new("")).unwrap();
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

    #[test]
    fn a_library_of_a_newer_program_is_left_alone() {
        let mut connection = Connection::open_in_memory().unwrap();
        connection.pragma_update(None, "application_id", super::APPLICATION).unwrap();
        connection.pragma_update(None, "user_version", STEPS.len() + 1).unwrap();
        let refused = migrate(&mut connection, Path::new("a.db")).unwrap_err();
        assert!(
            matches!(&refused, LibraryError::TooNew { found, .. } if *found == STEPS.len() + 1)
        );
        assert!(refused.to_string().contains("a.db"), "{refused}");
        let tables: usize = connection
            .query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))
            .unwrap();
        assert_eq!(tables, 0);
    }
}
