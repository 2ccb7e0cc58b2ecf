//! Opens, changes and closes what can be open over the panes.

pub(crate) mod attribution_reasons;
pub(crate) mod dossier;
pub(crate) mod explanation;
pub(crate) mod export;
pub(crate) mod help_page;
pub(crate) mod history;
pub(crate) mod layer_commands;
pub(crate) mod library_search;
pub(crate) mod list_windows;
pub(crate) mod name_input;
pub(crate) mod palette;
pub(crate) mod question;
pub(crate) mod speaker_picker;
pub(crate) mod voices;

use ratatui::layout::Rect;

use crate::ui::commands::command::Command;
use crate::ui::commands::motion::Motion;
use crate::ui::state::layers::layer_stack::Layer;
use crate::ui::state::layers::layer_stack::LayerKind;
use crate::ui::state::model::Model;
use crate::ui::update::layers::layer_commands::LayerCommands;
use crate::ui::update::layers::list_windows::change_log;
use crate::ui::update::layers::list_windows::jump_list;
use crate::ui::update::layers::list_windows::links;
use crate::ui::update::layers::list_windows::saved_searches;
use crate::ui::update::layers::list_windows::source_list;
use crate::ui::update::reading::selection;
use crate::ui::update::reading::text_search;

/// Returns what can be done in each layer.
fn commands_of(kind: LayerKind) -> &'static LayerCommands {
    match kind {
        LayerKind::Selection => &selection::COMMANDS,
        LayerKind::LibrarySearch => &library_search::COMMANDS,
        LayerKind::TextSearch => &text_search::COMMANDS,
        LayerKind::NameInput => &name_input::COMMANDS,
        LayerKind::SpeakerPicker => &speaker_picker::COMMANDS,
        LayerKind::Explanation => &explanation::COMMANDS,
        LayerKind::Links => &links::COMMANDS,
        LayerKind::JumpList => &jump_list::COMMANDS,
        LayerKind::Voices => &voices::COMMANDS,
        LayerKind::Dossier => &dossier::COMMANDS,
        LayerKind::History => &history::COMMANDS,
        LayerKind::ChangeLog => &change_log::COMMANDS,
        LayerKind::SourceList => &source_list::COMMANDS,
        LayerKind::Palette => &palette::COMMANDS,
        LayerKind::SavedSearches => &saved_searches::COMMANDS,
        LayerKind::Question => &question::COMMANDS,
        LayerKind::HelpPage => &help_page::COMMANDS,
    }
}

fn active(model: &Model) -> Option<&'static LayerCommands> {
    model.layers.active().map(Layer::kind).map(commands_of)
}

/// Tells whether a list is open and on its way whose rows the next keys are about.
pub(crate) fn is_awaited(model: &Model) -> bool {
    dossier::is_awaited(model)
        || voices::is_awaited(model)
        || change_log::is_awaited(model)
        || source_list::is_awaited(model)
        || history::is_awaited(model)
}

/// Closes the lists that will not come.
pub(crate) fn give_up(model: &mut Model) {
    dossier::give_up(model);
    voices::give_up(model);
    change_log::give_up(model);
    source_list::give_up(model);
    history::give_up(model);
}

/// Asks for the lists that are open: the library has more to say.
pub(crate) fn ask_again(model: &mut Model) {
    dossier::ask_again(model);
    voices::ask_again(model);
    change_log::ask_again(model);
    source_list::ask_again(model);
    history::ask_again(model);
}

/// Chooses another line of the layer that keys go to; `false`: they go to a pane.
pub(crate) fn select(model: &mut Model, motion: Motion, times: usize) -> bool {
    let commands = active(model);
    if let Some(commands) = commands {
        (commands.select)(model, motion, times);
    }
    commands.is_some()
}

/// Does what Enter does in the layer that keys go to; returns a command that is to be done for
/// that.
pub(crate) fn accept(model: &mut Model) -> Option<Command> {
    (active(model)?.accept)(model)
}

/// Looks for what was typed in the layer that keys go to.
pub(crate) fn look(model: &mut Model) {
    if let Some(commands) = active(model) {
        (commands.look)(model);
    }
}

/// Does what Esc does in the layer that keys go to, or else in the top one; `false`: none is open.
pub(crate) fn close(model: &mut Model) -> bool {
    let commands = model.layers.topmost().map(Layer::kind).map(commands_of);
    if let Some(commands) = commands {
        (commands.close)(model);
    }
    commands.is_some()
}

/// Tells where the popup is that keys go to, with its frame and its lines.
pub(crate) fn place(model: &Model) -> Option<(Rect, Rect)> {
    (active(model)?.place)(model)
}

/// Chooses what a line of it shows, of so many; tells whether it was chosen before.
pub(crate) fn choose_line(model: &mut Model, line: usize, height: u16) -> Option<bool> {
    (active(model)?.choose_line)(model, line, height)
}
