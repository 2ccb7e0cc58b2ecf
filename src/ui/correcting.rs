//! The reader corrects what the engine found.
//!
//! A correction is a question to the session like any other, and nothing on the screen
//! changes before its answer says that the library has it. Keys wait for that, so that
//! the next one is about what the reader then sees; unless another program writes,
//! which may take long. A reader who quits meanwhile quits when it is kept.

use crate::app;
use crate::app::AppError;
use crate::app::Change;
use crate::app::Corrected;
use crate::library::Correction;
use crate::library::Deed;
use crate::library::Profile;
use crate::library::QuotationRow;
use crate::library::SpeakerId;
use crate::library::Whom;
use crate::quotes::SpeakerType;
use crate::session::messages::Request;
use crate::text::Spans;
use crate::text::fold;
use crate::ui::citation;
use crate::ui::corrected;
use crate::ui::model::Awaited;
use crate::ui::model::End;
use crate::ui::model::Model;
use crate::ui::model::Notice;
use crate::ui::model::Pane;
use crate::ui::nearby;
use crate::ui::panes::speakers::Whose;
use crate::ui::prompt::Prompt;
use crate::ui::purpose::Choice;
use crate::ui::purpose::Purpose;
use crate::ui::selecting;

/// What is on its way to the library.
#[derive(Debug, Default)]
pub(crate) struct Pending {
    /// How many changes were asked for and not answered.
    asked: usize,
    /// Whether the program ends once they are.
    quits: bool,
}

/// Asks whose the current quotation is.
pub(crate) fn reattribute(model: &mut Model) {
    let Some(index) = model.reading.current_or_first_in_sight() else {
        return say_that_none_is_chosen(model);
    };
    model.reading.go_to(index);
    let (Some(open), Some(row)) = (model.reading.open(), model.reading.quotation(index)) else {
        return;
    };
    let words = citation::words(&open.article, &row.content);
    let place = row.content.hull().unwrap_or_default();
    let first = nearby::speakers(open, place, row.speaker);
    let prompt = Prompt::new(Purpose::Attribute { quotation: row.id, words });
    ask(model, prompt.preferring(first));
}

/// Takes the current quotation for none.
pub(crate) fn reject(model: &mut Model) {
    match current(model) {
        Some(row) => {
            let quotation = row.id;
            make(model, Correction::Reject { quotation });
        }
        None => say_that_none_is_chosen(model),
    }
}

/// Asks whose the selected words are, to make a quotation of them.
pub(crate) fn add(model: &mut Model) {
    let Some((purpose, place)) = selecting::add(model) else { return };
    let open = model.reading.open();
    let first = open.map_or_else(Vec::new, |open| nearby::speakers(open, place, None));
    ask(model, Prompt::new(purpose).preferring(first));
}

/// Asks who else the chosen speaker is.
pub(crate) fn merge(model: &mut Model) {
    if let Some((speaker, name)) = chosen_speaker(model) {
        ask(model, Prompt::new(Purpose::Merge { speaker, name }));
    }
}

/// Asks what the chosen speaker is called.
pub(crate) fn rename(model: &mut Model) {
    if let Some((speaker, name)) = chosen_speaker(model) {
        ask(model, Prompt::new(Purpose::Rename { speaker, name }));
    }
}

/// Calls the chosen speaker this.
pub(crate) fn rename_to(model: &mut Model, name: &str) {
    let Some((speaker, old)) = chosen_speaker(model) else { return };
    if name == old {
        return model.say(format!("{old} is called so already"));
    }
    make(model, Correction::Rename { speaker, name: name.to_owned() });
}

/// Asks which name of the chosen speaker is somebody else's, once their names are known.
pub(crate) fn split(model: &mut Model) {
    ask_for_names(model, None);
}

/// Takes this name of the chosen speaker for somebody else's; one that is not quite theirs
/// is asked about.
pub(crate) fn split_off(model: &mut Model, name: String) {
    ask_for_names(model, Some(name));
}

fn ask_for_names(model: &mut Model, wanted: Option<String>) {
    if let Some((speaker, _)) = chosen_speaker(model) {
        model.awaited = Some(Awaited::Names(wanted));
        model.ask(Request::Profile(speaker));
    }
}

/// Takes the names of a speaker, to ask which of them is somebody else's.
pub(crate) fn take_names(model: &mut Model, profile: Option<Box<Profile>>) {
    let Some(Awaited::Names(wanted)) = &model.awaited else { return };
    let wanted = wanted.clone();
    model.awaited = None;
    match profile.map(|profile| *profile) {
        Some(Profile { speaker, own_aliases: aliases, .. }) if !aliases.is_empty() => {
            split_among(model, (speaker.id, speaker.name), aliases, wanted.as_deref());
        }
        // Whoever was merged is taken out again by undoing that: split off, they would be two.
        Some(Profile { speaker, aliases, .. }) if !aliases.is_empty() => {
            model.say(format!("{} has no other name but by merging, which u undoes", speaker.name));
        }
        Some(profile) => model.say(format!("{} has no other name", profile.speaker.name)),
        None => model.say("this speaker is no longer there"),
    }
}

fn split_among(
    model: &mut Model,
    (speaker, name): (SpeakerId, String),
    aliases: Vec<String>,
    wanted: Option<&str>,
) {
    let typed = wanted.map(fold::key);
    let is_typed = |alias: &&String| Some(fold::key(alias)) == typed;
    if let Some(alias) = aliases.iter().find(is_typed).cloned() {
        return make(model, Correction::Split { speaker, alias });
    }
    let mut prompt = Prompt::new(Purpose::Split { speaker, name, aliases });
    prompt.change(|entry| entry.replace(wanted.unwrap_or_default()));
    ask(model, prompt);
}

/// Makes a change, once the library has it.
pub(crate) fn change(model: &mut Model, change: Change) {
    expect(model);
    model.ask(Request::Correct { change, shown: model.wanted });
}

/// Notes that the library is asked to keep something, and has the keys wait for it.
pub(crate) fn expect(model: &mut Model) {
    model.pending.asked += 1;
    model.awaited = Some(Awaited::Correction);
}

/// Does what the prompt was opened for, with what was chosen in it.
pub(crate) fn accept(model: &mut Model) {
    let Some(prompt) = &model.prompt else { return };
    let Some(choice) = prompt.chosen() else { return };
    let correction = match prompt.purpose() {
        Purpose::Filter => return,
        Purpose::Attribute { quotation, .. } => {
            whom(choice).map(|to| Correction::Attribute { quotation: *quotation, to })
        }
        Purpose::Add { article, content, .. } => whom(choice).map(|speaker| Correction::Add {
            article: *article,
            content: content.clone(),
            cue: Spans::NONE,
            source: Spans::NONE,
            speaker,
        }),
        Purpose::Merge { speaker, .. } => match choice {
            Choice::Known(row) => Some(Correction::Merge { speaker: *speaker, into: row.id }),
            _ => None,
        },
        Purpose::Split { speaker, .. } => {
            name(choice).map(|alias| Correction::Split { speaker: *speaker, alias })
        }
        Purpose::Rename { speaker, .. } => {
            name(choice).map(|name| Correction::Rename { speaker: *speaker, name })
        }
    };
    if let Some(correction) = correction {
        model.prompt = None;
        model.selection = None;
        make(model, correction);
    }
}

/// Takes the answer to a change: all that is listed may be another now. Returns the words
/// that it is about.
pub(crate) fn take(
    model: &mut Model,
    change: &Change,
    corrected: Option<Box<Corrected>>,
) -> Option<String> {
    settle(model);
    let Some(corrected) = corrected else {
        let nothing = if *change == Change::Undo { "undo" } else { "do again" };
        model.say(format!("there is nothing to {nothing}"));
        return None;
    };
    let is_merged = follow_merge(model, change, &corrected);
    let done = &corrected.done;
    let before = done.speaker.and_then(|id| model.name_of(id)).map(str::to_owned);
    for (id, name) in [(done.speaker, &corrected.speaker), (done.other, &corrected.other)] {
        model.names.extend(id.zip(name.clone()));
    }
    model.forget_asked(|_| true);
    model.ask_for_articles();
    if model.speakers.whose() == Whose::Library {
        let speakers = &model.speakers;
        let wanted = if is_merged { speakers.wanted_with_all_above() } else { speakers.wanted() };
        model.ask(Request::Speakers(wanted));
    }
    model.say(corrected::sentence(change, &corrected, before.as_deref(), model.wanted));
    Some(corrected.done.words)
}

/// Goes to the quotation that was corrected, if the reader can see it.
pub(crate) fn follow(model: &mut Model, words: Option<String>) {
    let (Some(open), Some(words)) = (model.reading.open(), words) else { return };
    let said = |row: &QuotationRow| {
        let pieces: Vec<&str> = row.content.iter().map(|span| &open.article.text[span]).collect();
        pieces.join(" ") == words
    };
    let mut admitted = model.reading.admitted().iter();
    let found = admitted.find(|&&index| model.reading.quotation(index).is_some_and(said));
    if let Some(&index) = found {
        model.reading.go_to(index);
    }
}

/// Says that a correction was not kept.
pub(crate) fn take_failure(model: &mut Model, error: &AppError) {
    settle(model);
    model.notice = Some(Notice::Alarm(format!("not corrected: {}", app::explain(error))));
    model.stop_waiting();
}

/// Lets the reader go on while another program writes.
pub(crate) fn wait(model: &mut Model) {
    if model.awaited == Some(Awaited::Correction) {
        model.awaited = None;
    }
    let said = "another program is writing to the library: your change waits for it";
    model.notice = Some(Notice::Alarm(said.to_owned()));
}

/// Ends the program, but not before the library has what the reader corrected; at once
/// when asked again.
pub(crate) fn quit(model: &mut Model) {
    if model.pending.asked == 0 || model.pending.quits {
        model.end = Some(End::Wanted);
        return;
    }
    model.pending.quits = true;
    let said = "your change waits to be kept; quit again to leave without it";
    model.notice = Some(Notice::Alarm(said.to_owned()));
}

fn make(model: &mut Model, correction: Correction) {
    change(model, Change::Make(correction));
}

/// Opens the prompt.
fn ask(model: &mut Model, prompt: Prompt) {
    model.ask(prompt.request());
    model.prompt = Some(prompt);
}

/// Notes that a change was answered.
pub(crate) fn settle(model: &mut Model) {
    model.pending.asked = model.pending.asked.saturating_sub(1);
    if model.awaited == Some(Awaited::Correction) {
        model.awaited = None;
    }
    if model.pending.quits && model.pending.asked == 0 {
        model.end = Some(End::Wanted);
    }
}

/// Whoever is filtered by or chosen goes on to be, as who they are now. Says whether somebody
/// was merged.
fn follow_merge(model: &mut Model, change: &Change, corrected: &Corrected) -> bool {
    let done = &corrected.done;
    let (Deed::Merge, Some(speaker), Some(other)) = (done.deed, done.speaker, done.other) else {
        return false;
    };
    if *change == Change::Undo {
        return false;
    }
    model.speakers.follow(speaker, other, corrected.other.as_deref().unwrap_or_default());
    let speakers = &mut model.filter.speakers;
    if speakers.contains(&speaker) {
        speakers.retain(|id| *id != speaker && *id != other);
        speakers.push(other);
        speakers.sort_unstable();
    }
    true
}

fn whom(choice: Choice<'_>) -> Option<Whom> {
    match choice {
        Choice::Known(row) => Some(Whom::Known(row.id)),
        Choice::Somebody(name) => {
            Some(Whom::Named { name: name.to_owned(), kind: SpeakerType::Person })
        }
        Choice::Nobody => Some(Whom::Nobody),
        Choice::Alias(_) | Choice::Name(_) => None,
    }
}

fn name(choice: Choice<'_>) -> Option<String> {
    match choice {
        Choice::Alias(name) | Choice::Name(name) => Some(name.to_owned()),
        _ => None,
    }
}

/// The chosen row of the speakers, or else whose the current quotation is; where there is
/// none, the reader hears of it.
fn chosen_speaker(model: &mut Model) -> Option<(SpeakerId, String)> {
    let chosen = if model.focus == Pane::Speakers {
        model.speakers.speaker().map(|row| (row.id, row.name.clone()))
    } else {
        let id = current(model).and_then(|row| row.speaker);
        id.and_then(|id| Some((id, model.name_of(id)?.to_owned())))
    };
    if chosen.is_none() {
        model.say("no speaker is chosen: 3 goes to the speakers");
    }
    chosen
}

fn current(model: &Model) -> Option<&QuotationRow> {
    model.reading.quotation(model.reading.current()?)
}

fn say_that_none_is_chosen(model: &mut Model) {
    model.say("no quotation is chosen: n goes to the next");
}
