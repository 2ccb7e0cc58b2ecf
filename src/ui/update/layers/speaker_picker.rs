//! Changes and accepts what is typed in the speaker picker.

use crate::ui::commands::motion::Motion;
use crate::ui::state::layers::picker_purpose::Choice;
use crate::ui::state::layers::picker_purpose::PickerPurpose;
use crate::ui::state::layers::speaker_picker::SpeakerPicker;
use crate::ui::state::line_input::LineInput;
use crate::ui::state::model::Model;
use crate::ui::state::model::waits::Awaited;
use crate::ui::update::article_order;
use crate::ui::update::corrections::correction;
use crate::ui::update::layers::layer_commands::LayerCommands;
use crate::ui::update::speaker_filter;

/// The commands that work in the picker.
pub(crate) static COMMANDS: LayerCommands = LayerCommands {
    select,
    accept: |model| {
        accept_speaker(model);
        None
    },
    look: |model| change_prompt(model, |_| ()),
    place: |model| Some(model.layers.get::<SpeakerPicker>()?.place(model.screen())),
    choose_line,
    ..LayerCommands::of::<SpeakerPicker>()
};

/// Opens the prompt if it is not, changes what is typed, and asks who matches it.
pub(crate) fn change_prompt(model: &mut Model, change: impl FnOnce(&mut LineInput)) {
    let new = || SpeakerPicker::new(PickerPurpose::default());
    let mut picker = model.layers.take().unwrap_or_else(new);
    picker.change(change);
    model.ask(picker.request(model.filter.acts));
    model.layers.open(picker);
}

/// Does what the prompt is for with the speaker chosen in it; waits if the matches are
/// not there yet.
pub(crate) fn accept_speaker(model: &mut Model) {
    let Some(prompt) = model.layers.get::<SpeakerPicker>() else { return };
    if !prompt.is_up_to_date() {
        model.waiting.awaited = Some(Awaited::Matches);
    } else if let Some(Choice::Order(order)) = prompt.chosen() {
        model.layers.close::<SpeakerPicker>();
        article_order::set(model, order);
    } else if *prompt.purpose() != PickerPurpose::Filter {
        correction::accept(model);
    } else {
        let speakers = prompt.taken();
        if !speakers.is_empty() {
            model.layers.close::<SpeakerPicker>();
            speaker_filter::filter_and_go(model, speakers);
        }
    }
}

/// Marks the speaker chosen in the prompt, to filter by several, and waits if the matches are not
/// there yet. Where a quotation is corrected, goes on to the next group of those like it.
pub(crate) fn mark_speaker(model: &mut Model) {
    let Some(prompt) = model.layers.get_mut::<SpeakerPicker>() else { return };
    if prompt.purpose.turn_group() {
        return;
    }
    if *prompt.purpose() != PickerPurpose::Filter {
        return model.say("only one can be taken here");
    }
    if !prompt.is_up_to_date() {
        model.waiting.awaited = Some(Awaited::MatchesToMark);
        return;
    }
    prompt.mark();
    change_prompt(model, |_| ());
}

fn select(model: &mut Model, motion: Motion, times: usize) {
    if let Some(picker) = model.layers.get_mut::<SpeakerPicker>() {
        (0..times).for_each(|_| picker.select(motion));
    }
}

/// Chooses what a line shows. Rows for what was typed before are about to go.
fn choose_line(model: &mut Model, line: usize, height: u16) -> Option<bool> {
    let picker = model.layers.get_mut::<SpeakerPicker>().filter(|picker| picker.is_up_to_date())?;
    picker.choose_line(line, height)
}
