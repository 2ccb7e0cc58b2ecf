//! Draws a list of quotations, of one speaker or of many.

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::library::SpeakerId;
use crate::text::bidi::Base;
use crate::text::display;
use crate::ui::commands::scope::Scope;
use crate::ui::state::ink::Ink;
use crate::ui::state::layers::open_dossier::MOST;
use crate::ui::state::layers::open_dossier::OpenDossier;
use crate::ui::state::layers::open_dossier::above_footer;
use crate::ui::state::layers::open_dossier::dossier_lines::DossierLine;
use crate::ui::state::model::Model;
use crate::ui::state::theme::Theme;
use crate::ui::view::cells;
use crate::ui::view::cursor;
use crate::ui::view::layers::popup;
use crate::ui::view::short_name;

/// Draws it over the whole screen but the footer, with the cursor on the chosen line.
pub(crate) fn draw(dossier: &OpenDossier, model: &Model, frame: &mut Frame) {
    let screen = above_footer(model.size, model.panes.layout).intersection(frame.area());
    let hints = popup::hints(model, Scope::Dossier, screen, MOST);
    let count = match dossier.places.len() {
        0 => String::new(),
        total => format!(" {}/{total}", dossier.chosen + 1),
    };
    // The frame and its blanks take four columns.
    let room = usize::from(screen.width).saturating_sub(4 + count.len());
    let profile = dossier.said.as_ref().and_then(|said| said.profile.as_ref());
    let name = match profile {
        Some(profile) => short_name::shorten(&dossier.name, profile.speaker.kind, room),
        None => dossier.name.as_str().into(),
    };
    let name = display::fit_words(&name, room);
    let name = cells::in_order(&name, Base::MostLetters, model.theme);
    let title = format!("{name}{count}");
    let buf = frame.buffer_mut();
    let area = popup::draw(buf, screen, MOST, &title, &hints, model.theme);
    if dossier.said.is_none() {
        let (first, said) = (cells::line(area, 0), " gathering all that was said…");
        cells::text(buf, first, said, Style::new(), model.theme);
    }
    let shown = dossier.lines.iter().skip(dossier.top).take(area.height.into());
    for (at, line) in shown.enumerate() {
        let row = cells::line(area, at);
        draw_line(buf, row, line, model.theme);
        if line.place == Some(dossier.chosen) {
            buf.set_style(row.intersection(buf.area), model.theme.chosen());
        }
    }
    let chosen =
        dossier.lines.iter().skip(dossier.top).position(|line| line.place == Some(dossier.chosen));
    cursor::place(frame, cursor::on_line(area, chosen.unwrap_or(0)));
}

fn draw_line(buf: &mut Buffer, row: Rect, line: &DossierLine, theme: Theme) {
    let mut filled = 0;
    let are_one = |a: &(String, Ink), b: &(String, Ink)| a.1.is_of_words() && b.1.is_of_words();
    for pieces in line.pieces.chunk_by(are_one) {
        let inked = pieces.iter().map(|(text, ink)| (text, style(*ink, line.speaker, theme)));
        let inked: Vec<_> = inked.collect();
        // What the program says goes as its own words do.
        let is_own = pieces.iter().all(|(_, ink)| *ink == Ink::Quiet);
        let base = if is_own { Base::Rightward } else { line.base };
        filled += cells::pieces(buf, cells::past(row, filled), &inked, base, theme);
    }
}

fn style(ink: Ink, speaker: Option<SpeakerId>, theme: Theme) -> Style {
    match ink {
        Ink::Plain | Ink::Around => Style::new(),
        Ink::Quiet | Ink::LeftOut => theme.quiet(),
        Ink::Strong => theme.strong(),
        Ink::Bar => theme.speaker(speaker),
        Ink::Words => theme.speaker_words(speaker),
        Ink::Added => theme.speaker_words(speaker).patch(theme.source()),
    }
}
