//! Turns what the terms of a search ask into the parts of a query to the library.

use crate::library::Except;
use crate::library::Query;
use crate::library::QuotationQuery;
use crate::library::query_language::Term;

/// Turns a query for articles into one for quotations that meet all of it themselves: its words have
/// to be said. What a list counts, goes through and exports of a search is what this finds.
pub(crate) fn of_one_quotation(query: Query) -> QuotationQuery {
    QuotationQuery {
        words: [query.words, query.said].concat(),
        phrases: [query.phrases, query.said_phrases].concat(),
        without: query.without,
        speakers: query.speakers,
        kind: query.kind,
        marked: query.marked,
        acts: query.acts.unwrap_or_default(),
        after: query.after,
        before: query.before,
        outlets: query.outlets,
        unread: query.unread,
        starred: query.starred,
        changed: query.changed,
        summary: query.summary,
        except: query.except,
    }
}

/// Adds what a term asks for to the query.
pub(super) fn want(query: &mut Query, term: &Term) {
    match term {
        Term::Word(word) => query.words.push(word.clone()),
        Term::Phrase(phrase) => query.phrases.push(phrase.clone()),
        Term::Said(word) => query.said.push(word.clone()),
        Term::SaidPhrase(phrase) => query.said_phrases.push(phrase.clone()),
        Term::Kind(kind) => query.kind = Some(*kind),
        Term::Before(date) => set_before(query, date),
        Term::After(date) => set_after(query, date),
        Term::Unread => query.unread = Some(true),
        Term::Read => query.unread = Some(false),
        Term::Starred => query.starred = Some(true),
        Term::Changed => query.changed = Some(true),
        Term::Summary => query.summary = Some(true),
        Term::Check(check) => query.marked.checks.push(*check),
        Term::Note(text) => query.marked.notes.push(text.clone()),
        Term::Corrected => query.marked.corrected = true,
        Term::Unattributed => query.marked.unattributed = true,
        Term::Sure(sure) => query.marked.sure = query.marked.sure.max(Some(*sure)),
        // These are looked up all together.
        Term::Act(_) | Term::Speaker(_) | Term::Outlet(_) => (),
    }
}

/// Adds what a negated term asks for to the query.
pub(super) fn want_not(query: &mut Query, term: &Term) {
    match term {
        Term::Word(words) | Term::Phrase(words) => query.without.push(words.clone()),
        Term::Said(words) | Term::SaidPhrase(words) => {
            query.except.push(Except::Said(words.clone()));
        }
        Term::Kind(kind) => query.except.push(Except::Kind(*kind)),
        Term::Act(act) => query.except.push(Except::Act(*act)),
        // A negated `before:` admits that day and all later ones.
        Term::Before(date) => set_after(query, date),
        Term::After(date) => set_before(query, date),
        Term::Unread => query.unread = Some(false),
        Term::Read => query.unread = Some(true),
        Term::Starred => query.starred = Some(false),
        Term::Changed => query.changed = Some(false),
        Term::Summary => query.summary = Some(false),
        Term::Check(check) => query.except.push(Except::Check(*check)),
        Term::Note(text) => query.except.push(Except::Note(text.clone())),
        Term::Corrected => query.except.push(Except::Corrected),
        Term::Unattributed => query.except.push(Except::Unattributed),
        Term::Sure(sure) => query.except.push(Except::Sure(*sure)),
        Term::Speaker(_) | Term::Outlet(_) => (),
    }
}

/// Sets the upper limit of the dates; of two limits the stricter one holds.
fn set_before(query: &mut Query, date: &str) {
    if query.before.as_deref().is_none_or(|known| date < known) {
        query.before = Some(date.to_owned());
    }
}

/// Sets the lower limit of the dates; of two limits the stricter one holds.
fn set_after(query: &mut Query, date: &str) {
    if query.after.as_deref().is_none_or(|known| date > known) {
        query.after = Some(date.to_owned());
    }
}
