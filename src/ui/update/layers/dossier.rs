//! Opens the dossier of a speaker, and goes from it to a quotation and back.
//!
//! It is asked for as a whole, up to a cap, so that moving in it asks nobody. Its lines are
//! laid out once for a width. Who goes to a quotation leaves it, and comes back to the same line.

use crate::app::Dossier;
use crate::library::SpeakerId;
use crate::library::SpeakerRow;
use crate::session::messages::Request;
use crate::ui::commands::motion::Motion;
use crate::ui::commands::pane::Pane;
use crate::ui::state::layers::open_dossier;
use crate::ui::state::layers::open_dossier::OpenDossier;
use crate::ui::state::model::Model;
use crate::ui::state::model::waiting::Awaited;
use crate::ui::state::model::waiting::Follows;
use crate::ui::update::layers::layer_commands::LayerCommands;
use crate::ui::update::reading::jumps;
use crate::ui::update::reading::navigation;
use crate::ui::update::speaker_filter;

/// The commands that work in the dossier.
pub(crate) static COMMANDS: LayerCommands = LayerCommands {
    select,
    accept: |model| {
        go_there(model);
        None
    },
    place: |model| Some(open_dossier::place(model.size, model.panes.layout)),
    choose_line: |model, line, _| model.layers.get_mut::<OpenDossier>()?.choose_line(line),
    ..LayerCommands::of::<OpenDossier>()
};

/// Opens the dossier of the chosen speaker, or, outside of their pane, of who speaks.
pub(crate) fn open(model: &mut Model) {
    let Some((speaker, name)) = subject(model) else {
        model.say("no speaker is chosen: choose one among the speakers, or a quotation with n");
        return;
    };
    model.layers.open(OpenDossier::new(speaker, name));
    model.ask(Request::Dossier(speaker, model.filter.acts));
}

fn subject(model: &Model) -> Option<(SpeakerId, String)> {
    let chosen = model.speakers.speaker().map(|row| (row.id, row.name.clone()));
    if model.panes.focus == Pane::Speakers && chosen.is_some() {
        return chosen;
    }
    let current = model.reading.current().and_then(|index| model.reading.quotation(index));
    let speaks = current.and_then(|quotation| quotation.speaker);
    speaks.and_then(|id| Some((id, model.name_of(id)?.to_owned()))).or(chosen)
}

/// Goes to the chosen quotation in its article.
pub(crate) fn go_there(model: &mut Model) {
    let Some(opened) = model.layers.get::<OpenDossier>() else { return };
    let Some(&(article, quotation)) = opened.places.get(opened.chosen) else { return };
    let Some(opened) = model.layers.take::<OpenDossier>() else { return };
    let row = opened.said.as_ref().map(|said| said.profile.speaker.clone());
    jumps::leave_dossier(model, opened);
    let_in(model, row);
    model.focus_on(Pane::Text);
    model.waiting.awaited = Some(Awaited::Quotation(article, quotation));
    if model.reading.id() == Some(article) && model.waiting.wanted == Some(article) {
        arrive(model);
    } else {
        model.waiting.wanted = Some(article);
        model.waiting.follows = Follows::Never;
        model.articles.choose(article);
        model.ask_for_articles();
        model.ask_for_text(article);
    }
}

/// Under a filter that hides the speaker, they are let in.
fn let_in(model: &mut Model, speaker: Option<SpeakerRow>) {
    if let Some(speaker) = speaker
        && !model.filter.admits(Some(speaker.id))
    {
        speaker_filter::filter_by(model, vec![speaker]);
    }
}

/// Goes to the quotation that an article was opened for, once it is there.
pub(crate) fn arrive(model: &mut Model) {
    let Some(Awaited::Quotation(article, quotation)) = model.waiting.awaited else { return };
    if model.reading.id() != Some(article) {
        return;
    }
    model.waiting.awaited = None;
    match model.reading.index_of(quotation) {
        Some(index) => navigation::go_to(model, index),
        None => model.say("this quotation is no longer there: the article was read anew"),
    }
}

/// Tells whether a dossier is open and on its way.
pub(crate) fn is_awaited(model: &Model) -> bool {
    model.layers.get::<OpenDossier>().is_some_and(|opened| opened.said.is_none())
}

/// Closes a dossier that will not come.
pub(crate) fn give_up(model: &mut Model) {
    if is_awaited(model) {
        model.layers.close::<OpenDossier>();
    }
}

/// Asks for what is open: the library has more to say.
pub(crate) fn ask_again(model: &mut Model) {
    if let Some(opened) = model.layers.get::<OpenDossier>() {
        let speaker = opened.speaker;
        model.ask(Request::Dossier(speaker, model.filter.acts));
    }
}

/// Takes the dossier that was loaded, if it is still wanted.
pub(crate) fn take(model: &mut Model, speaker: SpeakerId, said: Option<Box<Dossier>>) {
    let Some(opened) = model.layers.get_mut::<OpenDossier>() else { return };
    if opened.speaker != speaker {
        return;
    }
    if let Some(said) = said {
        opened.take(said);
    } else {
        model.layers.close::<OpenDossier>();
        model.say("this speaker is quoted nowhere any more");
    }
}

fn select(model: &mut Model, motion: Motion, times: usize) {
    if let Some(opened) = model.layers.get_mut::<OpenDossier>() {
        opened.select(motion, times);
    }
}
