//! Compares the tables and indexes of the library with those of a fresh library of the same step.
//!
//! A flipped bit in their descriptions can go unnoticed: it may change a column, or the order of an
//! index.

use std::collections::BTreeMap;
use std::path::Path;

use rusqlite::Connection;

use crate::library::LibraryError;
use crate::library::file::migrations;

/// Returns the names of what is missing, or described differently from a fresh library.
pub(super) fn differences(connection: &Connection) -> Result<Vec<String>, LibraryError> {
    let mut fresh = Connection::open_in_memory()?;
    migrations::migrate_to(&mut fresh, Path::new(""), migrations::taken(connection)?)?;
    let (expected, found) = (descriptions(&fresh)?, descriptions(connection)?);
    // What another program added does no harm.
    let differs =
        |(name, description): &(&String, &[String; 3])| found.get(*name) != Some(*description);
    Ok(expected.iter().filter(differs).map(|(name, _)| name.clone()).collect())
}

/// Returns the description of each table and index, by name.
fn descriptions(connection: &Connection) -> rusqlite::Result<BTreeMap<String, [String; 3]>> {
    // The statistics that SQLite keeps on its indexes are not part of a library.
    let mut select = connection.prepare(
        "SELECT name, type, tbl_name, coalesce(sql, '') FROM sqlite_schema
         WHERE name NOT LIKE 'sqlite_stat%'",
    )?;
    let rows = select.query_map([], |row| {
        let sql: String = row.get(3)?;
        Ok((row.get(0)?, [row.get(1)?, row.get(2)?, meaning(&sql)]))
    })?;
    rows.collect()
}

/// Removes from a description its comments, and what versions of SQLite write differently: white
/// space, and quotation marks around names.
fn meaning(sql: &str) -> String {
    let lines = sql.lines().map(|line| line.split_once("--").map_or(line, |(before, _)| before));
    let words = lines.flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ");
    words.replace('"', "")
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use rusqlite::Connection;

    use super::differences;
    use crate::library::file::migrations;

    #[test]
    fn a_library_of_any_step_is_as_it_was_made() {
        for step in 1..=migrations::supported() {
            let mut connection = Connection::open_in_memory().unwrap();
            migrations::migrate_to(&mut connection, Path::new(""), step).unwrap();
            assert!(differences(&connection).unwrap().is_empty(), "step {step}");
        }
    }

    #[test]
    fn what_is_described_otherwise_is_named_and_a_comment_is_not() {
        let mut connection = Connection::open_in_memory().unwrap();
        migrations::migrate(&mut connection, Path::new("")).unwrap();
        connection.pragma_update(None, "writable_schema", true).unwrap();
        let alter = |from: &str, to: &str| {
            connection
                .execute("UPDATE sqlite_schema SET sql = replace(sql, ?1, ?2)", [from, to])
                .unwrap();
        };
        alter("-- Where we have it from", "-- Whence we have it");
        alter("-- Its name among", "-- The name among");
        assert!(differences(&connection).unwrap().is_empty());
        alter("remove_diacritics 2", "remove_diacritics 0");
        assert_eq!(differences(&connection).unwrap(), ["article_index", "said_index"]);
    }
}
