//! Changes and accepts what is typed in the speaker picker.

use crate::ui::state::layers::picker_purpose::Choice;
use crate::ui::state::layers::picker_purpose::PickerPurpose;
use crate::ui::state::layers::speaker_picker::SpeakerPicker;
use crate::ui::state::line_input::LineInput;
use crate::ui::state::model::Model;
use crate::ui::state::waiting::Awaited;
use crate::ui::update::corrections::correction;
use crate::ui::update::speaker_filter;

/// Opens the prompt if it is not, changes what is typed, and asks who matches it.
pub(crate) fn change_prompt(model: &mut Model, change: impl FnOnce(&mut LineInput)) {
    let prompt = model.prompt.get_or_insert_with(|| SpeakerPicker::new(PickerPurpose::default()));
    prompt.change(change);
    let request = prompt.request();
    model.ask(request);
}

/// Does what the prompt is for with the speaker chosen in it; waits if the matches are
/// not there yet.
pub(crate) fn accept_speaker(model: &mut Model) {
    let Some(prompt) = &model.prompt else { return };
    if !prompt.is_up_to_date() {
        model.awaited = Some(Awaited::Matches);
    } else if *prompt.purpose() != PickerPurpose::Filter {
        correction::accept(model);
    } else if let Some(Choice::Known(speaker)) = prompt.chosen() {
        let speaker = speaker.clone();
        model.prompt = None;
        speaker_filter::filter_and_go(model, &speaker);
    }
}
