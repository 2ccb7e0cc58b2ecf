//! Checks that the search indexes hold exactly the words of what they index.
//!
//! SQLite can check an index that stores the words as they were written. The indexes of the library
//! do not store them, so a flipped bit would go unnoticed. For the duration of the check they are
//! copied and linked to temporary tables that have the words, and SQLite checks the copies.

use rusqlite::Connection;
use rusqlite::ErrorCode;
use rusqlite::params;

use crate::library::ArticleId;
use crate::library::LibraryError;
use crate::library::articles::open_article;
use crate::library::articles::open_article::Stored;
use crate::library::search::text_index;

/// The indexes with their columns, and the message where one is wrong.
const INDEXES: [(&str, &str, &str); 2] = [
    ("article_index", "title, text", "the search index of the articles has other words than they"),
    ("said_index", "words", "the search index of the quotations has other words than they"),
];

/// Returns what is wrong with the indexes, in words. Only temporary tables are written to; they
/// take about as much room as the texts and the indexes.
pub(super) fn faults(connection: &Connection) -> Result<Vec<&'static str>, LibraryError> {
    for (name, columns, _) in INDEXES {
        connection.execute_batch(&copy(name, columns))?;
    }
    write_words(connection)?;
    let mut faults = Vec::new();
    for (name, _, words) in INDEXES {
        let asked = connection.execute(
            &format!("INSERT INTO temp.{name} ({name}, rank) VALUES ('integrity-check', 1)"),
            [],
        );
        match asked {
            Ok(_) => (),
            Err(error) if error.sqlite_error_code() == Some(ErrorCode::DatabaseCorrupt) => {
                faults.push(words);
            }
            Err(error) => return Err(error.into()),
        }
    }
    Ok(faults)
}

/// Returns the SQL that copies an index and links it to a table with the words.
fn copy(name: &str, columns: &str) -> String {
    format!(
        "CREATE TEMP TABLE {name}_words (id INTEGER PRIMARY KEY, {columns});
         CREATE VIRTUAL TABLE temp.{name} USING fts5 (
             {columns}, content = '{name}_words', content_rowid = 'id',
             tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');
         DELETE FROM temp.{name}_data;
         INSERT INTO temp.{name}_data SELECT * FROM main.{name}_data;
         INSERT INTO temp.{name}_idx SELECT * FROM main.{name}_idx;
         INSERT INTO temp.{name}_docsize (id, sz) SELECT id, sz FROM main.{name}_docsize;"
    )
}

/// Writes the words that should be in the indexes.
fn write_words(connection: &Connection) -> Result<(), LibraryError> {
    let mut of_article = connection
        .prepare("INSERT INTO temp.article_index_words (id, title, text) VALUES (?1, ?2, ?3)")?;
    let mut of_quotation =
        connection.prepare("INSERT INTO temp.said_index_words (id, words) VALUES (?1, ?2)")?;
    let mut ids = connection.prepare("SELECT id FROM article WHERE removed = 0 ORDER BY id")?;
    for id in ids.query_map([], |row| row.get::<_, ArticleId>(0))? {
        let id = id?;
        // The seals report what cannot be read.
        let Ok(Some(Stored { article, .. })) = open_article::article(connection, id) else {
            continue;
        };
        of_article.execute(params![id, article.title, text_index::indexed_text(&article)])?;
        for (quotation, words) in text_index::said_in(connection, id, &article.text)? {
            of_quotation.execute(params![quotation, words])?;
        }
    }
    Ok(())
}
