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
    accept: |model| {
        if let Some(help) = model.layers.get_mut::<HelpPage>() {
            help.is_typed = false;
        }
        None
    },
    look: |model| {
        if let Some(help) = model.layers.get_mut::<HelpPage>() {
            help.top = 0;
        }
    },
    close,
    place: |model| Some((help_page::outside(model.screen()), Rect::ZERO)),
    ..LayerCommands::of::<HelpPage>()
};

/// Opens the page at its top.
pub(crate) fn open(model: &mut Model) {
    model.layers.open(HelpPage::default());
}

/// Opens the line in which words are typed that the lines are to have.
pub(crate) fn search(model: &mut Model) {
    if let Some(help) = model.layers.get_mut::<HelpPage>() {
        help.is_typed = true;
    }
}

/// Shows all lines again, or closes the page.
fn close(model: &mut Model) {
    let Some(help) = model.layers.get_mut::<HelpPage>() else { return };
    if help.is_typed || !help.entry.typed().is_empty() {
        *help = HelpPage::default();
    } else {
        model.layers.close::<HelpPage>();
    }
}

fn select(model: &mut Model, motion: Motion, times: usize) {
    if let Some(help) = model.layers.get_mut::<HelpPage>() {
        let typed = help.entry.typed();
        let (last, page) = help_page::extent(&model.preferences.keymap, model.size, typed);
        help.top = (0..times).fold(help.top, |top, _| motion.apply(top, last, page));
    }
}
