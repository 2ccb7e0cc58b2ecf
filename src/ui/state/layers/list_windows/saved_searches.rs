//! Holds the list of saved searches, which is narrowed by what is typed.
//!
//! One that is not understood, because this program knows less or more than the one that
//! saved it, is listed with what is wrong: it is the user's, and they can mend it.

use ratatui::layout::Size;

use crate::app;
use crate::library::SavedSearch;
use crate::library::query_language;
use crate::ui::commands::command::Command;
use crate::ui::commands::motion::Motion;
use crate::ui::commands::scope::Scope;
use crate::ui::state::layers::layer_state::LayerState;
use crate::ui::state::line_input::LineInput;
use crate::ui::state::lists::list_window;

const MOST: Size = Size { width: 76, height: 23 };

/// The number of lines of a search: its name, and its words.
pub(crate) const LINES: usize = 2;

/// The frame and the line in which the user types.
const AROUND: usize = 3;

const FOR_EMPTY: usize = 5;

/// The list of saved searches: the text typed, and the searches that match it.
#[derive(Debug, Default)]
pub(crate) struct SavedSearches {
    pub(crate) entry: LineInput,
    /// All searches; `None` until they come.
    pub(crate) all: Option<Vec<ListedSearch>>,
    /// Indices of those that match, best first.
    pub(crate) found: Vec<usize>,
    pub(crate) chosen: usize,
    /// The first that was shown at the last click.
    pub(crate) top: usize,
}

#[derive(Debug)]
pub(crate) struct ListedSearch {
    pub(crate) search: SavedSearch,
    /// The mistake in the search, if there is one.
    pub(crate) error: Option<String>,
}

impl SavedSearches {
    /// Tells whether it is still on its way.
    pub(crate) fn is_awaited(&self) -> bool {
        self.all.is_none()
    }

    /// Returns the search that Enter runs.
    pub(crate) fn chosen(&self) -> Option<&SavedSearch> {
        self.found.get(self.chosen).map(|&index| &self.listed()[index].search)
    }

    /// Changes what is typed.
    pub(crate) fn change(&mut self, change: impl FnOnce(&mut LineInput)) {
        change(&mut self.entry);
        self.look();
        self.chosen = 0;
    }

    /// Chooses another.
    pub(crate) fn select(&mut self, motion: Motion, times: usize) {
        let page = (usize::from(MOST.height) - AROUND) / LINES;
        let last = self.found.len().saturating_sub(1);
        self.chosen = (0..times).fold(self.chosen, |at, _| motion.apply(at, last, page));
    }

    /// Returns the room that the list takes at most.
    pub(crate) fn size(&self) -> Size {
        let lines = match self.listed().len() {
            0 => FOR_EMPTY,
            searches => searches * LINES,
        };
        let lines = lines + AROUND;
        Size { height: lines.min(MOST.height.into()) as u16, ..MOST }
    }

    /// Chooses what this line shows of `height`; says whether it was chosen before.
    pub(crate) fn choose_line(&mut self, line: usize, height: u16) -> Option<bool> {
        let rows = rows(height.saturating_sub(1));
        self.top = self.top(rows);
        let nth = line.checked_sub(1)? / LINES;
        let index = self.top + nth;
        if nth >= rows || index >= self.found.len() {
            return None;
        }
        Some(list_window::choose(&mut self.chosen, index))
    }

    /// Returns the first search that is shown.
    pub(crate) fn top(&self, rows: usize) -> usize {
        list_window::reveal(self.top, self.chosen, rows, self.found.len())
    }

    /// Takes the saved searches over; the choice stays on its search.
    pub(crate) fn take(&mut self, searches: Vec<SavedSearch>) {
        let before = self.chosen().map(|search| search.name.clone());
        let listed = searches.into_iter().map(|search| {
            let error = query_language::parse(&search.query).err().map(|error| error.to_string());
            ListedSearch { search, error }
        });
        self.all = Some(listed.collect());
        self.look();
        let names = self.found.iter().map(|&index| &self.listed()[index].search.name);
        let same = names.enumerate().find(|(_, name)| before.as_ref() == Some(*name));
        let last = self.found.len().saturating_sub(1);
        self.chosen = same.map_or(self.chosen.min(last), |(at, _)| at);
    }

    pub(crate) fn listed(&self) -> &[ListedSearch] {
        self.all.as_deref().unwrap_or_default()
    }

    fn look(&mut self) {
        let lines: Vec<String> = self
            .listed()
            .iter()
            .map(|listed| format!("{} {}", listed.search.name, listed.search.query))
            .collect();
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        self.found = app::matching(&lines, self.entry.typed());
    }
}

/// Searches that so many lines show.
pub(crate) fn rows(height: u16) -> usize {
    (usize::from(height) / LINES).max(1)
}

impl LayerState for SavedSearches {
    fn scope(&self) -> Option<Scope> {
        Some(Scope::Searches)
    }

    fn line_input(&mut self) -> Option<&mut LineInput> {
        Some(&mut self.entry)
    }

    fn is_idle(&self, command: Command) -> bool {
        self.chosen().is_none() && matches!(command, Command::Accept | Command::DeleteSearch)
    }

    fn says_its_keys(&self) -> bool {
        true
    }
}
