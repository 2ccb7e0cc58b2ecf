//! Keeps the journal of corrections, in which each is a row that can be undone and redone in order.
//!
//! A row records what the user said, never what that changed. The effect is computed from all rows
//! that are not undone ([`standing`], [`merges`]).

use rusqlite::Connection;
use rusqlite::OptionalExtension;
use rusqlite::Params;
use rusqlite::Row;
use rusqlite::params;
use rusqlite::types::FromSql;
use rusqlite::types::FromSqlError;
use rusqlite::types::FromSqlResult;
use rusqlite::types::ToSql;
use rusqlite::types::ToSqlOutput;
use rusqlite::types::ValueRef;

use crate::library::AppliedCorrection;
use crate::library::ArticleId;
use crate::library::Correction;
use crate::library::CorrectionId;
use crate::library::CorrectionKind;
use crate::library::Library;
use crate::library::LibraryError;
use crate::library::Rows;
use crate::library::SpeakerId;
use crate::library::Window;
use crate::library::articles::removal;
use crate::library::articles::sources::source_list;
use crate::library::corrections::journal_entry;
use crate::library::corrections::merges;
use crate::library::corrections::standing;
use crate::library::file::columns;
use crate::library::file::seal;
use crate::library::speakers::stored_speaker;

/// The seconds within which two verdicts on a quotation are one: so long somebody looks for the right
/// one.
const JUST_NOW: i64 = 10;

impl Library {
    /// Makes a correction. A verdict changes the one that was just given to the same quotation, and
    /// takes it back where it leads to what held before. Corrections that were undone before can no
    /// longer be redone.
    pub fn correct(&mut self, correction: &Correction) -> Result<AppliedCorrection, LibraryError> {
        let transaction = self.begin()?;
        forget_undone(&transaction)?;
        let id = journal_entry::write(&transaction, correction)?;
        let just_given = match correction {
            Correction::Check { .. } => verdict_just_given(&transaction, id)?,
            _ => None,
        };
        let done = match just_given {
            Some(before) => change_verdict(&transaction, before, id)?,
            None => follow(&transaction, id)?,
        };
        transaction.commit()?;
        Ok(done)
    }

    /// Undoes the latest correction that is in force, with those that were made together with it;
    /// `None` if there is none.
    pub fn undo(&mut self) -> Result<Option<AppliedCorrection>, LibraryError> {
        self.turn("SELECT max(id) FROM correction WHERE undone = 0", [], true)
    }

    /// Undoes this correction, whatever was corrected since; `None` if it is not in force.
    pub fn undo_one(
        &mut self,
        correction: CorrectionId,
    ) -> Result<Option<AppliedCorrection>, LibraryError> {
        const THIS: &str = "SELECT max(id) FROM correction WHERE id = ?1 AND undone = 0";
        self.turn(THIS, [correction.0], true)
    }

    /// Redoes the correction that was undone last; `None` if there is none.
    pub fn redo(&mut self) -> Result<Option<AppliedCorrection>, LibraryError> {
        // Earlier programs did not note the order, and undid the later ones first.
        const FIRST: &str = "SELECT (SELECT id FROM correction WHERE undone > 0
                                     ORDER BY undone DESC, id LIMIT 1)";
        self.turn(FIRST, [], false)
    }

    fn turn(
        &mut self,
        which: &str,
        parameters: impl Params,
        is_undone: bool,
    ) -> Result<Option<AppliedCorrection>, LibraryError> {
        let transaction = self.begin()?;
        let id: Option<i64> =
            transaction.prepare_cached(which)?.query_row(parameters, |row| row.get(0))?;
        let together = id.map_or(Ok(Vec::new()), |id| made_together(&transaction, id))?;
        if !together.is_empty() {
            let latest: i64 = transaction
                .prepare_cached("SELECT max(undone) FROM correction")?
                .query_row([], |row| row.get(0))?;
            let undone = if is_undone { latest + 1 } else { 0 };
            for id in &together {
                transaction
                    .prepare_cached("UPDATE correction SET undone = ?2 WHERE id = ?1")?
                    .execute([*id, undone])?;
                seal::CORRECTION.seal(&transaction, *id)?;
            }
        }
        let done = together.first().map(|id| follow(&transaction, *id)).transpose()?;
        transaction.commit()?;
        Ok(done)
    }

    /// Returns the corrections that are in force, the latest first. Of those that were made together,
    /// the first stands for all.
    pub fn corrections(&self, window: Window) -> Result<Rows<AppliedCorrection>, LibraryError> {
        const FIRST: &str = "undone = 0 AND (together IS NULL OR id =
            (SELECT min(id) FROM correction AS other WHERE other.together = correction.together))";
        self.journal(FIRST, window)
    }

    /// Returns those corrections in force that are adrift: the present texts do not have their
    /// words. They are kept, and apply again when a text or an analysis has the words.
    pub fn adrift(&self, window: Window) -> Result<Rows<AppliedCorrection>, LibraryError> {
        self.journal("undone = 0 AND adrift", window)
    }

    fn journal(
        &self,
        which: &str,
        window: Window,
    ) -> Result<Rows<AppliedCorrection>, LibraryError> {
        let total = self
            .connection
            .prepare_cached(&format!("SELECT count(*) FROM correction WHERE {which}"))?
            .query_row([], |row| row.get(0))?;
        let rows = self
            .connection
            .prepare_cached(&format!("{SELECT} WHERE {which} ORDER BY id DESC LIMIT ?2 OFFSET ?1"))?
            .query_map(columns::window(window), done)?
            .collect::<Result<_, _>>()?;
        Ok(Rows { total, first: window.first, rows })
    }
}

const SELECT: &str = "SELECT deed, article_id,
        coalesce((SELECT group_concat(words, ' ' ORDER BY start) FROM correction_span
                  WHERE correction_id = correction.id AND role = 'content'),
                 (SELECT title FROM correction_article JOIN article ON article.id = article_id
                  WHERE correction_id = correction.id LIMIT 1), ''),
        speaker_id, other_id,
        coalesce(name, (SELECT group_concat(words, ' ' ORDER BY start) FROM correction_span
                        WHERE correction_id = correction.id AND role = 'instead')),
        coalesce((SELECT max(adrift) FROM correction AS other
                  WHERE other.together = correction.together), adrift),
        id, made,
        (SELECT count(*) FROM correction_article WHERE correction_id = correction.id),
        (SELECT title FROM article WHERE article.id = article_id),
        max(1, (SELECT count(*) FROM correction AS other WHERE other.together = correction.together)),
        former,
        (SELECT count(DISTINCT former) FROM correction AS other
         WHERE other.together = correction.together)
    FROM correction";

fn done(row: &Row<'_>) -> rusqlite::Result<AppliedCorrection> {
    Ok(AppliedCorrection {
        id: CorrectionId(row.get(7)?),
        made: row.get(8)?,
        articles: row.get(9)?,
        title: row.get(10)?,
        together: row.get(11)?,
        deed: row.get(0)?,
        article: row.get(1)?,
        words: row.get(2)?,
        speaker: row.get(3)?,
        other: row.get(4)?,
        name: row.get(5)?,
        former: row.get(12)?,
        formers: row.get(13)?,
        adrift: row.get(6)?,
        is_entered: true,
    })
}

/// Returns the corrections that were made together with this one, it among them.
fn made_together(connection: &Connection, id: i64) -> rusqlite::Result<Vec<i64>> {
    connection
        .prepare_cached(
            "SELECT id FROM correction
             WHERE id = ?1 OR together = (SELECT together FROM correction WHERE id = ?1) ORDER BY id",
        )?
        .query_map([id], |row| row.get(0))?
        .collect()
}

/// Applies a row that was made, undone or redone. What was made together is about one article, so
/// that the first stands for all.
fn follow(connection: &Connection, id: i64) -> rusqlite::Result<AppliedCorrection> {
    let select = format!("{SELECT} WHERE id = ?1");
    let read = || connection.prepare_cached(&select)?.query_row([id], done);
    let entry = read()?;
    if let Some(article) = entry.article {
        standing::apply_corrections(connection, article)?;
    }
    let is_undone: bool = connection
        .prepare_cached("SELECT undone > 0 FROM correction WHERE id = ?1")?
        .query_row([id], |row| row.get(0))?;
    for article in removal::articles_of(connection, id)? {
        if is_undone {
            if !removal::is_removed_otherwise(connection, article, id)? {
                removal::put_back(connection, article)?;
            }
        } else {
            removal::take_out(connection, article)?;
        }
    }
    match (entry.deed, entry.speaker, entry.other) {
        (CorrectionKind::Merge, Some(speaker), _) => {
            let before = stored_speaker::resolve(connection, speaker)?;
            merges::merge(connection, speaker)?;
            apply_to_articles_of(connection, before)?;
        }
        (CorrectionKind::Split, Some(speaker), Some(other)) => {
            let whole = stored_speaker::resolve(connection, speaker)?;
            let part = stored_speaker::resolve(connection, other)?;
            merges::split(connection, id)?;
            apply_to_articles_of(connection, whole)?;
            apply_to_articles_of(connection, part)?;
        }
        (CorrectionKind::Rename, Some(speaker), _) => merges::rename(connection, speaker)?,
        (CorrectionKind::Retype, Some(speaker), _) => merges::retype(connection, speaker)?,
        (CorrectionKind::Identify, Some(speaker), _) => merges::identify(connection, speaker)?,
        (CorrectionKind::GiveUp, ..) => {
            let address = entry.name.as_deref().unwrap_or_default();
            let is_given_up = !is_undone || is_given_up_later(connection, address, id)?;
            source_list::set_given_up(connection, address, is_given_up)?;
        }
        _ => (),
    }
    read()
}

/// Tells whether a later correction that is in force gives the source up, which the user had named
/// again in between.
fn is_given_up_later(connection: &Connection, address: &str, id: i64) -> rusqlite::Result<bool> {
    connection
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM correction
                            WHERE deed = 'give up' AND name = ?1 AND undone = 0 AND id > ?2)",
        )?
        .query_row(params![address, id], |row| row.get(0))
}

/// Computes the quotations of every article that quotes the speaker anew.
fn apply_to_articles_of(connection: &Connection, speaker: SpeakerId) -> rusqlite::Result<()> {
    let articles: Vec<ArticleId> = connection
        .prepare_cached("SELECT article_id FROM article_speaker WHERE speaker_id = ?1")?
        .query_map([speaker], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    articles.into_iter().try_for_each(|article| standing::apply_corrections(connection, article))
}

/// Returns the verdict before this one, if it is the latest correction of all, of the same quotation,
/// and was just made: the user was on the way to another verdict, and one key goes through all.
fn verdict_just_given(connection: &Connection, id: i64) -> rusqlite::Result<Option<i64>> {
    const CONTENT: &str = "SELECT group_concat(start || words, ' ' ORDER BY start)
        FROM correction_span WHERE role = 'content' AND correction_id";
    connection
        .prepare_cached(&format!(
            "SELECT id FROM correction
             WHERE id = (SELECT max(id) FROM correction WHERE undone = 0 AND id < ?1)
               AND deed = 'check'
               AND (article_id, ({CONTENT} = correction.id)) IS
                   (SELECT article_id, ({CONTENT} = ?1) FROM correction WHERE id = ?1)
               AND (SELECT made FROM correction WHERE id = ?1) - made BETWEEN 0 AND {JUST_NOW}"
        ))?
        .query_row([id], |row| row.get(0))
        .optional()
}

/// Has one entry say what the one after it says, and deletes that; deletes both where the verdict
/// is the one that holds without them.
fn change_verdict(
    connection: &Connection,
    entry: i64,
    latest: i64,
) -> rusqlite::Result<AppliedCorrection> {
    connection
        .prepare_cached(
            "UPDATE correction SET (name, made) =
                 (SELECT name, made FROM correction AS latest WHERE latest.id = ?2)
             WHERE id = ?1",
        )?
        .execute([entry, latest])?;
    delete(connection, latest)?;
    seal::CORRECTION.seal(connection, entry)?;
    let done = follow(connection, entry)?;
    let Some(article) = done.article else { return Ok(done) };
    let set_undone = |undone: bool| {
        connection
            .prepare_cached("UPDATE correction SET undone = ?2 WHERE id = ?1")?
            .execute(params![entry, undone])?;
        standing::apply_corrections(connection, article)
    };
    // What holds without the entry is known only from all others together.
    let verdicts = verdicts(connection, article)?;
    set_undone(true)?;
    if self::verdicts(connection, article)? == verdicts {
        delete(connection, entry)?;
        return Ok(AppliedCorrection { is_entered: false, ..done });
    }
    set_undone(false)?;
    Ok(done)
}

/// Returns the verdict on each quotation of the article, in order.
fn verdicts(connection: &Connection, article: ArticleId) -> rusqlite::Result<Vec<Option<String>>> {
    connection
        .prepare_cached("SELECT checked FROM quotation WHERE article_id = ?1 ORDER BY place, id")?
        .query_map([article], |row| row.get(0))?
        .collect()
}

fn delete(connection: &Connection, id: i64) -> rusqlite::Result<()> {
    connection.prepare_cached("DELETE FROM correction WHERE id = ?1")?.execute([id])?;
    Ok(())
}

/// Deletes the undone corrections, and the speakers who existed for their sake alone.
fn forget_undone(connection: &Connection) -> rusqlite::Result<()> {
    let mut dropped = connection
        .prepare_cached("DELETE FROM correction WHERE undone > 0 RETURNING speaker_id, other_id")?;
    let named: Vec<[Option<SpeakerId>; 2]> =
        dropped.query_map([], |row| Ok([row.get(0)?, row.get(1)?]))?.collect::<Result<_, _>>()?;
    stored_speaker::forget_unquoted(connection, named.into_iter().flatten().flatten())
}

impl ToSql for CorrectionKind {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        self.name().to_sql()
    }
}

impl FromSql for CorrectionKind {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let name = value.as_str()?;
        let known = CorrectionKind::ALL.into_iter().find(|deed| deed.name() == name);
        known.ok_or(FromSqlError::InvalidType)
    }
}
