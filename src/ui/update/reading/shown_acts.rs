//! Shows more than what was said, or only that again.
//!
//! Which acts are shown is part of the filter, so lists, walks and exports follow it. The open
//! article is asked for again; the user stays at its place.

use crate::quotes::Act;
use crate::quotes::Acts;
use crate::session::messages::Request;
use crate::ui::state::lists::speaker_list::Whose;
use crate::ui::state::model::Model;
use crate::ui::state::model::waits::Awaited;
use crate::ui::update::layers::dossier;
use crate::ui::update::layers::voices;
use crate::ui::update::reading::navigation;

/// The acts that are shown, in the order of the key, with the words that tell the user.
const TURNS: [(Acts, &str); 3] = [
    (Acts::SAID, "what was said"),
    (Acts::SAID.with(Act::Topic), "what was said and topics of speech"),
    (
        Acts::SAID.with(Act::Topic).with(Act::Thought),
        "what was said, topics of speech and thoughts",
    ),
];

/// Shows the next of the sets of acts.
pub(crate) fn turn(model: &mut Model) {
    let at = TURNS.iter().position(|(acts, _)| *acts == model.filter.acts);
    let (acts, name) = TURNS[at.map_or(0, |at| at + 1) % TURNS.len()];
    show(model, acts);
    model.ask(Request::KeepActs(acts));
    model.say(format!("shown: {name}"));
}

/// Shows what the user had shown when the program ended, unless they have chosen anew.
pub(crate) fn take_up(model: &mut Model, acts: Acts) {
    if model.filter.acts == Acts::SAID {
        show(model, acts);
    }
}

fn show(model: &mut Model, acts: Acts) {
    model.filter.acts = acts;
    if let Some(shown) = model.reading.id() {
        model.articles.choose(shown);
    }
    model.ask_for_articles();
    ask_for_text(model);
    if model.speakers.whose() == Whose::Library {
        model.ask(Request::Speakers(model.speakers.wanted(), acts));
    }
    dossier::ask_again(model);
    voices::ask_again(model);
}

/// Asks for the open article again if a search has begun or ended that asks for other acts than
/// were shown `before`.
pub(crate) fn follow_search(model: &mut Model, before: Acts) {
    if model.filter.text_acts() != before {
        ask_for_text(model);
    }
}

fn ask_for_text(model: &mut Model) {
    if let Some(article) = model.waiting.wanted {
        model.waiting.awaited = Some(Awaited::Acts);
        model.ask_for_text(article);
    }
}

/// Goes to the quotation nearest to the current one, where that is no longer shown.
pub(crate) fn arrive(model: &mut Model) {
    if model.waiting.awaited != Some(Awaited::Acts) {
        return;
    }
    model.waiting.awaited = None;
    if let Some(nearest) = model.reading.left().and_then(|at| model.reading.nearest_to(at)) {
        navigation::go_to(model, nearest);
    }
}
