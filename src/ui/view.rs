//! What the model looks like.

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use ratatui::style::Style;
use ratatui::text::Line as Title;
use ratatui::widgets::Block;
use ratatui::widgets::BorderType;
use ratatui::widgets::Widget;

use crate::library::SpeakerId;
use crate::ui::cursor;
use crate::ui::draw;
use crate::ui::find::Find;
use crate::ui::footer;
use crate::ui::help;
use crate::ui::model::Model;
use crate::ui::model::Pane;
use crate::ui::overlay;
use crate::ui::panes::articles;
use crate::ui::panes::articles::Look;
use crate::ui::panes::speakers::Line;
use crate::ui::panes::speakers::Spot;
use crate::ui::panes::text;
use crate::ui::panes::text::Emphasis;
use crate::ui::sequences;

/// Draws the model, which is not changed by it. The cursor stands where the reader types, and
/// else on what is chosen; whether it is seen there is for the terminal's keeper.
///
/// Where the frame is smaller than the model's size, as it is for a moment after the
/// terminal shrank, what does not fit is left out.
pub(crate) fn view(model: &Model, frame: &mut Frame) {
    let screen = frame.area();
    frame.buffer_mut().set_style(screen, model.theme.base());
    for pane in Pane::ALL {
        let Some(area) = model.layout.of(pane) else { continue };
        let inside = model.layout.inside(pane).intersection(screen);
        let buf = frame.buffer_mut();
        if model.layout.framed {
            draw_frame(model, pane, area.intersection(screen), buf);
        }
        match pane {
            Pane::Articles => {
                let is_searched = model.filter.search.is_some();
                let empty = if is_searched { articles::NOTHING_FOUND } else { articles::NONE };
                let look = Look {
                    theme: model.theme,
                    chosen: chosen_style(model, pane),
                    is_stopped: &|article| model.analysing.has_stopped(article),
                };
                model.articles.draw(inside, buf, look, empty);
            }
            Pane::Text => {
                let emphasis = Emphasis {
                    search: model.search.as_ref(),
                    sought: model.find.as_ref().and_then(Find::sought),
                    selection: model.selection,
                    links: model.links(),
                };
                text::draw(&model.reading, emphasis, inside, buf, model.theme);
            }
            Pane::Speakers => draw_speakers(model, inside, buf),
        }
    }
    if let Some(place) = cursor::in_pane(model).filter(|place| screen.contains(*place)) {
        frame.set_cursor_position(place);
    }
    if let Some(area) = model.layout.footer {
        footer::draw(model, area.intersection(screen), frame.buffer_mut());
    }
    if let Some(search) = model.search.as_ref().filter(|search| !search.is_kept()) {
        footer::draw_search(model, search, frame);
    }
    if let Some(find) = model.find.as_ref().filter(|find| !find.is_kept()) {
        find.draw(model, frame);
    }
    if let Some(naming) = &model.naming {
        naming.draw(model, frame);
    }
    overlay::draw(model, frame);
    sequences::draw(model, frame);
    if let Some(prompt) = &model.prompt {
        prompt.draw(frame, model.theme);
    }
    if let Some(top) = model.help {
        help::draw(&model.keymap, top, screen, frame.buffer_mut(), model.theme);
        if let Some(place) = help::place(screen) {
            frame.set_cursor_position(place);
        }
    }
}

/// How the chosen row of a pane looks: reversed where the keys go, else just bold.
fn chosen_style(model: &Model, pane: Pane) -> Style {
    if model.focus == pane { model.theme.chosen() } else { model.theme.strong() }
}

fn draw_frame(model: &Model, pane: Pane, area: Rect, buf: &mut Buffer) {
    let is_focused = model.focus == pane;
    let title = match pane {
        Pane::Articles => model.articles.title(),
        Pane::Text => "Text".to_owned(),
        Pane::Speakers => model.speakers.title(),
    };
    let (style, title_style) = if is_focused {
        (Style::new(), model.theme.chosen().add_modifier(Modifier::BOLD))
    } else {
        (model.theme.quiet(), Style::new())
    };
    let border = if is_focused { BorderType::Thick } else { BorderType::Plain };
    let mut block = Block::bordered()
        .border_type(border)
        .border_style(style)
        .title(Title::styled(format!(" {title} "), title_style));
    if pane == Pane::Text && model.reading.open().is_some() {
        let percent = format!(" {}% ", model.reading.percent());
        block = block.title_bottom(Title::from(percent).right_aligned());
    }
    block.render(area, buf);
    if pane == Pane::Text && area.height > 2 && area.width > 0 {
        let track = Rect { x: area.right() - 1, y: area.y + 1, width: 1, height: area.height - 2 };
        text::draw_scrollbar(&model.reading, model.search.as_ref(), track, buf, model.theme);
    }
}

fn draw_speakers(model: &Model, area: Rect, buf: &mut Buffer) {
    let count = |speaker: SpeakerId| model.reading.quotations_of(speaker).len();
    let lines = model.speakers.lines(&count);
    if lines.is_empty() {
        let is_known = model.reading.open().is_some_and(|open| open.analysed);
        let said = if is_known { " nobody is quoted" } else { "" };
        draw::text(buf, draw::line(area, 0), said, model.theme.quiet(), model.theme);
    }
    for (at, line) in lines.into_iter().enumerate() {
        let row = draw::line(area, at);
        match line {
            Line::Heading(heading) => {
                draw::text(buf, draw::past(row, 1), heading, model.theme.quiet(), model.theme);
            }
            Line::Spot(spot) => draw_spot(model, spot, row, buf),
        }
    }
}

fn draw_spot(model: &Model, spot: Spot, area: Rect, buf: &mut Buffer) {
    let Some(speaker) = model.speakers.row(spot.row) else {
        draw::text(buf, area, " …", model.theme.quiet(), model.theme);
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
            draw::speaker_row(buf, area, speaker, sign, model.theme);
        }
        Some(nth) => {
            let style = model.theme.speaker(Some(speaker.id));
            let said = words(model, speaker.id, nth);
            draw::words(buf, draw::past(area, 3), said, style, model.theme);
        }
    }
    if spot == model.speakers.selected() {
        buf.set_style(area.intersection(buf.area), chosen_style(model, Pane::Speakers));
    }
}

/// What a speaker said in the open article; up to where the cue interrupts it.
fn words(model: &Model, speaker: SpeakerId, nth: usize) -> &str {
    let index = model.reading.quotations_of(speaker).get(nth).copied();
    let content = index.and_then(|index| model.reading.quotation(index)?.content.first());
    match (model.reading.open(), content) {
        (Some(open), Some(content)) => &open.article.text[content],
        _ => "",
    }
}
