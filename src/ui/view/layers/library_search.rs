//! Draws the line in which a search of the library is typed.

use ratatui::Frame;

use crate::ui::state::layers::library_search::LibrarySearch;
use crate::ui::state::layers::search_completion;
use crate::ui::state::model::Model;
use crate::ui::view::bottom_line;

/// Draws the line in which it is typed, and over it what is wrong or can be put in.
pub(crate) fn draw(search: &LibrarySearch, model: &Model, frame: &mut Frame) {
    let above = bottom_line::draw_entry(model, frame, &search.entry, "find: ");
    let typed = search.offered.as_ref().map_or(search.entry.typed(), |(typed, _)| typed);
    let (_, offers) = search_completion::of(typed, search.names.as_ref());
    let (said, style) = match (bottom_line::told(model), &search.error) {
        (Some(told), _) => told,
        (_, Some(error)) if !error.is_unfinished() => (error.to_string(), model.theme.alarm()),
        _ if !offers.is_empty() => (format!("Tab: {}", offers.join(" ")), model.theme.quiet()),
        (_, Some(error)) => (error.to_string(), model.theme.quiet()),
        (_, None) => return,
    };
    bottom_line::draw_above(frame, above, &said, style, model.theme);
}
