//! Tells which speakers have another name than before, and names all of them anew.
//!
//! Names go by what most articles call somebody, so later articles change them. The library notes
//! the name before such a change until it is told, so that one more article costs the same among few
//! speakers and many. What the user says of a speaker wins: whoever they merged, split or renamed is
//! left as they are.

use rusqlite::Connection;
use rusqlite::OptionalExtension;
use rusqlite::params;

use crate::library::ArticleId;
use crate::library::Library;
use crate::library::LibraryError;
use crate::library::SpeakerId;
use crate::library::file::seal;
use crate::library::quotations::counts;
use crate::library::speakers::enrolment;
use crate::library::speakers::name_forms;
use crate::library::speakers::stored_speaker;
use crate::quotes::Speaker;
use crate::quotes::SpeakerType;
use crate::quotes::speakers::roster;
use crate::quotes::speakers::roster::RosterEntry;

/// A speaker whom the library calls otherwise than before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Renamed {
    /// The name before.
    pub before: String,
    /// The name now.
    pub now: String,
}

impl Library {
    /// Returns the speakers whose name has changed since this was last called. Of new speakers, and
    /// of those whom the user has named, there is nothing to tell.
    pub fn take_renamed(&mut self) -> Result<Vec<Renamed>, LibraryError> {
        if is_all_told(&self.connection)? {
            return Ok(Vec::new());
        }
        let transaction = self.begin()?;
        let renamed = renamed(&transaction)?;
        note_told(&transaction)?;
        transaction.commit()?;
        Ok(renamed)
    }

    /// Names all speakers anew, by what their articles call them, and makes one of those who are
    /// found to be the same. Returns whose name has changed, or whom they are now.
    pub fn name_anew(&mut self) -> Result<Vec<Renamed>, LibraryError> {
        let transaction = self.begin()?;
        note_told(&transaction)?;
        let renamed = name_anew(&transaction)?;
        note_told(&transaction)?;
        transaction.commit()?;
        Ok(renamed)
    }

    /// Returns what [`Library::name_anew`] would change, and changes nothing.
    pub fn would_rename(&mut self) -> Result<Vec<Renamed>, LibraryError> {
        let transaction = self.begin()?;
        note_told(&transaction)?;
        // The transaction is not committed, so that all is as it was.
        name_anew(&transaction)
    }
}

/// Returns the speakers whose name differs from the one before the changes that are not told.
fn renamed(connection: &Connection) -> Result<Vec<Renamed>, LibraryError> {
    let renamed = connection
        .prepare_cached(
            "SELECT called.name, speaker.name FROM called JOIN speaker ON speaker.id = speaker_id
             WHERE called.name <> speaker.name AND found_name IS NULL AND into_id IS NULL
             ORDER BY quotations DESC, speaker.id",
        )?
        .query_map([], |row| Ok(Renamed { before: row.get(0)?, now: row.get(1)? }))?
        .collect::<Result<_, _>>()?;
    Ok(renamed)
}

/// Returns true if there is neither a name that has changed nor a new speaker.
fn is_all_told(connection: &Connection) -> rusqlite::Result<bool> {
    connection
        .prepare_cached(
            "SELECT NOT EXISTS (SELECT 1 FROM called)
                 AND (SELECT speaker_id FROM last_told) IS (SELECT max(id) FROM speaker)",
        )?
        .query_row([], |row| row.get(0))
}

/// Notes that all changes are told. What the name of a speaker was before the user gave another is
/// kept, for they may take theirs back.
fn note_told(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute_batch(
        "DELETE FROM called WHERE speaker_id IN (SELECT id FROM speaker WHERE found_name IS NULL);
         UPDATE last_told SET speaker_id = (SELECT coalesce(max(id), 0) FROM speaker);",
    )
}

fn name_anew(connection: &Connection) -> Result<Vec<Renamed>, LibraryError> {
    name_forms::vote_all(connection)?;
    let mut joined = Vec::new();
    // Whoever is quoted most comes last, so that others join them.
    let ids: Vec<SpeakerId> = connection
        .prepare("SELECT id FROM speaker WHERE into_id IS NULL ORDER BY quotations, id DESC")?
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    for id in ids {
        if is_told_of(connection, id)? {
            continue;
        }
        let speaker = stored_speaker::load(connection, id)?;
        if let Some((into, whole)) = same(connection, id, &speaker)? {
            join(connection, id, into, &speaker, whole)?;
            joined.push((speaker.name, into));
        }
    }
    name_forms::vote(connection, joined.iter().map(|(_, into)| *into))?;
    let mut changes = renamed(connection)?;
    let mut name = connection.prepare("SELECT name FROM speaker WHERE id = ?1")?;
    for (before, into) in joined {
        let now = name.query_row([into], |row| row.get(0)).optional()?;
        changes.extend(now.map(|now| Renamed { before, now }));
    }
    Ok(changes)
}

/// Tells whether the user has said anything of the speaker.
fn is_told_of(connection: &Connection, id: SpeakerId) -> rusqlite::Result<bool> {
    connection
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM correction WHERE speaker_id = ?1)
                 OR EXISTS (SELECT 1 FROM correction WHERE other_id = ?1)
                 OR EXISTS (SELECT 1 FROM told WHERE speaker_id = ?1)",
        )?
        .query_row([id], |row| row.get(0))
}

/// Finds a speaker who is the same as this one and quoted at least as much. A person's surname alone
/// makes nobody the same: whose it is only its article can say.
fn same(
    connection: &Connection,
    id: SpeakerId,
    speaker: &Speaker,
) -> rusqlite::Result<Option<(SpeakerId, Speaker)>> {
    let is_one_word = speaker.name.split_whitespace().nth(1).is_none();
    if speaker.kind == SpeakerType::Person && is_one_word {
        return Ok(None);
    }
    let quotations = |id: SpeakerId| -> rusqlite::Result<u64> {
        connection
            .prepare_cached("SELECT quotations FROM speaker WHERE id = ?1")?
            .query_row([id], |row| row.get(0))
    };
    let own = quotations(id)?;
    let (mut ids, mut known) = (Vec::new(), Vec::new());
    for other in enrolment::candidates(connection, speaker)? {
        if other == id || stored_speaker::resolve(connection, other)? != other {
            continue;
        }
        let more = RosterEntry {
            speaker: stored_speaker::load(connection, other)?,
            quotations: quotations(other)?,
        };
        if more.quotations >= own && !is_told_of(connection, other)? {
            ids.push(other);
            known.push(more);
        }
    }
    let same = roster::identify(speaker, &known).map(|at| (ids[at], known.swap_remove(at).speaker));
    Ok(same)
}

/// Gives all that is known of a speaker, and all their quotations, to another.
fn join(
    connection: &Connection,
    id: SpeakerId,
    into: SpeakerId,
    speaker: &Speaker,
    mut whole: Speaker,
) -> Result<(), LibraryError> {
    let articles: Vec<ArticleId> = connection
        .prepare_cached(
            "SELECT DISTINCT article_id FROM quotation
             WHERE speaker_id = ?1 OR found_speaker_id = ?1",
        )?
        .query_map([id], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    for sql in [
        "UPDATE quotation SET speaker_id = ?2 WHERE speaker_id = ?1",
        "UPDATE quotation SET found_speaker_id = ?2 WHERE found_speaker_id = ?1",
        "INSERT OR IGNORE INTO article_form (article_id, speaker_id, name, kind)
             SELECT article_id, ?2, name, kind FROM article_form WHERE speaker_id = ?1",
    ] {
        connection.prepare_cached(sql)?.execute(params![id, into])?;
    }
    connection.prepare_cached("DELETE FROM article_form WHERE speaker_id = ?1")?.execute([id])?;
    roster::merge(&mut whole, speaker);
    stored_speaker::write_details(connection, into, &whole)?;
    for article in articles {
        counts::recount(connection, article)?;
        seal::FOUND.seal(connection, article.0)?;
    }
    stored_speaker::forget_unquoted(connection, [id])?;
    Ok(())
}
