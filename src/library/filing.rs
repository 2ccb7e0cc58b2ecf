//! Filing what the engine found in an article: its quotations, and whom they
//! stand for among the speakers already known.

use std::collections::BTreeMap;

use rusqlite::Connection;
use rusqlite::params;

use crate::library::ArticleId;
use crate::library::Library;
use crate::library::LibraryError;
use crate::library::SpeakerId;
use crate::library::speakers;
use crate::quotes::Analysis;
use crate::quotes::MODEL_VERSION;
use crate::quotes::Quotation;
use crate::text::Spans;

impl Library {
    /// Files the analysis of an article in place of the one before.
    ///
    /// Speakers are matched with those of the other articles; who is quoted
    /// nowhere any more is forgotten. The cost depends on the analysis, not on
    /// the size of the library.
    ///
    /// # Panics
    ///
    /// If a quotation's speaker is not among those of the analysis.
    pub fn file(&mut self, id: ArticleId, analysis: &Analysis) -> Result<(), LibraryError> {
        self.file_all([(id, analysis)])
    }

    /// Files many at once, all or, on an error, none of them.
    ///
    /// # Panics
    ///
    /// As [`Library::file`].
    pub fn file_all<'a>(
        &mut self,
        analyses: impl IntoIterator<Item = (ArticleId, &'a Analysis)>,
    ) -> Result<(), LibraryError> {
        let transaction = self.begin()?;
        for (id, analysis) in analyses {
            file(&transaction, id, analysis)?;
        }
        transaction.commit()?;
        Ok(())
    }
}

fn file(connection: &Connection, id: ArticleId, analysis: &Analysis) -> Result<(), LibraryError> {
    let marked = connection
        .prepare_cached(
            "UPDATE article SET analysed = 1, quotations = ?2, model = ?3 WHERE id = ?1",
        )?
        .execute(params![id, analysis.quotations.len(), MODEL_VERSION])?;
    if marked == 0 {
        return Err(LibraryError::NoArticle(id));
    }
    let former = clear(connection, id)?;
    let mut cast = Vec::with_capacity(analysis.speakers.len());
    for speaker in &analysis.speakers {
        cast.push(speakers::enrol(connection, speaker)?);
    }
    for (place, quotation) in analysis.quotations.iter().enumerate() {
        let speaker = quotation.speaker.map(|idx| cast[idx.0 as usize]);
        write(connection, id, place, quotation, speaker)?;
    }
    count(connection, id, analysis, &cast)?;
    speakers::forget_unquoted(connection, former.into_iter().chain(cast))?;
    Ok(())
}

/// Takes back what was filed for an article, for its text is another now.
pub(super) fn withdraw(connection: &Connection, id: ArticleId) -> rusqlite::Result<()> {
    let former = clear(connection, id)?;
    speakers::forget_unquoted(connection, former)?;
    connection
        .prepare_cached(
            "UPDATE article SET analysed = 0, quotations = 0, model = NULL WHERE id = ?1",
        )?
        .execute([id])?;
    Ok(())
}

/// Removes the article's quotations and their counts; returns who was quoted.
fn clear(connection: &Connection, id: ArticleId) -> rusqlite::Result<Vec<SpeakerId>> {
    let former: Vec<(SpeakerId, i64)> = connection
        .prepare_cached("SELECT speaker_id, quotations FROM article_speaker WHERE article_id = ?1")?
        .query_map([id], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    for &(speaker, quotations) in &former {
        speakers::add_quotations(connection, speaker, -quotations)?;
    }
    connection
        .prepare_cached("DELETE FROM article_speaker WHERE article_id = ?1")?
        .execute([id])?;
    connection.prepare_cached("DELETE FROM quotation WHERE article_id = ?1")?.execute([id])?;
    Ok(former.into_iter().map(|(speaker, _)| speaker).collect())
}

fn write(
    connection: &Connection,
    id: ArticleId,
    place: usize,
    quotation: &Quotation,
    speaker: Option<SpeakerId>,
) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO quotation (article_id, place, kind, speaker_id, confidence, rule)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute(params![
            id,
            place,
            quotation.kind,
            speaker,
            quotation.confidence,
            quotation.why.rule.0
        ])?;
    let row = connection.last_insert_rowid();
    write_spans(connection, row, "content", &quotation.content)?;
    write_spans(connection, row, "cue", &quotation.cue)?;
    write_spans(connection, row, "source", &quotation.source)?;
    write_spans(connection, row, "relay", &quotation.relay)?;
    let mut insert = connection.prepare_cached(
        "INSERT INTO quotation_link (quotation_id, step, start, end, reason)
         VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    for (step, link) in quotation.why.chain.iter().enumerate() {
        insert.execute(params![
            row,
            step,
            link.mention.start(),
            link.mention.end(),
            link.reason
        ])?;
    }
    Ok(())
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

fn count(
    connection: &Connection,
    id: ArticleId,
    analysis: &Analysis,
    cast: &[SpeakerId],
) -> rusqlite::Result<()> {
    let mut counts: BTreeMap<SpeakerId, i64> = BTreeMap::new();
    for speaker in analysis.quotations.iter().filter_map(|quotation| quotation.speaker) {
        *counts.entry(cast[speaker.0 as usize]).or_default() += 1;
    }
    let mut insert = connection.prepare_cached(
        "INSERT INTO article_speaker (speaker_id, article_id, quotations) VALUES (?1, ?2, ?3)",
    )?;
    for (speaker, quotations) in counts {
        insert.execute(params![speaker, id, quotations])?;
        speakers::add_quotations(connection, speaker, quotations)?;
    }
    Ok(())
}
