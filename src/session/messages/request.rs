//! Defines the questions of the screen to the session.

use crate::app::Change;
use crate::app::Existing;
use crate::app::Remarks;
use crate::app::Sayings;
use crate::app::SearchChange;
use crate::app::WantedVoices;
use crate::library::ArticleId;
use crate::library::Filter;
use crate::library::LastView;
use crate::library::Search;
use crate::library::SourceId;
use crate::library::SpeakerId;
use crate::library::Window;
use crate::quotes::Acts;
use crate::session::walk::Walk;

/// A question of the screen to the session. Of two that differ only in their details, the later one
/// replaces the earlier one; see [`Request::replaces`].
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Request {
    /// Asks for a part of the list of articles.
    Articles {
        /// The filter of the list.
        filter: Filter,
        /// The row that the part is around.
        near: Near,
        /// The number of rows.
        len: usize,
    },
    /// Asks for one article with its quotations of these acts.
    Open(ArticleId, Acts),
    /// Asks for the quotations of one article that match a search, among those of these acts.
    Stops {
        /// The article.
        article: ArticleId,
        /// The search.
        search: Search,
        /// The acts of the quotations that the article is shown with.
        acts: Acts,
    },
    /// Asks where this article stands in the list of this filter, and how many have no date.
    Placing(Filter, Option<ArticleId>),
    /// Asks which quotations the search of this filter found, counted by article.
    Matching(Filter),
    /// Asks for the article at which the user arrives on a walk through the list.
    Walk(Walk),
    /// Asks for speakers of the library, with those who have quotations of these acts alone.
    Speakers(Window, Acts),
    /// Asks for speakers by name.
    Find {
        /// The text that the user typed.
        typed: String,
        /// The speakers who come before others that match equally well.
        first: Vec<SpeakerId>,
        /// Somebody whose namesakes come before others, too.
        akin_to: Option<SpeakerId>,
        /// The acts of the quotations that make somebody a speaker.
        acts: Acts,
    },
    /// Asks for names that begin like this value in a search.
    Offers(NameField, String),
    /// Asks for the paths of files that begin like this.
    Paths(String),
    /// Asks for all that is known of a speaker.
    Profile(SpeakerId),
    /// Asks for a list of quotations.
    Dossier(Box<Sayings>),
    /// Asks who is quoted how often.
    Voices(Box<WantedVoices>),
    /// Asks when somebody was quoted, by month.
    VoiceMonths(Box<WantedVoices>),
    /// Asks for the corrections and checks that are in force.
    Log(Window),
    /// Asks for the sources.
    Sources,
    /// Asks how many articles came from this source alone.
    SourceReach(SourceId),
    /// Asks how an article changed.
    History(ArticleId),
    /// Notes whether the user has seen this article.
    MarkRead(ArticleId, bool),
    /// Notes which acts the user has shown.
    KeepActs(Acts),
    /// Notes that the user has seen all articles that the filter admits.
    MarkAllRead(Filter),
    /// Notes how the user leaves the list of articles.
    KeepView(LastView),
    /// Notes the byte of this article's text at which the user stopped reading.
    KeepPlace(ArticleId, usize),
    /// Makes, undoes or redoes a correction.
    Correct {
        /// The change to the journal.
        change: Change,
        /// The article on the screen, to be opened again after the change.
        shown: Option<ArticleId>,
        /// The acts of the quotations that it shows.
        acts: Acts,
    },
    /// Stars this article, or removes its star.
    Star(ArticleId),
    /// Asks for the saved searches.
    Searches,
    /// Saves or deletes a search.
    ChangeSearches(SearchChange),
    /// Writes articles to a file.
    Export(ExportOrder),
    /// Visits the library's sources again.
    Refresh,
    /// Visits one source again.
    RefreshSource(SourceId),
    /// Fetches the page of this article, of which there is only a summary.
    FetchPage(ArticleId),
    /// Stops the analysis of this article, even if it has begun.
    StopAnalysing(ArticleId),
    /// Resumes the analysis of this article.
    TakeUpAnalysing(ArticleId),
}

impl Request {
    /// Tells whether the user waits to hear that the change is stored. Further requests of this
    /// kind then have to wait for their turn.
    pub(crate) fn corrects(&self) -> bool {
        matches!(self, Request::Correct { .. } | Request::ChangeSearches(_))
    }

    /// Tells whether this notes something that the user did, without an answer that they wait for.
    /// Such a request is carried out even if the user has quit meanwhile.
    pub(crate) fn is_note(&self) -> bool {
        matches!(
            self,
            Request::MarkRead(..)
                | Request::KeepPlace(..)
                | Request::KeepActs(_)
                | Request::KeepView(_)
                | Request::Star(_)
                | Request::MarkAllRead(_)
        )
    }

    /// Tells whether this is asked at each typed letter, of which a frame shows the letter first and
    /// the answer as it comes.
    pub(crate) fn follows_typing(&self) -> bool {
        matches!(self, Request::Find { .. } | Request::Offers(..) | Request::Paths(_))
    }

    /// Tells whether this is noted without the user having asked for it.
    pub(crate) fn is_noted_unasked(&self) -> bool {
        matches!(
            self,
            Request::MarkRead(_, true)
                | Request::KeepPlace(..)
                | Request::KeepActs(_)
                | Request::KeepView(_)
        )
    }

    /// Tells whether `earlier` need not be answered once this is asked. Each question fills one
    /// place on the screen, which shows the latest answer.
    pub(crate) fn replaces(&self, earlier: &Request) -> bool {
        match (self, earlier) {
            (Request::MarkRead(article, _), Request::MarkRead(before, _))
            | (Request::KeepPlace(article, _), Request::KeepPlace(before, _)) => {
                return article == before;
            }
            (Request::KeepActs(_), Request::KeepActs(_))
            | (Request::KeepView(_), Request::KeepView(_)) => return true,
            _ => (),
        }
        let changes = self.is_note()
            || matches!(
                self,
                Request::Correct { .. }
                    | Request::ChangeSearches(_)
                    | Request::MarkAllRead(_)
                    | Request::Export(_)
                    | Request::RefreshSource(_)
                    | Request::FetchPage(_)
                    | Request::StopAnalysing(_)
                    | Request::TakeUpAnalysing(_)
            );
        !changes && std::mem::discriminant(self) == std::mem::discriminant(earlier)
    }
}

/// The row around which a part of a list is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Near {
    /// The row with this index.
    Index(usize),
    /// The row of this article; where the list has no such row, the row with this index.
    Article(ArticleId, usize),
    /// The row with this index, wherever this article is, which is chosen.
    Rolled(usize, Option<ArticleId>),
}

/// The range of an export.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Extent {
    /// One article.
    Article(ArticleId),
    /// All articles that the list shows.
    List,
    /// The quotations of a list of quotations, and nothing else.
    Sayings(Box<Sayings>),
}

/// An order to write articles to a file.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ExportOrder {
    /// The name of the file.
    pub(crate) name: String,
    /// The treatment of a file of that name that exists already.
    pub(crate) existing: Existing,
    /// Whether a site has the user's checks and notes; files have them in any case.
    pub(crate) remarks: Remarks,
    /// The range of articles.
    pub(crate) extent: Extent,
    /// The filter, which narrows the list and decides which quotations are exported.
    pub(crate) filter: Filter,
}

/// A field of a search whose values are names from the library.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NameField {
    /// Names of speakers.
    Speaker,
    /// Names of outlets.
    Outlet,
}
