//! Lists the articles that a filter or a search admits.

use std::collections::HashMap;
use std::rc::Rc;

use crate::app::AppError;
use crate::app::Desk;
use crate::app::Direction;
use crate::app::lookup::query_terms;
use crate::app::lookup::search_results;
use crate::app::lookup::search_results::SearchResults;
use crate::library::ArticleId;
use crate::library::ArticleRow;
use crate::library::Filter;
use crate::library::IndexedOrder;
use crate::library::QuotationId;
use crate::library::QuotationQuery;
use crate::library::Rows;
use crate::library::Search;
use crate::library::Window;
use crate::quotes::Acts;

/// The number of articles beside the open one among which an unread one is looked for, before all of
/// the list is read.
const STEPS_TO_UNREAD: usize = 64;

/// Articles, each with some of its quotations.
type QuotingArticles = Vec<(ArticleId, Vec<QuotationId>)>;

impl Desk {
    /// Returns the articles that the filter admits, in the order of the list. Articles that were
    /// searched for by words of their text come best match first. The total is of the list.
    pub fn articles(&self, filter: &Filter, window: Window) -> Result<Rows<ArticleRow>, AppError> {
        let found = match self.found(filter)? {
            Found::InIndex(order) => return Ok(self.library.articles(filter, order, window)?),
            Found::Made(found) => found,
        };
        let ids = found.articles.iter().skip(window.first).take(window.len);
        let ids: Vec<ArticleId> = ids.copied().collect();
        let rows = match &found.query {
            Some(query) => self.library.hits(query, &ids)?,
            None => Vec::new(),
        };
        Ok(Rows { total: found.articles.len(), first: window.first, rows })
    }

    /// Lists only so many articles of a search, which is for lists that follow each letter that is
    /// typed. What is done with all that a search finds is done with all of them.
    pub fn cut_lists(&mut self, most: usize) {
        self.search_cache.cut_at(most);
    }

    /// Tells whether the list has only the first articles of those that the filter's search found.
    pub fn is_cut(&self, filter: &Filter) -> Result<bool, AppError> {
        Ok(matches!(self.found(filter)?, Found::Made(found) if found.is_cut))
    }

    /// Returns all articles that the filter admits, in the order of the list.
    pub fn listed(&self, filter: &Filter) -> Result<Vec<ArticleId>, AppError> {
        match &filter.search {
            None => self.in_list(filter),
            search => {
                Ok(self.search_cache.all_of(&self.library, &self.names, filter, search.as_ref())?)
            }
        }
    }

    /// Returns the articles that the list has of a filter, in its order.
    fn in_list(&self, filter: &Filter) -> Result<Vec<ArticleId>, AppError> {
        Ok(match self.found(filter)? {
            Found::InIndex(_) => self.library.ordered(filter, filter.order, None)?,
            Found::Made(found) => found.articles.clone(),
        })
    }

    /// Returns the article that has this number, or that is from this file or address; `None` where
    /// there is none.
    pub fn named(&self, name: &str) -> Result<Option<ArticleId>, AppError> {
        Ok(self.library.article_named(name)?)
    }

    /// Counts the articles of the filtered list, and those of them of which no date is known.
    pub fn count_undated(&self, filter: &Filter) -> Result<(usize, usize), AppError> {
        let (listed, undated) = (self.listed(filter)?, self.library.undated()?);
        Ok((listed.len(), listed.iter().filter(|id| undated.contains(id)).count()))
    }

    /// Returns the index of `article` in the filtered list, from 0; `None` if it is not in it.
    pub fn place(&self, article: ArticleId, filter: &Filter) -> Result<Option<usize>, AppError> {
        Ok(match self.found(filter)? {
            Found::InIndex(order) => self.library.place(article, filter, order)?,
            Found::Made(found) => found.place(article),
        })
    }

    /// Returns the article after or before `from` in the filtered list, even where `from` itself is
    /// not in it; `None` at the end.
    pub fn neighbour(
        &self,
        from: ArticleId,
        filter: &Filter,
        direction: Direction,
    ) -> Result<Option<ArticleId>, AppError> {
        Ok(match (self.found(filter)?, direction) {
            (Found::Made(found), _) => found.neighbour(from, direction),
            (Found::InIndex(order), Direction::Next) => self.library.next(from, filter, order)?,
            (Found::InIndex(order), Direction::Previous) => {
                self.library.previous(from, filter, order)?
            }
        })
    }

    /// Returns the unread article after or before `from` in the filtered list; from its start, where
    /// there is no `from`.
    pub fn next_unread(
        &self,
        from: Option<ArticleId>,
        filter: &Filter,
        direction: Direction,
    ) -> Result<Option<ArticleId>, AppError> {
        if let Some(near) = self.unread_near(from, filter, direction)? {
            return Ok(Some(near));
        }
        let ids = self.in_list(filter)?;
        let unread = self.library.unread()?;
        let at = from.and_then(|from| ids.iter().position(|&id| id == from));
        let is_unread = |id: &&ArticleId| unread.contains(id);
        Ok(match direction {
            Direction::Next => ids[at.map_or(0, |at| at + 1)..].iter().find(is_unread).copied(),
            Direction::Previous => ids[..at.unwrap_or(0)].iter().rev().find(is_unread).copied(),
        })
    }

    /// Returns the unread article that a few steps from `from` lead to: mostly there is one, and to read
    /// the list of 90,000 takes 70 ms.
    fn unread_near(
        &self,
        from: Option<ArticleId>,
        filter: &Filter,
        direction: Direction,
    ) -> Result<Option<ArticleId>, AppError> {
        let Some(mut at) = from else { return Ok(None) };
        if let Found::Made(found) = self.found(filter)?
            && found.place(at).is_none()
        {
            return Ok(None);
        }
        for _ in 0..STEPS_TO_UNREAD {
            let Some(next) = self.neighbour(at, filter, direction)? else { return Ok(None) };
            if self.library.is_unread(next)? {
                return Ok(Some(next));
            }
            at = next;
        }
        Ok(None)
    }

    /// Notes that the user has seen all articles of the filtered list; returns how many of them were
    /// unread.
    pub fn mark_all_read(&mut self, filter: &Filter) -> Result<usize, AppError> {
        let ids = self.listed(filter)?;
        Ok(self.library.mark_all_read(&ids)?)
    }

    /// Turns a search into a query for quotations. Returns `None` where the search names a speaker
    /// or an outlet that nobody knows, so that nothing can match.
    pub fn sought(&self, search: &Search) -> Result<Option<QuotationQuery>, AppError> {
        Ok(self.search_cache.quotations(&self.library, &self.names, search)?)
    }

    /// Returns the quotations of an article that meet a search, its words included, where it names
    /// no acts among those that are `shown`; in the order of the text. An article that was found by
    /// words of its text may have none.
    pub fn matching_in(
        &self,
        article: ArticleId,
        search: &Search,
        shown: Acts,
    ) -> Result<Vec<QuotationId>, AppError> {
        let query = self.search_cache.query(&self.library, &self.names, search, shown)?;
        let Some(query) = query else { return Ok(Vec::new()) };
        Ok(self.library.matching_in(article, &query_terms::of_one_quotation(query))?)
    }

    /// Returns the articles of the filtered list, in its order, that have quotations which meet the
    /// search of the filter, each with these: the ones that the list of quotations has. Returns `None` where the search asks for articles alone,
    /// or finds more than `most` quotations.
    pub fn matching_in_list(
        &self,
        filter: &Filter,
        most: usize,
    ) -> Result<Option<QuotingArticles>, AppError> {
        let Some(search) = filter.search.as_ref().filter(|search| search.asks_of_quotations())
        else {
            return Ok(None);
        };
        let query = self.search_cache.query(&self.library, &self.names, search, filter.acts)?;
        let Some(query) = query else { return Ok(Some(Vec::new())) };
        let mut wanted = query_terms::of_one_quotation(query);
        match search_results::speakers_under(filter, wanted.speakers) {
            Some(speakers) => wanted.speakers = speakers,
            None => return Ok(Some(Vec::new())),
        }
        let found = self.library.matching(&wanted, most.saturating_add(1))?;
        if found.len() > most {
            return Ok(None);
        }
        let mut of_article: HashMap<ArticleId, Vec<QuotationId>> = HashMap::new();
        for (article, quotation) in found {
            of_article.entry(article).or_default().push(quotation);
        }
        let listed = self.listed(filter)?.into_iter();
        Ok(Some(listed.filter_map(|article| of_article.remove_entry(&article)).collect()))
    }

    /// Returns the outlets that have, for each typed word, a word that begins with it; sorted.
    pub fn outlets(&self, typed: &str) -> Result<Vec<String>, AppError> {
        Ok(self.search_cache.outlets_like(&self.library, typed)?)
    }

    /// Returns where the list of a filter is to be had: what is searched for, or is in an order
    /// without an index, is made once and kept.
    fn found(&self, filter: &Filter) -> Result<Found, AppError> {
        if let (None, Some(order)) = (&filter.search, filter.order.indexed()) {
            // Whoever comes back to another order has it made anew.
            self.search_cache.leave();
            return Ok(Found::InIndex(order));
        }
        let search = filter.search.as_ref();
        Ok(Found::Made(self.search_cache.of(&self.library, &self.names, filter, search)?))
    }
}

/// The source of a list of articles.
enum Found {
    /// The library lists them by an index.
    InIndex(IndexedOrder),
    /// The whole list was made.
    Made(Rc<SearchResults>),
}
