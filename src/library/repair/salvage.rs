//! Saves what can be read of a damaged library into a new one: articles first, then the user's
//! corrections and marks, then what the engine found.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::path::PathBuf;

use rusqlite::Connection;
use rusqlite::config::DbConfig;

use crate::article::Block;
use crate::article::BlockKind;
use crate::library::ArticleId;
use crate::library::Library;
use crate::library::LibraryError;
use crate::library::articles::open_article;
use crate::library::articles::open_article::Stored;
use crate::library::articles::stored_article;
use crate::library::file::connection;
use crate::library::file::library_file;
use crate::library::file::migrations;
use crate::library::file::seal;
use crate::library::file::seal::Broken;
use crate::library::file::seal::FOUND;
use crate::library::file::seal::SEALS;
use crate::library::file::stored_positions::Fit;
use crate::library::repair::first_page;
use crate::library::repair::leftovers;
use crate::library::repair::leftovers::UNFINISHED;
use crate::library::repair::rebuild;
use crate::library::repair::rescue;
use crate::library::speakers::stored_speaker;
use crate::text::Span;

/// Every table with the column by which its rows are read, parents before children.
const TABLES: [(&str, &str); 22] = [
    ("article", "id"),
    ("sighting", "article_id"),
    ("article_text", "article_id"),
    ("block", "article_id"),
    ("article_link", "article_id"),
    ("article_feed", "article_id"),
    ("version", "id"),
    ("version_quotation", "version_id"),
    ("source", "id"),
    ("bookmark", "article_id"),
    ("saved_search", "id"),
    ("view_setting", "id"),
    ("speaker", "id"),
    ("alias", "speaker_id"),
    ("role", "speaker_id"),
    ("article_form", "article_id"),
    ("correction", "id"),
    ("correction_span", "correction_id"),
    ("correction_article", "correction_id"),
    ("quotation", "id"),
    ("quotation_span", "quotation_id"),
    ("quotation_link", "quotation_id"),
];

/// The result of saving a damaged library.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Salvaged {
    /// The number of articles that can be read.
    pub articles: usize,
    /// The articles that are lost, since nothing of their text was found: their numbers, and their
    /// titles where those were found.
    pub lost: Vec<(ArticleId, Option<String>)>,
    /// The articles of which something is not as it was stored.
    pub changed: Vec<ArticleId>,
    /// The other things that are not as they were stored, in words. They are kept as far as they
    /// can be read, except for quotations, which the engine finds again.
    pub altered: Vec<String>,
    /// The remains of an earlier run, which were deleted.
    pub cleared: Vec<PathBuf>,
    /// For each table: how many rows were kept, and how many rows or stretches of rows could not be
    /// read.
    pub tables: Vec<(&'static str, usize, usize)>,
}

/// The most numbers of articles that can be missing. With more, a number itself is damaged: one
/// flipped bit in it makes a gap of thousands of millions, where nothing was lost.
const MOST_MISSING: usize = 100_000;

/// Saves what can be read of the library at `path` into a new one at `to`, where there must be no
/// file. The damaged library is only read.
///
/// The new library has another name until it is complete. What an earlier run left under that name
/// is deleted.
pub fn salvage(path: &Path, to: &Path) -> Result<Salvaged, LibraryError> {
    let failed = |source| LibraryError::of_change(to, source);
    if to.try_exists().map_err(failed)? {
        return Err(LibraryError::Exists { path: to.to_owned() });
    }
    let path = &connection::real(path)?;
    library_file::inspect(path)?;
    let cleared = leftovers::clear_unfinished(to)?;
    let unfinished = connection::with(to, UNFINISHED);
    let salvaged = from_any_page(path, &unfinished);
    if salvaged.is_err() {
        // An incomplete library is of no use.
        first_page::remove(&unfinished);
    }
    let salvaged = Salvaged { cleared, ..salvaged? };
    fs::rename(&unfinished, to).map_err(failed)?;
    Ok(salvaged)
}

/// Saves from the file as it is or, where its list of tables is broken, from a copy with a restored
/// list.
fn from_any_page(path: &Path, to: &Path) -> Result<Salvaged, LibraryError> {
    let damaged = connect(path)?;
    if first_page::has_tables(&damaged) {
        return copy(&damaged, to);
    }
    let beside = connection::with(to, ".part");
    if beside.exists() {
        return Err(LibraryError::Exists { path: beside });
    }
    if let Some(restored) = first_page::restore(path, &beside)? {
        let salvaged = copy(&connect(&restored.path)?, to)?;
        if salvaged.articles > 0 {
            return Ok(salvaged);
        }
        first_page::remove(to);
    }
    // A part of the list may still lead to the articles.
    match copy(&damaged, to) {
        Ok(salvaged) if salvaged.articles > 0 => Ok(salvaged),
        Err(full @ LibraryError::Full(_)) => Err(full),
        _ => Err(LibraryError::Lost { path: path.to_owned() }),
    }
}

/// Opens a damaged library for reading.
fn connect(path: &Path) -> Result<Connection, LibraryError> {
    let damaged = connection::connect_to_read(path)?;
    damaged.pragma_update(None, "query_only", true)?;
    // Without this, SQLite refuses everything in a file that is shorter than it should be.
    damaged.set_db_config(DbConfig::SQLITE_DBCONFIG_WRITABLE_SCHEMA, true)?;
    Ok(damaged)
}

fn copy(damaged: &Connection, to: &Path) -> Result<Salvaged, LibraryError> {
    let mut library = Library::open(to)?;
    library.connection.pragma_update(None, "foreign_keys", false)?;
    let transaction = library.begin()?;
    let mut salvaged = Salvaged::default();
    for (table, key) in TABLES {
        let rescued = match rescue::copy(damaged, &transaction, table, key) {
            Ok(rescued) => rescued,
            // Not even the description of the table can be read.
            Err(LibraryError::Damaged(_)) => rescue::Rescued { kept: 0, lost: 1 },
            Err(other) => return Err(other),
        };
        salvaged.tables.push((table, rescued.kept, rescued.lost));
    }
    forget_lost(&transaction, &mut salvaged)?;
    mend(&transaction, &mut salvaged)?;
    compare(damaged, &transaction, &mut salvaged)?;
    join(&transaction)?;
    rebuild::rebuild(&transaction)?;
    seal::seal_all(&transaction)?;
    transaction.commit()?;
    library.connection.pragma_update(None, "foreign_keys", true)?;
    Ok(salvaged)
}

/// Handles what has lost its counterpart: an article without a text is lost, and a text without an
/// article is an article that has lost its description.
fn forget_lost(connection: &Connection, salvaged: &mut Salvaged) -> Result<(), LibraryError> {
    let mut without = connection.prepare(
        "DELETE FROM article WHERE id NOT IN (SELECT article_id FROM article_text)
         RETURNING id, title",
    )?;
    let rows = without.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    salvaged.lost = rows.collect::<Result<_, _>>()?;
    connection.execute(
        "INSERT INTO article (id, origin, path, part, name, title)
         SELECT article_id, 'part', 'salvaged', article_id, 'salvaged-' || article_id,
                substr(trim(text), 1, 60)
         FROM article_text WHERE article_id NOT IN (SELECT id FROM article)",
        [],
    )?;
    // Numbers are assigned in sequence and never reused, so gaps are lost articles.
    let there: BTreeSet<i64> = connection
        .prepare("SELECT id FROM article")?
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    let known: BTreeSet<i64> = salvaged.lost.iter().map(|(id, _)| id.0).collect();
    let last = there.last().max(known.last()).copied().unwrap_or_default();
    let missing = (1..=last).filter(|id| !there.contains(id) && !known.contains(id));
    let missing: Vec<i64> = missing.take(MOST_MISSING + 1).collect();
    if missing.len() <= MOST_MISSING {
        salvaged.lost.extend(missing.into_iter().map(|id| (ArticleId(id), None)));
    }
    salvaged.lost.sort_unstable_by_key(|(id, _)| *id);
    salvaged.articles = there.len();
    Ok(())
}

/// Makes each article fit to be shown: all spans inside its text, and at least one block.
fn mend(connection: &Connection, salvaged: &mut Salvaged) -> Result<(), LibraryError> {
    let ids: Vec<ArticleId> = connection
        .prepare("SELECT id FROM article ORDER BY id")?
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    for id in ids {
        let Some(Stored { mut article, .. }) = open_article::article(connection, id)? else {
            continue;
        };
        if !seal::article::is_broken(connection, id, &article)? {
            continue;
        }
        salvaged.changed.push(id);
        let blocks: usize = connection
            .prepare_cached("SELECT count(*) FROM block WHERE article_id = ?1")?
            .query_row([id], |row| row.get(0))?;
        if article.blocks.is_empty() || article.blocks.len() < blocks {
            article.blocks = lines(&article.text);
            article.links.clear();
        }
        stored_article::write_text(connection, id, &article)?;
        seal::article::seal(connection, id)?;
        take_out_misplaced(connection, id, &article.text)?;
    }
    Ok(())
}

/// Deletes the spans of quotations that do not fit the text of their article.
fn take_out_misplaced(
    connection: &Connection,
    id: ArticleId,
    text: &str,
) -> Result<(), LibraryError> {
    let fit = Fit::new(text);
    let mut spans = connection.prepare_cached(
        "SELECT quotation_id, start, end FROM quotation_span
         JOIN quotation ON id = quotation_id WHERE article_id = ?1",
    )?;
    let placed: Vec<(i64, bool)> = spans
        .query_map([id], |row| Ok((row.get(0)?, fit.span(row, 1).is_some())))?
        .collect::<Result<_, _>>()?;
    for (quotation, _) in placed.into_iter().filter(|(_, is_placed)| !is_placed) {
        connection.execute("DELETE FROM quotation_span WHERE quotation_id = ?1", [quotation])?;
    }
    Ok(())
}

/// Notes everything else whose seal is broken. Damaged quotations are deleted, because the engine
/// finds them again and nobody may be credited with words that they did not say.
fn compare(
    damaged: &Connection,
    connection: &Connection,
    salvaged: &mut Salvaged,
) -> Result<(), LibraryError> {
    let is_older = migrations::taken(damaged).is_ok_and(|taken| taken < migrations::supported());
    for seal in &SEALS {
        // Libraries of earlier programs have no seals.
        let is_sealed: bool = damaged.query_row(
            "SELECT EXISTS (SELECT 1 FROM pragma_table_info(?1) WHERE name = ?2)",
            [seal.table, seal.column],
            |row| row.get(0),
        )?;
        // Those of an earlier step are over less, so they cannot be compared. Quotations that cannot
        // be are taken for damaged.
        let is_other = is_older && seal.is_widened() && seal.column != FOUND.column;
        if !is_sealed || is_other {
            continue;
        }
        for Broken { id, words } in seal.broken(connection, usize::MAX)? {
            if seal.column == FOUND.column {
                connection.execute("DELETE FROM quotation WHERE article_id = ?1", [id])?;
                connection
                    .execute("UPDATE article SET analysed = 0, model = NULL WHERE id = ?1", [id])?;
            }
            salvaged.altered.push(words);
        }
    }
    Ok(())
}

/// Makes a paragraph of every line that is not blank.
fn lines(text: &str) -> Vec<Block> {
    let start = text.as_ptr() as usize;
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let spans = lines.map(|line| {
        let at = line.as_ptr() as usize - start;
        Span::new(at, at + line.len())
    });
    spans.map(|span| Block { kind: BlockKind::Paragraph, span }).collect()
}

/// Deletes references to lost rows, and adds what follows from the rows that exist.
fn join(connection: &Connection) -> Result<(), LibraryError> {
    connection.execute_batch(
        "UPDATE speaker SET into_id = NULL WHERE into_id NOT IN (SELECT id FROM speaker);
         -- Nothing is NOT IN no rows, even what is not known: so that is asked first.
         DELETE FROM correction
             WHERE (speaker_id IS NOT NULL AND speaker_id NOT IN (SELECT id FROM speaker))
             OR (other_id IS NOT NULL AND other_id NOT IN (SELECT id FROM speaker))
             OR (article_id IS NOT NULL AND article_id NOT IN (SELECT id FROM article));
         DELETE FROM correction_span WHERE correction_id NOT IN (SELECT id FROM correction);
         DELETE FROM correction_article WHERE correction_id NOT IN (SELECT id FROM correction)
             OR article_id NOT IN (SELECT id FROM article);
         DELETE FROM quotation WHERE article_id NOT IN (SELECT id FROM article)
             OR (added_by IS NOT NULL AND added_by NOT IN (SELECT id FROM correction))
             OR id NOT IN (SELECT quotation_id FROM quotation_span WHERE role = 'content');
         UPDATE quotation SET speaker_id = NULL WHERE speaker_id NOT IN (SELECT id FROM speaker);
         UPDATE quotation SET found_speaker_id = NULL
             WHERE found_speaker_id NOT IN (SELECT id FROM speaker);
         DELETE FROM quotation_span WHERE quotation_id NOT IN (SELECT id FROM quotation);
         DELETE FROM quotation_link WHERE quotation_id NOT IN (SELECT id FROM quotation);
         DELETE FROM alias WHERE speaker_id NOT IN (SELECT id FROM speaker);
         DELETE FROM role WHERE speaker_id NOT IN (SELECT id FROM speaker);
         DELETE FROM article_form WHERE article_id NOT IN (SELECT id FROM article)
             OR speaker_id NOT IN (SELECT id FROM speaker);
         DELETE FROM block WHERE article_id NOT IN (SELECT id FROM article);
         DELETE FROM article_link WHERE article_id NOT IN (SELECT id FROM article);
         DELETE FROM sighting WHERE article_id NOT IN (SELECT id FROM article);
         DELETE FROM article_feed WHERE article_id NOT IN (SELECT id FROM article);
         DELETE FROM version WHERE article_id NOT IN (SELECT id FROM article);
         DELETE FROM version_quotation WHERE version_id NOT IN (SELECT id FROM version);
         DELETE FROM bookmark WHERE article_id NOT IN (SELECT id FROM article);
         INSERT OR IGNORE INTO sighting (origin, path, part, article_id, fingerprint, seen)
             SELECT origin, path, iif(origin = 'stdin', id, part), id, fingerprint, 0 FROM article;",
    )?;
    let ids: Vec<crate::library::SpeakerId> = connection
        .prepare("SELECT id FROM speaker")?
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    for id in ids {
        let speaker = stored_speaker::load(connection, id)?;
        stored_speaker::write_details(connection, id, &speaker)?;
    }
    // The engine reads an article again if it had more quotations than could be saved.
    connection.execute(
        "UPDATE article SET analysed = 0, model = NULL WHERE quotations <>
             (SELECT count(*) FROM quotation WHERE article_id = article.id AND shown)",
        [],
    )?;
    Ok(())
}
