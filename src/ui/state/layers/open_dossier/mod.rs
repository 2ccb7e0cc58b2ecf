//! Holds a list of quotations that is open, of one speaker or of many: its lines, and the choice
//! among them.

pub(crate) mod dossier_lines;
mod quotation_details;
pub(crate) mod saying_order;
pub(crate) mod timeline;

use ratatui::layout::Rect;
use ratatui::layout::Size;

use crate::app::Dossier;
use crate::app::Sayings;
use crate::library::ListedQuotation;
use crate::library::Search;
use crate::quotes::Acts;
use crate::session::messages::Request;
use crate::ui::commands::motion::Motion;
use crate::ui::commands::scope::Scope;
use crate::ui::state::layers::layer_state::LayerState;
use crate::ui::state::layers::open_dossier::dossier_lines::DossierLine;
use crate::ui::state::layers::open_dossier::dossier_lines::Place;
use crate::ui::state::layers::open_dossier::saying_order::SayingOrder;
use crate::ui::state::layers::popup_frame;
use crate::ui::state::lists::list_window;
use crate::ui::state::pane_layout::Layout;

/// The size of a sheet as large as the screen.
pub(crate) const MOST: Size = Size { width: u16::MAX, height: u16::MAX };

/// A list of quotations that is open, or on its way.
#[derive(Debug)]
pub(crate) struct OpenDossier {
    /// What the list is of.
    pub(crate) wanted: Sayings,
    /// The name of the speaker, or what else the list is of.
    pub(crate) name: String,
    /// What the user typed to narrow the list.
    pub(crate) narrowed_by: String,
    pub(crate) order: SayingOrder,
    /// The quotations; `None` until they come.
    pub(crate) said: Option<Box<Dossier>>,
    pub(crate) lines: Vec<DossierLine>,
    /// The places that can be chosen, from the top.
    pub(crate) places: Vec<Place>,
    pub(crate) chosen: usize,
    pub(crate) top: usize,
    /// The room for its lines.
    pub(crate) room: Size,
}

/// Returns the room for lines, on a screen of this size.
pub(crate) fn room(size: Size, layout: Layout) -> Size {
    let inside = popup_frame::inside(above_footer(size, layout), MOST);
    Size { width: inside.width.saturating_sub(1), height: inside.height }
}

/// Returns where it is, with its frame and without.
pub(crate) fn place(size: Size, layout: Layout) -> (Rect, Rect) {
    let screen = above_footer(size, layout);
    (popup_frame::outside(screen, MOST), popup_frame::inside(screen, MOST))
}

pub(crate) fn above_footer(size: Size, layout: Layout) -> Rect {
    let height = layout.footer.map_or(size.height, |footer| footer.y);
    Rect::new(0, 0, size.width, height)
}

impl OpenDossier {
    /// Makes an empty list of what is wanted.
    pub(crate) fn new(wanted: Sayings, name: String) -> Self {
        OpenDossier {
            wanted,
            name,
            narrowed_by: String::new(),
            order: SayingOrder::default(),
            said: None,
            lines: Vec::new(),
            places: Vec::new(),
            chosen: 0,
            top: 0,
            room: Size::default(),
        }
    }

    /// Returns how many quotations it has, once they are there.
    pub(crate) fn count(&self) -> Option<usize> {
        self.said.as_ref().map(|said| said.sayings.total)
    }

    /// Returns the question for what the list is of, with quotations of these acts.
    pub(crate) fn request(&mut self, acts: Acts) -> Request {
        self.wanted.acts = acts;
        Request::Dossier(Box::new(self.wanted.clone()))
    }

    /// Narrows the list by what was typed; says whether that asks for other quotations than before.
    pub(crate) fn narrow(&mut self, search: Option<Search>, typed: &str) -> bool {
        typed.clone_into(&mut self.narrowed_by);
        self.lay_around_choice();
        let is_other = self.wanted.narrowed != search;
        self.wanted.narrowed = search;
        is_other
    }

    /// Sorts the list in the next order; the choice stays on its quotation.
    pub(crate) fn turn_order(&mut self) {
        self.order = self.order.next();
        self.lay_around_choice();
    }

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
        Some(list_window::choose(&mut self.chosen, index))
    }

    /// Returns the chosen quotation, and the name of who said it.
    pub(crate) fn saying(&self) -> Option<(&ListedQuotation, &str)> {
        let &(article, quotation) = self.places.get(self.chosen)?;
        let said = self.said.as_ref()?;
        let mut rows = said.sayings.rows.iter();
        let saying = rows.find(|row| row.article == article && row.id == quotation)?;
        let name = said.profile.is_some().then_some(self.name.as_str());
        Some((saying, name.or(saying.name.as_deref()).unwrap_or_default()))
    }

    pub(crate) fn take(&mut self, said: Box<Dossier>) {
        if self.said.as_ref() == Some(&said) {
            return;
        }
        if let Some(profile) = &said.profile {
            self.name.clone_from(&profile.speaker.name);
        }
        self.said = Some(said);
        self.lay_around_choice();
    }

    /// Lays the lines out; the choice stays on its quotation.
    fn lay_around_choice(&mut self) {
        let before = self.places.get(self.chosen).copied();
        self.lay();
        let same = self.places.iter().position(|&place| Some(place) == before);
        self.chosen = same.unwrap_or(self.chosen).min(self.places.len().saturating_sub(1));
        self.reveal();
    }

    fn lay(&mut self) {
        if let Some(said) = &self.said {
            let narrowed = Some(self.narrowed_by.as_str()).filter(|typed| !typed.is_empty());
            let columns = self.room.width.into();
            (self.lines, self.places) = dossier_lines::lay(said, self.order, narrowed, columns);
        }
    }

    /// Returns what is chosen a page further on: what stands there, but another at least.
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

    /// Returns where the lines begin that belong to a choice, with what stands above it; its own
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
}

impl LayerState for OpenDossier {
    fn scope(&self) -> Option<Scope> {
        Some(Scope::Dossier)
    }

    fn says_its_keys(&self) -> bool {
        true
    }
}
