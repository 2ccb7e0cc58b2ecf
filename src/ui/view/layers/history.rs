//! Draws the history of an article.

use ratatui::Frame;
use ratatui::style::Modifier;
use ratatui::style::Style;

use crate::text::bidi::Base;
use crate::text::display;
use crate::ui::commands::scope::Scope;
use crate::ui::state::ink::Ink;
use crate::ui::state::layers::open_dossier::MOST;
use crate::ui::state::layers::open_dossier::above_footer;
use crate::ui::state::layers::open_history::OpenHistory;
use crate::ui::state::model::Model;
use crate::ui::state::theme::Theme;
use crate::ui::view::cells;
use crate::ui::view::cursor;
use crate::ui::view::layers::popup;

/// Draws it over the whole screen but the footer, with the cursor on the first line that is shown.
pub(crate) fn draw(history: &OpenHistory, model: &Model, frame: &mut Frame) {
    let screen = above_footer(model.size, model.panes.layout).intersection(frame.area());
    let hints = popup::hints(model, Scope::History, screen, MOST);
    let title = match &history.told {
        Some(told) => {
            let room = usize::from(screen.width).saturating_sub(14);
            format!("History · {}", display::fit_words(&told.title, room))
        }
        None => "History".to_owned(),
    };
    let buf = frame.buffer_mut();
    let area = popup::draw(buf, screen, MOST, &title, &hints, model.theme);
    if history.told.is_none() {
        let said = " comparing the texts…";
        cells::text(buf, cells::line(area, 0), said, Style::new(), model.theme);
    }
    let shown = history.lines.iter().skip(history.top).take(area.height.into());
    for (at, line) in shown.enumerate() {
        let pieces: Vec<(&str, Style)> =
            line.iter().map(|(text, ink)| (text.as_str(), style(*ink, model.theme))).collect();
        cells::pieces(buf, cells::line(area, at), &pieces, Base::MostLetters, model.theme);
    }
    cursor::place(frame, cursor::on_line(area, 0));
}

/// What came is bold and underlined, what went is crossed out: without colours, too, they differ.
fn style(ink: Ink, theme: Theme) -> Style {
    match ink {
        Ink::Added => theme.strong().patch(theme.source()),
        Ink::LeftOut => theme.quiet().add_modifier(Modifier::CROSSED_OUT),
        Ink::Quiet => theme.quiet(),
        Ink::Strong => theme.strong(),
        Ink::Plain | Ink::Around | Ink::Bar | Ink::Words => Style::new(),
    }
}
