//! Changes and accepts a name that is typed.

use crate::ui::commands::motion::Motion;
use crate::ui::state::layers::name_input::NameInput;
use crate::ui::state::layers::name_input::NameUse;
use crate::ui::state::line_input::LineInput;
use crate::ui::state::model::Model;
use crate::ui::update::corrections::check;
use crate::ui::update::layers::dossier;
use crate::ui::update::layers::export;
use crate::ui::update::layers::layer_commands::LayerCommands;
use crate::ui::update::layers::saved_searches;

/// The commands that work while a name is typed.
pub(crate) static COMMANDS: LayerCommands = LayerCommands {
    look: |model| change(model, |_| ()),
    select: scroll,
    ..LayerCommands::of::<NameInput>()
};

/// Changes what is typed; what is on its way is not changed any more.
pub(crate) fn change(model: &mut Model, change: impl FnOnce(&mut LineInput)) {
    if let Some(naming) = model.layers.get_mut::<NameInput>() {
        naming.change(change);
    }
}

/// Does with the name what it is for.
pub(crate) fn accept(model: &mut Model) {
    let Some(naming) = model.layers.get::<NameInput>() else { return };
    match naming.purpose.clone() {
        NameUse::Export(extent) => export::ask(model, extent),
        NameUse::SaveSearch(query) => saved_searches::ask(model, query),
        NameUse::Narrow => dossier::narrow(model),
        NameUse::Note { quotation, .. } => check::accept_note(model, quotation),
    }
}

/// Scrolls the text beneath.
fn scroll(model: &mut Model, motion: Motion, times: usize) {
    (0..times).for_each(|_| model.reading.scroll(motion));
}
