//! Takes clicks and drags on the scrollbar of the text.
//!
//! A click on a tick goes to its quotation, one elsewhere to that part of the text; what is held
//! is dragged on, wherever the pointer is beside the bar.

use crate::ui::commands::pane::Pane;
use crate::ui::state::model::Model;
use crate::ui::state::mouse_event::Mouse;
use crate::ui::state::text::scroll_track::ScrollTrack;
use crate::ui::update::reading::jumps;
use crate::ui::update::reading::navigation;

/// Takes a press of the button; `false` if it is not on the scrollbar.
pub(crate) fn press(model: &mut Model, mouse: Mouse) -> bool {
    let Some(area) = model.panes.layout.text.filter(|_| model.panes.layout.framed) else {
        return false;
    };
    let rows = area.y + 1..area.bottom().saturating_sub(1);
    let is_on_it = mouse.column + 1 == area.right() && rows.contains(&mouse.row);
    if !is_on_it || model.reading.open().is_none() {
        return false;
    }
    let track = ScrollTrack { height: rows.len() };
    jumps::leave(model);
    match track.tick_in(&model.reading, usize::from(mouse.row - rows.start)) {
        Some(quotation) => navigation::go_to(model, quotation),
        None => scroll(model, mouse),
    }
    model.is_scrollbar_held = true;
    true
}

/// Takes a movement while the button is held; `false` if it does not hold the scrollbar.
pub(crate) fn drag(model: &mut Model, mouse: Mouse) -> bool {
    if model.is_scrollbar_held {
        scroll(model, mouse);
    }
    model.is_scrollbar_held
}

/// Lets the scrollbar go; `false` if it was not held.
pub(crate) fn release(model: &mut Model) -> bool {
    std::mem::take(&mut model.is_scrollbar_held)
}

/// Brings what the line of the pointer stands for into the middle of the pane.
fn scroll(model: &mut Model, mouse: Mouse) {
    let inside = model.panes.layout.inside(Pane::Text);
    if inside.height == 0 {
        return;
    }
    let line = mouse.row.clamp(inside.y, inside.bottom() - 1) - inside.y;
    let track = ScrollTrack { height: inside.height.into() };
    let row = track.row_of(&model.reading, line.into());
    model.reading.stand_at_row(row.saturating_sub(usize::from(inside.height) / 2));
}
