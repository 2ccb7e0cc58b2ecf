//! What can be open over the panes, one at a time, with something to choose in it.

use ratatui::layout::Rect;

use crate::ui::commands::command::Command;
use crate::ui::commands::motion::Motion;
use crate::ui::state::layers::open_dossier;
use crate::ui::state::layers::overlay::Overlay;
use crate::ui::state::layers::palette;
use crate::ui::state::layers::popup_frame;
use crate::ui::state::model::Model;
use crate::ui::update::corrections::correction;
use crate::ui::update::layers::dossier;
use crate::ui::update::layers::explanation;
use crate::ui::update::layers::links;
use crate::ui::update::layers::saved_searches;

/// Chooses another line of what is open.
pub(crate) fn select(model: &mut Model, motion: Motion, times: usize) {
    match &mut model.overlay {
        Some(Overlay::Why(_)) => explanation::select(model, motion, times),
        Some(Overlay::Links(_)) => links::select(model, motion, times),
        Some(Overlay::Dossier(opened)) => opened.select(motion, times),
        Some(Overlay::Palette(palette)) => palette.select(motion, times),
        Some(Overlay::Searches(list)) => list.select(motion, times),
        None => (),
    }
}

/// Where what is open is, with its frame and without.
pub(crate) fn place(model: &Model) -> Option<(Rect, Rect)> {
    let most = match model.overlay.as_ref()? {
        Overlay::Why(_) => explanation::size(model),
        Overlay::Links(_) => links::size(model),
        Overlay::Dossier(_) => return Some(open_dossier::place(model.size, model.layout)),
        Overlay::Palette(_) => palette::MOST,
        Overlay::Searches(list) => list.size(),
    };
    let screen = model.screen();
    Some((popup_frame::outside(screen, most), popup_frame::inside(screen, most)))
}

/// Chooses what a line shows, of so many inside the frame, and says whether it was chosen
/// before; `None` where it shows nothing that can be.
pub(crate) fn choose_line(model: &mut Model, line: usize, height: u16) -> Option<bool> {
    match model.overlay.as_mut()? {
        Overlay::Why(_) => explanation::choose_line(model, line, height),
        Overlay::Links(_) => links::choose_line(model, line, height),
        Overlay::Dossier(opened) => opened.choose_line(line),
        Overlay::Palette(palette) => palette.choose_line(line, height),
        Overlay::Searches(list) => list.choose_line(line, height),
    }
}

/// Does what Enter does in what is open; returns the command that is to be done for it.
pub(crate) fn accept(model: &mut Model) -> Option<Command> {
    match &model.overlay {
        Some(Overlay::Why(_)) => explanation::go_there(model),
        Some(Overlay::Links(_)) => links::copy(model),
        Some(Overlay::Dossier(_)) => dossier::go_there(model),
        Some(Overlay::Palette(palette)) => {
            let (command, name) = (palette.chosen(), palette.named().map(str::to_owned));
            if let Some(command) = command {
                model.overlay = None;
                match (command, name) {
                    (Command::SaveSearch, Some(name)) => saved_searches::save_as(model, &name),
                    (Command::Rename, Some(name)) => correction::rename_to(model, &name),
                    (Command::Split, Some(name)) => correction::split_off(model, name),
                    _ => return Some(command),
                }
            }
        }
        Some(Overlay::Searches(_)) => saved_searches::run(model),
        None => (),
    }
    None
}

/// Does what Esc does in what is open: closes it, unless there is a question to be answered.
pub(crate) fn escape(model: &mut Model) {
    if let Some(Overlay::Searches(list)) = &mut model.overlay
        && list.spare()
    {
        return;
    }
    model.overlay = None;
}
