//! Corrects of what type a speaker is.

use crate::library::Correction;
use crate::library::SpeakerId;
use crate::quotes::SpeakerType;
use crate::ui::state::layers::picker_purpose::Choice;
use crate::ui::state::layers::picker_purpose::PickerPurpose;
use crate::ui::state::layers::question::Asks;
use crate::ui::state::layers::speaker_picker::SpeakerPicker;
use crate::ui::state::model::Model;
use crate::ui::update::corrections::correction;
use crate::ui::update::corrections::correction_sentence;
use crate::ui::update::corrections::speaker_reach;

/// Asks of what type the chosen speaker is.
pub(crate) fn ask(model: &mut Model) {
    let Some((speaker, name, kind)) = chosen(model) else { return };
    let picker = SpeakerPicker::new(PickerPurpose::Type { speaker, name, kind });
    correction::ask(model, picker.choosing(Choice::Type(kind)));
}

/// Makes the chosen speaker of the type of this name.
pub(crate) fn set_named(model: &mut Model, name: &str) {
    let Some(kind) = SpeakerType::from_name(&name.to_lowercase()) else {
        let known = SpeakerType::ALL.map(SpeakerType::name).join(", ");
        return model.say(format!("{name} is no type of speaker: it is one of {known}"));
    };
    let Some((speaker, name, before)) = chosen(model) else { return };
    if kind == before {
        return model.say(correction_sentence::is_already(&name, kind));
    }
    speaker_reach::make(model, Correction::Retype { speaker, kind }, Asks::IfMany);
}

/// Returns the chosen speaker with their type.
fn chosen(model: &mut Model) -> Option<(SpeakerId, String, SpeakerType)> {
    let (speaker, name) = correction::chosen_speaker(model)?;
    let listed = model.speakers.speaker().filter(|row| row.id == speaker).map(|row| row.kind);
    let kind = listed.or_else(|| model.reading.speaker(speaker).map(|row| row.kind));
    kind.map(|kind| (speaker, name, kind))
}
