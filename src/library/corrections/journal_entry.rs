//! Enters corrections in the journal, each with the words that it is about instead of numbers
//! that the next analysis changes.

use rusqlite::Connection;
use rusqlite::OptionalExtension;

use crate::library::ArticleId;
use crate::library::Correction;
use crate::library::CorrectionKind;
use crate::library::LibraryError;
use crate::library::QuotationId;
use crate::library::SourceId;
use crate::library::SpeakerId;
use crate::library::Whom;
use crate::library::articles::removal;
use crate::library::articles::sources::source_articles;
use crate::library::corrections::journal_row;
use crate::library::corrections::journal_row::Given;
use crate::library::corrections::journal_row::JournalRow;
use crate::library::file::seal;
use crate::library::search::text_index;
use crate::library::speakers::enrolment;
use crate::library::speakers::stored_speaker;
use crate::quotes::Speaker;
use crate::quotes::SpeakerType;

/// Writes the correction at the end of the journal and seals it. Of several that are made together,
/// the number of the first is returned.
pub(crate) fn write(connection: &Connection, correction: &Correction) -> Result<i64, LibraryError> {
    let id = enter(connection, correction)?;
    seal::CORRECTION.seal(connection, id)?;
    Ok(id)
}

/// Writes a correction for each quotation, all of which are undone together.
fn attribute_all(
    connection: &Connection,
    quotations: &[QuotationId],
    to: &Whom,
) -> Result<i64, LibraryError> {
    let speaker = whom(connection, to)?;
    let mut first = None;
    let mut read: Option<(ArticleId, String)> = None;
    for &quotation in quotations {
        let article = article_of(connection, quotation)?;
        // The text may be long, and is mostly that of the quotation before.
        let text = match read.take().filter(|(read, _)| *read == article) {
            Some((_, text)) => text,
            None => journal_row::text_of(connection, article)?,
        };
        let content = text_index::content(connection, quotation.0, &text)?;
        let given =
            Given { speaker, former: Some(whose(connection, quotation)?), ..Given::default() };
        let (spans, of) = ([("content", &content)], (article, text.as_str()));
        let id = journal_row::of_words(connection, CorrectionKind::Attribute, of, &spans, given)?;
        read = Some((article, text));
        connection
            .prepare_cached("UPDATE correction SET together = ?2 WHERE id = ?1")?
            .execute([id, *first.get_or_insert(id)])?;
        seal::CORRECTION.seal(connection, id)?;
    }
    first.ok_or(LibraryError::NoWords)
}

fn enter(connection: &Connection, correction: &Correction) -> Result<i64, LibraryError> {
    match correction {
        Correction::Attribute { quotation, to } => {
            let speaker = whom(connection, to)?;
            let former = Some(whose(connection, *quotation)?);
            let given = Given { speaker, former, ..Given::default() };
            of_quotation(connection, CorrectionKind::Attribute, *quotation, given)
        }
        Correction::AttributeAll { quotations, to } => attribute_all(connection, quotations, to),
        Correction::Delimit { quotation, content } => {
            let id =
                of_quotation(connection, CorrectionKind::Delimit, *quotation, Given::default())?;
            journal_row::insert_instead(connection, id, content)?;
            Ok(id)
        }
        Correction::Act { quotation, act } => {
            of_quotation(connection, CorrectionKind::Act, *quotation, Given::word(act.name()))
        }
        Correction::Reject { quotation } => {
            of_quotation(connection, CorrectionKind::Reject, *quotation, Given::default())
        }
        Correction::Add { article, content, cue, source, speaker } => {
            let speaker = whom(connection, speaker)?;
            let spans = [("content", content), ("cue", cue), ("source", source)];
            let text = journal_row::text_of(connection, *article)?;
            let given = Given { speaker, ..Given::default() };
            journal_row::of_words(connection, CorrectionKind::Add, (*article, &text), &spans, given)
        }
        Correction::Check { quotation, check } => {
            of_quotation(connection, CorrectionKind::Check, *quotation, Given::word(check.name()))
        }
        Correction::Note { quotation, note } => {
            of_quotation(connection, CorrectionKind::Note, *quotation, Given::word(note.trim()))
        }
        Correction::Merge { speaker, into } => {
            let [speaker, into] = [known(connection, *speaker)?, known(connection, *into)?];
            if speaker == into {
                return Err(LibraryError::Same);
            }
            let former = Some(name_of(connection, speaker)?);
            let (speaker, other) = (Some(speaker), Some(into));
            let row = JournalRow { speaker, other, former, ..JournalRow::default() };
            Ok(journal_row::insert(connection, CorrectionKind::Merge, &row)?)
        }
        Correction::Split { speaker, alias } => split(connection, *speaker, alias),
        Correction::Rename { speaker, name } => {
            let speaker = known(connection, *speaker)?;
            let former = Some(name_of(connection, speaker)?);
            let (speaker, name) = (Some(speaker), Some(some_words(name)?));
            let row = JournalRow { speaker, name, former, ..JournalRow::default() };
            Ok(journal_row::insert(connection, CorrectionKind::Rename, &row)?)
        }
        Correction::Retype { speaker, kind } => {
            let speaker = known(connection, *speaker)?;
            let former: SpeakerType = connection
                .prepare_cached("SELECT kind FROM speaker WHERE id = ?1")?
                .query_row([speaker], |row| row.get(0))?;
            let (former, name) = (Some(former.name().to_owned()), Some(kind.name()));
            let row = JournalRow { speaker: Some(speaker), name, former, ..JournalRow::default() };
            Ok(journal_row::insert(connection, CorrectionKind::Retype, &row)?)
        }
        Correction::Identify { speaker, wikidata } => {
            let speaker = Some(known(connection, *speaker)?);
            let name = wikidata.as_deref();
            Ok(journal_row::insert(
                connection,
                CorrectionKind::Identify,
                &JournalRow { speaker, name, ..JournalRow::default() },
            )?)
        }
        Correction::Remove { articles } => remove(connection, articles),
        Correction::GiveUp { source, with_articles } => {
            give_up(connection, *source, *with_articles)
        }
    }
}

/// Enters that articles are removed. Those that are removed already are left out.
fn remove(connection: &Connection, articles: &[ArticleId]) -> Result<i64, LibraryError> {
    let mut present = Vec::new();
    for &article in articles {
        let is_there: Option<bool> = connection
            .prepare_cached("SELECT removed = 0 FROM article WHERE id = ?1")?
            .query_row([article], |row| row.get(0))
            .optional()?;
        match is_there {
            None => return Err(LibraryError::NoArticle(article)),
            Some(true) => present.push(article),
            Some(false) => (),
        }
    }
    if present.is_empty() {
        let first = articles.first().copied();
        return Err(first.map_or(LibraryError::NoWords, LibraryError::NoArticle));
    }
    let article = Some(present[0]).filter(|_| present.len() == 1);
    let row = JournalRow { article, ..JournalRow::default() };
    let id = journal_row::insert(connection, CorrectionKind::Remove, &row)?;
    removal::list(connection, id, &present)?;
    Ok(id)
}

fn give_up(
    connection: &Connection,
    source: SourceId,
    with_articles: bool,
) -> Result<i64, LibraryError> {
    let address: Option<String> = connection
        .prepare_cached("SELECT address FROM source WHERE id = ?1 AND removed = 0")?
        .query_row([source.0], |row| row.get(0))
        .optional()?;
    let address = address.ok_or(LibraryError::Missing { what: "source", id: source.0 })?;
    let articles =
        if with_articles { source_articles::of_source(connection, source)? } else { Vec::new() };
    let row = JournalRow { name: Some(&address), ..JournalRow::default() };
    let id = journal_row::insert(connection, CorrectionKind::GiveUp, &row)?;
    removal::list(connection, id, &articles)?;
    Ok(id)
}

fn split(connection: &Connection, speaker: SpeakerId, alias: &str) -> Result<i64, LibraryError> {
    let speaker = known(connection, speaker)?;
    let alias = some_words(alias)?;
    let kind = stored_speaker::load(connection, speaker)?.kind;
    let part = Speaker { name: alias.to_owned(), kind, aliases: vec![], roles: vec![] };
    // This is always a new speaker: only a merge can say that they are a known one.
    let other = stored_speaker::add(connection, &part)?;
    let row = JournalRow {
        speaker: Some(speaker),
        other: Some(other),
        name: Some(alias),
        ..JournalRow::default()
    };
    Ok(journal_row::insert(connection, CorrectionKind::Split, &row)?)
}

fn some_words(name: &str) -> Result<&str, LibraryError> {
    let name = name.trim();
    if name.is_empty() { Err(LibraryError::NoWords) } else { Ok(name) }
}

/// Returns the speaker whom this one was merged into, or the speaker themselves.
fn known(connection: &Connection, id: SpeakerId) -> Result<SpeakerId, LibraryError> {
    let there = connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM speaker WHERE id = ?1)")?
        .query_row([id], |row| row.get::<_, bool>(0))?;
    if there {
        Ok(stored_speaker::resolve(connection, id)?)
    } else {
        Err(LibraryError::Missing { what: "speaker", id: id.0 })
    }
}

fn whom(connection: &Connection, whom: &Whom) -> Result<Option<SpeakerId>, LibraryError> {
    Ok(match whom {
        Whom::Nobody => None,
        Whom::Known(id) => Some(known(connection, *id)?),
        Whom::Named { name, kind } => {
            let name = some_words(name)?.to_owned();
            let speaker = Speaker { name, kind: *kind, aliases: vec![], roles: vec![] };
            Some(enrolment::enrol(connection, &speaker)?)
        }
    })
}

fn of_quotation(
    connection: &Connection,
    deed: CorrectionKind,
    quotation: QuotationId,
    given: Given<'_>,
) -> Result<i64, LibraryError> {
    let article = article_of(connection, quotation)?;
    let text = journal_row::text_of(connection, article)?;
    let content = text_index::content(connection, quotation.0, &text)?;
    journal_row::of_words(connection, deed, (article, &text), &[("content", &content)], given)
}

/// Returns the name of the speaker whose the quotation is until now, empty where it is nobody's.
fn whose(connection: &Connection, quotation: QuotationId) -> rusqlite::Result<String> {
    let name: Option<String> = connection
        .prepare_cached(
            "SELECT name FROM quotation JOIN speaker ON speaker.id = speaker_id
             WHERE quotation.id = ?1",
        )?
        .query_row([quotation.0], |row| row.get(0))
        .optional()?;
    Ok(name.unwrap_or_default())
}

fn name_of(connection: &Connection, speaker: SpeakerId) -> rusqlite::Result<String> {
    connection
        .prepare_cached("SELECT name FROM speaker WHERE id = ?1")?
        .query_row([speaker], |row| row.get(0))
}

fn article_of(connection: &Connection, quotation: QuotationId) -> Result<ArticleId, LibraryError> {
    connection
        .prepare_cached("SELECT article_id FROM quotation WHERE id = ?1 AND NOT rejected")?
        .query_row([quotation.0], |row| row.get(0))
        .optional()?
        .ok_or(LibraryError::Missing { what: "quotation", id: quotation.0 })
}
