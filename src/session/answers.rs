//! Answers the questions of the screen.

use crate::app::AppError;
use crate::app::Change;
use crate::app::Corrected;
use crate::app::Desk;
use crate::app::Direction;
use crate::app::Dossier;
use crate::app::SearchChange;
use crate::app::SearchOutcome;
use crate::library::ArticleId;
use crate::library::ArticleRow;
use crate::library::Filter;
use crate::library::OpenArticle;
use crate::library::Profile;
use crate::library::Rows;
use crate::library::SavedSearch;
use crate::library::Scope;
use crate::library::SpeakerId;
use crate::library::SpeakerRow;
use crate::library::Window;
use crate::quotes::Acts;
use crate::session::messages::Answer;
use crate::session::messages::Named;
use crate::session::messages::Names;
use crate::session::messages::Near;
use crate::session::messages::Request;
use crate::session::messages::Until;
use crate::session::messages::Walk;

/// The most matches for a speaker's name: nobody reads further; users type another letter instead.
const MOST_MATCHES: usize = 100;

/// The most names that are offered. Tab reaches a few; users get to others by typing another
/// letter.
const MOST_OFFERED: usize = 8;

/// The functions of the desk that the screen needs, as a trait so that the screen can be tested
/// with rows made by hand. [`Desk`] says what each promises.
pub(crate) trait Source {
    fn articles(&self, filter: &Filter, window: Window) -> Result<Rows<ArticleRow>, AppError>;
    fn place(&self, article: ArticleId, filter: &Filter) -> Result<Option<usize>, AppError>;
    fn neighbour(
        &self,
        from: ArticleId,
        filter: &Filter,
        direction: Direction,
    ) -> Result<Option<ArticleId>, AppError>;
    fn open(&self, article: ArticleId, acts: Acts) -> Result<OpenArticle, AppError>;
    fn mark_read(&mut self, article: ArticleId, read: bool) -> Result<(), AppError>;
    fn keep_place(&mut self, article: ArticleId, byte: usize) -> Result<(), AppError>;
    fn keep_shown_acts(&mut self, acts: Acts) -> Result<(), AppError>;
    fn toggle_star(&mut self, article: ArticleId) -> Result<bool, AppError>;
    fn speakers(
        &self,
        scope: Scope,
        window: Window,
        acts: Acts,
    ) -> Result<Rows<SpeakerRow>, AppError>;
    fn find_speakers(
        &self,
        typed: &str,
        first: &[SpeakerId],
        most: usize,
        acts: Acts,
    ) -> Result<Vec<SpeakerRow>, AppError>;
    fn offers(&self, named: Named, value: &str) -> Result<Vec<String>, AppError>;
    fn profile(&self, speaker: SpeakerId) -> Result<Option<Profile>, AppError>;
    fn change(&mut self, change: &Change) -> Result<Option<Corrected>, AppError>;
    fn dossier(&self, speaker: SpeakerId, acts: Acts) -> Result<Option<Dossier>, AppError>;
    fn searches(&self) -> Result<Vec<SavedSearch>, AppError>;
    fn change_searches(&mut self, change: &SearchChange) -> Result<SearchOutcome, AppError>;
}

impl Source for Desk {
    fn articles(&self, filter: &Filter, window: Window) -> Result<Rows<ArticleRow>, AppError> {
        self.articles(filter, window)
    }

    fn place(&self, article: ArticleId, filter: &Filter) -> Result<Option<usize>, AppError> {
        self.place(article, filter)
    }

    fn neighbour(
        &self,
        from: ArticleId,
        filter: &Filter,
        direction: Direction,
    ) -> Result<Option<ArticleId>, AppError> {
        self.neighbour(from, filter, direction)
    }

    fn open(&self, article: ArticleId, acts: Acts) -> Result<OpenArticle, AppError> {
        self.open_with(article, acts)
    }

    fn mark_read(&mut self, article: ArticleId, read: bool) -> Result<(), AppError> {
        self.mark_read(article, read)
    }

    fn keep_place(&mut self, article: ArticleId, byte: usize) -> Result<(), AppError> {
        self.keep_place(article, byte)
    }

    fn keep_shown_acts(&mut self, acts: Acts) -> Result<(), AppError> {
        self.keep_shown_acts(acts)
    }

    fn toggle_star(&mut self, article: ArticleId) -> Result<bool, AppError> {
        self.toggle_star(article)
    }

    fn speakers(
        &self,
        scope: Scope,
        window: Window,
        acts: Acts,
    ) -> Result<Rows<SpeakerRow>, AppError> {
        self.speakers_with(scope, window, acts)
    }

    fn find_speakers(
        &self,
        typed: &str,
        first: &[SpeakerId],
        most: usize,
        acts: Acts,
    ) -> Result<Vec<SpeakerRow>, AppError> {
        self.find_speakers(typed, first, most, acts)
    }

    fn offers(&self, named: Named, value: &str) -> Result<Vec<String>, AppError> {
        match named {
            Named::Speaker => self.names_like(value, MOST_OFFERED),
            Named::Outlet => {
                let mut outlets = self.outlets(value)?;
                outlets.truncate(MOST_OFFERED);
                Ok(outlets)
            }
        }
    }

    fn profile(&self, speaker: SpeakerId) -> Result<Option<Profile>, AppError> {
        self.profile(speaker)
    }

    fn change(&mut self, change: &Change) -> Result<Option<Corrected>, AppError> {
        self.change(change)
    }

    fn dossier(&self, speaker: SpeakerId, acts: Acts) -> Result<Option<Dossier>, AppError> {
        self.dossier(speaker, acts)
    }

    fn searches(&self) -> Result<Vec<SavedSearch>, AppError> {
        self.searches()
    }

    fn change_searches(&mut self, change: &SearchChange) -> Result<SearchOutcome, AppError> {
        self.change_searches(change)
    }
}

/// Answers `request`; `None` where the request has no answer.
pub(crate) fn answer(source: &mut impl Source, request: Request) -> Option<Answer> {
    let corrects = matches!(request, Request::Correct { .. });
    match try_answer(source, request) {
        Ok(answer) => answer,
        Err(error) if corrects => Some(Answer::NotCorrected(error)),
        Err(error) => Some(Answer::Failed(error)),
    }
}

fn try_answer(source: &mut impl Source, request: Request) -> Result<Option<Answer>, AppError> {
    Ok(Some(match request {
        Request::Articles { filter, near, len } => {
            let (place, index) = match near {
                Near::Index(index) => (None, index),
                Near::Article(article, index) => {
                    let place = source.place(article, &filter)?;
                    (place, place.unwrap_or(index))
                }
            };
            let rows = articles_around(source, &filter, index, len)?;
            Answer::Articles { filter, near, place, rows }
        }
        Request::Open(article, acts) => Answer::Opened(Box::new(source.open(article, acts)?)),
        Request::Walk(walk) => {
            let article = arrive(source, &walk)?;
            Answer::Arrived { ticket: walk.ticket, article: article.map(Box::new) }
        }
        Request::Speakers(window, acts) => {
            Answer::Speakers(source.speakers(Scope::Library, window, acts)?)
        }
        Request::Find { typed, first, acts } => {
            let rows = source.find_speakers(&typed, &first, MOST_MATCHES, acts)?;
            Answer::Found { typed, rows }
        }
        Request::Offers(named, value) => {
            let found = source.offers(named, &value)?;
            Answer::Offers(Names { named, value, known: found })
        }
        Request::Dossier(speaker, acts) => {
            Answer::Dossier(speaker, source.dossier(speaker, acts)?.map(Box::new))
        }
        Request::Star(article) => Answer::Starred(article, source.toggle_star(article)?),
        Request::MarkRead(article, read) => {
            source.mark_read(article, read)?;
            return Ok(None);
        }
        Request::KeepPlace(article, byte) => {
            source.keep_place(article, byte)?;
            return Ok(None);
        }
        Request::KeepActs(acts) => {
            source.keep_shown_acts(acts)?;
            return Ok(None);
        }
        Request::Profile(speaker) => Answer::Profile(source.profile(speaker)?.map(Box::new)),
        Request::Correct { change, shown, acts } => {
            let corrected = source.change(&change)?.map(Box::new);
            // The correction is stored by now, so an article that cannot be opened is no failure of
            // it.
            let open = shown.and_then(|shown| source.open(shown, acts).ok()).map(Box::new);
            Answer::Corrected { change, corrected, open }
        }
        Request::Searches => Answer::Searches(source.searches()?),
        Request::ChangeSearches(change) => {
            let outcome = source.change_searches(&change);
            Answer::SearchesChanged(change, outcome)
        }
        // The library thread handles these itself, because they take longer than an answer may.
        Request::Refresh
        | Request::Export(_)
        | Request::StopAnalysing(_)
        | Request::TakeUpAnalysing(_) => return Ok(None),
    }))
}

/// Returns the rows around `index`. If the list has become shorter than that, returns its end.
fn articles_around(
    source: &impl Source,
    filter: &Filter,
    index: usize,
    len: usize,
) -> Result<Rows<ArticleRow>, AppError> {
    let rows = source.articles(filter, Window::around(index, len))?;
    if rows.rows.is_empty() && rows.total > 0 {
        return source.articles(filter, Window::around(rows.total, len));
    }
    Ok(rows)
}

/// Finds the article at which a walk ends.
fn arrive(source: &impl Source, walk: &Walk) -> Result<Option<OpenArticle>, AppError> {
    let mut next = if let Some(from) = walk.from {
        source.neighbour(from, &walk.filter, walk.direction)?
    } else {
        let first = source.articles(&walk.filter, Window { first: 0, len: 1 })?;
        first.rows.first().map(|row| row.id)
    };
    while let Some(article) = next {
        let open = source.open(article, walk.filter.text_acts())?;
        let mut quotations = open.quotations.iter();
        let stops = match walk.until {
            Until::Article => true,
            Until::Quotation => quotations.any(|row| walk.filter.admits(row.speaker)),
        };
        if stops {
            return Ok(Some(open));
        }
        next = source.neighbour(article, &walk.filter, walk.direction)?;
    }
    Ok(None)
}
