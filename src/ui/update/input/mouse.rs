//! Heeds the mouse.
//!
//! A click gives a pane the keys and chooses what is under the pointer; a click on what is chosen
//! does what Enter does, and one beside what is open closes it. The wheel moves what is under the
//! pointer and chooses nothing in a pane. What a press in the text leads to is in [`crate::ui::update::input::text_drag`]. The
//! terminal selects on its own, anything on the screen, with Shift held in most of them, and a key
//! gives it the mouse back altogether.

use ratatui::layout::Position;
use ratatui::layout::Rect;

use crate::ui::commands::command::Command;
use crate::ui::commands::motion::Motion;
use crate::ui::commands::pane::Pane;
use crate::ui::commands::scope::Scope;
use crate::ui::state::lists::speaker_list::SpeakerLine;
use crate::ui::state::model::Model;
use crate::ui::state::mouse_event::Act;
use crate::ui::state::mouse_event::Mouse;
use crate::ui::state::text::text_selection::Selection;
use crate::ui::update::command_dispatch;
use crate::ui::update::input::scrollbar;
use crate::ui::update::input::text_drag;
use crate::ui::update::layers;
use crate::ui::update::reading::navigation;

/// Lines that the wheel moves a text or a page.
const LINES: usize = 3;

/// Does what the mouse did. While something is on its way, what is under the pointer may
/// change before it can be acted on, so nothing is done.
pub(crate) fn act(model: &mut Model, mouse: Mouse) {
    if model.waiting.awaited.is_some()
        || !model.waiting.held.is_empty()
        || model.waiting.repeats.is_some()
    {
        model.drag = None;
        return;
    }
    match mouse.act {
        Act::Drag if scrollbar::drag(model, mouse) => return,
        Act::Release if scrollbar::release(model) => return,
        Act::Drag => return text_drag::go_on(model, mouse),
        Act::Release => return text_drag::end(model, mouse),
        Act::Press | Act::WheelUp | Act::WheelDown => (),
    }
    model.notice = None;
    model.keys.count = None;
    let motion = match mouse.act {
        Act::WheelUp => Motion::Up,
        Act::WheelDown => Motion::Down,
        _ => return press(model, mouse),
    };
    if is_over_panes(model) {
        if let Some(pane) = pane_at(model, mouse) {
            roll(model, pane, motion);
        }
    } else {
        let is_text = matches!(model.scope(), Scope::Help | Scope::History);
        let times = if is_text { LINES } else { 1 };
        command_dispatch::perform_times(model, Command::Move(motion), times);
    }
}

fn is_over_panes(model: &Model) -> bool {
    match model.scope() {
        Scope::Articles | Scope::Text | Scope::Speakers | Scope::Search => true,
        Scope::Selecting => {
            model.layers.get::<Selection>().copied().is_some_and(Selection::is_dragged)
        }
        _ => false,
    }
}

fn pane_at(model: &Model, mouse: Mouse) -> Option<Pane> {
    let position = Position { x: mouse.column, y: mouse.row };
    let is_there =
        |pane: &Pane| model.panes.layout.of(*pane).is_some_and(|area| area.contains(position));
    Pane::ALL.into_iter().find(is_there)
}

fn roll(model: &mut Model, pane: Pane, motion: Motion) {
    match pane {
        Pane::Text => (0..LINES).for_each(|_| model.reading.scroll(motion)),
        Pane::Articles => model.articles.roll(motion),
        Pane::Speakers => {
            let count = |speaker| model.reading.quotations_of(speaker).len();
            model.speakers.roll(motion, &count);
        }
    }
}

/// Chooses in what is open over the panes, or closes it.
fn press_in_popup(model: &mut Model, outside: Rect, inside: Rect, mouse: Mouse) {
    let position = Position { x: mouse.column, y: mouse.row };
    if !outside.contains(position) {
        return command_dispatch::perform(model, Command::Escape);
    }
    if !inside.contains(position) {
        return;
    }
    let line = usize::from(mouse.row - inside.y);
    let was_chosen = layers::choose_line(model, line, inside.height);
    if was_chosen == Some(true) && !model.awaits_article() {
        command_dispatch::perform(model, Command::Accept);
    }
}

fn press(model: &mut Model, mouse: Mouse) {
    if let Some((outside, inside)) = layers::place(model) {
        return press_in_popup(model, outside, inside, mouse);
    }
    if !is_over_panes(model) || model.scope() == Scope::Search {
        return;
    }
    model.layers.close::<Selection>();
    model.drag = None;
    let Some(pane) = pane_at(model, mouse) else { return };
    let had_keys = model.panes.focus == pane;
    let is_folded = model.panes.layout.folded == Some(pane);
    model.focus_on(pane);
    if is_folded || pane == Pane::Text && scrollbar::press(model, mouse) {
        return;
    }
    let inside = model.panes.layout.inside(pane);
    if !inside.contains(Position { x: mouse.column, y: mouse.row }) {
        return;
    }
    let row = usize::from(mouse.row - inside.y);
    match pane {
        Pane::Articles => {
            if model.articles.choose_line(row) && had_keys {
                command_dispatch::perform(model, Command::OpenArticle);
            } else {
                navigation::follow_choice_now(model);
            }
        }
        Pane::Speakers => {
            let count = |speaker| model.reading.quotations_of(speaker).len();
            let Some(SpeakerLine::Spot(spot)) = model.speakers.lines(&count).get(row).copied()
            else {
                return;
            };
            let was_chosen = model.speakers.selected() == spot;
            model.speakers.choose_spot(spot);
            if was_chosen && had_keys && !model.awaits_article() {
                command_dispatch::perform(model, Command::OpenSpeaker);
            }
        }
        Pane::Text => text_drag::begin(model, mouse),
    }
}
