//! Draws the list of speakers.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::library::SpeakerId;
use crate::ui::commands::pane::Pane;
use crate::ui::state::lists::speaker_list::SpeakerLine;
use crate::ui::state::lists::speaker_list::Spot;
use crate::ui::state::model::Model;
use crate::ui::view::cells;
use crate::ui::view::panes::pane_frame::chosen_style;

pub(crate) fn draw(model: &Model, area: Rect, buf: &mut Buffer) {
    let count = |speaker: SpeakerId| model.reading.quotations_of(speaker).len();
    let lines = model.speakers.lines(&count);
    if lines.is_empty() {
        let is_known = model.reading.open().is_some_and(|open| open.analysed);
        let said = if is_known { " nobody is quoted" } else { "" };
        cells::text(buf, cells::line(area, 0), said, model.theme.quiet(), model.theme);
    }
    for (at, line) in lines.into_iter().enumerate() {
        let row = cells::line(area, at);
        match line {
            SpeakerLine::Heading(heading) => {
                cells::text(buf, cells::past(row, 1), heading, model.theme.quiet(), model.theme);
            }
            SpeakerLine::Spot(spot) => draw_spot(model, spot, row, buf),
        }
    }
}

fn draw_spot(model: &Model, spot: Spot, area: Rect, buf: &mut Buffer) {
    let Some(speaker) = model.speakers.row(spot.row) else {
        cells::text(buf, area, " …", model.theme.quiet(), model.theme);
        return;
    };
    match spot.nth {
        None => {
            let is_chosen = !model.filter.is_empty() && model.filter.admits(Some(speaker.id));
            let sign = match (is_chosen, model.speakers.is_unfolded(speaker.id)) {
                (true, _) => "✓",
                (false, true) => "▾",
                (false, false) => "",
            };
            cells::speaker_row(buf, area, speaker, sign, model.theme);
        }
        Some(nth) => {
            let style = model.theme.speaker(Some(speaker.id));
            let said = words(model, speaker.id, nth);
            cells::words(buf, cells::past(area, 3), said, style, model.theme);
        }
    }
    if spot == model.speakers.selected() {
        buf.set_style(area.intersection(buf.area), chosen_style(model, Pane::Speakers));
    }
}

/// Returns what a speaker said in the open article; up to where the cue interrupts it.
fn words(model: &Model, speaker: SpeakerId, nth: usize) -> &str {
    let index = model.reading.quotations_of(speaker).get(nth).copied();
    let content = index.and_then(|index| model.reading.quotation(index)?.content.first());
    match (model.reading.open(), content) {
        (Some(open), Some(content)) => &open.article.text[content],
        _ => "",
    }
}
