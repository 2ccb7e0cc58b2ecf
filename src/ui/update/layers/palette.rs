//! Opens the palette of commands, and does what is chosen in it.

use crate::ui::commands::command::Command;
use crate::ui::commands::motion::Motion;
use crate::ui::state::layers::palette::MOST;
use crate::ui::state::layers::palette::Palette;
use crate::ui::state::layers::popup_frame;
use crate::ui::state::model::Model;
use crate::ui::update::article_order;
use crate::ui::update::corrections::check;
use crate::ui::update::corrections::correction;
use crate::ui::update::corrections::speaker_types;
use crate::ui::update::layers::layer_commands::LayerCommands;
use crate::ui::update::layers::list_windows::saved_searches;

/// The commands that work in the palette.
pub(crate) static COMMANDS: LayerCommands = LayerCommands {
    select,
    accept,
    look,
    place: |model| Some(popup_frame::place(model.screen(), MOST)),
    choose_line: |model, line, height| model.layers.get_mut::<Palette>()?.choose_line(line, height),
    ..LayerCommands::of::<Palette>()
};

/// Opens it.
pub(crate) fn open(model: &mut Model) {
    model.layers.open(Palette::new(&model.preferences.keymap));
}

fn select(model: &mut Model, motion: Motion, times: usize) {
    if let Some(palette) = model.layers.get_mut::<Palette>() {
        palette.select(motion, times);
    }
}

fn look(model: &mut Model) {
    if let Some(palette) = model.layers.get_mut::<Palette>() {
        palette.change(|_| ());
    }
}

/// Closes the palette and does the chosen command, or returns it where it takes no name.
fn accept(model: &mut Model) -> Option<Command> {
    let palette = model.layers.get::<Palette>()?;
    let (command, name) = (palette.chosen()?, palette.named().map(str::to_owned));
    model.layers.close::<Palette>();
    match (command, name) {
        (Command::SaveSearch, Some(name)) => saved_searches::save_as(model, &name),
        (Command::Order, Some(name)) => article_order::set_named(model, &name),
        (Command::Rename, Some(name)) => correction::rename_to(model, &name),
        (Command::Retype, Some(name)) => speaker_types::set_named(model, &name),
        (Command::CorrectAct, Some(name)) => correction::set_act(model, &name),
        (Command::Split, Some(name)) => correction::split_off(model, name),
        (Command::Check, Some(name)) => check::set(model, &name),
        (Command::Note, Some(note)) => check::note(model, note),
        _ => return Some(command),
    }
    None
}
