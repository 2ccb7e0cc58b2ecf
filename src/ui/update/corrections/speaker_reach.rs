//! Asks before a correction of a speaker that changes many quotations.

use crate::app::Change;
use crate::library::Correction;
use crate::library::Profile;
use crate::library::SpeakerId;
use crate::session::messages::Request;
use crate::ui::state::layers::picker_purpose::PickerPurpose;
use crate::ui::state::layers::speaker_picker::SpeakerPicker;
use crate::ui::state::model::Model;
use crate::ui::state::model::Notice;
use crate::ui::state::model::waiting::Awaited;
use crate::ui::state::text::text_selection::Selection;
use crate::ui::update::corrections::pending_changes;

/// The most quotations that are changed without a question.
const MOST_UNASKED: usize = 10;

/// Makes the correction at once, unless it may change many quotations: then the library is asked how
/// many, or the user has been told already.
pub(crate) fn make(model: &mut Model, correction: Correction) {
    let picker = model.layers.get::<SpeakerPicker>();
    let was_told = picker.is_some_and(|picker| picker.told.as_ref() == Some(&correction));
    match changed(&correction) {
        Some(speaker) if !was_told => {
            model.waiting.awaited = Some(Awaited::Reach(correction));
            model.ask(Request::Profile(speaker));
        }
        _ => make_now(model, correction),
    }
}

/// Takes what is known of the speaker: makes the correction, or asks whether it is meant.
pub(crate) fn take(model: &mut Model, profile: Option<Box<Profile>>) {
    let Some(Awaited::Reach(correction)) = &model.waiting.awaited else { return };
    let correction = correction.clone();
    model.waiting.awaited = None;
    match profile {
        Some(profile) if profile.speaker.quotations > MOST_UNASKED => {
            ask(model, correction, &profile);
        }
        _ => make_now(model, correction),
    }
}

fn ask(model: &mut Model, correction: Correction, profile: &Profile) {
    let (name, verb) = (&profile.speaker.name, verb(&correction));
    let (quotations, articles) = (profile.speaker.quotations, profile.articles);
    let plural = if articles == 1 { "" } else { "s" };
    let said = format!(
        "{name} has {quotations} quotations in {articles} article{plural}: Enter again {verb} them"
    );
    if !model.layers.has::<SpeakerPicker>()
        && let Correction::Rename { speaker, name: new } = &correction
    {
        let purpose = PickerPurpose::Rename { speaker: *speaker, name: name.clone() };
        let mut picker = SpeakerPicker::new(purpose);
        picker.change(|entry| entry.replace(new));
        model.ask(picker.request(model.filter.acts));
        model.layers.open(picker);
    }
    if let Some(picker) = model.layers.get_mut::<SpeakerPicker>() {
        picker.told = Some(correction);
    }
    model.notice = Some(Notice::Alarm(said));
}

fn make_now(model: &mut Model, correction: Correction) {
    model.layers.close::<SpeakerPicker>();
    model.layers.close::<Selection>();
    pending_changes::change(model, Change::Make(correction));
}

/// Returns the speaker all of whose quotations are changed.
fn changed(correction: &Correction) -> Option<SpeakerId> {
    match correction {
        Correction::Merge { speaker, .. } | Correction::Rename { speaker, .. } => Some(*speaker),
        _ => None,
    }
}

fn verb(correction: &Correction) -> &'static str {
    match correction {
        Correction::Rename { .. } => "renames",
        _ => "merges",
    }
}
