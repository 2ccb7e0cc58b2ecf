//! Asks before a correction that changes many quotations.

use crate::app::Change;
use crate::library::Correction;
use crate::library::Profile;
use crate::library::SpeakerId;
use crate::library::SpeakerRow;
use crate::library::Whom;
use crate::session::messages::Request;
use crate::text::display;
use crate::ui::state::layers::picker_purpose::Choice;
use crate::ui::state::layers::picker_purpose::PickerPurpose;
use crate::ui::state::layers::question::Asks;
use crate::ui::state::layers::question::Deed;
use crate::ui::state::layers::question::MOST_UNASKED;
use crate::ui::state::layers::question::Question;
use crate::ui::state::layers::speaker_picker::SpeakerPicker;
use crate::ui::state::model::Model;
use crate::ui::state::model::waits::Awaited;
use crate::ui::state::text::text_selection::Selection;
use crate::ui::update::corrections::correction_sentence;
use crate::ui::update::corrections::pending_changes;

/// Makes the correction at once, unless the user is to be asked: of one of a speaker, the library
/// says how many quotations it changes.
pub(crate) fn make(model: &mut Model, correction: Correction, asks: Asks) {
    if let Some(speaker) = changed(&correction) {
        model.waiting.awaited = Some(Awaited::Reach(correction, asks));
        return model.ask(Request::Profile(speaker));
    }
    match &correction {
        Correction::AttributeAll { quotations, to } if quotations.len() > MOST_UNASKED => {
            let to = match to {
                Whom::Known(speaker) => format!("“{}”", name_of_other(model, *speaker)),
                Whom::Named { name, .. } => format!("“{name}”"),
                Whom::Nobody => "nobody who is named".to_owned(),
            };
            let asked = format!("give these {} quotations to {to}?", quotations.len());
            model.open_question(Question::new(asked, Deed::Correct(correction)));
        }
        _ => make_now(model, correction),
    }
}

/// The most columns of a name in a question: what is done, and to how much, has to be seen, too.
const LONGEST_NAME: usize = 40;

/// Takes what is known of the speaker: makes the correction, or asks whether it is meant.
pub(crate) fn take(model: &mut Model, profile: Option<Box<Profile>>) {
    let Some(Awaited::Reach(correction, asks)) = &model.waiting.awaited else { return };
    let (correction, asks) = (correction.clone(), *asks);
    model.waiting.awaited = None;
    match profile {
        Some(profile) if asks == Asks::Always || profile.speaker.quotations > MOST_UNASKED => {
            let asked = question(model, &correction, &profile);
            model.open_question(Question::new(asked, Deed::Correct(correction)));
        }
        _ => make_now(model, correction),
    }
}

/// Makes the correction without a question.
pub(crate) fn make_now(model: &mut Model, correction: Correction) {
    model.layers.close::<SpeakerPicker>();
    model.layers.close::<Selection>();
    pending_changes::change(model, Change::Make(correction));
}

/// Says what would be done to whom: "rename “Mira Okafor” to “Mira”? 11 quotations in 2 articles".
fn question(model: &Model, correction: &Correction, profile: &Profile) -> String {
    let short = |name: &str| display::fit_words(name, LONGEST_NAME).into_owned();
    let (name, quotations) = (short(&profile.speaker.name), profile.speaker.quotations);
    let counted = |count: usize, what| match count {
        1 => format!("1 {what}"),
        _ => format!("{count} {what}s"),
    };
    let reach =
        format!("{} in {}", counted(quotations, "quotation"), counted(profile.articles, "article"));
    match correction {
        Correction::Rename { name: new, .. } => {
            format!("rename “{name}” to “{}”? {reach}", short(new))
        }
        Correction::Retype { kind, .. } => {
            format!("is “{name}” {}? {reach}", correction_sentence::type_in_words(*kind))
        }
        Correction::Split { alias, .. } => {
            format!("is “{}” not “{name}”, who has {reach}?", short(alias))
        }
        Correction::Merge { into, .. } if let Some(namesake) = namesake(model, *into) => {
            let theirs = counted(namesake.quotations, "quotation");
            format!("merge “{name}” with “{}” ({theirs})? {reach}", short(&namesake.name))
        }
        Correction::Merge { into, .. } => {
            format!("merge “{name}” into “{}”? {reach}", short(&name_of_other(model, *into)))
        }
        _ => format!("change “{name}”? {reach}"),
    }
}

/// Returns the speaker who has the name already that somebody was to be given.
fn namesake(model: &Model, into: SpeakerId) -> Option<&SpeakerRow> {
    let picker = model.layers.get::<SpeakerPicker>()?;
    let is_renaming = matches!(picker.purpose(), PickerPurpose::Rename { .. });
    match picker.chosen() {
        Some(Choice::Known(row)) if is_renaming && row.id == into => Some(row),
        _ => None,
    }
}

/// Returns the name of the speaker who is chosen in the picker, or known otherwise.
fn name_of_other(model: &Model, other: SpeakerId) -> String {
    let chosen = model.layers.get::<SpeakerPicker>().and_then(SpeakerPicker::chosen);
    match chosen {
        Some(Choice::Known(row)) if row.id == other => row.name.clone(),
        _ => model.name_of(other).unwrap_or("another speaker").to_owned(),
    }
}

/// Returns the speaker whose quotations are changed.
fn changed(correction: &Correction) -> Option<SpeakerId> {
    match correction {
        Correction::Merge { speaker, .. }
        | Correction::Rename { speaker, .. }
        | Correction::Retype { speaker, .. }
        | Correction::Split { speaker, .. } => Some(*speaker),
        _ => None,
    }
}
