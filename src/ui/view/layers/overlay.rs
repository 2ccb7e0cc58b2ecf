//! Draws what is open over the panes.

use ratatui::Frame;

use crate::ui::state::layers::overlay::Overlay;
use crate::ui::state::model::Model;
use crate::ui::view::layers::explanation;
use crate::ui::view::layers::links;

/// Draws what is open, with the cursor on what is chosen in it.
pub(crate) fn draw(model: &Model, frame: &mut Frame) {
    let screen = frame.area();
    let place = match &model.overlay {
        Some(Overlay::Why(shown)) => explanation::draw(model, *shown, screen, frame.buffer_mut()),
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
