//! Converts the types of this crate to columns and back.

use std::time::SystemTime;
use std::time::UNIX_EPOCH;

use rusqlite::Row;
use rusqlite::types::FromSql;
use rusqlite::types::FromSqlError;
use rusqlite::types::FromSqlResult;
use rusqlite::types::Null;
use rusqlite::types::ToSql;
use rusqlite::types::ToSqlOutput;
use rusqlite::types::Type;
use rusqlite::types::ValueRef;

use crate::article::BlockKind;
use crate::article::Origin;
use crate::library::ArticleId;
use crate::library::ArticleRow;
use crate::library::Check;
use crate::library::SpeakerId;
use crate::library::Window;
use crate::quotes::Act;
use crate::quotes::Acts;
use crate::quotes::Kind;
use crate::quotes::SpeakerType;

impl ToSql for ArticleId {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        self.0.to_sql()
    }
}

impl FromSql for ArticleId {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        value.as_i64().map(ArticleId)
    }
}

impl ToSql for SpeakerId {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        self.0.to_sql()
    }
}

impl FromSql for SpeakerId {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        value.as_i64().map(SpeakerId)
    }
}

impl ToSql for Kind {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        self.name().to_sql()
    }
}

impl FromSql for Kind {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        Kind::from_name(value.as_str()?).ok_or(FromSqlError::InvalidType)
    }
}

impl ToSql for Act {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        self.name().to_sql()
    }
}

impl FromSql for Act {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        Act::from_name(value.as_str()?).ok_or(FromSqlError::InvalidType)
    }
}

/// The column is NULL while the check is open.
impl ToSql for Check {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        match self {
            Check::Open => Ok(ToSqlOutput::from(Null)),
            check => check.name().to_sql(),
        }
    }
}

impl FromSql for Check {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        match value {
            ValueRef::Null => Ok(Check::Open),
            _ => Check::from_name(value.as_str()?).ok_or(FromSqlError::InvalidType),
        }
    }
}

/// Returns the SQL condition that a quotation is of these acts. What the user said something of
/// stays in sight whatever its act is.
pub(crate) fn of_acts(acts: Acts) -> String {
    if acts == Acts::SAID {
        return "shown".to_owned();
    }
    let names: Vec<String> = acts.iter().map(|act| format!("'{}'", act.name())).collect();
    let acts = names.join(", ");
    format!("NOT rejected AND NOT absent AND (act IN ({acts}) OR kept)")
}

/// Returns the SQL condition that articles have quotations of these acts by a speaker. Only of those
/// who said nothing it looks at quotations.
pub(crate) fn is_quoted(acts: Acts) -> String {
    if acts == Acts::SAID {
        return "quotations > 0".to_owned();
    }
    format!(
        "(quotations > 0
          OR EXISTS (SELECT 1 FROM quotation WHERE speaker_id = speaker.id AND {}))",
        of_acts(acts)
    )
}

/// Returns the SQL table, with a name, that says how many quotations of these acts an article has
/// by each speaker. Only what was said is counted: the rows of the rest are there with a count of 0.
pub(crate) fn quoted_of_acts(acts: Acts) -> String {
    if acts == Acts::SAID {
        return "article_speaker".to_owned();
    }
    format!(
        "(SELECT article_id, speaker_id, shown AS quotations FROM quotation
          WHERE speaker_id IS NOT NULL AND {})",
        of_acts(acts)
    )
}

/// The column holds the type's index in [`SpeakerType::ALL`], so that sorting by it gives the order
/// of the screen.
impl ToSql for SpeakerType {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        let place = (0i64..).zip(SpeakerType::ALL).find(|(_, kind)| kind == self);
        Ok(place.expect("ALL holds every type").0.into())
    }
}

impl FromSql for SpeakerType {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let place = value.as_i64()?;
        let kind = usize::try_from(place).ok().and_then(|place| SpeakerType::ALL.get(place));
        kind.copied().ok_or(FromSqlError::OutOfRange(place))
    }
}

impl ToSql for BlockKind {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        self.name().to_sql()
    }
}

impl FromSql for BlockKind {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        BlockKind::from_name(value.as_str()?).ok_or(FromSqlError::InvalidType)
    }
}

/// Returns the columns that identify an origin: `origin`, `path` and `part`. Bundled articles have
/// no path, so their name takes its place.
pub(crate) fn origin_columns<'a>(
    origin: &'a Origin,
    name: &'a str,
) -> (&'static str, &'a str, &'a str) {
    match origin {
        Origin::Bundled => ("bundled", name, ""),
        Origin::File(path) => ("file", path, ""),
        Origin::Stdin => ("stdin", "", ""),
        Origin::Url(url) => ("url", url, ""),
        Origin::Part { of, name } => ("part", of, name),
    }
}

/// Reads the origin from the columns `at` to `at + 2`.
pub(crate) fn origin(row: &Row<'_>, at: usize) -> rusqlite::Result<Origin> {
    match row.get_ref(at)?.as_str()? {
        "bundled" => Ok(Origin::Bundled),
        "file" => Ok(Origin::File(row.get(at + 1)?)),
        "stdin" => Ok(Origin::Stdin),
        "url" => Ok(Origin::Url(row.get(at + 1)?)),
        "part" => Ok(Origin::Part { of: row.get(at + 1)?, name: row.get(at + 2)? }),
        _ => Err(damaged(at, FromSqlError::InvalidType)),
    }
}

/// Says in SQL how likely the source of a quotation stands for its speaker: what the user said is
/// certain, and NULL is not known.
pub(crate) const SPEAKER_CONFIDENCE: &str =
    "CASE WHEN speaker_id IS NULL THEN NULL WHEN corrected THEN 1.0 ELSE speaker_confidence END";

/// Reads a number from 0 to 1, or NULL.
pub(crate) fn share_if_known(row: &Row<'_>, at: usize) -> rusqlite::Result<Option<f32>> {
    match row.get_ref(at)? {
        ValueRef::Null => Ok(None),
        _ => share(row, at).map(Some),
    }
}

/// Reads a number from 0 to 1.
pub(crate) fn share(row: &Row<'_>, at: usize) -> rusqlite::Result<f32> {
    let share: f32 = row.get(at)?;
    if (0.0..=1.0).contains(&share) {
        Ok(share)
    } else {
        Err(damaged(at, FromSqlError::InvalidType))
    }
}

fn damaged(column: usize, why: FromSqlError) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(column, Type::Text, Box::new(why))
}

/// Writes speakers as a JSON array for `json_each`, so that one prepared statement serves any
/// number of them.
pub(crate) fn ids_json(speakers: &[SpeakerId]) -> String {
    let ids: Vec<String> = speakers.iter().map(|id| id.0.to_string()).collect();
    format!("[{}]", ids.join(","))
}

/// Writes articles as a JSON array for `json_each`.
pub(crate) fn articles_json(articles: &[ArticleId]) -> String {
    let ids: Vec<String> = articles.iter().map(|id| id.0.to_string()).collect();
    format!("[{}]", ids.join(","))
}

/// Returns the first row and the number of rows, for OFFSET and LIMIT. A number beyond the integers
/// of SQLite means all rows.
pub(crate) fn window(window: Window) -> [i64; 2] {
    [window.first, window.len].map(|n| i64::try_from(n).unwrap_or(i64::MAX))
}

pub(crate) fn article_row(row: &Row<'_>) -> rusqlite::Result<ArticleRow> {
    Ok(ArticleRow {
        id: row.get(0)?,
        title: row.get(1)?,
        outlet: row.get(2)?,
        published: row.get(3)?,
        quotations: row.get(4)?,
        analysed: row.get(5)?,
        read: row.get(6)?,
        starred: row.get(7)?,
        earlier_texts: row.get(8)?,
        is_summary: row.get(9)?,
        snippet: Vec::new(),
    })
}

/// Returns the time in seconds since 1970.
pub(crate) fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
}
