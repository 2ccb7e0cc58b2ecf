//! Lists the questions of the screen, and the answers and news that it gets.
//!
//! Plain data: the screen knows the session by these alone.

use crate::app::AppError;
use crate::app::Change;
use crate::app::Corrected;
use crate::app::Direction;
use crate::app::Dossier;
use crate::app::Existing;
use crate::app::ExportError;
use crate::app::SearchChange;
use crate::app::SearchOutcome;
use crate::app::Unfinished;
use crate::library::ArticleId;
use crate::library::ArticleRow;
use crate::library::Filter;
use crate::library::OpenArticle;
use crate::library::Profile;
use crate::library::Rows;
use crate::library::SavedSearch;
use crate::library::SpeakerId;
use crate::library::SpeakerRow;
use crate::library::Window;

/// A question of the screen to the session. Of two that differ only in their particulars the
/// later replaces the earlier; see [`Request::replaces`].
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Request {
    /// Part of the list of articles.
    Articles {
        /// What narrows it.
        filter: Filter,
        /// Which part.
        near: Near,
        /// How many rows.
        len: usize,
    },
    /// One article with its quotations.
    Open(ArticleId),
    /// The first article that the reader comes to on their way.
    Walk(Walk),
    /// Speakers of the library.
    Speakers(Window),
    /// Speakers by name.
    Find {
        /// What the reader typed.
        typed: String,
        /// Who comes before others that match as well.
        first: Vec<SpeakerId>,
    },
    /// Names that begin like this value of a search.
    Offers(Named, String),
    /// All that is known of a speaker.
    Profile(SpeakerId),
    /// All that a speaker said.
    Dossier(SpeakerId),
    /// Note whether the reader has seen this article.
    MarkRead(ArticleId, bool),
    /// Note that the reader stopped at this byte of this article's text.
    KeepPlace(ArticleId, usize),
    /// Correct something, or take that back.
    Correct {
        /// What.
        change: Change,
        /// The article that the reader sees, to be opened anew.
        shown: Option<ArticleId>,
    },
    /// Star this article, or take its star away.
    Star(ArticleId),
    /// The saved searches.
    Searches,
    /// Save a search, or delete one.
    ChangeSearches(SearchChange),
    /// Write articles to a file.
    Export(ExportOrder),
    /// Look at the sources of the library again.
    Refresh,
    /// Look for no quotations in this article, though that has begun.
    StopAnalysing(ArticleId),
    /// Look for them after all.
    TakeUpAnalysing(ArticleId),
}

impl Request {
    /// Whether the reader waits to hear that the library has it, and more of that kind have
    /// to wait for their turn.
    pub(crate) fn corrects(&self) -> bool {
        matches!(self, Request::Correct { .. } | Request::ChangeSearches(_))
    }

    /// Whether it notes what the reader did and has no answer that they wait for: it is done also
    /// where they quit in the meantime.
    pub(crate) fn is_note(&self) -> bool {
        matches!(self, Request::MarkRead(..) | Request::KeepPlace(..) | Request::Star(_))
    }

    /// Whether it notes what the reader did without a word of theirs.
    pub(crate) fn is_noted_unasked(&self) -> bool {
        matches!(self, Request::MarkRead(_, true) | Request::KeepPlace(..))
    }

    /// Whether `earlier` need not be answered once this is asked: each is for
    /// one place on the screen, which shows the latest.
    pub(crate) fn replaces(&self, earlier: &Request) -> bool {
        match (self, earlier) {
            (Request::MarkRead(article, _), Request::MarkRead(before, _))
            | (Request::KeepPlace(article, _), Request::KeepPlace(before, _)) => {
                return article == before;
            }
            _ => (),
        }
        let changes = self.is_note()
            || matches!(
                self,
                Request::Correct { .. }
                    | Request::ChangeSearches(_)
                    | Request::Export(_)
                    | Request::StopAnalysing(_)
                    | Request::TakeUpAnalysing(_)
            );
        !changes && std::mem::discriminant(self) == std::mem::discriminant(earlier)
    }
}

/// Which part of a list is wanted: the row it is centred on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Near {
    /// The row with this index.
    Index(usize),
    /// The row of this article; where the list has no such row, the row with this index.
    Article(ArticleId, usize),
}

/// A way through the list of articles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Walk {
    /// Tells this walk from those before it.
    pub(crate) ticket: u64,
    /// Where it begins; `None`: before the first article.
    pub(crate) from: Option<ArticleId>,
    /// Which way.
    pub(crate) direction: Direction,
    /// What narrows the list.
    pub(crate) filter: Filter,
    /// Where it ends.
    pub(crate) until: Until,
}

/// Where a walk ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Until {
    /// At the first article.
    Article,
    /// At the first article with a quotation that the filter admits.
    Quotation,
}

/// What the session says to the screen. Each answer names its question, so that one which came
/// too late can be told.
#[derive(Debug)]
pub(crate) enum Answer {
    /// To [`Request::Articles`].
    Articles {
        /// As asked.
        filter: Filter,
        /// As asked.
        near: Near,
        /// Where the article asked for stands in the list, if it does.
        place: Option<usize>,
        /// The part of the list.
        rows: Rows<ArticleRow>,
    },
    /// To [`Request::Open`].
    Opened(Box<OpenArticle>),
    /// To [`Request::Walk`].
    Arrived {
        /// As asked.
        ticket: u64,
        /// `None`: the list ended first.
        article: Option<Box<OpenArticle>>,
    },
    /// To [`Request::Speakers`].
    Speakers(Rows<SpeakerRow>),
    /// To [`Request::Find`].
    Found {
        /// As asked.
        typed: String,
        /// Best first.
        rows: Vec<SpeakerRow>,
    },
    /// To [`Request::Offers`].
    Offers(Names),
    /// To [`Request::Profile`]; `None`: nothing.
    Profile(Option<Box<Profile>>),
    /// To [`Request::Correct`], once the library has it.
    Corrected {
        /// As asked.
        change: Change,
        /// What it came to; `None`: there was nothing to undo, or to do again.
        corrected: Option<Box<Corrected>>,
        /// The article that the reader sees, opened anew.
        open: Option<Box<OpenArticle>>,
    },
    /// To [`Request::Correct`] and [`Request::ChangeSearches`]: another program writes; it is
    /// tried again in a moment.
    CorrectionWaits,
    /// To [`Request::Correct`]: it was not kept.
    NotCorrected(AppError),
    /// To [`Request::Star`]: whether it has a star now.
    Starred(ArticleId, bool),
    /// To [`Request::Searches`], by name.
    Searches(Vec<SavedSearch>),
    /// To [`Request::ChangeSearches`], once the library has it.
    SearchesChanged(SearchChange, Result<SearchOutcome, AppError>),
    /// To [`Request::Export`]: how many articles are in the file of this name.
    Exported(String, Result<usize, ExportError>),
    /// To [`Request::Dossier`]; `None`: nobody has that number any more.
    Dossier(SpeakerId, Option<Box<Dossier>>),
    /// The engine takes long over this article, and is so far.
    AnalysedTo {
        /// Which.
        article: ArticleId,
        /// How much of its text, in percent.
        percent: usize,
    },
    /// The engine has left an article whose analysis takes more than is allowed.
    LeftUnanalysed {
        /// Which.
        article: ArticleId,
        /// What was too much.
        why: Unfinished,
    },
    /// Something was stored: what is shown may be out of date.
    Changed(Progress),
    /// An input could not be read.
    Unreadable(Failure),
    /// Something the reader should know; nothing is wrong.
    Told(String),
    /// A question could not be answered.
    Failed(AppError),
    /// There is no library, so there is nothing to do.
    Broken(AppError),
    /// A thread of the session has ended early.
    Gone,
}

/// How far reading the inputs has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Progress {
    /// Articles taken in.
    pub(crate) taken_in: usize,
    /// Of those, articles whose quotations are known.
    pub(crate) analysed: usize,
    /// Whether all inputs were looked at.
    pub(crate) all_taken_in: bool,
    /// Whether they stand in for a library that is empty.
    pub(crate) stands_in: bool,
    /// How far refreshing the sources has come, while that goes on.
    pub(crate) round: Option<Round>,
}

/// How far a refresh has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Round {
    /// Feeds, pages and files looked at.
    pub(crate) looked_at: usize,
    /// Articles that are new.
    pub(crate) added: usize,
    /// Articles with another text than before.
    pub(crate) changed: usize,
    /// What could not be read.
    pub(crate) failed: usize,
}

impl Round {
    /// What it came to, in a few words.
    pub(crate) fn summary(self) -> String {
        let said = match (self.added, self.changed) {
            (0, 0) => "refreshed: nothing new".to_owned(),
            (added, 0) => format!("refreshed: {added} new"),
            (0, changed) => format!("refreshed: {changed} changed"),
            (added, changed) => format!("refreshed: {added} new, {changed} changed"),
        };
        match self.failed {
            0 => said,
            failed => format!("{said}; {failed} could not be read"),
        }
    }
}

/// What is exported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Extent {
    /// One article.
    Article(ArticleId),
    /// All that the list of articles shows.
    List,
}

/// An order to write articles to a file.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ExportOrder {
    /// The name of the file.
    pub(crate) name: String,
    /// What becomes of one that is there.
    pub(crate) existing: Existing,
    /// Which articles.
    pub(crate) extent: Extent,
    /// What narrows the list, and whose quotations are exported.
    pub(crate) filter: Filter,
}

/// A field whose values are names of the library.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Named {
    /// Speakers.
    Speaker,
    /// Outlets.
    Outlet,
}

/// Names that the library has for the value that stands at the end of what was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Names {
    /// Of what.
    pub(crate) named: Named,
    /// The value.
    pub(crate) value: String,
    /// The names, likeliest first.
    pub(crate) known: Vec<String>,
}

/// An input that could not be read.
#[derive(Debug)]
pub struct Failure {
    /// What the reader knows it by.
    pub name: String,
    /// Why not.
    pub error: AppError,
}
