//! Opens the help page and scrolls it.

use ratatui::layout::Rect;

use crate::ui::commands::motion::Motion;
use crate::ui::state::layers::help_page;
use crate::ui::state::layers::help_page::HelpPage;
use crate::ui::state::model::Model;
use crate::ui::update::layers::layer_commands::LayerCommands;

/// The commands that work on the help page.
pub(crate) static COMMANDS: LayerCommands = LayerCommands {
    select,
    place: |model| Some((help_page::outside(model.screen()), Rect::ZERO)),
    ..LayerCommands::of::<HelpPage>()
};

/// Opens the page at its top.
pub(crate) fn open(model: &mut Model) {
    model.layers.open(HelpPage::default());
}

fn select(model: &mut Model, motion: Motion, times: usize) {
    let (last, page) = help_page::extent(&model.preferences.keymap, model.size);
    if let Some(help) = model.layers.get_mut::<HelpPage>() {
        help.top = (0..times).fold(help.top, |top, _| motion.apply(top, last, page));
    }
}
