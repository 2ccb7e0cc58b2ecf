//! Runs searches and keeps their results in order.
//!
//! The user walks through a list of results as through any other list. So the numbers of the
//! articles that were found are cached until the library changes, and neither a row nor a step
//! costs a search; so are those of a list in an order that has no index. An article that stops matching because it was read stays in the list until then.

use std::cell::RefCell;
use std::rc::Rc;

use crate::app::Direction;
use crate::app::lookup::query_terms;
use crate::app::lookup::speaker_names::Names;
use crate::app::lookup::speaker_names::begins;
use crate::library::ArticleId;
use crate::library::Except;
use crate::library::Filter;
use crate::library::Library;
use crate::library::LibraryError;
use crate::library::Order;
use crate::library::Query;
use crate::library::QuotationQuery;
use crate::library::Search;
use crate::library::SpeakerId;
use crate::library::query_language::Term;
use crate::quotes::Act;
use crate::quotes::Acts;
use crate::text::fold;

/// The results of the last search, and the names of outlets that are needed to understand a search.
#[derive(Debug, Default)]
pub(crate) struct SearchCache {
    /// The most articles of a search that are listed; `None` for all of them.
    most: Option<usize>,
    last: RefCell<Option<(Filter, Rc<SearchResults>)>>,
    outlets: RefCell<Option<Rc<Vec<String>>>>,
}

/// The results of a search.
#[derive(Debug, Default)]
pub(crate) struct SearchResults {
    /// The query that was put to the library; `None` where the search names somebody unknown.
    pub(crate) query: Option<Query>,
    /// The articles that were found, best match first.
    pub(crate) articles: Vec<ArticleId>,
    /// True if it found more than are listed.
    pub(crate) is_cut: bool,
}

impl SearchResults {
    /// Returns the index of the article.
    pub(crate) fn place(&self, article: ArticleId) -> Option<usize> {
        self.articles.iter().position(|&found| found == article)
    }

    /// Returns the article next to `from`; where `from` is not among the results, the first or the
    /// last of them.
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

impl SearchCache {
    /// Empties the cache. Has to be called when the library has changed.
    pub(crate) fn forget(&mut self) {
        *self.last.get_mut() = None;
        *self.outlets.get_mut() = None;
    }

    /// Lists only the first articles of a search, so many.
    pub(crate) fn cut_at(&mut self, most: usize) {
        self.most = Some(most);
    }

    /// Drops the last results.
    pub(crate) fn leave(&self) {
        *self.last.borrow_mut() = None;
    }

    /// Returns what `search` finds among the articles that the filter admits, or all of them, in the
    /// order of the filter.
    pub(crate) fn of(
        &self,
        library: &Library,
        names: &Names,
        filter: &Filter,
        search: Option<&Search>,
    ) -> Result<Rc<SearchResults>, LibraryError> {
        if let Some((asked, found)) = &*self.last.borrow()
            && asked == filter
        {
            return Ok(Rc::clone(found));
        }
        let query = match search {
            Some(search) => self.query_under(library, names, filter, search)?,
            None => Some(Query {
                quoting: filter.speakers.clone(),
                quoting_acts: filter.acts,
                ..Query::default()
            }),
        };
        let (articles, is_cut) = match (&query, search) {
            (None, _) => (Vec::new(), false),
            (Some(query), Some(_)) => {
                matches(library, filter, query, self.most.unwrap_or(usize::MAX))?
            }
            (Some(_), None) => (library.ordered(filter, filter.order, None)?, false),
        };
        let found = Rc::new(SearchResults { query, articles, is_cut });
        *self.last.borrow_mut() = Some((filter.clone(), Rc::clone(&found)));
        Ok(found)
    }

    /// Returns all articles that [`SearchCache::of`] finds, also where a list has only the first.
    pub(crate) fn all_of(
        &self,
        library: &Library,
        names: &Names,
        filter: &Filter,
        search: Option<&Search>,
    ) -> Result<Vec<ArticleId>, LibraryError> {
        let found = self.of(library, names, filter, search)?;
        match &found.query {
            Some(query) if found.is_cut => Ok(matches(library, filter, query, usize::MAX)?.0),
            _ => Ok(found.articles.clone()),
        }
    }

    /// Turns the search into a query for articles that the filter admits. Where it asks for
    /// quotations, it is one by the filter's speakers that has to meet it: the list, the counts, the
    /// places that `n` goes to and what is exported then are of the same quotations.
    fn query_under(
        &self,
        library: &Library,
        names: &Names,
        filter: &Filter,
        search: &Search,
    ) -> Result<Option<Query>, LibraryError> {
        let Some(mut query) = self.query(library, names, search, filter.acts)? else {
            return Ok(None);
        };
        query.quoting.clone_from(&filter.speakers);
        query.quoting_acts = filter.acts;
        if search.asks_of_quotations() {
            query.quoting_acts = filter.text_acts();
            let Some(speakers) = speakers_under(filter, query.speakers) else { return Ok(None) };
            query.speakers = speakers;
        }
        Ok(Some(query))
    }

    /// Turns a search into a query for articles. Returns `None` where the search names a speaker or
    /// an outlet that nobody knows, so that nothing can match. Where it names no acts, what it asks
    /// of a quotation has to be met by one of those that are `shown`.
    pub(crate) fn query(
        &self,
        library: &Library,
        names: &Names,
        search: &Search,
        shown: Acts,
    ) -> Result<Option<Query>, LibraryError> {
        let mut query = Query::default();
        let (mut speakers, mut outlets) = (None::<Vec<SpeakerId>>, None::<Vec<String>>);
        let mut acts = None::<Vec<Act>>;
        for term in search.wanted() {
            match term {
                Term::Speaker(name) => {
                    speakers.get_or_insert_default().extend(names.beginning(library, name)?);
                }
                Term::Outlet(name) => {
                    outlets.get_or_insert_default().extend(self.outlets_like(library, name)?);
                }
                Term::Act(act) => {
                    acts.get_or_insert_default().push(*act);
                }
                term => query_terms::want(&mut query, term),
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
                term => query_terms::want_not(&mut query, term),
            }
        }
        if speakers.as_ref().is_some_and(Vec::is_empty)
            || outlets.as_ref().is_some_and(Vec::is_empty)
        {
            return Ok(None);
        }
        let asks_of_quotation = speakers.is_some()
            || query.kind.is_some()
            || !query.said.is_empty()
            || !query.said_phrases.is_empty();
        query.acts = match acts {
            Some(acts) => Some(acts.into_iter().collect()),
            None => asks_of_quotation.then_some(shown),
        };
        query.speakers = speakers.unwrap_or_default();
        query.speakers.sort_unstable();
        query.speakers.dedup();
        query.outlets = outlets.unwrap_or_default();
        Ok(Some(query))
    }

    /// Turns a search into a query for quotations. Words, speakers and kinds then all have to fit
    /// one and the same quotation.
    pub(crate) fn quotations(
        &self,
        library: &Library,
        names: &Names,
        search: &Search,
    ) -> Result<Option<QuotationQuery>, LibraryError> {
        Ok(self.query(library, names, search, Acts::SAID)?.map(query_terms::of_one_quotation))
    }

    /// Returns the outlets that have, for each typed word, a word that begins with it.
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

/// Returns those of the speakers of a search whom the filter admits, or else the filter's where the
/// search names none; `None` where it admits none of them.
pub(crate) fn speakers_under(filter: &Filter, sought: Vec<SpeakerId>) -> Option<Vec<SpeakerId>> {
    if sought.is_empty() {
        return Some(filter.speakers.clone());
    }
    let admitted: Vec<SpeakerId> =
        sought.into_iter().filter(|speaker| filter.admits(Some(*speaker))).collect();
    (!admitted.is_empty()).then_some(admitted)
}

/// Returns the articles that match the query, at most so many, in the order of the filter; and whether
/// there are more.
fn matches(
    library: &Library,
    filter: &Filter,
    query: &Query,
    most: usize,
) -> Result<(Vec<ArticleId>, bool), LibraryError> {
    // Only by one more it is known that there are more.
    let mut found = library.find(query, most.saturating_add(1))?;
    let is_cut = found.len() > most;
    found.truncate(most);
    let found = match filter.order {
        Order::Intake => found,
        // Sorted only: each of them meets the filter, maybe by a quotation of another act.
        order => {
            let filter = Filter { acts: query.quoting_acts, ..filter.clone() };
            library.ordered(&filter, order, Some(&found))?
        }
    };
    Ok((found, is_cut))
}
