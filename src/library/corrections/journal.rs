//! The journal of corrections: each is a row, undone and done again in order.
//!
//! A row says what the reader said, never what it changed: what stands is
//! worked out from all rows that are not undone ([`standing`], [`told`]).

use rusqlite::Connection;
use rusqlite::OptionalExtension;
use rusqlite::Row;
use rusqlite::types::FromSql;
use rusqlite::types::FromSqlError;
use rusqlite::types::FromSqlResult;
use rusqlite::types::ToSql;
use rusqlite::types::ToSqlOutput;
use rusqlite::types::ValueRef;

use crate::library::ArticleId;
use crate::library::Correction;
use crate::library::Deed;
use crate::library::Done;
use crate::library::Library;
use crate::library::LibraryError;
use crate::library::Rows;
use crate::library::SpeakerId;
use crate::library::Window;
use crate::library::corrections::journal_entry;
use crate::library::corrections::merges;
use crate::library::corrections::standing;
use crate::library::file::columns;
use crate::library::file::seal;
use crate::library::speakers::speaker_list;

impl Library {
    /// Makes a correction. What was undone before can no longer be done again.
    pub fn correct(&mut self, correction: &Correction) -> Result<Done, LibraryError> {
        let transaction = self.begin()?;
        forget_undone(&transaction)?;
        let id = journal_entry::write(&transaction, correction)?;
        let done = follow(&transaction, id)?;
        transaction.commit()?;
        Ok(done)
    }

    /// Undoes the last correction that stands; `None` if there is none.
    pub fn undo(&mut self) -> Result<Option<Done>, LibraryError> {
        const LAST: &str = "UPDATE correction SET undone = 1 WHERE id =
            (SELECT max(id) FROM correction WHERE undone = 0) RETURNING id";
        self.turn(LAST)
    }

    /// Does the first correction again that was undone; `None` if there is none.
    pub fn redo(&mut self) -> Result<Option<Done>, LibraryError> {
        const FIRST: &str = "UPDATE correction SET undone = 0 WHERE id =
            (SELECT min(id) FROM correction WHERE undone = 1) RETURNING id";
        self.turn(FIRST)
    }

    fn turn(&mut self, which: &str) -> Result<Option<Done>, LibraryError> {
        let transaction = self.begin()?;
        let id: Option<i64> =
            transaction.prepare_cached(which)?.query_row([], |row| row.get(0)).optional()?;
        if let Some(id) = id {
            seal::CORRECTION.seal(&transaction, id)?;
        }
        let done = id.map(|id| follow(&transaction, id)).transpose()?;
        transaction.commit()?;
        Ok(done)
    }

    /// The corrections that stand, the last first.
    pub fn corrections(&self, window: Window) -> Result<Rows<Done>, LibraryError> {
        self.journal("NOT undone", window)
    }

    /// Those of them that fit nowhere in the texts of now. They are kept, and
    /// apply again when a text or an analysis has their words.
    pub fn adrift(&self, window: Window) -> Result<Rows<Done>, LibraryError> {
        self.journal("NOT undone AND adrift", window)
    }

    fn journal(&self, which: &str, window: Window) -> Result<Rows<Done>, LibraryError> {
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
                  WHERE correction_id = id AND role = 'content'), ''),
        speaker_id, other_id, name, adrift
    FROM correction";

fn done(row: &Row<'_>) -> rusqlite::Result<Done> {
    Ok(Done {
        deed: row.get(0)?,
        article: row.get(1)?,
        words: row.get(2)?,
        speaker: row.get(3)?,
        other: row.get(4)?,
        name: row.get(5)?,
        adrift: row.get(6)?,
    })
}

/// Makes true what the row says, now that it stands or no longer does.
fn follow(connection: &Connection, id: i64) -> rusqlite::Result<Done> {
    let select = format!("{SELECT} WHERE id = ?1");
    let read = || connection.prepare_cached(&select)?.query_row([id], done);
    let entry = read()?;
    if let Some(article) = entry.article {
        standing::settle(connection, article)?;
    }
    match (entry.deed, entry.speaker, entry.other) {
        (Deed::Merge, Some(speaker), _) => {
            let before = speaker_list::resolve(connection, speaker)?;
            merges::merge(connection, speaker)?;
            resettle(connection, before)?;
        }
        (Deed::Split, Some(speaker), Some(other)) => {
            let whole = speaker_list::resolve(connection, speaker)?;
            let part = speaker_list::resolve(connection, other)?;
            merges::split(connection, id)?;
            resettle(connection, whole)?;
            resettle(connection, part)?;
        }
        (Deed::Rename, Some(speaker), _) => merges::rename(connection, speaker)?,
        (Deed::Identify, Some(speaker), _) => merges::identify(connection, speaker)?,
        _ => (),
    }
    read()
}

/// Works out anew what stands in every article that quotes the speaker.
fn resettle(connection: &Connection, speaker: SpeakerId) -> rusqlite::Result<()> {
    let articles: Vec<ArticleId> = connection
        .prepare_cached("SELECT article_id FROM article_speaker WHERE speaker_id = ?1")?
        .query_map([speaker], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    articles.into_iter().try_for_each(|article| standing::settle(connection, article))
}

/// Drops what was undone; who was known for its sake alone is forgotten.
fn forget_undone(connection: &Connection) -> rusqlite::Result<()> {
    let mut dropped = connection
        .prepare_cached("DELETE FROM correction WHERE undone = 1 RETURNING speaker_id, other_id")?;
    let named: Vec<[Option<SpeakerId>; 2]> =
        dropped.query_map([], |row| Ok([row.get(0)?, row.get(1)?]))?.collect::<Result<_, _>>()?;
    speaker_list::forget_unquoted(connection, named.into_iter().flatten().flatten())
}

impl ToSql for Deed {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        self.name().to_sql()
    }
}

impl FromSql for Deed {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let name = value.as_str()?;
        let known = Deed::ALL.into_iter().find(|deed| deed.name() == name);
        known.ok_or(FromSqlError::InvalidType)
    }
}
