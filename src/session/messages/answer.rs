//! Defines the answers to the screen's questions, and the news of the session.

use crate::app::AppError;
use crate::app::Change;
use crate::app::Corrected;
use crate::app::Dossier;
use crate::app::ExportError;
use crate::app::Failure;
use crate::app::History;
use crate::app::ListedSource;
use crate::app::LoggedCorrection;
use crate::app::Sayings;
use crate::app::SearchChange;
use crate::app::SearchOutcome;
use crate::app::Unfinished;
use crate::app::WantedVoices;
use crate::library::ArticleId;
use crate::library::ArticleRow;
use crate::library::Filter;
use crate::library::LastView;
use crate::library::OpenArticle;
use crate::library::Profile;
use crate::library::QuotationId;
use crate::library::Rows;
use crate::library::SavedSearch;
use crate::library::SourceId;
use crate::library::SpeakerRow;
use crate::library::Voice;
use crate::quotes::Acts;
use crate::session::messages::request::NameField;
use crate::session::messages::request::Near;
use crate::session::progress::Progress;

/// A message from the session to the screen. Each answer names its question, so that the screen can
/// recognize one that comes too late.
#[derive(Debug)]
pub(crate) enum Answer {
    /// Answers `Request::Articles`.
    Articles {
        /// The filter of the request.
        filter: Filter,
        /// The row of the request.
        near: Near,
        /// The index of the requested article in the list, if it is there.
        place: Option<usize>,
        /// The part of the list.
        rows: Rows<ArticleRow>,
        /// True if the list has only the first of the articles that a search found.
        is_cut: bool,
    },
    /// Answers `Request::Open`.
    Opened(Box<OpenArticle>),
    /// Answers `Request::Stops`, in the order of the text.
    Stops(ArticleId, Vec<QuotationId>),
    /// Answers `Request::Placing`.
    Placing(Filter, Placing),
    /// Answers `Request::Matching`: the articles, each with how many of its quotations match;
    /// `None` where they are too many to be counted.
    Matching(Filter, Option<Vec<(ArticleId, usize)>>),
    /// Reports which acts the user had shown when the program ended.
    ShownActs(Acts),
    /// Reports how the user had left the list of articles when the program ended, with the speakers
    /// of its filter.
    LastView(LastView, Vec<SpeakerRow>),
    /// Answers `Request::MarkAllRead` with the number of articles that were unread.
    AllRead(usize),
    /// Answers `Request::Walk`.
    Arrived {
        /// The number of the walk.
        ticket: u64,
        /// The article where the walk ended; `None` if the list ended first.
        article: Option<Box<OpenArticle>>,
    },
    /// Answers `Request::Speakers`.
    Speakers(Rows<SpeakerRow>),
    /// Answers `Request::Find`.
    Found {
        /// The text of the request.
        typed: String,
        /// The speakers, best match first.
        rows: Vec<SpeakerRow>,
    },
    /// Answers `Request::Offers`.
    Offers(Names),
    /// Answers `Request::Paths` with what was typed and the paths, sorted.
    Paths(String, Vec<String>),
    /// Answers `Request::Profile`; `None` where nothing is known.
    Profile(Option<Box<Profile>>),
    /// Answers `Request::Correct` once the change is stored.
    Corrected {
        /// The change of the request.
        change: Change,
        /// The result; `None` if there was nothing to undo or redo.
        corrected: Option<Box<Corrected>>,
        /// The article on the screen, opened again.
        open: Option<Box<OpenArticle>>,
    },
    /// Answers `Request::Correct` and `Request::ChangeSearches` while another program writes:
    /// the change is tried again in a moment.
    CorrectionWaits,
    /// Answers `Request::Correct` where the change could not be stored.
    NotCorrected(AppError),
    /// Answers `Request::Star`.
    Starred {
        /// The article.
        article: ArticleId,
        /// Tells whether it has a star now.
        has_star: bool,
        /// Tells whether that is kept when the program ends.
        is_kept: bool,
    },
    /// Answers `Request::Searches`; sorted by name.
    Searches(Vec<SavedSearch>),
    /// Answers `Request::ChangeSearches` once the change is stored.
    SearchesChanged(SearchChange, Result<SearchOutcome, AppError>),
    /// Answers `Request::Export` with the name of the file and what is in it.
    Exported(String, Result<Exported, ExportError>),
    /// Answers `Request::Dossier`; `None` if no speaker has that number any more.
    Dossier(Box<Sayings>, Option<Box<Dossier>>),
    /// Answers `Request::Voices` and `Request::VoiceMonths`.
    Voices(Box<WantedVoices>, Vec<Voice>),
    /// Answers `Request::Log`.
    Log(Rows<LoggedCorrection>),
    /// Answers `Request::Sources`.
    Sources(Vec<ListedSource>),
    /// Answers `Request::SourceReach`.
    SourceReach(SourceId, usize),
    /// Answers `Request::History`.
    History(Box<History>),
    /// Reports the progress of the engine in an article that takes long.
    AnalysedTo {
        /// The article.
        article: ArticleId,
        /// The part of its text that has been read, in percent.
        percent: usize,
    },
    /// Reports that the engine left an article whose analysis takes more than is allowed.
    LeftUnanalysed {
        /// The article.
        article: ArticleId,
        /// The limit that was exceeded.
        why: Unfinished,
    },
    /// Reports that something was stored, so that the screen may be out of date.
    Changed(Progress),
    /// Reports that an input could not be read.
    Unreadable(Failure),
    /// Tells the user something that is not an error.
    Told(String),
    /// Reports that a question could not be answered.
    Failed(AppError),
    /// Reports that there is no library, and so nothing to do.
    Broken(AppError),
    /// Reports that a thread of the session has ended early.
    Gone,
}

/// The place of an article in an ordered list, and how many articles there no date is known of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Placing {
    /// The number of articles.
    pub(crate) total: usize,
    /// The number of those without a date.
    pub(crate) undated: usize,
    /// The index of the article; `None` where it is not in the list.
    pub(crate) place: Option<usize>,
}

/// What was written to a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Exported {
    /// The number of articles.
    pub(crate) articles: usize,
    /// The number of their quotations, where just some were to be written.
    pub(crate) quotations: Option<usize>,
}

/// Names from the library that complete the value at the end of what the user typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Names {
    /// The field of the search.
    pub(crate) named: NameField,
    /// The value as far as it was typed.
    pub(crate) value: String,
    /// The names, likeliest first.
    pub(crate) known: Vec<String>,
}
