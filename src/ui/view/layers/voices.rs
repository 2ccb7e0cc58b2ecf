//! Draws the voices: a bar for each, and when the chosen speaker was quoted.

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::Sparkline;
use ratatui::widgets::Widget;

use crate::library::Voice;
use crate::library::VoiceGrouping;
use crate::text::bar::bar;
use crate::text::display;
use crate::text::numbers::grouped;
use crate::ui::commands::scope::Scope;
use crate::ui::state::layers::open_dossier::MOST;
use crate::ui::state::layers::open_dossier::above_footer;
use crate::ui::state::layers::open_dossier::timeline::Timeline;
use crate::ui::state::layers::open_voices;
use crate::ui::state::layers::open_voices::OpenVoices;
use crate::ui::state::model::Model;
use crate::ui::state::theme::Theme;
use crate::ui::view::cells;
use crate::ui::view::cursor;
use crate::ui::view::layers::popup;

/// The number of columns from which words, direct speech and articles have columns of their own.
const WIDE: u16 = 84;

/// How quotations are counted, in as many words as there is room for.
const HOW_COUNTED: [&str; 2] = ["the same words count once", "same words once"];

/// The columns of the name and of the number of quotations, with the blank before it.
const NAME: u16 = 30;
const NUMBER: u16 = 9;

/// Draws them over the whole screen but the footer, with the cursor on the chosen line.
pub(crate) fn draw(voices: &OpenVoices, model: &Model, frame: &mut Frame) {
    let screen = above_footer(model.size, model.panes.layout).intersection(frame.area());
    let hints = popup::hints(model, Scope::Voices, screen, MOST);
    let mut title = open_voices::title(voices.wanted.grouping).to_owned();
    if !voices.rows().is_empty() {
        title = format!("{title} {}/{}", voices.chosen + 1, voices.rows().len());
    }
    if !voices.of.is_empty() {
        title = format!("{title} · {}", voices.of);
    }
    let buf = frame.buffer_mut();
    let area = popup::draw(buf, screen, MOST, &title, &hints, model.theme);
    let said = match &voices.rows {
        None => " counting…",
        Some(rows) if rows.is_empty() => " nobody is quoted here",
        Some(_) => "",
    };
    if !said.is_empty() {
        cells::text(buf, cells::line(area, 0), said, model.theme.quiet(), model.theme);
        return cursor::place(frame, cursor::on_line(area, 0));
    }
    draw_heading(buf, cells::line(area, 0), model.theme);
    draw_how_counted(buf, cells::line(area, 0), model.theme);
    let shown = voices.rows_shown(area.height);
    let top = voices.top(shown);
    let most = voices.rows().iter().map(|voice| voice.quotations).max().unwrap_or_default();
    for (at, (index, voice)) in voices.rows().iter().enumerate().skip(top).take(shown).enumerate() {
        let row = cells::line(area, at + 1);
        draw_voice(buf, row, voice, voices.wanted.grouping, most, model.theme);
        if index == voices.chosen {
            // The bar keeps its colour, which a reversed line would take from it.
            for part in beside_bar(row) {
                buf.set_style(part.intersection(buf.area), model.theme.chosen());
            }
        }
    }
    let foot = voices.foot(area.height);
    if foot > 0 {
        let at = Rect { y: area.bottom().saturating_sub(foot), height: foot, ..area };
        draw_foot(buf, at, voices, model.theme);
    }
    cursor::place(frame, cursor::on_line(area, voices.chosen.saturating_sub(top) + 1));
}

/// Returns the columns of the name, and those that are left for the bar.
fn widths(row: Rect) -> (u16, u16) {
    let name = NAME.min(row.width.saturating_sub(NUMBER + 1) / 2);
    let taken = 1 + name + NUMBER + 2 + if row.width >= WIDE { NUMBERS } else { 0 };
    (name, row.width.saturating_sub(taken))
}

/// Returns the parts of a line before and behind its bar.
fn beside_bar(row: Rect) -> [Rect; 2] {
    let (name, bar) = widths(row);
    let before = 1 + name + NUMBER + 1;
    [Rect { width: before.min(row.width), ..row }, cells::past(row, before + 1 + bar)]
}

/// The columns of words, direct speech and articles.
const NUMBERS: u16 = 10 + 9 + 10;

fn draw_heading(buf: &mut Buffer, row: Rect, theme: Theme) {
    let (name, bar) = widths(row);
    let mut heading = format!(" {}{:>9}", " ".repeat(name.into()), "quotes");
    if row.width >= WIDE {
        let bars = " ".repeat(usize::from(bar) + 2);
        heading = format!("{heading}{bars}{:>10}{:>9}{:>10}", "words", "direct", "articles");
    }
    cells::text(buf, row, &heading, theme.quiet(), theme);
}

/// Says at the left of the heading why a voice can have fewer quotations here than elsewhere.
fn draw_how_counted(buf: &mut Buffer, row: Rect, theme: Theme) {
    let (name, _) = widths(row);
    let said = HOW_COUNTED.into_iter().find(|said| display::columns(said) <= usize::from(name));
    if let Some(said) = said {
        cells::text(buf, cells::past(row, 1), said, theme.quiet(), theme);
    }
}

fn draw_voice(
    buf: &mut Buffer,
    row: Rect,
    voice: &Voice,
    grouping: VoiceGrouping,
    most: usize,
    theme: Theme,
) {
    let (name, columns) = widths(row);
    let named = display::fit(open_voices::name(voice, grouping), name.into());
    cells::words(buf, Rect { width: name, ..cells::past(row, 1) }, &named, Style::new(), theme);
    let after = cells::past(row, 1 + name);
    cells::text(buf, after, &format!("{:>9}", grouped(voice.quotations)), Style::new(), theme);
    let after = cells::past(after, NUMBER + 2);
    let drawn = bar(voice.quotations, most, columns.into());
    let style = match voice.speaker {
        Some(speaker) => theme.speaker(Some(speaker)),
        None => theme.quiet(),
    };
    cells::text(buf, after, &drawn, style, theme);
    if row.width >= WIDE {
        let numbers = format!(
            "{:>10}{:>8}%{:>10}",
            grouped(voice.words),
            open_voices::direct(voice),
            grouped(voice.articles)
        );
        cells::text(buf, cells::past(after, columns), &numbers, theme.quiet(), theme);
    }
}

/// Draws all that is counted of the chosen voice, and its timeline.
fn draw_foot(buf: &mut Buffer, area: Rect, voices: &OpenVoices, theme: Theme) {
    let Some(voice) = voices.chosen() else { return };
    let name = open_voices::name(voice, voices.wanted.grouping);
    let about = format!("{name}: {}", open_voices::about(voice));
    let line = cells::past(cells::line(area, 1), 1);
    cells::words(buf, line, &display::fit(&about, line.width.into()), theme.quiet(), theme);
    let Some(months) = voices.months_of_chosen() else { return };
    let dated = months.iter().filter_map(|month| Some((month.name.as_deref()?, month.quotations)));
    let room = usize::from(area.width.saturating_sub(2));
    // As wide as there is room for, so that a short time has wide bars.
    let Some(Timeline { ends, each, counts }) = Timeline::of(dated, room) else { return };
    let wide = (room / counts.len()).clamp(1, 6);
    let bars: Vec<u64> =
        counts.iter().flat_map(|&count| std::iter::repeat_n(count as u64, wide)).collect();
    let width = u16::try_from(bars.len()).unwrap_or(u16::MAX).min(area.width.saturating_sub(2));
    let chart = Rect { x: area.x + 1, y: area.y + 2, width, height: 3 }.intersection(buf.area);
    Sparkline::default().data(bars).style(theme.speaker(voice.speaker)).render(chart, buf);
    let most = counts.iter().max().copied().unwrap_or_default();
    let said = format!("{} to {}, by {each}, at most {most}", ends.0, ends.1);
    cells::text(buf, cells::past(cells::line(area, 5), 1), &said, theme.quiet(), theme);
}
