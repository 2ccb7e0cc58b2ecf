//! Asks how many quotations of each article a search found, once that is kept.
//!
//! While a search is typed each letter has another answer, and nobody reads a count of it.

use crate::library::ArticleId;
use crate::library::Filter;
use crate::library::Search;
use crate::session::messages::Request;
use crate::ui::state::layers::library_search::LibrarySearch;
use crate::ui::state::lists::match_counts::MatchCounts;
use crate::ui::state::model::Model;

/// Asks for the counts, unless they are known or nothing is searched for that a quotation has.
pub(crate) fn ask(model: &mut Model) {
    let is_of_quotations = model.filter.search.as_ref().is_some_and(Search::asks_of_quotations);
    let is_kept = model.layers.get::<LibrarySearch>().is_none_or(LibrarySearch::is_kept);
    let is_known = model.match_counts().is_some_and(|counts| !counts.is_stale);
    if is_of_quotations && is_kept && !is_known {
        model.ask(Request::Matching(model.filter.clone()));
    }
}

/// Takes the counts, if they are of the search that is on.
pub(crate) fn take(model: &mut Model, filter: Filter, counts: Option<Vec<(ArticleId, usize)>>) {
    if filter == model.filter {
        model.articles.matching = Some(MatchCounts::new(filter, counts));
    }
}
