//! What a search finds, and in which order.
//!
//! The reader walks through a list of results as through any other, so the
//! articles found are kept, as numbers, until the library changes: a row or a
//! step costs no search. An article that stops fitting because it was read
//! stays in the list for as long.

use std::cell::RefCell;
use std::rc::Rc;

use crate::app::Direction;
use crate::app::matching::speaker_names::Names;
use crate::app::matching::speaker_names::begins;
use crate::library::ArticleId;
use crate::library::Except;
use crate::library::Filter;
use crate::library::Library;
use crate::library::LibraryError;
use crate::library::Query;
use crate::library::QuotationQuery;
use crate::library::Search;
use crate::library::SpeakerId;
use crate::library::query_language::Term;
use crate::text::fold;

/// The last search and what is needed to understand one.
#[derive(Debug, Default)]
pub(crate) struct Finds {
    last: RefCell<Option<(Filter, Rc<Found>)>>,
    outlets: RefCell<Option<Rc<Vec<String>>>>,
}

/// What was found.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// What the library was asked; `None`: what is wanted names nobody known.
    pub(crate) query: Option<Query>,
    /// Best first.
    pub(crate) articles: Vec<ArticleId>,
}

impl Found {
    /// Where the article stands.
    pub(crate) fn place(&self, article: ArticleId) -> Option<usize> {
        self.articles.iter().position(|&found| found == article)
    }

    /// The article beside `from`; seen from one that is not among them, the first or the last.
    pub(crate) fn neighbour(&self, from: ArticleId, direction: Direction) -> Option<ArticleId> {
        let at = match (self.place(from), direction) {
            (Some(place), Direction::Next) => place + 1,
            (Some(place), Direction::Previous) => place.checked_sub(1)?,
            (None, Direction::Next) => 0,
            (None, Direction::Previous) => self.articles.len().checked_sub(1)?,
        };
        self.articles.get(at).copied()
    }
}

impl Finds {
    /// To be called when the library has changed.
    pub(crate) fn forget(&mut self) {
        *self.last.get_mut() = None;
        *self.outlets.get_mut() = None;
    }

    /// What `search` finds of the articles that the filter admits.
    pub(crate) fn of(
        &self,
        library: &Library,
        names: &Names,
        filter: &Filter,
        search: &Search,
    ) -> Result<Rc<Found>, LibraryError> {
        if let Some((asked, found)) = &*self.last.borrow()
            && asked == filter
        {
            return Ok(Rc::clone(found));
        }
        let query = self.query(library, names, search)?;
        let query = query.map(|query| Query { quoting: filter.speakers.clone(), ..query });
        let articles = match &query {
            Some(query) => library.find(query)?,
            None => Vec::new(),
        };
        let found = Rc::new(Found { query, articles });
        *self.last.borrow_mut() = Some((filter.clone(), Rc::clone(&found)));
        Ok(found)
    }

    /// The search as the library is asked it; `None` where it wants somebody whom
    /// nobody knows, so that nothing fits it.
    pub(crate) fn query(
        &self,
        library: &Library,
        names: &Names,
        search: &Search,
    ) -> Result<Option<Query>, LibraryError> {
        let mut query = Query::default();
        let (mut speakers, mut outlets) = (None::<Vec<SpeakerId>>, None::<Vec<String>>);
        for term in search.wanted() {
            match term {
                Term::Speaker(name) => {
                    speakers.get_or_insert_default().extend(names.beginning(library, name)?);
                }
                Term::Outlet(name) => {
                    outlets.get_or_insert_default().extend(self.outlets_like(library, name)?);
                }
                term => want(&mut query, term),
            }
        }
        for term in search.unwanted() {
            match term {
                Term::Speaker(name) => {
                    query.except.push(Except::Quoting(names.beginning(library, name)?));
                }
                Term::Outlet(name) => {
                    query.except.push(Except::Outlets(self.outlets_like(library, name)?));
                }
                term => want_not(&mut query, term),
            }
        }
        if speakers.as_ref().is_some_and(Vec::is_empty)
            || outlets.as_ref().is_some_and(Vec::is_empty)
        {
            return Ok(None);
        }
        query.speakers = speakers.unwrap_or_default();
        query.speakers.sort_unstable();
        query.speakers.dedup();
        query.outlets = outlets.unwrap_or_default();
        Ok(Some(query))
    }

    /// The same of quotations: words are said in one, and what is said of speakers and
    /// kinds is said of that one.
    pub(crate) fn quotations(
        &self,
        library: &Library,
        names: &Names,
        search: &Search,
    ) -> Result<Option<QuotationQuery>, LibraryError> {
        let Some(query) = self.query(library, names, search)? else { return Ok(None) };
        Ok(Some(QuotationQuery {
            words: [query.words, query.said].concat(),
            phrases: [query.phrases, query.said_phrases].concat(),
            without: query.without,
            speakers: query.speakers,
            kind: query.kind,
            after: query.after,
            before: query.before,
            outlets: query.outlets,
            unread: query.unread,
            starred: query.starred,
            except: query.except,
        }))
    }

    /// The outlets with a name in which each word typed begins one.
    pub(crate) fn outlets_like(
        &self,
        library: &Library,
        typed: &str,
    ) -> Result<Vec<String>, LibraryError> {
        let mut outlets = self.outlets.borrow_mut();
        let outlets = match &mut *outlets {
            Some(outlets) => outlets,
            none => none.insert(Rc::new(library.outlets()?)),
        };
        let typed = fold::key(typed);
        let like = outlets.iter().filter(|name| begins(&fold::key(name), &typed));
        Ok(like.cloned().collect())
    }
}

fn want(query: &mut Query, term: &Term) {
    match term {
        Term::Word(word) => query.words.push(word.clone()),
        Term::Phrase(phrase) => query.phrases.push(phrase.clone()),
        Term::Said(word) => query.said.push(word.clone()),
        Term::SaidPhrase(phrase) => query.said_phrases.push(phrase.clone()),
        Term::Kind(kind) => query.kind = Some(*kind),
        Term::Before(date) => set_before(query, date),
        Term::After(date) => set_after(query, date),
        Term::Unread => query.unread = Some(true),
        Term::Starred => query.starred = Some(true),
        Term::Speaker(_) | Term::Outlet(_) => (),
    }
}

fn want_not(query: &mut Query, term: &Term) {
    match term {
        Term::Word(words) | Term::Phrase(words) => query.without.push(words.clone()),
        Term::Said(words) | Term::SaidPhrase(words) => {
            query.except.push(Except::Said(words.clone()));
        }
        Term::Kind(kind) => query.except.push(Except::Kind(*kind)),
        // What is not before a day is of it or later.
        Term::Before(date) => set_after(query, date),
        Term::After(date) => set_before(query, date),
        Term::Unread => query.unread = Some(false),
        Term::Starred => query.starred = Some(false),
        Term::Speaker(_) | Term::Outlet(_) => (),
    }
}

/// Of two days the one that admits less holds.
fn set_before(query: &mut Query, date: &str) {
    if query.before.as_deref().is_none_or(|known| date < known) {
        query.before = Some(date.to_owned());
    }
}

fn set_after(query: &mut Query, date: &str) {
    if query.after.as_deref().is_none_or(|known| date > known) {
        query.after = Some(date.to_owned());
    }
}
