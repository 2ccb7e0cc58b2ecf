//! Places the terminal's cursor while nothing is typed.
//!
//! It is not seen then, but a braille display shows the line that it is in, and an input method
//! opens beside it. So it stands on what is chosen: the row of a list, and in the text what
//! was gone to, or the first line. What is open over the panes places it itself.

use ratatui::Frame;
use ratatui::layout::Position;
use ratatui::layout::Rect;

use crate::library::SpeakerId;
use crate::text::Span;
use crate::ui::commands::pane::Pane;
use crate::ui::state::layers::library_search::LibrarySearch;
use crate::ui::state::lists::speaker_list::SpeakerLine;
use crate::ui::state::model::Model;
use crate::ui::state::text::text_columns;
use crate::ui::state::text::text_search::TextSearch;
use crate::ui::state::text::text_selection::Selection;

/// Returns the place of the cursor in the pane that has the keys.
pub(crate) fn in_pane(model: &Model) -> Option<Position> {
    let area = model.panes.layout.inside(model.panes.focus);
    match model.panes.focus {
        Pane::Articles => on_line(area, model.articles.selected_line()?),
        Pane::Speakers => {
            let count = |speaker: SpeakerId| model.reading.quotations_of(speaker).len();
            let mut lines = model.speakers.lines(&count).into_iter();
            let selected = model.speakers.selected();
            on_line(
                area,
                lines.position(|line| matches!(line, SpeakerLine::Spot(at) if at == selected))?,
            )
        }
        Pane::Text => {
            let there =
                gone_to(model).and_then(|at| text_columns::place_of(&model.reading, area, at));
            there.or_else(|| text_columns::first_place(&model.reading, area))
        }
    }
}

/// Puts the cursor at a place, if there is one.
pub(crate) fn place(frame: &mut Frame, place: Option<Position>) {
    if let Some(place) = place {
        frame.set_cursor_position(place);
    }
}

/// Returns the first column of a line of `area`, if it has that line.
pub(crate) fn on_line(area: Rect, line: usize) -> Option<Position> {
    let y = u16::try_from(line).ok().filter(|&line| line < area.height)? + area.y;
    (area.width > 0).then_some(Position { x: area.x, y })
}

/// Returns the byte of the text that the user went to last, by the means that is on now.
fn gone_to(model: &Model) -> Option<usize> {
    let reading = &model.reading;
    if let Some(selection) = model.layers.get::<Selection>().copied() {
        return Some(Selection::cursor(selection));
    }
    let found =
        model.layers.get::<TextSearch>().and_then(TextSearch::current).or(reading.pointed());
    let found = found.or_else(|| model.layers.get::<LibrarySearch>()?.current);
    let current = reading.current().and_then(|index| reading.quotation(index)?.content.first());
    // What was rejected or undone is gone, but it is there that the user goes on.
    found.or(current).map(Span::start).or(reading.left())
}
