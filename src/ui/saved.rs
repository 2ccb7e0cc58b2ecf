//! The list of saved searches: what is typed narrows it, and each says what it looks for.
//!
//! One that is not understood, because this program knows less or more than the one that
//! saved it, is listed with what is wrong: it is the reader's, and they can mend it.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::layout::Size;
use ratatui::style::Style;

use crate::app;
use crate::library::SavedSearch;
use crate::library::language;
use crate::text::Span;
use crate::text::wrap;
use crate::ui::command::Command;
use crate::ui::command::Motion;
use crate::ui::draw;
use crate::ui::entry::Entry;
use crate::ui::keymap::Scope;
use crate::ui::list;
use crate::ui::model::Model;
use crate::ui::sheet;

const MOST: Size = Size { width: 76, height: 23 };

/// A search has two lines: its name, and what it looks for.
const LINES: usize = 2;

/// The frame and the line in which the reader types.
const AROUND: usize = 3;

/// What an empty list says: on so many lines at most.
const EMPTY: &str = "no search is saved yet: search all articles (/ in their list), keep that \
                     with Enter, then :save-search gives it a name";
const FOR_EMPTY: usize = 5;

/// What is typed, and which searches match it.
#[derive(Debug, Default)]
pub(crate) struct Searches {
    entry: Entry,
    /// All of them; `None` until they come.
    all: Option<Vec<Listed>>,
    /// Indices of those that match, best first.
    found: Vec<usize>,
    chosen: usize,
    /// The first that was shown at the last click.
    top: usize,
    /// The one that goes if the reader says so once more.
    doomed: Option<String>,
}

#[derive(Debug)]
struct Listed {
    search: SavedSearch,
    /// What is wrong with it.
    error: Option<String>,
}

impl Searches {
    /// Whether it is still on its way.
    pub(crate) fn is_awaited(&self) -> bool {
        self.all.is_none()
    }

    /// The search that Enter runs.
    pub(crate) fn chosen(&self) -> Option<&SavedSearch> {
        self.found.get(self.chosen).map(|&index| &self.listed()[index].search)
    }

    /// Where the reader types. What that finds is looked for with the next change.
    pub(crate) fn entry_mut(&mut self) -> &mut Entry {
        &mut self.entry
    }

    /// Changes what is typed.
    pub(crate) fn change(&mut self, change: impl FnOnce(&mut Entry)) {
        self.doomed = None;
        change(&mut self.entry);
        self.look();
        self.chosen = 0;
    }

    /// Chooses another.
    pub(crate) fn select(&mut self, motion: Motion, times: usize) {
        self.doomed = None;
        let page = (usize::from(MOST.height) - AROUND) / LINES;
        let last = self.found.len().saturating_sub(1);
        self.chosen = (0..times).fold(self.chosen, |at, _| motion.apply(at, last, page));
    }

    /// The room that the list takes at most.
    pub(crate) fn size(&self) -> Size {
        let lines = (self.listed().len() * LINES).max(FOR_EMPTY) + AROUND;
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
        let was_chosen = list::choose(&mut self.chosen, index);
        self.doomed = self.doomed.take().filter(|_| was_chosen);
        Some(was_chosen)
    }

    /// The first search that is shown.
    fn top(&self, rows: usize) -> usize {
        list::reveal(self.top, self.chosen, rows, self.found.len())
    }

    /// Takes what is saved; the choice stays on its search.
    pub(crate) fn take(&mut self, searches: Vec<SavedSearch>) {
        let before = self.chosen().map(|search| search.name.clone());
        let listed = searches.into_iter().map(|search| {
            let error = language::parse(&search.query).err().map(|error| error.to_string());
            Listed { search, error }
        });
        self.all = Some(listed.collect());
        self.look();
        let names = self.found.iter().map(|&index| &self.listed()[index].search.name);
        let same = names.enumerate().find(|(_, name)| before.as_ref() == Some(*name));
        let last = self.found.len().saturating_sub(1);
        self.chosen = same.map_or(self.chosen.min(last), |(at, _)| at);
    }

    /// The name of the chosen one, if the reader has been asked whether it is to go; else
    /// they are asked.
    pub(crate) fn delete(&mut self) -> Option<String> {
        let name = self.chosen()?.name.clone();
        if self.doomed.take().as_ref() == Some(&name) {
            return Some(name);
        }
        self.doomed = Some(name);
        None
    }

    /// Leaves the one there that was to go; whether there was one.
    pub(crate) fn spare(&mut self) -> bool {
        self.doomed.take().is_some()
    }

    fn listed(&self) -> &[Listed] {
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

    /// Draws it over the middle of the screen.
    pub(crate) fn draw(&self, model: &Model, frame: &mut Frame) {
        let screen = frame.area();
        let most = self.size();
        let hints = sheet::hints(model, Scope::Searches, screen, most);
        let title = "Saved searches";
        let area = sheet::draw(frame.buffer_mut(), screen, most, title, &hints, model.theme);
        self.entry.draw(frame, area, "> ", model.theme);
        let below = area.intersection(Rect { y: area.y.saturating_add(1), ..area });
        if self.found.is_empty() {
            return self.draw_none(frame, below, model);
        }
        let rows = rows(below.height);
        let top = self.top(rows);
        for (at, &index) in self.found.iter().enumerate().skip(top).take(rows) {
            let first = draw::line(below, (at - top) * LINES);
            let second = draw::line(below, (at - top) * LINES + 1);
            self.draw_row(frame, [first, second], &self.listed()[index], model);
            if at == self.chosen {
                for line in [first, second] {
                    frame.buffer_mut().set_style(line.intersection(screen), model.theme.chosen());
                }
            }
        }
    }

    /// Name and query; where something is to be said of them, the name has the query beside
    /// it, and what is said has the second line.
    fn draw_row(&self, frame: &mut Frame, lines: [Rect; 2], listed: &Listed, model: &Model) {
        let Listed { search, error } = listed;
        let [first, second] = lines.map(|line| draw::past(line, 1));
        let said = if self.doomed.as_ref() == Some(&search.name) {
            let key = key_of(model, Command::DeleteSearch);
            Some(format!("{key} again deletes it; Esc keeps it"))
        } else {
            error.clone()
        };
        let buf = frame.buffer_mut();
        let named = draw::words(buf, first, &search.name, model.theme.strong(), model.theme);
        if let Some(said) = said {
            let query = draw::past(first, named + 2);
            draw::text(buf, query, &search.query, model.theme.quiet(), model.theme);
            draw::text(buf, draw::past(second, 2), &said, model.theme.alarm(), model.theme);
        } else {
            draw::text(buf, draw::past(second, 2), &search.query, Style::new(), model.theme);
        }
    }

    fn draw_none(&self, frame: &mut Frame, area: Rect, model: &Model) {
        let said = match &self.all {
            None => "",
            Some(all) if all.is_empty() => EMPTY,
            Some(_) => "no saved search is called so, or looks for that",
        };
        let columns = area.width.saturating_sub(2).into();
        let lines = wrap::wrap(said, Span::new(0, said.len()), columns);
        for (at, line) in lines.enumerate().take(area.height.into()) {
            let row = draw::past(draw::line(area, at), 1);
            let said = &said[line.drawn().range()];
            draw::text(frame.buffer_mut(), row, said, model.theme.quiet(), model.theme);
        }
    }
}

/// Searches that so many lines show.
fn rows(height: u16) -> usize {
    (usize::from(height) / LINES).max(1)
}

/// The key that hints show for a command of this list.
fn key_of(model: &Model, command: Command) -> String {
    let mut bound = model.keymap.of(Scope::Searches).filter(|bound| bound.command == command);
    bound.find_map(|bound| bound.keys.first()).map(ToString::to_string).unwrap_or_default()
}
