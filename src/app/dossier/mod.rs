//! Collects quotations over all articles: all of one speaker, or those that a filter admits.

pub mod versions;

use crate::app::AppError;
use crate::app::Desk;
use crate::app::dossier::versions::Group;
use crate::app::lookup::search_results;
use crate::library::ArticleId;
use crate::library::Filter;
use crate::library::ListedQuotation;
use crate::library::Profile;
use crate::library::QuotationId;
use crate::library::QuotationQuery;
use crate::library::Rows;
use crate::library::Search;
use crate::library::SpeakerId;
use crate::library::Window;
use crate::library::query_language;
use crate::quotes::Acts;

/// The most quotations that a list shows, the newest: more than anybody reads at one sitting,
/// and few enough to appear at once.
const MOST: usize = 2000;

/// A list of quotations that is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sayings {
    /// Whose quotations, or which.
    pub of: Subject,
    /// What the user narrowed the list by.
    pub narrowed: Option<Search>,
    /// The acts of the quotations, where neither search names any.
    pub acts: Acts,
}

/// What a list of quotations is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// All that one speaker said.
    Speaker(SpeakerId),
    /// The quotations that a filter and its search admit.
    Listed(Filter),
}

/// Quotations of many articles, and of whom they are.
#[derive(Debug, Clone, PartialEq)]
pub struct Dossier {
    /// The speaker with names, roles and counts, where all are of one.
    pub profile: Option<Profile>,
    /// The quotations: those of the newest articles first, within an article in the order of its
    /// text. Where the library has too many, only the newest.
    pub sayings: Rows<ListedQuotation>,
    /// Quotations of the same words in several articles, grouped; in the order of the first of
    /// each. In a list of everybody's, each is by itself.
    pub groups: Vec<Group>,
}

impl Dossier {
    /// Groups the quotations of one speaker that several articles have in common.
    pub fn new(profile: Option<Profile>, sayings: Rows<ListedQuotation>) -> Self {
        let groups = match &profile {
            Some(_) => versions::group(&sayings.rows),
            None => {
                (0..sayings.rows.len()).map(|first| Group { first, others: Vec::new() }).collect()
            }
        };
        Dossier { profile, sayings, groups }
    }
}

impl Desk {
    /// Returns the quotations that are wanted; `None` where they are of a speaker of whom there is
    /// none any more.
    pub fn dossier(&self, wanted: &Sayings) -> Result<Option<Dossier>, AppError> {
        let profile = match wanted.of {
            Subject::Speaker(speaker) => match self.profile(speaker)? {
                Some(profile) => Some(profile),
                None => return Ok(None),
            },
            Subject::Listed(_) => None,
        };
        let sayings = match self.asked(wanted)? {
            Some(query) => self.quotations(&query, Window { first: 0, len: MOST })?,
            None => Rows::default(),
        };
        if sayings.total == 0 && profile.is_some() && wanted.narrowed.is_none() {
            return Ok(None);
        }
        Ok(Some(Dossier::new(profile, sayings)))
    }

    /// Returns the articles that have any of the quotations that are wanted, in the order of the
    /// list, each with the numbers of these.
    pub fn articles_saying(
        &self,
        wanted: &Sayings,
    ) -> Result<Vec<(ArticleId, Vec<QuotationId>)>, AppError> {
        let Some(query) = self.asked(wanted)? else { return Ok(Vec::new()) };
        self.quoting_articles(&query, usize::MAX)
    }

    /// Returns the articles that have any of the first `most` quotations that match the query, in
    /// the order of the list, each with the numbers of these.
    pub fn quoting_articles(
        &self,
        query: &QuotationQuery,
        most: usize,
    ) -> Result<Vec<(ArticleId, Vec<QuotationId>)>, AppError> {
        let all = self.library.quotation_numbers(query, most)?;
        let of_one = all.chunk_by(|a, b| a.0 == b.0);
        Ok(of_one.map(|rows| (rows[0].0, rows.iter().map(|row| row.1).collect())).collect())
    }

    /// Turns what is wanted into a query; `None` where nothing can be like that.
    pub(in crate::app) fn asked(
        &self,
        wanted: &Sayings,
    ) -> Result<Option<QuotationQuery>, AppError> {
        let of_one;
        let (filter, search) = match &wanted.of {
            Subject::Speaker(speaker) => {
                of_one = Filter { speakers: vec![*speaker], ..Filter::default() };
                (&of_one, None)
            }
            Subject::Listed(filter) => (filter, filter.search.as_ref()),
        };
        let search = match (search, &wanted.narrowed) {
            (Some(search), Some(narrowed)) => Some(search.and(narrowed)),
            (search, narrowed) => search.or(narrowed.as_ref()).cloned(),
        };
        let names_acts = |search: &Search| {
            search.wanted().any(|term| matches!(term, query_language::Term::Act(_)))
        };
        let mut query = match &search {
            Some(search) => match self.sought(search)? {
                Some(query) => query,
                None => return Ok(None),
            },
            None => QuotationQuery::default(),
        };
        if !search.as_ref().is_some_and(names_acts) {
            query.acts = wanted.acts;
        }
        let Some(speakers) = search_results::speakers_under(filter, query.speakers) else {
            return Ok(None);
        };
        query.speakers = speakers;
        Ok(Some(query))
    }
}
