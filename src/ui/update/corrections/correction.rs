//! Asks the library to correct what the engine found, as the user says.
//!
//! A correction is a question to the session like any other, and nothing on the screen
//! changes before its answer says that the library has it. Keys wait for that, so that
//! the next one is about what the user then sees; unless another program writes,
//! which may take long. A user who quits meanwhile quits when it is kept.

use crate::app::Change;
use crate::library::Correction;
use crate::library::OpenArticle;
use crate::library::Profile;
use crate::library::QuotationRow;
use crate::library::SpeakerId;
use crate::library::Whom;
use crate::quotes::Act;
use crate::quotes::SpeakerType;
use crate::session::messages::Request;
use crate::text::Span;
use crate::text::Spans;
use crate::text::fold;
use crate::ui::commands::pane::Pane;
use crate::ui::state::citation;
use crate::ui::state::layers::picker_purpose::Choice;
use crate::ui::state::layers::picker_purpose::PickerPurpose;
use crate::ui::state::layers::question::Asks;
use crate::ui::state::layers::speaker_picker::SpeakerPicker;
use crate::ui::state::model::Model;
use crate::ui::state::model::waits::Awaited;
use crate::ui::update::corrections::alike_quotations;
use crate::ui::update::corrections::correction_sentence;
use crate::ui::update::corrections::nearby_speakers;
use crate::ui::update::corrections::pending_changes::change;
use crate::ui::update::corrections::speaker_reach;
use crate::ui::update::reading::search_stops;
use crate::ui::update::reading::selection;

/// Goes to the quotation that is chosen, or to the first in sight, and returns it with its words.
/// Says so if there is none.
fn go_to_chosen(model: &mut Model) -> Option<(&OpenArticle, &QuotationRow, String)> {
    let Some(index) = search_stops::quotation_meant(model) else {
        say_that_none_is_chosen(model);
        return None;
    };
    model.reading.go_to(index);
    let open = model.reading.open()?;
    let row = model.reading.quotation(index)?;
    Some((open, row, citation::words(&open.article, &row.content)))
}

/// Asks whose the current quotation is.
pub(crate) fn reattribute(model: &mut Model) {
    let Some((open, row, words)) = go_to_chosen(model) else { return };
    let place = row.content.hull().unwrap_or_default();
    let first = nearby_speakers::speakers(open, place, row.speaker);
    let alike = alike_quotations::groups(open, row);
    // None of the groups: the quotation alone, unless the user wants more.
    let group = alike.len();
    let purpose = PickerPurpose::Attribute { quotation: row.id, words, alike, group };
    let prompt = SpeakerPicker::new(purpose);
    ask(model, prompt.preferring(first));
}

/// Asks which act the current quotation reports.
pub(crate) fn ask_act(model: &mut Model) {
    let Some((_, row, words)) = go_to_chosen(model) else { return };
    let purpose = PickerPurpose::Act { quotation: row.id, words };
    ask(model, SpeakerPicker::new(purpose));
}

/// Corrects the act of the current quotation to the one of this name.
pub(crate) fn set_act(model: &mut Model, name: &str) {
    let Some(act) = Act::from_name(&name.to_lowercase()) else {
        return model.say(format!("{name} is no act: it is said, topic, thought or none"));
    };
    match current(model) {
        Some(row) => {
            let quotation = row.id;
            make(model, Correction::Act { quotation, act });
        }
        None => say_that_none_is_chosen(model),
    }
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
    let Some((purpose, place)) = selection::add(model) else { return };
    let open = model.reading.open();
    let first = open.map_or_else(Vec::new, |open| nearby_speakers::speakers(open, place, None));
    ask(model, SpeakerPicker::new(purpose).preferring(first));
}

/// Asks who else the chosen speaker is; of those who share no name with them, the speakers of the open
/// article come first.
pub(crate) fn merge(model: &mut Model) {
    let Some((speaker, name)) = chosen_speaker(model) else { return };
    let hull = current(model).and_then(|row| row.content.hull());
    let place = hull.unwrap_or_else(|| Span::empty(model.reading.first_in_sight()));
    let open = model.reading.open();
    let nearby = open.map(|open| nearby_speakers::speakers(open, place, Some(speaker)));
    let mut first = nearby.unwrap_or_default();
    first.retain(|nearby| *nearby != speaker);
    ask(model, SpeakerPicker::new(PickerPurpose::Merge { speaker, name }).preferring(first));
}

/// Asks what the chosen speaker is called.
pub(crate) fn rename(model: &mut Model) {
    if let Some((speaker, name)) = chosen_speaker(model) {
        ask(model, SpeakerPicker::new(PickerPurpose::Rename { speaker, name }));
    }
}

/// Calls the chosen speaker this, once it is known whether somebody has that name.
pub(crate) fn rename_to(model: &mut Model, name: &str) {
    let Some((speaker, old)) = chosen_speaker(model) else { return };
    if name == old {
        return model.say(format!("{old} already has that name"));
    }
    let purpose = PickerPurpose::Rename { speaker, name: old };
    let mut prompt = SpeakerPicker::new(purpose);
    prompt.change(|entry| entry.replace(name));
    ask(model, prompt);
    model.waiting.awaited = Some(Awaited::Matches);
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
        model.waiting.awaited = Some(Awaited::Names(wanted));
        model.ask(Request::Profile(speaker));
    }
}

/// Takes the names of a speaker, to ask which of them is somebody else's.
pub(crate) fn take_names(model: &mut Model, profile: Option<Box<Profile>>) {
    let Some(Awaited::Names(wanted)) = &model.waiting.awaited else {
        return speaker_reach::take(model, profile);
    };
    let wanted = wanted.clone();
    model.waiting.awaited = None;
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
        return speaker_reach::make(model, Correction::Split { speaker, alias }, Asks::IfMany);
    }
    let mut prompt = SpeakerPicker::new(PickerPurpose::Split { speaker, name, aliases });
    prompt.change(|entry| entry.replace(wanted.unwrap_or_default()));
    ask(model, prompt);
}

/// Does what the prompt was opened for, with what was chosen in it.
pub(crate) fn accept(model: &mut Model) {
    let Some(prompt) = model.layers.get::<SpeakerPicker>() else { return };
    let Some(choice) = prompt.chosen() else { return };
    let mut asks = Asks::IfMany;
    let correction = match prompt.purpose() {
        PickerPurpose::Filter | PickerPurpose::Order => return,
        PickerPurpose::Attribute { quotation, alike, group, .. } => {
            let quotations = alike.get(*group).map(|alike| alike.quotations.clone());
            whom(choice).map(|to| match quotations {
                Some(quotations) => Correction::AttributeAll { quotations, to },
                None => Correction::Attribute { quotation: *quotation, to },
            })
        }
        PickerPurpose::Act { quotation, .. } => match choice {
            Choice::Act(act) => Some(Correction::Act { quotation: *quotation, act }),
            _ => None,
        },
        PickerPurpose::Add { article, content, .. } => {
            whom(choice).map(|speaker| Correction::Add {
                article: *article,
                content: content.clone(),
                cue: Spans::NONE,
                source: Spans::NONE,
                speaker,
            })
        }
        PickerPurpose::Merge { speaker, .. } => match choice {
            Choice::Known(row) => Some(Correction::Merge { speaker: *speaker, into: row.id }),
            _ => None,
        },
        PickerPurpose::Split { speaker, .. } => {
            name(choice).map(|alias| Correction::Split { speaker: *speaker, alias })
        }
        PickerPurpose::Rename { speaker, .. } => {
            if let Choice::Known(row) = choice {
                // Who typed a name may not know that somebody has it.
                asks = Asks::Always;
                Some(Correction::Merge { speaker: *speaker, into: row.id })
            } else {
                name(choice).map(|name| Correction::Rename { speaker: *speaker, name })
            }
        }
        PickerPurpose::Type { speaker, name, kind } => match choice {
            Choice::Type(now) if now != *kind => {
                Some(Correction::Retype { speaker: *speaker, kind: now })
            }
            Choice::Type(_) => {
                let said = correction_sentence::is_already(name, *kind);
                model.layers.close::<SpeakerPicker>();
                return model.say(said);
            }
            _ => None,
        },
    };
    if let Some(correction) = correction {
        speaker_reach::make(model, correction, asks);
    }
}

fn make(model: &mut Model, correction: Correction) {
    change(model, Change::Make(correction));
}

/// Opens the prompt.
pub(super) fn ask(model: &mut Model, prompt: SpeakerPicker) {
    model.ask(prompt.request(model.filter.acts));
    model.layers.open(prompt);
}

fn whom(choice: Choice<'_>) -> Option<Whom> {
    match choice {
        Choice::Known(row) => Some(Whom::Known(row.id)),
        Choice::Somebody(name) => {
            Some(Whom::Named { name: name.to_owned(), kind: SpeakerType::Person })
        }
        Choice::Nobody => Some(Whom::Nobody),
        Choice::Alias(_)
        | Choice::Name(_)
        | Choice::Act(_)
        | Choice::Order(_)
        | Choice::Type(_) => None,
    }
}

pub(crate) fn name(choice: Choice<'_>) -> Option<String> {
    match choice {
        Choice::Alias(name) | Choice::Name(name) => Some(name.to_owned()),
        _ => None,
    }
}

/// Returns the chosen row of the speakers, or else whose the current quotation is; where there is
/// none, the user hears of it.
pub(super) fn chosen_speaker(model: &mut Model) -> Option<(SpeakerId, String)> {
    let chosen = if model.panes.focus == Pane::Speakers {
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
