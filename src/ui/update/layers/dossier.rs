//! Opens lists of quotations, of one speaker or of many, and goes from them to a quotation and back.
//!
//! It is asked for as a whole, up to a cap, so that moving in it asks nobody. Its lines are
//! laid out once for a width. Who goes to a quotation leaves it, and comes back to the same line.

use crate::app::Dossier;
use crate::app::Sayings;
use crate::app::Subject;
use crate::library::Search;
use crate::library::SpeakerId;
use crate::library::SpeakerRow;
use crate::library::query_language;
use crate::quotes::Act;
use crate::session::messages::Request;
use crate::ui::commands::motion::Motion;
use crate::ui::commands::pane::Pane;
use crate::ui::state::layers::library_search::LibrarySearch;
use crate::ui::state::layers::name_input::NameInput;
use crate::ui::state::layers::name_input::NameUse;
use crate::ui::state::layers::open_dossier;
use crate::ui::state::layers::open_dossier::OpenDossier;
use crate::ui::state::layers::open_voices::OpenVoices;
use crate::ui::state::model::Model;
use crate::ui::state::model::Notice;
use crate::ui::state::model::waits::Awaited;
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
    let acts = model.filter.acts;
    let wanted = Sayings { of: Subject::Speaker(speaker), narrowed: None, acts };
    model.layers.open(OpenDossier::new(wanted, name));
    ask_again(model);
}

/// Opens the list of the quotations that the filter and the search admit.
pub(crate) fn open_all(model: &mut Model) {
    let named: Vec<&str> =
        model.filter.speakers.iter().filter_map(|&id| model.name_of(id)).collect();
    let find = model.layers.get::<LibrarySearch>().filter(|_| model.filter.search.is_some());
    let mut name = "Quotations".to_owned();
    if !named.is_empty() {
        name = format!("{name} of {}", named.join(", "));
    }
    if let Some(find) = find {
        name = format!("{name} · {}", find.entry().typed().trim());
    }
    let (filter, acts) = (model.filter.clone(), model.filter.acts);
    let wanted = Sayings { of: Subject::Listed(filter), narrowed: None, acts };
    model.layers.open(OpenDossier::new(wanted, name));
    ask_again(model);
}

/// Sorts the open list otherwise.
pub(crate) fn sort(model: &mut Model) {
    if let Some(opened) = model.layers.get_mut::<OpenDossier>() {
        opened.turn_order();
        let name = opened.order.name();
        model.say(format!("sorted: {name}"));
    }
}

/// Asks what the open list is to be narrowed by.
pub(crate) fn ask_narrow(model: &mut Model) {
    let Some(opened) = model.layers.get::<OpenDossier>() else { return };
    let typed = opened.narrowed_by.clone();
    let mut input = NameInput::new(NameUse::Narrow { before: typed.clone() });
    input.change(|entry| entry.replace(&typed));
    model.layers.open(input);
}

/// Narrows the open list to what is typed so far, if that is understood.
pub(crate) fn narrow_so_far(model: &mut Model) {
    let Some(input) = model.layers.get::<NameInput>() else { return };
    let typed = input.typed().to_owned();
    if let Ok(search) = query_language::parse_unfinished(&typed) {
        narrow_to(model, search, typed.trim());
    }
}

/// Narrows the open list to what was typed; nothing shows all of it again.
pub(crate) fn narrow(model: &mut Model) {
    let Some(input) = model.layers.get::<NameInput>() else { return };
    let typed = input.typed().trim().to_owned();
    match query_language::parse(&typed) {
        Err(error) => model.notice = Some(Notice::Alarm(error.to_string())),
        Ok(search) => {
            model.layers.close::<NameInput>();
            narrow_to(model, search, &typed);
        }
    }
}

/// Narrows the open list as it was narrowed before.
pub(crate) fn narrow_by(model: &mut Model, typed: &str) {
    if let Ok(search) = query_language::parse(typed) {
        narrow_to(model, search, typed);
    }
}

fn narrow_to(model: &mut Model, search: Option<Search>, typed: &str) {
    let Some(opened) = model.layers.get_mut::<OpenDossier>() else { return };
    if opened.narrow(search, typed) {
        ask_again(model);
    }
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
    let act = opened.saying().filter(|(row, _)| !row.is_counted()).map(|(row, _)| row.act);
    let Some(opened) = model.layers.take::<OpenDossier>() else { return };
    model.layers.close::<OpenVoices>();
    let profile = opened.said.as_ref().and_then(|said| said.profile.as_ref());
    let speaker = profile.map(|profile| profile.speaker.clone());
    jumps::leave_dossier(model, opened);
    let_in(model, speaker);
    let is_shown = show_act(model, act);
    model.focus_on(Pane::Text);
    model.waiting.awaited = Some(Awaited::Quotation(article, quotation));
    let is_open = model.reading.id() == Some(article) && model.waiting.wanted == Some(article);
    if is_open && is_shown {
        arrive(model);
    } else {
        model.open_article(article);
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

/// Has quotations of this act shown in texts; tells whether they were already.
fn show_act(model: &mut Model, act: Option<Act>) -> bool {
    let Some(act) = act.filter(|act| !model.filter.text_acts().contain(*act)) else { return true };
    model.filter.acts = model.filter.acts.with(act);
    model.ask(Request::KeepActs(model.filter.acts));
    false
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
    let acts = model.filter.acts;
    if let Some(opened) = model.layers.get_mut::<OpenDossier>() {
        let request = opened.request(acts);
        model.ask(request);
    }
}

/// Takes the list that was loaded, if it is still wanted.
pub(crate) fn take(model: &mut Model, wanted: &Sayings, said: Option<Box<Dossier>>) {
    let Some(opened) = model.layers.get_mut::<OpenDossier>() else { return };
    if opened.wanted != *wanted {
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
