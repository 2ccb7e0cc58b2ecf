//! Filters by speakers, and lists those of the article or of the library.

use crate::library::Rows;
use crate::library::SpeakerId;
use crate::library::SpeakerRow;
use crate::library::Window;
use crate::session::messages::Request;
use crate::ui::commands::pane::Pane;
use crate::ui::state::lists::list_window;
use crate::ui::state::lists::speaker_list::Whose;
use crate::ui::state::model::Model;
use crate::ui::state::model::waits::Follows;
use crate::ui::update::reading::jumps;
use crate::ui::update::reading::navigation;

/// On a quotation: goes to it. On a speaker: filters by them and goes to their first words.
pub(crate) fn open_speaker(model: &mut Model) {
    let Some(speaker) = model.speakers.speaker().cloned() else { return };
    let Some(nth) = model.speakers.selected().nth else {
        return filter_and_go(model, vec![speaker]);
    };
    let index = model.reading.quotations_of(speaker.id).get(nth).copied();
    if index.is_some() {
        jumps::leave(model);
    }
    if !model.filter.admits(Some(speaker.id)) {
        filter_by(model, vec![speaker]);
    }
    if let Some(index) = index {
        navigation::go_to(model, index);
        model.focus_on(Pane::Text);
    }
}

/// Lets the chosen speaker into the filter, or out of it.
pub(crate) fn toggle_speaker(model: &mut Model) {
    let Some(speaker) = model.speakers.speaker().cloned() else { return };
    let mut chosen = model.filter.speakers.clone();
    match chosen.binary_search(&speaker.id) {
        Ok(at) => {
            chosen.remove(at);
        }
        Err(at) => chosen.insert(at, speaker.id),
    }
    model.memory.names.insert(speaker.id, speaker.name);
    // Whom the library has may not be quoted in the article that is shown.
    model.waiting.follows = Follows::IfGone;
    model.set_speakers(chosen);
}

/// Filters by these speakers and goes to their first words: in this article, or else in
/// the first that quotes any of them.
pub(crate) fn filter_and_go(model: &mut Model, speakers: Vec<SpeakerRow>) {
    let first = speakers.first().map(|speaker| speaker.id);
    jumps::leave(model);
    filter_by(model, speakers);
    if let Some(first) = first {
        model.speakers.choose(first);
    }
    model.focus_on(Pane::Text);
    if let Some(&index) = model.reading.admitted().first() {
        navigation::go_to(model, index);
    } else {
        navigation::go_to_first_admitted(model);
    }
}

/// Filters by these speakers and nobody else; by nobody: admits all.
pub(crate) fn filter_by(model: &mut Model, speakers: Vec<SpeakerRow>) {
    let mut chosen: Vec<SpeakerId> = speakers.iter().map(|speaker| speaker.id).collect();
    chosen.sort_unstable();
    model.memory.names.extend(speakers.into_iter().map(|speaker| (speaker.id, speaker.name)));
    model.set_speakers(chosen);
}

/// Lists the speakers of the library rather than those of the article, or the other way round.
pub(crate) fn switch_scope(model: &mut Model) {
    model.speakers.switch();
    match model.speakers.whose() {
        Whose::Article => list_speakers_of_article(model),
        Whose::Library => {
            let len = list_window::window_len(model.size.height.into());
            model.ask(Request::Speakers(Window { first: 0, len }, model.filter.acts));
        }
    }
}

/// Lists the speakers of the open article, if the pane lists an article's.
pub(crate) fn list_speakers_of_article(model: &mut Model) {
    let Some(open) = model.reading.open() else { return };
    if model.speakers.whose() == Whose::Article {
        let rows = open.speakers.clone();
        model.speakers.take(Rows { total: rows.len(), first: 0, rows });
    }
}
