//! Moves from quotation to quotation and from article to article.
//!
//! Where the way leads out of the open article, the session is asked to walk it. What the
//! walk was begun for waits for its end; see [`Then`].

use crate::app::Direction;
use crate::library::ArticleId;
use crate::session::messages::Request;
use crate::session::walk::Until;
use crate::session::walk::Walk;
use crate::ui::commands::pane::Pane;
use crate::ui::state::model::Model;
use crate::ui::state::model::Notice;
use crate::ui::state::model::waits::Awaited;
use crate::ui::state::model::waits::Follows;
use crate::ui::state::model::waits::Then;
use crate::ui::update::reading::analysis_control;
use crate::ui::update::reading::jumps;
use crate::ui::update::reading::text_search;

/// Goes on to the next quotation, if need be in the next article.
pub(crate) fn go_to_quotation(model: &mut Model, direction: Direction) {
    if model.kept_search().is_some() {
        return text_search::walk(model, direction);
    }
    let Some(open) = model.reading.open() else { return };
    let (id, is_analysed) = (open.id, open.analysed);
    match model.reading.neighbour(direction) {
        Some(index) => go_to(model, index),
        None if !is_analysed && analysis_control::take_up(model, id) => (),
        None if !is_analysed => {
            let said = "this article is still being read for quotations";
            model.notice = Some(Notice::Info(said.to_owned()));
        }
        None => {
            let then = Then::GoToQuotation(direction);
            walk(model, Some(id), direction, Until::Quotation, then);
        }
    }
}

/// Makes a quotation of the open article the current one, in sight.
pub(crate) fn go_to(model: &mut Model, index: u32) {
    model.reading.go_to(index);
    if model.panes.layout.text.is_none() {
        model.focus_on(Pane::Text);
    }
    if let Some(speaker) = model.reading.quotation(index).and_then(|row| row.speaker) {
        model.speakers.choose(speaker);
    }
}

/// Takes up the article after or before the wanted one in the list.
pub(crate) fn go_to_article(model: &mut Model, direction: Direction) {
    let from = model.waiting.wanted;
    walk(model, from, direction, Until::Article, Then::Read(direction));
}

/// Takes up the unread article after or before the wanted one in the list.
pub(crate) fn go_to_unread(model: &mut Model, direction: Direction) {
    let from = model.waiting.wanted;
    walk(model, from, direction, Until::Unread, Then::ReadUnread(direction));
}

/// Goes to the first quotation that the filter admits, in whichever article it stands.
pub(crate) fn go_to_first_admitted(model: &mut Model) {
    let then = Then::GoToQuotation(Direction::Next);
    walk(model, None, Direction::Next, Until::Quotation, then);
}

/// Walks from an article to the next one at which the walk is to end.
pub(crate) fn walk(
    model: &mut Model,
    from: Option<ArticleId>,
    direction: Direction,
    until: Until,
    then: Then,
) {
    if model.memory.jumps.here().map(|here| here.article) == model.reading.id() {
        jumps::leave(model);
    }
    model.waiting.tickets += 1;
    let ticket = model.waiting.tickets;
    model.waiting.awaited = Some(Awaited::Arrival { ticket, then });
    let filter = model.filter.clone();
    model.ask(Request::Walk(Walk { ticket, from, direction, filter, until }));
}

/// Does at the end of a walk what it was begun for.
pub(crate) fn act_on_arrival(model: &mut Model, then: Then) {
    let Then::GoToQuotation(direction) = then else { return };
    let admitted = model.reading.admitted();
    let index = match direction {
        Direction::Next => admitted.first(),
        Direction::Previous => admitted.last(),
    };
    if let Some(&index) = index {
        go_to(model, index);
    }
}

/// Returns what to say where a walk came to no article.
pub(crate) fn end_of_walk(model: &Model, then: Then) -> String {
    let said = match then {
        Then::Read(Direction::Next) => "this is the last article".to_owned(),
        Then::Read(Direction::Previous) => "this is the first article".to_owned(),
        Then::ReadUnread(Direction::Next) => "no unread article follows".to_owned(),
        Then::ReadUnread(Direction::Previous) => "no unread article comes before".to_owned(),
        Then::GoToStop(Direction::Next) => "no more matches".to_owned(),
        Then::GoToStop(Direction::Previous) => "no earlier matches".to_owned(),
        Then::GoToQuotation(direction) => {
            let more = if direction == Direction::Next { "more" } else { "earlier" };
            match model.filter.speakers.as_slice() {
                [] => format!("no {more} quotations"),
                [one] => {
                    format!("no {more} quotations of {}", model.name_of(*one).unwrap_or("them"))
                }
                _ => format!("no {more} quotations of these speakers"),
            }
        }
    };
    let unread = analysis_control::lacking(model);
    match unread {
        0 => said,
        1 => format!("{said}; one article is still being read"),
        _ => format!("{said}; {unread} articles are still being read"),
    }
}

/// Makes the text show the chosen article, if it is to follow the choice or shows none.
pub(crate) fn follow_choice(model: &mut Model) {
    if model.waiting.follows == Follows::Always || model.waiting.wanted.is_none() {
        follow_choice_now(model);
    }
}

/// Makes the text show the chosen article; where that is not known yet, as soon as it is.
pub(crate) fn follow_choice_now(model: &mut Model) {
    let Some(article) = model.articles.selected_id() else {
        model.waiting.follows = Follows::Always;
        return;
    };
    model.waiting.follows = Follows::Never;
    if model.waiting.wanted != Some(article) {
        model.waiting.wanted = Some(article);
        model.ask_for_text(article);
    }
}
