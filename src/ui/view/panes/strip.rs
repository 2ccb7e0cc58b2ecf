//! Draws a side pane that is folded to a strip: its name, from the top down.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::ui::commands::command::Command;
use crate::ui::commands::pane::Pane;
use crate::ui::commands::scope::Scope;
use crate::ui::state::model::Model;
use crate::ui::view::cells;

/// Draws the key that unfolds the pane, if it has one of its own, and its name.
pub(crate) fn draw(model: &Model, pane: Pane, area: Rect, buf: &mut Buffer) {
    let keymap = &model.preferences.keymap;
    let mut bound = keymap.of(Scope::Anywhere);
    let key = bound.find(|bound| bound.command == Command::Focus(pane));
    let key = key.and_then(|bound| bound.keys.first()).map(ToString::to_string);
    let key = key.filter(|key| key.chars().count() == 1);
    let name = match pane {
        Pane::Articles => "Articles",
        Pane::Text => "Text",
        Pane::Speakers => "Speakers",
    };
    let lead = key.map(|key| format!("{key} ")).unwrap_or_default();
    for (line, letter) in (0..usize::from(area.height)).zip(format!("{lead}{name}").chars()) {
        let mut encoded = [0; 4];
        let letter = letter.encode_utf8(&mut encoded);
        cells::text(buf, cells::line(area, line), letter, model.theme.quiet(), model.theme);
    }
}
