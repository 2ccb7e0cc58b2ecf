//! Keeps how often each type, outlet, month, kind and act is quoted.
//!
//! The same words count once for each speaker of a group, so the numbers of a group are the sum of
//! what its speakers add; triggers of the schema keep that sum. Its articles and days are read from
//! a few bytes that are kept of each article.

use std::collections::HashMap;

use rusqlite::Connection;
use rusqlite::params;

use crate::library::ArticleId;
use crate::library::LibraryError;
use crate::library::quotations::voices::Voice;
use crate::library::quotations::voices::count;
use crate::library::quotations::voices::count::GroupKey;
use crate::library::quotations::voices::grouping;
use crate::library::quotations::voices::grouping::Group;
use crate::library::quotations::voices::grouping::SharedGrouping;
use crate::quotes::Act;
use crate::quotes::Kind;
use crate::quotes::SpeakerType;

/// What one speaker adds to a group.
pub(super) struct Share {
    pub(super) grouping: SharedGrouping,
    pub(super) key: GroupKey,
    pub(super) voice: Voice,
}

/// Stores what a speaker adds to each group, in place of what was stored before.
pub(super) fn store_shares(
    connection: &Connection,
    speaker: i64,
    shares: &[Share],
) -> rusqlite::Result<()> {
    connection
        .prepare_cached("DELETE FROM voice_share WHERE speaker_id = ?1")?
        .execute([speaker])?;
    let mut insert = connection.prepare_cached(
        "INSERT INTO voice_share (speaker_id, grouping, key, quotations, words, direct_words)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    for Share { grouping, key, voice } in shares {
        let (name, key) = (grouping.name(), stored_key(key));
        let numbers = (voice.quotations, voice.words, voice.direct_words);
        insert.execute(params![speaker, name, key, numbers.0, numbers.1, numbers.2])?;
    }
    Ok(())
}

/// Returns the key under which a group is stored; quotations that have nothing in common have ''.
fn stored_key(key: &GroupKey) -> &str {
    match key {
        GroupKey::Name(name) => name,
        GroupKey::Speaker(_) | GroupKey::Nameless => "",
    }
}

/// Returns articles of which days, outlets and what is in them have to be stored again.
pub(super) fn stale_articles(
    connection: &Connection,
    most: usize,
) -> rusqlite::Result<Vec<ArticleId>> {
    connection
        .prepare_cached("SELECT article_id FROM stale_voice_article LIMIT ?1")?
        .query_map([most], |row| row.get(0))?
        .collect()
}

/// Stores the day and the outlet of an article, and which types, kinds and acts are in it; nothing
/// where it holds no quotation.
pub(super) fn store_article(connection: &Connection, article: ArticleId) -> rusqlite::Result<()> {
    for forget in [
        "DELETE FROM stale_voice_article WHERE article_id = ?1",
        "DELETE FROM voice_article WHERE article_id = ?1",
    ] {
        connection.prepare_cached(forget)?.execute([article])?;
    }
    connection
        .prepare_cached(
            "INSERT INTO voice_article (article_id, day, outlet, types, kinds, acts)
             SELECT article.id, substr(published, 1, 10), outlet,
                 sum(DISTINCT 1 << coalesce(speaker.kind, 5)),
                 sum(DISTINCT CASE quotation.kind WHEN 'direct' THEN 1 WHEN 'mixed' THEN 2
                     ELSE 4 END),
                 sum(DISTINCT CASE act WHEN 'said' THEN 1 WHEN 'topic' THEN 2
                     WHEN 'thought' THEN 4 ELSE 8 END)
             FROM quotation JOIN article ON article.id = article_id
                 LEFT JOIN speaker ON speaker.id = speaker_id
             WHERE article_id = ?1 AND shown GROUP BY article_id",
        )?
        .execute([article])?;
    Ok(())
}

/// Returns `most` voices of a shared grouping, those with most quotations first, then by name, as
/// they are stored.
pub(super) fn voices(
    connection: &Connection,
    grouping: SharedGrouping,
    most: usize,
) -> Result<Vec<Voice>, LibraryError> {
    let mut groups = articles(connection, grouping)?;
    let mut select = connection.prepare_cached(
        "SELECT key, quotations, words, direct_words FROM voice_group WHERE grouping = ?1",
    )?;
    let mut rows = select.query([grouping.name()])?;
    while let Some(row) = rows.next()? {
        let key: String = row.get(0)?;
        let key = if key.is_empty() { GroupKey::Nameless } else { GroupKey::Name(key) };
        let Some((_, voice)) = groups.get_mut(&key) else { continue };
        voice.quotations = row.get(1)?;
        voice.words = row.get(2)?;
        voice.direct_words = row.get(3)?;
    }
    let mut voices: Vec<Voice> = groups.into_values().map(|(_, voice)| voice).collect();
    voices.sort_by(count::in_order);
    voices.truncate(most);
    Ok(voices)
}

/// The groups of a grouping, each with its newest article's day, which gives it its name.
type Groups = HashMap<GroupKey, (Option<String>, Voice)>;

/// Counts the articles of each group, and finds the first and the last of their days.
fn articles(connection: &Connection, grouping: SharedGrouping) -> Result<Groups, LibraryError> {
    let column = match grouping {
        SharedGrouping::Outlet => "outlet",
        SharedGrouping::Kind => "kinds",
        SharedGrouping::Act => "acts",
        SharedGrouping::Type => "types",
        SharedGrouping::Month => "NULL",
    };
    let (mut groups, names) = (Groups::new(), names(grouping));
    let mut select =
        connection.prepare_cached(&format!("SELECT day, {column} FROM voice_article"))?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let day: Option<String> = row.get(0)?;
        match grouping {
            SharedGrouping::Outlet => {
                let outlet: Option<String> = row.get(1)?;
                admit(&mut groups, grouping::of_outlet(outlet.as_deref()), day);
            }
            SharedGrouping::Month => {
                let month = grouping::of_month(day.as_deref());
                admit(&mut groups, month, day);
            }
            SharedGrouping::Type | SharedGrouping::Kind | SharedGrouping::Act => {
                let bits: usize = row.get(1)?;
                for (_, name) in names.iter().enumerate().filter(|(at, _)| bits >> at & 1 == 1) {
                    let group = grouping::named(name.map(str::to_owned));
                    admit(&mut groups, group, day.clone());
                }
            }
        }
    }
    Ok(groups)
}

/// Returns the names of the groups that the bits of an article stand for, the lowest first.
fn names(grouping: SharedGrouping) -> Vec<Option<&'static str>> {
    match grouping {
        SharedGrouping::Kind => {
            [Kind::Direct, Kind::Mixed, Kind::Indirect].map(|kind| Some(kind.name())).to_vec()
        }
        SharedGrouping::Act => Act::ALL.map(|act| Some(act.name())).to_vec(),
        SharedGrouping::Type => {
            SpeakerType::ALL.map(|kind| Some(kind.name())).into_iter().chain([None]).collect()
        }
        SharedGrouping::Outlet | SharedGrouping::Month => Vec::new(),
    }
}

/// Counts an article of this day in its group.
fn admit(groups: &mut Groups, (key, name): Group, day: Option<String>) {
    let (newest, voice) = groups.entry(key).or_default();
    if voice.articles == 0 || day >= *newest {
        newest.clone_from(&day);
        voice.name = name;
    }
    voice.articles += 1;
    let Some(day) = day else { return };
    if voice.first.as_ref().is_none_or(|first| day < *first) {
        voice.first = Some(day.clone());
    }
    if voice.last.as_ref().is_none_or(|last| day > *last) {
        voice.last = Some(day);
    }
}
