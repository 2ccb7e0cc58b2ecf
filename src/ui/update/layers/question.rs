//! Does what was asked about, if the answer is yes.

use crate::ui::state::layers::name_input::NameInput;
use crate::ui::state::layers::popup_frame;
use crate::ui::state::layers::question::Deed;
use crate::ui::state::layers::question::Question;
use crate::ui::state::model::Model;
use crate::ui::update::corrections::speaker_reach;
use crate::ui::update::layers::layer_commands::LayerCommands;
use crate::ui::update::layers::name_input;
use crate::ui::update::reading::read_marks;

/// The commands that answer it.
pub(crate) static COMMANDS: LayerCommands = LayerCommands {
    accept: |model| {
        accept(model);
        None
    },
    place: |model| {
        let size = model.layers.get::<Question>()?.size(model.screen());
        Some(popup_frame::place(model.screen(), size))
    },
    ..LayerCommands::of::<Question>()
};

fn accept(model: &mut Model) {
    if let Some(Question { deed, .. }) = model.layers.take() {
        act(model, deed);
    }
}

/// Does what is done if the answer is no; mostly that is nothing.
pub(crate) fn decline(model: &mut Model) {
    if let Some(Question { otherwise: Some(deed), .. }) = model.layers.take() {
        act(model, deed);
    }
}

fn act(model: &mut Model, deed: Deed) {
    match deed {
        Deed::Correct(correction) => speaker_reach::make_now(model, correction),
        Deed::MarkAllRead => read_marks::mark_all_now(model),
        Deed::WriteSite(remarks) => {
            if let Some(naming) = model.layers.get_mut::<NameInput>() {
                naming.remarks = Some(remarks);
                name_input::accept(model);
            }
        }
        Deed::Replace => {
            if let Some(naming) = model.layers.get_mut::<NameInput>() {
                naming.replace_existing();
                name_input::accept(model);
            }
        }
    }
}
