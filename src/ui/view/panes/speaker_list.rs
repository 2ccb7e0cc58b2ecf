//! Draws the list of speakers.

use std::borrow::Cow;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::library::QuotationRow;
use crate::library::SpeakerId;
use crate::quotes::Act;
use crate::text::display;
use crate::ui::commands::pane::Pane;
use crate::ui::state::lists::speaker_list::SpeakerLine;
use crate::ui::state::lists::speaker_list::Spot;
use crate::ui::state::lists::speaker_list::Whose;
use crate::ui::state::model::Model;
use crate::ui::state::text::quotation_highlights::is_doubtfully_named;
use crate::ui::view::cells;
use crate::ui::view::cells::Shown;
use crate::ui::view::panes::pane_frame::chosen_style;
use crate::ui::view::user_marks;

/// Columns of a mention that are shown before the words.
const MOST_OF_MENTION: usize = 12;

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
            let (uncounted, is_doubted) = match model.speakers.whose() {
                Whose::Article => {
                    (model.reading.uncounted_of(speaker.id), model.reading.is_doubted(speaker.id))
                }
                Whose::Library => (0, false),
            };
            let coloured = model.reading.coloured_as(speaker.id);
            let shown = Shown { uncounted, is_doubted, sign, coloured };
            cells::speaker_row(buf, area, speaker, shown, model.theme);
        }
        Some(nth) => {
            let Some(row) = quotation(model, speaker.id, nth) else { return };
            let coloured = Some(model.reading.coloured_as(speaker.id));
            let style = if row.act == Act::Said {
                model.theme.speaker_words(coloured)
            } else {
                let mark = model.theme.speaker(coloured);
                cells::glyph(buf, cells::past(area, 1), "│", mark);
                model.theme.not_said(coloured)
            };
            let mut rest = cells::past(area, 3);
            if let Some(sign) = user_marks::of_row(row) {
                let filled = cells::text(buf, rest, sign, model.theme.strong(), model.theme);
                rest = cells::past(rest, filled + 1);
            }
            if let Some(mention) = doubted_mention(model, row) {
                let said = format!("{mention}? ");
                let filled = cells::text(buf, rest, &said, model.theme.quiet(), model.theme);
                rest = cells::past(rest, filled);
            }
            cells::words(buf, rest, words(model, row), style, model.theme);
        }
    }
    if spot == model.speakers.selected() {
        buf.set_style(area.intersection(buf.area), chosen_style(model, Pane::Speakers));
    }
}

/// Returns this quotation of a speaker in the open article.
fn quotation(model: &Model, speaker: SpeakerId, nth: usize) -> Option<&QuotationRow> {
    model.reading.quotation(*model.reading.quotations_of(speaker).get(nth)?)
}

/// Returns the mention of a speaker who is in doubt, so that the user sees what is taken for theirs.
fn doubted_mention<'a>(model: &'a Model, row: &QuotationRow) -> Option<Cow<'a, str>> {
    let open = model.reading.open().filter(|_| is_doubtfully_named(row))?;
    Some(display::fit_words(&open.article.text[row.source.first()?], MOST_OF_MENTION))
}

/// Returns its words up to where the cue interrupts them.
fn words<'a>(model: &'a Model, row: &QuotationRow) -> &'a str {
    match (model.reading.open(), row.content.first()) {
        (Some(open), Some(content)) => &open.article.text[content],
        _ => "",
    }
}
