//! Selects text with the mouse, and copies it.
//!
//! Where the pointer is becomes a place in the article's text at once, so a drag goes on over
//! lines that scroll away beneath it. A press that is released where it was is a click.
//!
//! A terminal tells of no pointer that rests. So while one is held beyond an edge of the text,
//! and only then, the text goes on by the clock, until there is no more of it.

use std::time::Duration;

use ratatui::layout::Rect;

use crate::text::Span;
use crate::ui::commands::command::Command;
use crate::ui::commands::key::Key;
use crate::ui::commands::keymap::Lookup;
use crate::ui::commands::motion::Motion;
use crate::ui::commands::pane::Pane;
use crate::ui::commands::scope::Scope;
use crate::ui::state::model::Model;
use crate::ui::state::mouse_event::Mouse;
use crate::ui::state::text::quotation_highlights;
use crate::ui::state::text::text_columns;
use crate::ui::state::text::text_drag::Drag;
use crate::ui::state::text::text_selection::Selection;
use crate::ui::update::reading::copy;
use crate::ui::update::reading::navigation;

/// The text scrolls a step after this long while the pointer rests beyond its edge.
const PACE: Duration = Duration::from_millis(60);

/// Notes where in the text the button went down.
pub(crate) fn begin(model: &mut Model, mouse: Mouse) {
    let from = under(model, mouse);
    let article = model.reading.id();
    let begun = |(article, from)| Drag { article, from, has_moved: false, beyond: None };
    model.drag = article.zip(from).map(begun);
}

/// Selects up to where the pointer is. Beyond an edge the text comes towards it, the
/// faster the further it is.
pub(crate) fn go_on(model: &mut Model, mouse: Mouse) {
    let Some(Drag { from, .. }) = still_held(model) else { return };
    let area = model.panes.layout.inside(Pane::Text);
    let (above, below) = (area.y.saturating_sub(mouse.row), past(area, mouse.row));
    let top = model.reading.top();
    (0..above).for_each(|_| model.reading.scroll(Motion::Up));
    (0..below.min(area.height)).for_each(|_| model.reading.scroll(Motion::Down));
    reach(model, from, mouse);
    let has_more = model.reading.top() != top;
    if let Some(drag) = &mut model.drag {
        drag.beyond = has_more.then_some(mouse);
    }
}

/// Returns after how long the text scrolls on beneath a pointer that rests; `None`: it does not.
pub(crate) fn goes_on_after(model: &Model) -> Option<Duration> {
    still_held(model)?.beyond.map(|_| PACE)
}

/// Continues a drag as if the pointer had moved to where it is.
pub(crate) fn rest(model: &mut Model) {
    if let Some(mouse) = still_held(model).and_then(|drag| drag.beyond) {
        go_on(model, mouse);
    }
}

/// Copies what was selected. Where nothing was, it was a click, and on a quotation makes that
/// current.
pub(crate) fn end(model: &mut Model, mouse: Mouse) {
    let Some(Drag { from, .. }) = still_held(model) else { return };
    // A terminal may tell of no movements before it.
    reach(model, from, mouse);
    let (Some(drag), Some(open)) = (model.drag.take(), model.reading.open()) else { return };
    if !drag.has_moved {
        return click(model, from);
    }
    let content =
        model.layers.get::<Selection>().copied().map(|selection| selection.content(&open.article));
    match content.filter(|content| !content.is_empty()) {
        Some(content) => copy::selection(model, &content),
        None => model.layers.close::<Selection>(),
    }
}

/// Extends the selection to the place of the pointer.
fn reach(model: &mut Model, from: Span, mouse: Mouse) {
    let (Some(to), Some(open)) = (under(model, mouse), model.reading.open()) else { return };
    let Some(drag) = model.drag.as_mut() else { return };
    drag.has_moved |= to != from;
    let selection = Selection::dragged(&open.article, from.join(to));
    model.layers.set(selection.filter(|_| drag.has_moved));
}

/// Ends a selection made with the mouse at a key that does nothing with it, which then means
/// what it always does.
pub(crate) fn leave_for(model: &mut Model, key: Key) {
    if model.scope() != Scope::Selecting
        || !model.layers.get::<Selection>().copied().is_some_and(Selection::is_dragged)
    {
        return;
    }
    let meant = model.preferences.keymap.look_up(Scope::Selecting, &model.keys.begun, key);
    let otherwise = model.preferences.keymap.look_up(Scope::Text, &model.keys.begun, key);
    let is_for_it = matches!(meant, Lookup::Command(Command::AddQuotation | Command::Copy(_)))
        || otherwise == Lookup::Command(Command::Escape);
    if !is_for_it {
        model.layers.close::<Selection>();
        model.drag = None;
    }
}

fn click(model: &mut Model, at: Span) {
    let marks = quotation_highlights::overlapping(model.reading.marks(), at);
    if let Some(mark) = marks.first().copied().filter(|_| !at.is_empty()) {
        navigation::go_to(model, mark.quotation);
    }
}

/// Returns the press of the button, if its article is still open.
fn still_held(model: &Model) -> Option<Drag> {
    model.drag.filter(|drag| {
        Some(drag.article) == model.reading.id() && model.panes.layout.text.is_some()
    })
}

/// Returns what of the text is under the pointer, or nearest to it.
fn under(model: &Model, mouse: Mouse) -> Option<Span> {
    let area = model.panes.layout.inside(Pane::Text);
    let last = area.bottom().saturating_sub(1).max(area.y);
    let row = mouse.row.clamp(area.y, last) - area.y;
    text_columns::under(&model.reading, area, mouse.column, row.into())
}

/// Returns how many rows below the last of `area` a row is.
fn past(area: Rect, row: u16) -> u16 {
    (row + 1).saturating_sub(area.bottom())
}
