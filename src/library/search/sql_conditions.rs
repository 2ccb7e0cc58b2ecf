//! Writes what is asked of articles and their quotations as conditions in SQL.

use jiff::civil::Date;
use rusqlite::ToSql;
use rusqlite::types::Value;

use crate::library::Check;
use crate::library::Except;
use crate::library::Marked;
use crate::library::Query;
use crate::library::SpeakerId;
use crate::library::file::columns;
use crate::library::search::full_text_query;
use crate::quotes::Acts;
use crate::text::fold;

/// Conditions and the values that they refer to.
#[derive(Default)]
pub(crate) struct SqlConditions {
    pub(crate) conditions: Vec<String>,
    pub(crate) values: Vec<Value>,
}

impl SqlConditions {
    /// Returns the values as a statement takes them.
    pub(crate) fn parameters(&self) -> Vec<&dyn ToSql> {
        as_parameters(&self.values)
    }

    /// Adds a value and returns its name in conditions.
    pub(crate) fn value(&mut self, value: impl Into<Value>) -> String {
        self.values.push(value.into());
        format!("?{}", self.values.len())
    }

    /// Adds the condition that the day, as the article gives it and lists show it, is `after` or
    /// later, and before `before`.
    pub(crate) fn dated(&mut self, after: Option<&str>, before: Option<&str>) {
        if let Some(after) = after {
            let value = self.value(after.to_owned());
            self.conditions.push(format!("published >= {value}"));
            self.roughly_dated(">=", first_day(after).and_then(|day| day.yesterday().ok()));
        }
        if let Some(before) = before {
            let value = self.value(before.to_owned());
            self.conditions.push(format!("published < {value} AND dated <> ''"));
            self.roughly_dated("<", first_day(before).and_then(|day| day.tomorrow().ok()));
        }
    }

    /// Adds a condition on the moment, which has an index. It is in UTC, so it may be of the day
    /// before or after the one that the article gives.
    fn roughly_dated(&mut self, comparison: &str, day: Option<Date>) {
        if let Some(day) = day {
            let value = self.value(day.to_string());
            self.conditions.push(format!("dated {comparison} {value}"));
        }
    }

    /// Adds the conditions on the row of the article itself.
    pub(crate) fn of_row(&mut self, query: &Query) {
        if !query.outlets.is_empty() {
            let outlets = self.outlets(&query.outlets);
            self.conditions.push(outlets);
        }
        self.dated(query.after.as_deref(), query.before.as_deref());
        self.conditions
            .extend(query.unread.map(|unread| if unread { "NOT read" } else { "read" }.to_owned()));
        self.conditions.extend(
            query.starred.map(|starred| if starred { "starred" } else { "NOT starred" }.to_owned()),
        );
        let changed = |changed| if changed { "version > 1" } else { "version = 1" }.to_owned();
        self.conditions.extend(query.changed.map(changed));
        let summary = |summary| if summary { "summary" } else { "NOT summary" }.to_owned();
        self.conditions.extend(query.summary.map(summary));
    }

    fn outlets(&mut self, outlets: &[String]) -> String {
        let values: Vec<String> = outlets.iter().map(|outlet| self.value(outlet.clone())).collect();
        format!("coalesce(outlet, '') COLLATE NOCASE IN ({})", values.join(", "))
    }

    pub(super) fn quoting(&mut self, speakers: &[SpeakerId], acts: Acts) {
        if !speakers.is_empty() {
            let by = self.value(columns::ids_json(speakers));
            self.conditions.push(format!("{{number}} IN ({})", quoting(&by, acts)));
        }
    }

    pub(crate) fn except(&mut self, unwanted: &[Except]) {
        for unwanted in unwanted {
            let articles = match unwanted {
                Except::Outlets(outlets) if outlets.is_empty() => continue,
                Except::Outlets(outlets) => {
                    let outlets = self.outlets(outlets);
                    self.conditions.push(format!("NOT {outlets}"));
                    continue;
                }
                Except::Quoting(speakers) => {
                    quoting(&self.value(columns::ids_json(speakers)), Acts::SAID)
                }
                Except::Kind(kind) => {
                    let kind = self.value(kind.name().to_owned());
                    format!("SELECT article_id FROM quotation WHERE shown AND kind = {kind}")
                }
                Except::Act(act) => {
                    let act = self.value(act.name().to_owned());
                    format!("SELECT article_id FROM quotation WHERE NOT rejected AND act = {act}")
                }
                Except::Check(_)
                | Except::Note(_)
                | Except::Corrected
                | Except::Unattributed
                | Except::Sure(_) => {
                    let marked = self.marked_so(unwanted);
                    format!("SELECT article_id FROM quotation WHERE shown AND {marked}")
                }
                Except::Said(said) => {
                    let Some(said) = full_text_query::any(std::slice::from_ref(said)) else {
                        continue;
                    };
                    let said = self.value(said);
                    format!(
                        "SELECT article_id FROM said_index
                         JOIN quotation ON quotation.id = said_index.rowid
                         WHERE shown AND said_index MATCH {said}"
                    )
                }
            };
            self.conditions.push(format!("{{number}} NOT IN ({articles})"));
        }
    }

    /// Adds the condition that a single quotation meets everything that is asked of quotations.
    pub(super) fn quoted(&mut self, query: &Query) {
        let said = full_text_query::question(&query.said, &query.said_phrases, &[]);
        let by = columns::ids_json(&query.speakers);
        let is_marked = query.marked != Marked::default();
        let acts = query.acts.unwrap_or(Acts::SAID);
        if said.is_none() && query.kind.is_none() && !is_marked && acts == Acts::SAID {
            if query.speakers.is_empty() && query.acts.is_some() {
                let quoting = "{number} IN (SELECT id FROM article
                    WHERE quotations > 0 AND removed = 0)";
                self.conditions.push(quoting.to_owned());
            }
            return self.quoting(&query.speakers, acts);
        }
        let mut parts = vec![columns::of_acts(acts)];
        let from = if let Some(said) = said {
            parts.push(format!("said_index MATCH {}", self.value(said)));
            "said_index JOIN quotation ON quotation.id = said_index.rowid"
        } else {
            "quotation"
        };
        if !query.speakers.is_empty() {
            let by = self.value(by);
            parts.push(format!("speaker_id IN (SELECT value FROM json_each({by}))"));
        }
        if let Some(kind) = query.kind {
            parts.push(format!("kind = {}", self.value(kind.name().to_owned())));
        }
        parts.extend(self.marked(&query.marked));
        let parts = parts.join(" AND ");
        self.conditions
            .push(format!("{{number}} IN (SELECT article_id FROM {from} WHERE {parts})"));
    }

    /// Returns the conditions that the user said this of a quotation.
    pub(crate) fn marked(&mut self, marked: &Marked) -> Vec<String> {
        let mut conditions = Vec::new();
        if !marked.checks.is_empty() {
            let checks = marked.checks.iter().map(|check| self.marked_so(&Except::Check(*check)));
            let checks: Vec<String> = checks.collect();
            conditions.push(format!("({})", checks.join(" OR ")));
        }
        let notes = marked.notes.iter().map(|note| self.marked_so(&Except::Note(note.clone())));
        conditions.extend(notes.collect::<Vec<_>>());
        if marked.corrected {
            conditions.push(self.marked_so(&Except::Corrected));
        }
        if marked.unattributed {
            conditions.push(self.marked_so(&Except::Unattributed));
        }
        conditions.extend(marked.sure.map(|sure| self.marked_so(&Except::Sure(sure))));
        conditions
    }

    /// Returns the condition that the user said one thing of a quotation; true where that is not
    /// what is asked.
    pub(crate) fn marked_so(&mut self, said: &Except) -> String {
        match said {
            Except::Check(Check::Open) => "quotation.checked IS NULL".to_owned(),
            Except::Check(check) => {
                format!("quotation.checked IS {}", self.value(check.name().to_owned()))
            }
            Except::Note(text) => {
                let text = self.value(fold::key(text));
                format!("quotation.note IS NOT NULL AND instr(quotation.note_key, {text}) > 0")
            }
            Except::Corrected => "(corrected OR found_act IS NOT NULL)".to_owned(),
            Except::Unattributed => "quotation.speaker_id IS NULL".to_owned(),
            // What the user said themselves is certain.
            Except::Sure(sure) => format!(
                "(corrected OR round(100 * min(confidence, coalesce(speaker_confidence, 1.0))) >= {sure})"
            ),
            _ => "true".to_owned(),
        }
    }
}

/// Returns the query for articles that quote any of the speakers in the JSON array of this name.
fn quoting(by: &str, acts: Acts) -> String {
    format!(
        "SELECT article_id FROM {}
         WHERE speaker_id IN (SELECT value FROM json_each({by}))",
        columns::quoted_of_acts(acts)
    )
}

/// Returns the first day of a year, a month or a day in ISO 8601.
fn first_day(date: &str) -> Option<Date> {
    let rest = ["-01-01", "-01", ""].get(date.split('-').count() - 1)?;
    format!("{date}{rest}").parse().ok()
}

/// Returns values as a statement takes them.
pub(super) fn as_parameters(values: &[Value]) -> Vec<&dyn ToSql> {
    values.iter().map(|value| value as &dyn ToSql).collect()
}
