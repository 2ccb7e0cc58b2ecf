//! Holds the list of speakers and the choice in it.
//!
//! Speakers stand in three groups, each with a heading; the heading of the
//! first row stays in sight. An unfolded speaker has their quotations in the
//! open article beneath them. A place in the list is a [`Spot`], so nothing
//! here counts lines from the top of a list that may be long.

pub(crate) mod spots;
#[cfg(test)]
mod tests;

use std::collections::HashSet;
use std::mem;

use crate::library::Rows;
use crate::library::SpeakerId;
use crate::library::SpeakerRow;
use crate::library::Window;
use crate::ui::commands::motion::Motion;
use crate::ui::state::lists::list_window;

/// The article or library whose speakers the pane lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Whose {
    /// The speakers of the open article.
    #[default]
    Article,
    /// The speakers of the library.
    Library,
}

/// A place in the list: a speaker, or one of their quotations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) struct Spot {
    /// Index of the speaker.
    pub(crate) row: usize,
    /// The number of the quotation beneath the speaker, from 0; `None` for the speaker.
    pub(crate) nth: Option<usize>,
}

/// A line of the pane.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SpeakerLine {
    /// The heading of a group.
    Heading(&'static str),
    /// A speaker or a quotation.
    Spot(Spot),
}

/// The list of speakers and the chosen one.
#[derive(Debug, Default)]
pub(crate) struct SpeakerList {
    whose: Whose,
    rows: Rows<SpeakerRow>,
    height: usize,
    top: Spot,
    selected: Spot,
    unfolded: HashSet<SpeakerId>,
    /// True while the wheel has moved the list under a choice that stays where it is.
    is_rolled: bool,
    /// True until the rows come that are listed from now on, of which the first will be chosen.
    begins_anew: bool,
}

/// Counts the quotations of a speaker in the open article.
pub(crate) type Count<'a> = &'a dyn Fn(SpeakerId) -> usize;

impl SpeakerList {
    /// Returns whose they are.
    pub(crate) fn whose(&self) -> Whose {
        self.whose
    }

    /// Returns the speaker with `index` in the list, if loaded.
    pub(crate) fn row(&self, index: usize) -> Option<&SpeakerRow> {
        list_window::row(&self.rows, index)
    }

    /// Returns the chosen place.
    pub(crate) fn selected(&self) -> Spot {
        self.selected
    }

    /// Returns the speaker that is chosen, or whose quotation is.
    pub(crate) fn speaker(&self) -> Option<&SpeakerRow> {
        self.row(self.selected.row)
    }

    /// Tells whether the speaker's quotations are shown.
    pub(crate) fn is_unfolded(&self, speaker: SpeakerId) -> bool {
        self.unfolded.contains(&speaker)
    }

    /// Lists the speakers of the article or of the library from now on.
    pub(crate) fn switch(&mut self) {
        self.whose = match self.whose {
            Whose::Article => Whose::Library,
            Whose::Library => Whose::Article,
        };
        self.begins_anew = self.whose == Whose::Library;
    }

    /// Takes new rows; the chosen speaker stays chosen if they are among them.
    pub(crate) fn take(&mut self, rows: Rows<SpeakerRow>) {
        let chosen = self.speaker().map(|row| row.id);
        self.rows = rows;
        if mem::take(&mut self.begins_anew) {
            self.selected = Spot::default();
            return;
        }
        match chosen.and_then(|id| self.index_of(id)) {
            Some(row) if row == self.selected.row => (),
            Some(row) => self.selected = Spot { row, nth: None },
            None => {
                let row = self.selected.row.min(self.rows.total.saturating_sub(1));
                self.selected = Spot { row, nth: None };
            }
        }
    }

    /// Follows one who was merged into another: whoever was chosen is, as who they are now.
    /// The row of the other may not be loaded; until it comes, it is the row of the one.
    pub(crate) fn follow(&mut self, merged: SpeakerId, into: SpeakerId, name: &str) {
        let is_chosen = self.speaker().is_some_and(|row| row.id == merged);
        if is_chosen && self.index_of(into).is_some() {
            return self.choose(into);
        }
        for row in self.rows.rows.iter_mut().filter(|row| row.id == merged) {
            row.id = into;
            name.clone_into(&mut row.name);
        }
    }

    /// Chooses `speaker` if they are in a loaded row.
    pub(crate) fn choose(&mut self, speaker: SpeakerId) {
        self.is_rolled = false;
        if let Some(row) = self.index_of(speaker)
            && row != self.selected.row
        {
            self.selected = Spot { row, nth: None };
        }
    }

    /// Shows or hides the quotations of the chosen speaker.
    pub(crate) fn set_unfolded(&mut self, unfolded: bool) {
        let Some(speaker) = self.speaker().map(|row| row.id) else { return };
        if unfolded {
            self.unfolded.insert(speaker);
        } else {
            self.unfolded.remove(&speaker);
            self.selected.nth = None;
        }
    }

    /// Chooses a place that is shown.
    pub(crate) fn choose_spot(&mut self, spot: Spot) {
        self.is_rolled = false;
        self.selected = spot;
    }

    /// Chooses another place.
    pub(crate) fn select(&mut self, motion: Motion, count: Count) {
        self.is_rolled = false;
        let page = self.height.saturating_sub(2).max(1);
        let steps = match motion {
            Motion::Down | Motion::Up => 1,
            Motion::HalfPageDown | Motion::HalfPageUp => (page / 2).max(1),
            Motion::PageDown | Motion::PageUp => page,
            Motion::Top => return self.selected = Spot::default(),
            Motion::Bottom => return self.selected = self.last(count),
        };
        for _ in 0..steps {
            let moved = match motion {
                Motion::Down | Motion::HalfPageDown | Motion::PageDown => {
                    self.after(self.selected, count)
                }
                _ => self.before(self.selected, count),
            };
            let Some(moved) = moved else { break };
            self.selected = moved;
        }
    }

    /// Makes room for `height` lines and brings the choice into sight.
    pub(crate) fn fit(&mut self, height: usize, count: Count) {
        self.height = height;
        self.selected = self.nearest(self.selected, count);
        if self.is_rolled {
            self.top = self.nearest(self.top, count);
            return;
        }
        self.top = self.nearest(self.top, count).min(self.selected);
        if !self.is_in_sight_from(self.top, count) {
            self.top = self.selected;
            self.go_back_while(count, |_| true);
        }
        // A list that became shorter fills the pane again.
        self.go_back_while(count, |speakers| speakers.lines(count).len() < height);
    }

    /// Moves the list by a line and leaves the choice where it is.
    pub(crate) fn roll(&mut self, motion: Motion, count: Count) {
        self.is_rolled = true;
        let is_down = motion == Motion::Down;
        let moved =
            if is_down { self.after(self.top, count) } else { self.before(self.top, count) };
        // The pane stays full.
        let fills = |top: &Spot| !is_down || self.lines_from(*top, count).len() >= self.height;
        self.top = moved.filter(fills).unwrap_or(self.top);
    }

    /// Moves the top towards the start while the choice stays in sight.
    fn go_back_while(&mut self, count: Count, is_wanted: impl Fn(&Self) -> bool) {
        while let Some(before) = self.before(self.top, count)
            && is_wanted(self)
            && self.is_in_sight_from(before, count)
        {
            self.top = before;
        }
    }

    /// Returns the lines to draw.
    pub(crate) fn lines(&self, count: Count) -> Vec<SpeakerLine> {
        self.lines_from(self.top, count)
    }

    /// Returns the rows to load, if the pane lists the library's and lacks some.
    pub(crate) fn lacking(&self) -> Option<Window> {
        let shown = Window { first: self.top.row, len: self.height };
        let lacks = self.whose == Whose::Library && !list_window::covers(&self.rows, shown);
        lacks.then(|| self.wanted())
    }

    /// Returns the rows to load of the library's.
    pub(crate) fn wanted(&self) -> Window {
        let middle = if self.is_rolled { self.top.row } else { self.selected.row };
        Window::around(middle, list_window::window_len(self.height))
    }

    /// Returns the window together with all rows before it: a speaker with whom another was merged
    /// has more quotations than before, and so stands above, however far.
    pub(crate) fn wanted_with_all_above(&self) -> Window {
        let Window { first, len } = self.wanted();
        Window { first: 0, len: first + len }
    }

    /// Returns what stands in the frame.
    pub(crate) fn title(&self) -> String {
        match self.whose {
            Whose::Article => "Speakers".to_owned(),
            Whose::Library => "All speakers".to_owned(),
        }
    }

    fn index_of(&self, speaker: SpeakerId) -> Option<usize> {
        let index = self.rows.rows.iter().position(|row| row.id == speaker)?;
        Some(self.rows.first + index)
    }
}
