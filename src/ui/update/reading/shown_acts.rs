//! Shows more than what was said, or only that again.
//!
//! Which acts are shown is part of the filter, so lists, walks and exports follow it. The open
//! article is asked for again; the user stays at its place.

use crate::quotes::Act;
use crate::quotes::Acts;
use crate::ui::state::model::Model;
use crate::ui::state::model::waiting::Awaited;
use crate::ui::update::layers::dossier;
use crate::ui::update::reading::navigation;

/// What is shown, in the order of the key, with what the user is told.
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
    model.filter.acts = acts;
    model.say(format!("shown: {name}"));
    if let Some(shown) = model.reading.id() {
        model.articles.choose(shown);
    }
    model.ask_for_articles();
    if let Some(article) = model.waiting.wanted {
        model.waiting.awaited = Some(Awaited::Acts);
        model.ask_for_text(article);
    }
    dossier::ask_again(model);
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
