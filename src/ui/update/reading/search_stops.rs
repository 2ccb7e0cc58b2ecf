//! Goes through what a search of the library found, in the open article and in the next.
//!
//! A search for words stops at the words, one for quotations (`speaker:`, `said:`, `kind:`,
//! `act:`) at the quotations that match, and in an article that matches by its text alone at the
//! words. Which quotations these are only the library knows: they
//! are asked for whenever an article is shown. A result opens at its first stop. That is not a
//! place where its reader stopped, so the place that they had in the article is kept.

use crate::app::Direction;
use crate::library::ArticleId;
use crate::library::QuotationId;
use crate::session::messages::Request;
use crate::session::walk::Until;
use crate::text::Span;
use crate::ui::commands::pane::Pane;
use crate::ui::state::layers::library_search::Landing;
use crate::ui::state::layers::library_search::LibrarySearch;
use crate::ui::state::layers::library_search::StopKind;
use crate::ui::state::model::Model;
use crate::ui::state::model::waits::Awaited;
use crate::ui::state::model::waits::Follows;
use crate::ui::state::model::waits::Then;
use crate::ui::state::text::text_search::TextSearch;
use crate::ui::update::reading::navigation;

/// Goes on to the next stop of a search, or, where nothing is searched for, to the next quotation;
/// if need be in the next article.
pub(crate) fn go_on(model: &mut Model, direction: Direction) {
    let is_text_searched = model.kept_search().is_some();
    match kind(model).filter(|_| !is_text_searched && model.reading.open().is_some()) {
        None => navigation::go_to_quotation(model, direction),
        Some(StopKind::Words) => walk_words(model, direction),
        Some(StopKind::Quotations) => walk_quotations(model, direction),
    }
}

/// Returns what the kept search of the library stops at.
fn kind(model: &Model) -> Option<StopKind> {
    let search = model.filter.search.as_ref()?;
    let find = model.layers.get::<LibrarySearch>().filter(|find| find.is_kept())?;
    (find.understood() == Some(search)).then(|| find.stops_at()).flatten()
}

/// Brings an article that is shown anew to its first stop, or, coming from behind, to its last.
/// Where that is not known yet, it is asked for.
pub(crate) fn land(model: &mut Model, is_new: bool) {
    let is_returning = model.memory.jumps.returning.take() == model.reading.id();
    let walked = model.memory.landing.take();
    let direction = match walked {
        Some(direction) => direction,
        None if is_returning || matches!(model.waiting.awaited, Some(Awaited::Quotation(..))) => {
            return ask(model, None);
        }
        None => Direction::Next,
    };
    match kind(model) {
        Some(StopKind::Words) if is_new => land_on_words(model, direction),
        Some(StopKind::Quotations) => {
            let goes_there = walked.is_some() || model.panes.focus == Pane::Text;
            let landing = if goes_there { Landing::GoTo(direction) } else { Landing::Reveal };
            ask(model, is_new.then_some(landing));
        }
        None | Some(StopKind::Words) => (),
    }
}

/// Brings the article to the first of the words that were looked for, or, coming from behind, to the
/// last.
fn land_on_words(model: &mut Model, direction: Direction) {
    set_current_words(model, None);
    let end = model.reading.open().map_or(0, |open| open.article.text.len());
    let from = if direction == Direction::Next { 0 } else { end };
    stop_at_words(model, direction, from);
    model.memory.positions.landed = Some(model.reading.bookmark());
}

/// Brings the article that was shown while a search was typed to its first stop, once that is kept
/// and the list is the search's.
pub(crate) fn enter_list(model: &mut Model) {
    let is_shown = model.reading.id().is_some() && model.waiting.wanted == model.reading.id();
    if is_shown && model.waiting.follows != Follows::Always {
        land(model, true);
    }
}

/// Brings the article that is shown already to its first stop: its reader begins to read it.
pub(crate) fn enter(model: &mut Model) {
    if model.reading.id().is_none() || model.waiting.wanted != model.reading.id() {
        return;
    }
    match kind(model) {
        Some(StopKind::Words) if current_words(model).is_none() => land(model, true),
        Some(StopKind::Quotations) if model.reading.current().is_none() => {
            ask(model, Some(Landing::GoTo(Direction::Next)));
        }
        _ => (),
    }
}

/// Asks which quotations of the open article match, and notes what is to be done then.
fn ask(model: &mut Model, landing: Option<Landing>) {
    if kind(model) != Some(StopKind::Quotations) {
        return;
    }
    let (Some(article), Some(search)) = (model.reading.id(), model.filter.search.clone()) else {
        return;
    };
    if let Some(find) = model.layers.get_mut::<LibrarySearch>() {
        find.landing = landing.or(find.landing);
    }
    if matches!(landing, Some(Landing::GoTo(_) | Landing::Walk(_))) {
        model.waiting.awaited = Some(Awaited::Stops);
    }
    let acts = model.filter.text_acts();
    model.ask(Request::Stops { article, search, acts });
}

/// Takes the quotations of an article that match, and does what was waiting for them.
pub(crate) fn take(model: &mut Model, article: ArticleId, found: Vec<QuotationId>) {
    let was_awaited = model.waiting.awaited == Some(Awaited::Stops);
    if was_awaited {
        model.waiting.awaited = None;
    }
    let is_shown = model.reading.id() == Some(article);
    let Some(find) = model.layers.get_mut::<LibrarySearch>().filter(|_| is_shown) else { return };
    find.quotations = Some((article, found));
    let landing = find.landing.take();
    let has_none = stops(model).is_some_and(|stops| stops.is_empty());
    match landing {
        Some(Landing::Walk(direction)) => walk_quotations(model, direction),
        Some(Landing::GoTo(direction)) if has_none => land_on_words(model, direction),
        Some(Landing::Reveal) if has_none => land_on_words(model, Direction::Next),
        Some(Landing::GoTo(direction)) => {
            let stops = stops(model).unwrap_or_default();
            let stop = match direction {
                Direction::Next => stops.first(),
                Direction::Previous => stops.last(),
            };
            if let Some(&stop) = stop {
                navigation::go_to(model, stop);
            }
        }
        Some(Landing::Reveal) => {
            let first = stops(model).and_then(|stops| stops.first().copied());
            let hull = first.and_then(|index| model.reading.quotation(index)?.content.hull());
            if let Some(hull) = hull {
                model.reading.reveal(hull);
                model.memory.positions.landed = Some(model.reading.bookmark());
            }
        }
        None => (),
    }
}

/// Returns the quotations of the open article that the search stops at, if they are known.
fn stops(model: &Model) -> Option<Vec<u32>> {
    let (article, found) = model.layers.get::<LibrarySearch>()?.quotations.as_ref()?;
    if Some(*article) != model.reading.id() {
        return None;
    }
    let mut stops: Vec<u32> =
        found.iter().filter_map(|&quotation| model.reading.index_of(quotation)).collect();
    stops.retain(|index| model.reading.admitted().binary_search(index).is_ok());
    stops.sort_unstable();
    Some(stops)
}

fn walk_quotations(model: &mut Model, direction: Direction) {
    let Some(stops) = stops(model) else { return ask(model, Some(Landing::Walk(direction))) };
    if stops.is_empty() {
        return walk_words(model, direction);
    }
    match model.reading.beside(&stops, direction) {
        Some(index) => navigation::go_to(model, index),
        None => walk_on(model, direction),
    }
}

fn walk_words(model: &mut Model, direction: Direction) {
    let current = current_words(model).filter(|&current| model.reading.sees(current));
    let from = match (current, direction) {
        (Some(current), Direction::Next) => current.end(),
        (Some(current), Direction::Previous) => current.start(),
        (None, _) => model.reading.first_in_sight(),
    };
    if !stop_at_words(model, direction, from) {
        walk_on(model, direction);
    } else if model.panes.layout.text.is_none() {
        model.focus_on(Pane::Text);
    }
}

/// Goes to the next words from this byte on; `false` if there are none.
fn stop_at_words(model: &mut Model, direction: Direction, from: usize) -> bool {
    let find = model.layers.get::<LibrarySearch>();
    let next = find.zip(model.reading.open()).and_then(|(find, open)| match direction {
        Direction::Next => find.sought.next(open, from),
        Direction::Previous => find.sought.previous(open, from),
    });
    if let Some(next) = next {
        if model.panes.focus == Pane::Articles {
            // Who looks through the results is not yet at what they show.
            model.reading.reveal(next);
        } else {
            model.reading.go_to_match(next);
        }
        set_current_words(model, Some(next));
    }
    next.is_some()
}

/// Goes on in the next article that was found.
fn walk_on(model: &mut Model, direction: Direction) {
    let from = model.reading.id();
    navigation::walk(model, from, direction, Until::Article, Then::GoToStop(direction));
}

/// Returns the match of a search at which the user is, if it is in sight: in the text, or else of the
/// library.
pub(crate) fn match_in_sight(model: &Model) -> Option<Span> {
    let in_text = model.kept_search().and_then(TextSearch::current);
    in_text.or_else(|| current_words(model)).filter(|&found| model.reading.sees(found))
}

/// Returns the quotation that is meant without a choice: the current one; else, of those in sight, the first
/// that a kept search has found, or in which it has found words; else the first of all.
pub(crate) fn quotation_meant(model: &Model) -> Option<u32> {
    let reading = &model.reading;
    let holds = |index: &u32, found: Span| {
        let hull = reading.quotation(*index).and_then(|row| row.content.hull());
        hull.is_some_and(|hull| hull.start() <= found.start() && found.end() <= hull.end())
    };
    let in_words = || {
        let found = match_in_sight(model)?;
        reading.admitted().iter().copied().find(|index| holds(index, found))
    };
    let at_stop = || {
        let is_stop = kind(model) == Some(StopKind::Quotations);
        let stops = is_stop.then(|| stops(model)).flatten()?;
        stops.into_iter().find(|&index| reading.sees_quotation(index))
    };
    let current = reading.current();
    current.or_else(at_stop).or_else(in_words).or_else(|| reading.current_or_first_in_sight())
}

fn current_words(model: &Model) -> Option<Span> {
    model.layers.get::<LibrarySearch>()?.current
}

fn set_current_words(model: &mut Model, current: Option<Span>) {
    if let Some(find) = model.layers.get_mut::<LibrarySearch>() {
        find.current = current;
    }
}
