//! Answers the questions of the screen.

use crate::app;
use crate::app::AppError;
use crate::app::Desk;
use crate::library::ArticleId;
use crate::library::ArticleRow;
use crate::library::Filter;
use crate::library::OpenArticle;
use crate::library::Rows;
use crate::library::Scope;
use crate::library::SpeakerId;
use crate::library::SpeakerRow;
use crate::library::Window;
use crate::quotes::Acts;
use crate::session::messages::Answer;
use crate::session::messages::NameField;
use crate::session::messages::Names;
use crate::session::messages::Near;
use crate::session::messages::Placing;
use crate::session::messages::Request;
use crate::session::walk::Until;
use crate::session::walk::Walk;

/// The most matches for a speaker's name: nobody reads further; users type another letter instead.
const MOST_MATCHES: usize = 100;

/// The most quotations found by a search that are counted, so that a search for what is everywhere
/// holds nothing up.
const MOST_COUNTED: usize = 50_000;

/// The most names that are offered. Tab reaches a few; users get to others by typing another
/// letter.
const MOST_OFFERED: usize = 8;

/// Answers `request`; `None` where the request has no answer.
pub(crate) fn answer(desk: &mut Desk, request: Request) -> Option<Answer> {
    let corrects = matches!(request, Request::Correct { .. });
    match try_answer(desk, request) {
        Ok(answer) => answer,
        Err(error) if corrects => Some(Answer::NotCorrected(error)),
        Err(error) => Some(Answer::Failed(error)),
    }
}

/// Stars an article, or takes its star away.
fn star(desk: &mut Desk, article: ArticleId) -> Result<Answer, AppError> {
    let has_star = desk.toggle_star(article)?;
    Ok(Answer::Starred { article, has_star, is_kept: desk.path().is_some() })
}

fn try_answer(desk: &mut Desk, request: Request) -> Result<Option<Answer>, AppError> {
    Ok(Some(match request {
        Request::Articles { filter, near, len } => {
            let (place, index) = match near {
                Near::Index(index) | Near::Rolled(index, None) => (None, index),
                Near::Rolled(index, Some(article)) => (desk.place(article, &filter)?, index),
                Near::Article(article, index) => {
                    let place = desk.place(article, &filter)?;
                    (place, place.unwrap_or(index))
                }
            };
            let rows = articles_around(desk, &filter, index, len)?;
            let is_cut = desk.is_cut(&filter)?;
            Answer::Articles { filter, near, place, rows, is_cut }
        }
        Request::Open(article, acts) => Answer::Opened(Box::new(desk.open_with(article, acts)?)),
        Request::Stops { article, search, acts } => {
            Answer::Stops(article, desk.matching_in(article, &search, acts)?)
        }
        Request::Placing(filter, article) => {
            let (total, undated) = desk.count_undated(&filter)?;
            let place = article.map(|article| desk.place(article, &filter)).transpose()?;
            let placing = Placing { total, undated, place: place.flatten() };
            Answer::Placing(filter, placing)
        }
        Request::Matching(filter) => {
            let found = desk.matching_in_list(&filter, MOST_COUNTED)?;
            let counted = |found: Vec<(ArticleId, Vec<_>)>| {
                found.into_iter().map(|(article, found)| (article, found.len())).collect()
            };
            Answer::Matching(filter, found.map(counted))
        }
        Request::Walk(walk) => {
            let article = arrive(desk, &walk)?;
            Answer::Arrived { ticket: walk.ticket, article: article.map(Box::new) }
        }
        Request::Speakers(window, acts) => {
            Answer::Speakers(desk.speakers_with(Scope::Library, window, acts)?)
        }
        Request::Find { typed, first, akin_to, acts } => {
            let rows = speakers_found(desk, &typed, first, akin_to, acts)?;
            Answer::Found { typed, rows }
        }
        Request::Offers(named, value) => {
            let found = offers(desk, named, &value)?;
            Answer::Offers(Names { named, value, known: found })
        }
        Request::Paths(typed) => {
            let found = app::paths_beginning(&typed);
            Answer::Paths(typed, found)
        }
        Request::Dossier(wanted) => {
            let said = desk.dossier(&wanted)?.map(Box::new);
            Answer::Dossier(wanted, said)
        }
        Request::Voices(wanted) | Request::VoiceMonths(wanted) => {
            let voices = desk.voices(&wanted)?;
            Answer::Voices(wanted, voices)
        }
        Request::Log(window) => Answer::Log(desk.log(window)?),
        Request::Sources => Answer::Sources(desk.listed_sources()?),
        Request::SourceReach(source) => {
            Answer::SourceReach(source, desk.articles_of_source(source)?.len())
        }
        Request::History(article) => Answer::History(Box::new(desk.history(article)?)),
        Request::Star(article) => star(desk, article)?,
        Request::MarkRead(article, read) => {
            desk.mark_read(article, read)?;
            return Ok(None);
        }
        Request::KeepPlace(article, byte) => {
            desk.keep_place(article, byte)?;
            return Ok(None);
        }
        Request::KeepActs(acts) => {
            desk.keep_shown_acts(acts)?;
            return Ok(None);
        }
        Request::MarkAllRead(filter) => Answer::AllRead(desk.mark_all_read(&filter)?),
        Request::KeepView(view) => {
            desk.keep_last_view(&view)?;
            return Ok(None);
        }
        Request::Profile(speaker) => Answer::Profile(desk.profile(speaker)?.map(Box::new)),
        Request::Correct { change, shown, acts } => {
            let corrected = desk.change(&change)?.map(Box::new);
            // The correction is stored by now, so an article that cannot be opened is no failure of
            // it.
            let open = shown.and_then(|shown| desk.open_with(shown, acts).ok()).map(Box::new);
            Answer::Corrected { change, corrected, open }
        }
        Request::Searches => Answer::Searches(desk.searches()?),
        Request::ChangeSearches(change) => {
            let outcome = desk.change_searches(&change);
            Answer::SearchesChanged(change, outcome)
        }
        // The library thread handles these itself, because they take longer than an answer may.
        Request::Refresh
        | Request::RefreshSource(_)
        | Request::FetchPage(_)
        | Request::Export(_)
        | Request::StopAnalysing(_)
        | Request::TakeUpAnalysing(_) => return Ok(None),
    }))
}

/// Returns who matches what was typed; namesakes of somebody come before others, too.
fn speakers_found(
    desk: &Desk,
    typed: &str,
    first: Vec<SpeakerId>,
    akin_to: Option<SpeakerId>,
    acts: Acts,
) -> Result<Vec<SpeakerRow>, AppError> {
    let mut before = akin_to.map_or_else(|| Ok(Vec::new()), |speaker| desk.akin(speaker))?;
    let others = first.into_iter().filter(|id| !before.contains(id)).collect::<Vec<_>>();
    before.extend(others);
    desk.find_speakers(typed, &before, MOST_MATCHES, acts)
}

/// Returns names that begin like `value`, likeliest first.
fn offers(desk: &Desk, named: NameField, value: &str) -> Result<Vec<String>, AppError> {
    match named {
        NameField::Speaker => desk.names_like(value, MOST_OFFERED),
        NameField::Outlet => {
            let mut outlets = desk.outlets(value)?;
            outlets.truncate(MOST_OFFERED);
            Ok(outlets)
        }
    }
}

/// Returns the rows around `index`. If the list has become shorter than that, returns its end.
fn articles_around(
    desk: &Desk,
    filter: &Filter,
    index: usize,
    len: usize,
) -> Result<Rows<ArticleRow>, AppError> {
    let rows = desk.articles(filter, Window::around(index, len))?;
    if rows.rows.is_empty() && rows.total > 0 {
        return desk.articles(filter, Window::around(rows.total, len));
    }
    Ok(rows)
}

/// Finds the article at which a walk ends.
fn arrive(desk: &Desk, walk: &Walk) -> Result<Option<OpenArticle>, AppError> {
    if walk.until == Until::Unread {
        let next = desk.next_unread(walk.from, &walk.filter, walk.direction)?;
        let open = next.map(|next| desk.open_with(next, walk.filter.text_acts())).transpose()?;
        return Ok(open);
    }
    let mut next = if let Some(from) = walk.from {
        desk.neighbour(from, &walk.filter, walk.direction)?
    } else {
        let first = desk.articles(&walk.filter, Window { first: 0, len: 1 })?;
        first.rows.first().map(|row| row.id)
    };
    while let Some(article) = next {
        let open = desk.open_with(article, walk.filter.text_acts())?;
        let mut quotations = open.quotations.iter();
        let stops = match walk.until {
            Until::Article | Until::Unread => true,
            Until::Quotation => quotations.any(|row| walk.filter.admits(row.speaker)),
        };
        if stops {
            return Ok(Some(open));
        }
        next = desk.neighbour(article, &walk.filter, walk.direction)?;
    }
    Ok(None)
}

/// Returns the message for parts of an article that were left out because they do not fit its text.
pub(super) fn misfits(answer: &Answer) -> Option<String> {
    let Answer::Opened(open) = answer else { return None };
    (open.left_out > 0).then(|| {
        format!(
            "{} of this article left out, for its text does not have them: run `pullquote doctor`",
            if open.left_out == 1 {
                "1 place".to_owned()
            } else {
                format!("{} places", open.left_out)
            }
        )
    })
}
