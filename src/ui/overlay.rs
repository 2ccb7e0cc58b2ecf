//! What can be open over the panes, one at a time, with something to choose in it.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::ui::actions;
use crate::ui::command::Command;
use crate::ui::command::Motion;
use crate::ui::correcting;
use crate::ui::dossier;
use crate::ui::dossier::Opened;
use crate::ui::keymap::Scope;
use crate::ui::links;
use crate::ui::links::Links;
use crate::ui::model::Model;
use crate::ui::palette;
use crate::ui::palette::Palette;
use crate::ui::saved::Searches;
use crate::ui::saving;
use crate::ui::sheet;
use crate::ui::why;
use crate::ui::why::Why;

/// What is open.
#[derive(Debug)]
pub(crate) enum Overlay {
    /// Why the current quotation is held to be one, and theirs.
    Why(Why),
    /// Where the article leads.
    Links(Links),
    /// All that a speaker said.
    Dossier(Box<Opened>),
    /// The commands by name.
    Palette(Palette),
    /// The saved searches.
    Searches(Searches),
}

impl Overlay {
    /// Where keys pressed in it are looked up.
    pub(crate) fn scope(&self) -> Scope {
        match self {
            Overlay::Why(_) => Scope::Why,
            Overlay::Links(_) => Scope::Links,
            Overlay::Dossier(_) => Scope::Dossier,
            Overlay::Palette(_) => Scope::Palette,
            Overlay::Searches(_) => Scope::Searches,
        }
    }

    /// Whether a command is about the chosen line, and there is none.
    pub(crate) fn is_idle(&self, command: Command) -> bool {
        let is_empty = match self {
            Overlay::Palette(palette) => palette.chosen().is_none(),
            Overlay::Searches(list) => list.chosen().is_none(),
            Overlay::Why(_) | Overlay::Links(_) | Overlay::Dossier(_) => false,
        };
        is_empty && matches!(command, Command::Accept | Command::DeleteSearch)
    }

    /// The command that Enter would run in it.
    pub(crate) fn command(&self) -> Option<Command> {
        match self {
            Overlay::Palette(palette) => palette.chosen(),
            Overlay::Why(_) | Overlay::Links(_) | Overlay::Dossier(_) | Overlay::Searches(_) => {
                None
            }
        }
    }
}

/// Chooses another line of what is open.
pub(crate) fn select(model: &mut Model, motion: Motion, times: usize) {
    match &mut model.overlay {
        Some(Overlay::Why(_)) => why::select(model, motion, times),
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
        Overlay::Why(_) => why::size(model),
        Overlay::Links(_) => links::size(model),
        Overlay::Dossier(_) => return Some(dossier::place(model)),
        Overlay::Palette(_) => palette::MOST,
        Overlay::Searches(list) => list.size(),
    };
    let screen = model.screen();
    Some((sheet::outside(screen, most), sheet::inside(screen, most)))
}

/// Chooses what a line shows, of so many inside the frame, and says whether it was chosen
/// before; `None` where it shows nothing that can be.
pub(crate) fn choose_line(model: &mut Model, line: usize, height: u16) -> Option<bool> {
    match model.overlay.as_mut()? {
        Overlay::Why(_) => why::choose_line(model, line, height),
        Overlay::Links(_) => links::choose_line(model, line, height),
        Overlay::Dossier(opened) => opened.choose_line(line),
        Overlay::Palette(palette) => palette.choose_line(line, height),
        Overlay::Searches(list) => list.choose_line(line, height),
    }
}

/// Does what Enter does in what is open.
pub(crate) fn accept(model: &mut Model) {
    match &model.overlay {
        Some(Overlay::Why(_)) => why::go_there(model),
        Some(Overlay::Links(_)) => links::copy(model),
        Some(Overlay::Dossier(_)) => dossier::go_there(model),
        Some(Overlay::Palette(palette)) => {
            let (command, name) = (palette.chosen(), palette.named().map(str::to_owned));
            if let Some(command) = command {
                model.overlay = None;
                match (command, name) {
                    (Command::SaveSearch, Some(name)) => saving::save_as(model, &name),
                    (Command::Rename, Some(name)) => correcting::rename_to(model, &name),
                    (Command::Split, Some(name)) => correcting::split_off(model, name),
                    _ => actions::perform(model, command),
                }
            }
        }
        Some(Overlay::Searches(_)) => saving::run(model),
        None => (),
    }
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

/// Draws what is open, with the cursor on what is chosen in it.
pub(crate) fn draw(model: &Model, frame: &mut Frame) {
    let screen = frame.area();
    let place = match &model.overlay {
        Some(Overlay::Why(shown)) => why::draw(model, *shown, screen, frame.buffer_mut()),
        Some(Overlay::Links(shown)) => links::draw(model, *shown, screen, frame.buffer_mut()),
        Some(Overlay::Dossier(opened)) => opened.draw(model, frame),
        // Where the reader types, the cursor is there.
        Some(Overlay::Palette(palette)) => return palette.draw(model, frame),
        Some(Overlay::Searches(list)) => return list.draw(model, frame),
        None => return,
    };
    if let Some(place) = place {
        frame.set_cursor_position(place);
    }
}
