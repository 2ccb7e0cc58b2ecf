//! Keeps for each speaker what is counted of all that they said, and what it adds to each group.
//!
//! Filing an article or correcting a quotation only notes whose voices are stale (triggers of the
//! schema do); they are counted again when somebody asks, and stored when the library has nothing
//! else to do.

use rusqlite::Connection;
use rusqlite::OptionalExtension;
use rusqlite::params;

use crate::library::ArticleId;
use crate::library::Library;
use crate::library::LibraryError;
use crate::library::SpeakerId;
use crate::library::quotations::voices::SPOKEN;
use crate::library::quotations::voices::Voice;
use crate::library::quotations::voices::count;
use crate::library::quotations::voices::count::Counter;
use crate::library::quotations::voices::count::GroupKey;
use crate::library::quotations::voices::count::LastText;
use crate::library::quotations::voices::count::Spoken;
use crate::library::quotations::voices::grouping::SharedGrouping;
use crate::library::quotations::voices::groups;
use crate::library::quotations::voices::groups::Share;
use crate::library::quotations::voices::words;
use crate::quotes::SpeakerType;

/// The number under which the quotations without a speaker are kept.
const NOBODY: i64 = 0;

/// The number of quotations that an article has about.
const QUOTATIONS_EACH: usize = 12;

impl Library {
    /// Stores voices that were noted to be stale, or first counts words that have not been counted,
    /// in one transaction that reads about so many quotations; returns `true` if more is left.
    ///
    /// # Errors
    ///
    /// If the library cannot be read or written.
    pub fn keep_voices(&mut self, quotations: usize) -> Result<bool, LibraryError> {
        let most = quotations.div_ceil(QUOTATIONS_EACH);
        let uncounted = uncounted(&self.connection, most)?;
        let mut articles = Vec::new();
        let mut stale = Vec::new();
        if uncounted.is_empty() {
            articles = groups::stale_articles(&self.connection, most)?;
        }
        if uncounted.is_empty() && articles.is_empty() {
            stale = stale_speakers(&self.connection, quotations)?;
        }
        if uncounted.is_empty() && articles.is_empty() && stale.is_empty() {
            return Ok(false);
        }
        let transaction = self.begin()?;
        for article in uncounted {
            count_words(&transaction, article)?;
        }
        for article in articles {
            groups::store_article(&transaction, article)?;
        }
        for speaker in stale {
            let (voice, shares) = count(&transaction, speaker)?;
            store(&transaction, speaker, voice.as_ref())?;
            groups::store_shares(&transaction, speaker, &shares)?;
        }
        transaction.commit()?;
        Ok(true)
    }
}

/// Returns articles with quotations whose words have not been counted.
fn uncounted(connection: &Connection, most: usize) -> rusqlite::Result<Vec<ArticleId>> {
    connection
        .prepare_cached("SELECT DISTINCT article_id FROM quotation WHERE words IS NULL LIMIT ?1")?
        .query_map([most], |row| row.get(0))?
        .collect()
}

/// Counts and stores the words of an article's quotations.
fn count_words(connection: &Connection, article: ArticleId) -> Result<(), LibraryError> {
    let quotations: Vec<i64> = connection
        .prepare_cached("SELECT id FROM quotation WHERE article_id = ?1 AND words IS NULL")?
        .query_map([article], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    let mut text = LastText::default();
    for quotation in quotations {
        let counted = text.count_words(connection, quotation, article)?;
        words::store_counted(connection, quotation, counted)?;
    }
    Ok(())
}

/// Returns `true` if anything that is kept has to be counted again.
pub(super) fn is_stale(connection: &Connection) -> rusqlite::Result<bool> {
    connection
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM stale_voice)
                 OR EXISTS (SELECT 1 FROM stale_voice_article)
                 OR EXISTS (SELECT 1 FROM quotation WHERE words IS NULL)",
        )?
        .query_row([], |row| row.get(0))
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
    let stale = all_stale(connection)?;
    for &speaker in &stale {
        voices.extend(count(connection, speaker)?.0);
    }
    if !stale.is_empty() {
        voices.sort_by(count::in_order);
        voices.truncate(most);
    }
    Ok(voices)
}

fn all_stale(connection: &Connection) -> rusqlite::Result<Vec<i64>> {
    connection
        .prepare_cached("SELECT speaker_id FROM stale_voice")?
        .query_map([], |row| row.get(0))?
        .collect()
}

/// Returns stale voices with about so many quotations together, but at least one.
fn stale_speakers(connection: &Connection, quotations: usize) -> rusqlite::Result<Vec<i64>> {
    let mut select = connection.prepare_cached(
        "SELECT speaker_id, coalesce(quotations, 0)
         FROM stale_voice LEFT JOIN speaker ON speaker.id = speaker_id",
    )?;
    let mut rows = select.query([])?;
    let (mut found, mut together) = (Vec::new(), 0);
    while let Some(row) = rows.next()?
        && together < quotations
    {
        found.push(row.get(0)?);
        together += 1 + row.get::<_, usize>(1)?;
    }
    Ok(found)
}

/// Counts what a speaker said, `None` where that is nothing, and what it adds to each group.
fn count(
    connection: &Connection,
    speaker: i64,
) -> Result<(Option<Voice>, Vec<Share>), LibraryError> {
    let id = (speaker != NOBODY).then_some(SpeakerId(speaker));
    let known: Option<(String, SpeakerType)> = connection
        .prepare_cached("SELECT name, kind FROM speaker WHERE id = ?1")?
        .query_row([speaker], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let (name, speaker_type) = known.unzip();
    let mut select = connection.prepare_cached(&format!(
        "SELECT {SPOKEN} FROM quotation JOIN article ON article.id = article_id
         WHERE speaker_id IS ?1 AND shown ORDER BY dated DESC, article.id DESC, place"
    ))?;
    let (mut counter, mut text) = (Counter::new(false), LastText::default());
    let mut shares = SharedGrouping::ALL.map(|grouping| (grouping, Counter::new(false)));
    let mut rows = select.query([id])?;
    while let Some(row) = rows.next()? {
        let said = Spoken::read(connection, row, &mut text)?;
        for (grouping, counter) in &mut shares {
            let (key, name) = grouping.group(&said, speaker_type);
            counter.count(key, name, &said);
        }
        counter.count(GroupKey::Speaker(id), name.clone(), &said);
    }
    let shares = shares.into_iter().flat_map(|(grouping, counter)| {
        counter.groups().map(move |(key, voice)| Share { grouping, key, voice })
    });
    Ok((counter.voices().pop(), shares.collect()))
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
