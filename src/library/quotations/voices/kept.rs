//! Keeps for each speaker what is counted of all that they said.
//!
//! Filing an article or correcting a quotation only notes whose voices are stale; they are counted
//! again when somebody asks, and stored when the library has nothing else to do.

use rusqlite::Connection;
use rusqlite::OptionalExtension;
use rusqlite::params;

use crate::library::ArticleId;
use crate::library::Library;
use crate::library::LibraryError;
use crate::library::SpeakerId;
use crate::library::quotations::voices::GroupKey;
use crate::library::quotations::voices::SPOKEN;
use crate::library::quotations::voices::Voice;
use crate::library::quotations::voices::count::Counter;
use crate::library::quotations::voices::count::Spoken;
use crate::library::quotations::voices::words;

/// The number under which the quotations without a speaker are kept.
const NOBODY: i64 = 0;

impl Library {
    /// Stores up to `most` voices that were noted to be stale, in one transaction; returns `true`
    /// if more are left.
    ///
    /// # Errors
    ///
    /// If the library cannot be read or written.
    pub fn keep_voices(&mut self, most: usize) -> Result<bool, LibraryError> {
        let stale = stale(&self.connection, most)?;
        if stale.is_empty() {
            return Ok(false);
        }
        let transaction = self.begin()?;
        for &speaker in &stale {
            let voice = count(&transaction, speaker, true)?;
            store(&transaction, speaker, voice.as_ref())?;
        }
        transaction.commit()?;
        Ok(stale.len() == most)
    }
}

/// Notes that these speakers' voices, and that of quotations without a speaker in the article, have
/// to be counted again.
pub(crate) fn note_stale(
    connection: &Connection,
    article: ArticleId,
    speakers: impl Iterator<Item = SpeakerId>,
) -> rusqlite::Result<()> {
    for speaker in speakers {
        connection
            .prepare_cached(
                "INSERT INTO stale_voice (speaker_id) VALUES (?1) ON CONFLICT DO NOTHING",
            )?
            .execute([speaker])?;
    }
    connection
        .prepare_cached(
            "INSERT INTO stale_voice (speaker_id)
             SELECT 0 WHERE EXISTS
                 (SELECT 1 FROM quotation WHERE article_id = ?1 AND speaker_id IS NULL)
             ON CONFLICT DO NOTHING",
        )?
        .execute([article])?;
    Ok(())
}

/// Returns `most` voices, those with most quotations first, then by name. Stale ones are counted.
pub(super) fn voices(connection: &Connection, most: usize) -> Result<Vec<Voice>, LibraryError> {
    let mut voices: Vec<Voice> = connection
        .prepare_cached(
            "SELECT voice.speaker_id, name, voice.quotations, words, direct_words, articles,
                    first, last
             FROM voice INDEXED BY voice_by_quotations
                 LEFT JOIN speaker ON speaker.id = voice.speaker_id
             WHERE voice.quotations > 0
                 AND voice.speaker_id NOT IN (SELECT speaker_id FROM stale_voice)
             ORDER BY voice.quotations DESC, name, voice.speaker_id LIMIT ?1",
        )?
        .query_map([i64::try_from(most).unwrap_or(i64::MAX)], |row| {
            let speaker: i64 = row.get(0)?;
            Ok(Voice {
                speaker: (speaker != NOBODY).then_some(SpeakerId(speaker)),
                name: row.get(1)?,
                quotations: row.get(2)?,
                words: row.get(3)?,
                direct_words: row.get(4)?,
                articles: row.get(5)?,
                first: row.get(6)?,
                last: row.get(7)?,
            })
        })?
        .collect::<Result<_, _>>()?;
    let stale = stale(connection, usize::MAX)?;
    for &speaker in &stale {
        voices.extend(count(connection, speaker, false)?);
    }
    if !stale.is_empty() {
        voices.sort_by(|a, b| {
            let order = b.quotations.cmp(&a.quotations).then_with(|| a.name.cmp(&b.name));
            order.then_with(|| a.speaker.cmp(&b.speaker))
        });
        voices.truncate(most);
    }
    Ok(voices)
}

fn stale(connection: &Connection, most: usize) -> rusqlite::Result<Vec<i64>> {
    let most = i64::try_from(most).unwrap_or(i64::MAX);
    connection
        .prepare_cached("SELECT speaker_id FROM stale_voice ORDER BY speaker_id LIMIT ?1")?
        .query_map([most], |row| row.get(0))?
        .collect()
}

/// Counts what a speaker said; `None` where that is nothing. With `stores`, words that had not been
/// counted are stored.
fn count(
    connection: &Connection,
    speaker: i64,
    stores: bool,
) -> Result<Option<Voice>, LibraryError> {
    let id = (speaker != NOBODY).then_some(SpeakerId(speaker));
    let name: Option<String> = connection
        .prepare_cached("SELECT name FROM speaker WHERE id = ?1")?
        .query_row([speaker], |row| row.get(0))
        .optional()?;
    let mut select = connection.prepare_cached(&format!(
        "SELECT {SPOKEN} FROM quotation JOIN article ON article.id = article_id
         WHERE speaker_id IS ?1 AND shown ORDER BY dated DESC, article.id DESC, place"
    ))?;
    let mut counter = Counter::new(false);
    let mut uncounted = Vec::new();
    let mut rows = select.query([id])?;
    while let Some(row) = rows.next()? {
        let said = Spoken::read(connection, row)?;
        if stores && row.get::<_, Option<i64>>(1)?.is_none() {
            uncounted.push((said.id, said.words()));
        }
        counter.count(GroupKey::Speaker(id), name.clone(), id, &said);
    }
    drop(rows);
    for (quotation, counted) in uncounted {
        words::store_counted(connection, quotation, counted)?;
    }
    Ok(counter.voices().pop())
}

fn store(connection: &Connection, speaker: i64, voice: Option<&Voice>) -> rusqlite::Result<()> {
    connection
        .prepare_cached("DELETE FROM stale_voice WHERE speaker_id = ?1")?
        .execute([speaker])?;
    connection.prepare_cached("DELETE FROM voice WHERE speaker_id = ?1")?.execute([speaker])?;
    let Some(voice) = voice else { return Ok(()) };
    connection
        .prepare_cached(
            "INSERT INTO voice (speaker_id, quotations, words, direct_words, articles, first, last)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![
            speaker,
            voice.quotations,
            voice.words,
            voice.direct_words,
            voice.articles,
            voice.first,
            voice.last,
        ])?;
    Ok(())
}
