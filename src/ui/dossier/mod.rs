//! All that one speaker said over the library, over the whole screen.
//!
//! It is asked for as a whole, up to a cap, so that moving in it asks nobody. Its lines are
//! laid out once for a width. Who goes to a quotation leaves it, and comes back to the same line.

mod lay;
mod timeline;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use ratatui::layout::Rect;
use ratatui::layout::Size;
use ratatui::style::Style;

use crate::app::Dossier;
use crate::library::ArticleId;
use crate::library::QuotationId;
use crate::library::Saying;
use crate::library::SpeakerId;
use crate::library::SpeakerRow;
use crate::session::messages::Request;
use crate::text::bidi::Base;
use crate::text::visible;
use crate::ui::actions;
use crate::ui::command::Motion;
use crate::ui::cursor;
use crate::ui::dossier::lay::Ink;
use crate::ui::dossier::lay::Line;
use crate::ui::draw;
use crate::ui::filtering;
use crate::ui::keymap::Scope;
use crate::ui::layout::Layout;
use crate::ui::list;
use crate::ui::model::Awaited;
use crate::ui::model::Follows;
use crate::ui::model::Model;
use crate::ui::model::Pane;
use crate::ui::overlay::Overlay;
use crate::ui::sheet;
use crate::ui::theme::Theme;
use crate::ui::walking;

/// A sheet as large as the screen.
const MOST: Size = Size { width: u16::MAX, height: u16::MAX };

/// A dossier that is open, or on its way.
#[derive(Debug)]
pub(crate) struct Opened {
    speaker: SpeakerId,
    name: String,
    /// What was said; `None` until it comes.
    said: Option<Box<Dossier>>,
    lines: Vec<Line>,
    /// What can be chosen, from the top.
    places: Vec<Place>,
    chosen: usize,
    top: usize,
    /// The room for its lines.
    room: Size,
}

/// A quotation in an article.
pub(crate) type Place = (ArticleId, QuotationId);

/// Opens the dossier of the chosen speaker, or, outside of their pane, of who speaks.
pub(crate) fn open(model: &mut Model) {
    let Some((speaker, name)) = subject(model) else {
        model.say("no speaker is chosen: choose one among the speakers, or a quotation with n");
        return;
    };
    let opened = Opened {
        speaker,
        name,
        said: None,
        lines: Vec::new(),
        places: Vec::new(),
        chosen: 0,
        top: 0,
        room: Size::default(),
    };
    model.overlay = Some(Overlay::Dossier(Box::new(opened)));
    model.ask(Request::Dossier(speaker));
}

fn subject(model: &Model) -> Option<(SpeakerId, String)> {
    let chosen = model.speakers.speaker().map(|row| (row.id, row.name.clone()));
    if model.focus == Pane::Speakers && chosen.is_some() {
        return chosen;
    }
    let current = model.reading.current().and_then(|index| model.reading.quotation(index));
    let speaks = current.and_then(|quotation| quotation.speaker);
    speaks.and_then(|id| Some((id, model.name_of(id)?.to_owned()))).or(chosen)
}

/// Shows the dossier again that was left, where it was left.
pub(crate) fn come_back(model: &mut Model) {
    match model.left.take() {
        Some(left) => {
            let speaker = left.speaker;
            model.overlay = Some(Overlay::Dossier(left));
            // The library may have changed meanwhile.
            model.ask(Request::Dossier(speaker));
        }
        None => model.say("there is no dossier to go back to: d opens one"),
    }
}

/// Goes to the chosen quotation in its article.
pub(crate) fn go_there(model: &mut Model) {
    let Some(Overlay::Dossier(opened)) = &model.overlay else { return };
    let Some(&(article, quotation)) = opened.places.get(opened.chosen) else { return };
    let Some(Overlay::Dossier(opened)) = model.overlay.take() else { return };
    let row = opened.said.as_ref().map(|said| said.profile.speaker.clone());
    let_in(model, row);
    model.left = Some(opened);
    model.focus_on(Pane::Text);
    model.awaited = Some(Awaited::Quotation(article, quotation));
    if model.reading.id() == Some(article) && model.wanted == Some(article) {
        arrive(model);
    } else {
        model.wanted = Some(article);
        model.follows = Follows::Never;
        model.articles.choose(article);
        model.ask_for_articles();
        model.ask(Request::Open(article));
    }
}

/// Under a filter that hides the speaker, they are let in.
fn let_in(model: &mut Model, speaker: Option<SpeakerRow>) {
    if let Some(speaker) = speaker
        && !model.filter.admits(Some(speaker.id))
    {
        filtering::filter_by(model, vec![speaker]);
    }
}

/// Goes to the quotation that an article was opened for, once it is there.
pub(crate) fn arrive(model: &mut Model) {
    let Some(Awaited::Quotation(article, quotation)) = model.awaited else { return };
    if model.reading.id() != Some(article) {
        return;
    }
    model.awaited = None;
    match model.reading.index_of(quotation) {
        Some(index) => walking::go_to(model, index),
        None => model.say("this quotation is no longer there: the article was read anew"),
    }
}

/// Whether a dossier is open and on its way.
pub(crate) fn is_awaited(model: &Model) -> bool {
    matches!(&model.overlay, Some(Overlay::Dossier(opened)) if opened.said.is_none())
}

/// Closes a dossier that will not come.
pub(crate) fn give_up(model: &mut Model) {
    if is_awaited(model) {
        model.overlay = None;
    }
}

/// Asks for what is open: the library has more to say.
pub(crate) fn ask_again(model: &mut Model) {
    if let Some(Overlay::Dossier(opened)) = &model.overlay {
        let speaker = opened.speaker;
        model.ask(Request::Dossier(speaker));
    }
}

/// Takes what was said, if it is still wanted.
pub(crate) fn take(model: &mut Model, speaker: SpeakerId, said: Option<Box<Dossier>>) {
    let Some(Overlay::Dossier(opened)) = &mut model.overlay else { return };
    if opened.speaker != speaker {
        return;
    }
    if let Some(said) = said {
        opened.take(said);
    } else {
        model.overlay = None;
        model.say("this speaker is quoted nowhere any more");
    }
}

/// The room for lines, on a screen of this size.
pub(crate) fn room(size: Size, layout: Layout) -> Size {
    let inside = sheet::inside(above_footer(size, layout), MOST);
    Size { width: inside.width.saturating_sub(1), height: inside.height }
}

/// Where it is, with its frame and without.
pub(crate) fn place(model: &Model) -> (Rect, Rect) {
    let screen = above_footer(model.size, model.layout);
    (sheet::outside(screen, MOST), sheet::inside(screen, MOST))
}

fn above_footer(size: Size, layout: Layout) -> Rect {
    let height = layout.footer.map_or(size.height, |footer| footer.y);
    Rect::new(0, 0, size.width, height)
}

impl Opened {
    /// Makes room; lays the lines out anew where they are to be wider or narrower.
    pub(crate) fn fit(&mut self, room: Size) {
        let is_other_width = room.width != self.room.width;
        self.room = room;
        if is_other_width {
            self.lay();
        }
        self.reveal();
    }

    /// Chooses another quotation.
    pub(crate) fn select(&mut self, motion: Motion, times: usize) {
        let last = self.places.len().saturating_sub(1);
        for _ in 0..times.min(self.places.len().max(1)) {
            self.chosen = match motion {
                Motion::Down | Motion::Up | Motion::Top | Motion::Bottom => {
                    motion.apply(self.chosen, last, 1)
                }
                _ => self.a_page_on(motion),
            };
        }
        self.reveal();
    }

    /// Chooses the quotation that this line shows; says whether it was chosen before.
    pub(crate) fn choose_line(&mut self, line: usize) -> Option<bool> {
        let index = self.lines.get(self.top + line)?.place?;
        Some(list::choose(&mut self.chosen, index))
    }

    /// The chosen quotation, and the name of who said it.
    pub(crate) fn saying(&self) -> Option<(&Saying, &str)> {
        let &(article, quotation) = self.places.get(self.chosen)?;
        let mut rows = self.said.as_ref()?.sayings.rows.iter();
        let saying = rows.find(|row| row.article == article && row.id == quotation)?;
        Some((saying, &self.name))
    }

    fn take(&mut self, said: Box<Dossier>) {
        if self.said.as_ref() == Some(&said) {
            return;
        }
        let before = self.places.get(self.chosen).copied();
        self.name.clone_from(&said.profile.speaker.name);
        self.said = Some(said);
        self.lay();
        let same = self.places.iter().position(|&place| Some(place) == before);
        self.chosen = same.unwrap_or(self.chosen).min(self.places.len().saturating_sub(1));
        self.reveal();
    }

    fn lay(&mut self) {
        if let Some(said) = &self.said {
            (self.lines, self.places) = lay::lay(said, self.room.width.into());
        }
    }

    /// What is chosen a page further on: what stands there, but another at least.
    fn a_page_on(&self, motion: Motion) -> usize {
        let last = self.lines.len().saturating_sub(1);
        let from = self.lines_of(self.chosen).1;
        let line = motion.apply(from, last, self.room.height.into());
        let is_down = matches!(motion, Motion::PageDown | Motion::HalfPageDown);
        let there = if is_down {
            let mut above = self.lines.iter().take(line + 1).rev();
            above.find_map(|line| line.place).unwrap_or(0).max(self.chosen + 1)
        } else {
            let mut below = self.lines.iter().skip(line);
            let there = below.find_map(|line| line.place).unwrap_or(0);
            there.min(self.chosen.saturating_sub(1))
        };
        there.min(self.places.len().saturating_sub(1))
    }

    /// Where the lines begin that belong to a choice, with what stands above it; its own
    /// first line, and its last.
    fn lines_of(&self, choice: usize) -> (usize, usize, usize) {
        let first = self.lines.partition_point(|line| line.reached < choice + 1);
        let end = self.lines.partition_point(|line| line.reached < choice + 2);
        let above = self.lines[..first].iter().rposition(|line| line.place.is_some());
        let own = self.lines[first..end].iter().rposition(|line| line.place.is_some());
        (above.map_or(0, |above| above + 1), first, first + own.unwrap_or(0))
    }

    fn reveal(&mut self) {
        let height = usize::from(self.room.height).max(1);
        let (above, first, last) = self.lines_of(self.chosen);
        let end = if self.chosen + 1 >= self.places.len() { self.lines.len() } else { last + 1 };
        let top = self.top.min(self.lines.len().saturating_sub(height));
        self.top = top.min(above).max(end.saturating_sub(height)).min(first);
    }

    /// Draws it over the whole screen but the footer; returns where the chosen line begins.
    pub(crate) fn draw(&self, model: &Model, frame: &mut Frame) -> Option<Position> {
        let screen = above_footer(model.size, model.layout).intersection(frame.area());
        let hints = sheet::hints(model, Scope::Dossier, screen, MOST);
        let count = match self.places.len() {
            0 => String::new(),
            total => format!(" {}/{total}", self.chosen + 1),
        };
        // The frame and its blanks take four columns.
        let room = usize::from(screen.width).saturating_sub(4 + count.len());
        let name = visible::fit(&self.name, room);
        let name = draw::in_order(&name, Base::MostLetters, model.theme);
        let title = format!("{name}{count}");
        let buf = frame.buffer_mut();
        let area = sheet::draw(buf, screen, MOST, &title, &hints, model.theme);
        if self.said.is_none() {
            let (first, said) = (draw::line(area, 0), " gathering all that was said…");
            draw::text(buf, first, said, Style::new(), model.theme);
        }
        let shown = self.lines.iter().skip(self.top).take(area.height.into());
        for (at, line) in shown.enumerate() {
            let row = draw::line(area, at);
            self.draw_line(buf, row, line, model.theme);
            if line.place == Some(self.chosen) {
                buf.set_style(row.intersection(buf.area), model.theme.chosen());
            }
        }
        let chosen =
            self.lines.iter().skip(self.top).position(|line| line.place == Some(self.chosen));
        cursor::on_line(area, chosen.unwrap_or(0))
    }

    fn draw_line(&self, buf: &mut Buffer, row: Rect, line: &Line, theme: Theme) {
        let mut filled = 0;
        let are_one = |a: &(String, Ink), b: &(String, Ink)| a.1.is_of_words() && b.1.is_of_words();
        for pieces in line.pieces.chunk_by(are_one) {
            let inked = pieces.iter().map(|(text, ink)| (text, style(*ink, self.speaker, theme)));
            let inked: Vec<_> = inked.collect();
            filled += draw::pieces(buf, draw::past(row, filled), &inked, line.base, theme);
        }
    }
}

fn style(ink: Ink, speaker: SpeakerId, theme: Theme) -> Style {
    match ink {
        Ink::Plain => Style::new(),
        Ink::Quiet | Ink::LeftOut => theme.quiet(),
        Ink::Strong => theme.strong(),
        Ink::Bar | Ink::Words => theme.speaker(Some(speaker)),
        Ink::Added => theme.speaker(Some(speaker)).patch(theme.source()),
    }
}
