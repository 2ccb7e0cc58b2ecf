//! Files what the engine found in an article: its quotations, and its speakers, whom it matches
//! with the known ones.

use rusqlite::Connection;
use rusqlite::OptionalExtension;
use rusqlite::params;

use crate::library::ArticleId;
use crate::library::Library;
use crate::library::LibraryError;
use crate::library::SpeakerId;
use crate::library::corrections::standing;
use crate::library::file::seal;
use crate::library::quotations::counts;
use crate::library::quotations::voices::words;
use crate::library::search::text_index;
use crate::library::search::text_index::IndexQueue;
use crate::library::speakers::enrolment;
use crate::library::speakers::name_forms;
use crate::library::speakers::stored_speaker;
use crate::quotes::Analysis;
use crate::quotes::MODEL_VERSION;
use crate::quotes::Quotation;
use crate::text::Span;
use crate::text::Spans;
use crate::text::Text;

impl Library {
    /// Files the analysis of an article in place of the one before.
    ///
    /// Speakers are matched with those of the other articles; speakers who are quoted nowhere any
    /// more are deleted. The cost depends on the analysis, not on the size of the library.
    ///
    /// # Panics
    ///
    /// If a quotation's speaker is not among those of the analysis.
    pub fn file(&mut self, id: ArticleId, analysis: &Analysis) -> Result<(), LibraryError> {
        self.file_all([(id, analysis)])
    }

    /// Files many analyses in one transaction: all of them or, on an error, none.
    ///
    /// # Panics
    ///
    /// As [`Library::file`].
    pub fn file_all<'a>(
        &mut self,
        analyses: impl IntoIterator<Item = (ArticleId, &'a Analysis)>,
    ) -> Result<(), LibraryError> {
        let transaction = self.begin()?;
        let mut queue = IndexQueue::default();
        for (id, analysis) in analyses {
            file(&transaction, id, analysis, &mut queue)?;
        }
        queue.write(&transaction)?;
        transaction.commit()?;
        Ok(())
    }

    /// Files what was found in these texts, in one transaction: all of it or, on an error, nothing.
    /// Returns the articles for which it was filed.
    ///
    /// An article is skipped if it is gone or removed, or its text has changed: the user or another
    /// program may have done that while the engine was reading.
    ///
    /// # Panics
    ///
    /// As [`Library::file`].
    pub fn file_if_unchanged<'a>(
        &mut self,
        analyses: impl IntoIterator<Item = (ArticleId, &'a Text, &'a Analysis)>,
    ) -> Result<Vec<ArticleId>, LibraryError> {
        let transaction = self.begin()?;
        let (mut filed, mut queue) = (Vec::new(), IndexQueue::default());
        for (id, text, analysis) in analyses {
            let is_same: Option<bool> = transaction
                .prepare_cached(
                    "SELECT text = ?2 AND NOT removed
                     FROM article_text JOIN article ON id = article_id WHERE id = ?1",
                )?
                .query_row(params![id, text.as_str()], |row| row.get(0))
                .optional()?;
            if is_same == Some(true) {
                file(&transaction, id, analysis, &mut queue)?;
                filed.push(id);
            }
        }
        queue.write(&transaction)?;
        transaction.commit()?;
        Ok(filed)
    }
}

fn file(
    connection: &Connection,
    id: ArticleId,
    analysis: &Analysis,
    queue: &mut IndexQueue,
) -> Result<(), LibraryError> {
    if queue.holds_quotations_of(id) {
        queue.write(connection)?;
    }
    let text = connection
        .prepare_cached(
            "SELECT text FROM article_text JOIN article ON id = article_id
             WHERE id = ?1 AND removed = 0",
        )?
        .query_row([id], |row| row.get::<_, String>(0))
        .optional()?;
    let text = text.ok_or(LibraryError::NoArticle(id))?;
    connection
        .prepare_cached("UPDATE article SET analysed = 1, model = ?2 WHERE id = ?1")?
        .execute(params![id, MODEL_VERSION])?;
    let former = clear(connection, id)?;
    let before = name_forms::take_back(connection, id)?;
    let mut cast = Vec::with_capacity(analysis.speakers.len());
    for speaker in &analysis.speakers {
        let known = enrolment::enrol(connection, speaker)?;
        name_forms::count(connection, id, known, speaker)?;
        cast.push(known);
    }
    name_forms::vote(connection, before.into_iter().chain(cast.iter().copied()))?;
    for (place, quotation) in analysis.quotations.iter().enumerate() {
        let speaker = quotation.speaker.map(|idx| cast[idx.0 as usize]);
        let words = text_index::words_of(&text, &quotation.content);
        let row = write(connection, id, place, quotation, speaker, &words)?;
        queue.add_said(id, row, words);
    }
    if standing::is_touched(connection, id, &cast)? {
        queue.write(connection)?;
        standing::apply_corrections(connection, id)?;
    } else {
        counts::recount(connection, id)?;
    }
    stored_speaker::forget_unquoted(connection, cast.into_iter().chain(former))?;
    seal(connection, id)?;
    queue.write_if_large(connection)?;
    Ok(())
}

/// Withdraws the analysis of an article whose text has changed.
pub(crate) fn withdraw(connection: &Connection, id: ArticleId) -> rusqlite::Result<()> {
    let former = clear(connection, id)?;
    let before = name_forms::take_back(connection, id)?;
    name_forms::vote(connection, before)?;
    connection
        .prepare_cached("UPDATE article SET analysed = 0, model = NULL WHERE id = ?1")?
        .execute([id])?;
    counts::recount(connection, id)?;
    stored_speaker::forget_unquoted(connection, former)?;
    seal(connection, id)
}

/// Seals what was found, and the article's state.
fn seal(connection: &Connection, id: ArticleId) -> rusqlite::Result<()> {
    seal::FOUND.seal(connection, id.0)?;
    seal::STATE.seal(connection, id.0)
}

/// Deletes the article's quotations, but leaves their counts; returns whose they were. Not all of
/// these speakers are counted: of some, only thoughts and topics are told.
fn clear(connection: &Connection, id: ArticleId) -> rusqlite::Result<Vec<SpeakerId>> {
    let former = connection
        .prepare_cached(
            "SELECT DISTINCT speaker_id FROM quotation
             WHERE article_id = ?1 AND speaker_id IS NOT NULL",
        )?
        .query_map([id], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    connection
        .prepare_cached(
            "DELETE FROM said_index WHERE rowid IN (SELECT id FROM quotation WHERE article_id = ?1)",
        )?
        .execute([id])?;
    connection.prepare_cached("DELETE FROM quotation WHERE article_id = ?1")?.execute([id])?;
    Ok(former)
}

fn write(
    connection: &Connection,
    id: ArticleId,
    place: usize,
    quotation: &Quotation,
    speaker: Option<SpeakerId>,
    words: &str,
) -> rusqlite::Result<i64> {
    let (number, key) = words::counted(words);
    connection
        .prepare_cached(
            "INSERT INTO quotation (article_id, place, kind, act, act_confidence, speaker_id,
                                    speaker_confidence, confidence, rule, words, words_key)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        )?
        .execute(params![
            id,
            place,
            quotation.kind,
            quotation.act,
            quotation.act_confidence,
            speaker,
            speaker.map(|_| quotation.why.speaker_confidence),
            quotation.confidence,
            quotation.why.rule.0,
            number,
            key
        ])?;
    let row = connection.last_insert_rowid();
    write_spans(connection, row, "content", &quotation.content)?;
    write_spans(connection, row, "cue", &quotation.cue)?;
    write_spans(connection, row, "source", &quotation.source)?;
    write_spans(connection, row, "relay", &quotation.relay)?;
    let mut insert = connection.prepare_cached(
        "INSERT INTO quotation_link (quotation_id, step, start, end, reason, likely, next_likely,
                                     next_start, next_end)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?;
    for (step, link) in quotation.why.chain.iter().enumerate() {
        let choice = quotation.why.choice_at(link.mention);
        let next = choice.and_then(|choice| choice.runner_up);
        let named = next.and_then(|next| next.mention);
        insert.execute(params![
            row,
            step,
            link.mention.start(),
            link.mention.end(),
            link.reason,
            choice.map(|choice| choice.likely),
            next.map(|next| next.likely),
            named.map(Span::start),
            named.map(Span::end),
        ])?;
    }
    Ok(row)
}

fn write_spans(
    connection: &Connection,
    quotation: i64,
    role: &str,
    spans: &Spans,
) -> rusqlite::Result<()> {
    let mut insert = connection.prepare_cached(
        "INSERT INTO quotation_span (quotation_id, role, start, end) VALUES (?1, ?2, ?3, ?4)",
    )?;
    for span in spans {
        insert.execute(params![quotation, role, span.start(), span.end()])?;
    }
    Ok(())
}
