//! Draws why the program holds the current quotation to be one, and whose.

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::ui::commands::scope::Scope;
use crate::ui::state::layers::explanation::Explanation;
use crate::ui::state::model::Model;
use crate::ui::update::layers::attribution_reasons::Reason;
use crate::ui::update::layers::attribution_reasons::Tone;
use crate::ui::update::layers::attribution_reasons::reasons;
use crate::ui::update::layers::explanation::MOST;
use crate::ui::update::layers::explanation::ReasonLine;
use crate::ui::update::layers::explanation::columns;
use crate::ui::update::layers::explanation::first_shown;
use crate::ui::update::layers::explanation::label_columns;
use crate::ui::update::layers::explanation::lines;
use crate::ui::update::layers::explanation::of_lines;
use crate::ui::update::layers::explanation::with_places;
use crate::ui::view::cells;
use crate::ui::view::cursor;
use crate::ui::view::layers::popup;

/// Draws it over the middle of the screen, with the cursor on the chosen line, or the first.
pub(crate) fn draw(why: Explanation, model: &Model, frame: &mut Frame) {
    let screen = frame.area();
    let buf = frame.buffer_mut();
    let reasons = reasons(model);
    let lines = lines(&reasons, columns(screen));
    let hints = popup::hints(model, Scope::Why, screen, MOST);
    let area = popup::draw(buf, screen, of_lines(&lines), "Why?", &hints, model.theme);
    let chosen = with_places(&reasons).nth(why.chosen);
    let shown = area.height.into();
    let top = first_shown(why, &reasons, &lines, shown);
    for (at, line) in lines.iter().enumerate().skip(top).take(shown) {
        let row = cells::line(area, at - top);
        draw_line(buf, row, line, &reasons[line.reason], model);
        if chosen == Some(line.reason) {
            buf.set_style(row.intersection(buf.area), model.theme.chosen());
        }
    }
    let at = lines.iter().position(|line| Some(line.reason) == chosen).unwrap_or(top);
    cursor::place(frame, cursor::on_line(area, at.saturating_sub(top)));
}

fn draw_line(buf: &mut Buffer, row: Rect, line: &ReasonLine, reason: &Reason, model: &Model) {
    let theme = model.theme;
    let row = cells::past(row, 1);
    let for_label = label_columns(row.width.saturating_sub(1));
    if line.is_first && for_label > 0 {
        cells::text(buf, Rect { width: for_label, ..row }, &reason.label, theme.quiet(), theme);
    }
    let said = [(line.said, style(reason.tone, model))];
    cells::pieces(buf, cells::past(row, for_label), &said, reason.base, theme);
}

fn style(tone: Tone, model: &Model) -> Style {
    let quotation = model.reading.current().and_then(|index| model.reading.quotation(index));
    let speaker = quotation.and_then(|row| row.speaker);
    let colour = model.theme.speaker_words(speaker.map(|id| model.reading.coloured_as(id)));
    match tone {
        Tone::Plain => Style::new(),
        Tone::Speakers => colour,
        Tone::SpeakersStrong => colour.patch(model.theme.strong()),
    }
}
