//! Holds the list of articles and the choice in it.
//!
//! Each article has two lines: its title, and what is known of it. Choosing an
//! article shows it; the user need not open it to look inside.

use crate::library::ArticleId;
use crate::library::ArticleRow;
use crate::library::Order;
use crate::library::Rows;
use crate::library::Window;
use crate::session::messages::Near;
use crate::ui::commands::motion::Motion;
use crate::ui::state::lists::list_window;

/// Lines of an article.
const LINES: usize = 2;

/// Lines of one that was searched for: where the words stand comes with it.
const LINES_FOUND: usize = 3;

/// The list of articles and the chosen one.
#[derive(Debug, Default)]
pub(crate) struct ArticleList {
    pub(crate) rows: Rows<ArticleRow>,
    /// True if rows ever came: before, nobody knows how many there are.
    pub(crate) is_known: bool,
    /// Rows that the pane shows.
    pub(crate) shown: usize,
    pub(crate) top: usize,
    pub(crate) selected: usize,
    /// The article at `selected`, if its row was ever loaded.
    pub(crate) selected_id: Option<ArticleId>,
}

impl ArticleList {
    /// Returns the chosen one, if it is known which that is.
    pub(crate) fn selected_id(&self) -> Option<ArticleId> {
        self.selected_id
    }

    /// Returns the row to show first, and those after it, as far as they are loaded.
    pub(crate) fn visible(&self) -> impl Iterator<Item = (usize, &ArticleRow)> {
        let indices = self.top..(self.top + self.shown).min(self.rows.total);
        indices.filter_map(|index| Some((index, list_window::row(&self.rows, index)?)))
    }

    /// Returns the first line of the chosen row, counted from the first that is shown.
    pub(crate) fn selected_line(&self) -> usize {
        self.selected.saturating_sub(self.top) * self.lines()
    }

    /// Makes room for `height` lines.
    pub(crate) fn fit(&mut self, height: usize) {
        let lines = self.lines();
        self.shown = height.div_ceil(lines);
        self.top = list_window::reveal(self.top, self.selected, height / lines, self.rows.total);
    }

    /// Chooses another row. The article is known at once if its row is loaded.
    pub(crate) fn select(&mut self, motion: Motion) {
        let last = self.rows.total.saturating_sub(1);
        self.selected = motion.apply(self.selected, last, self.shown.saturating_sub(1));
        self.selected_id = list_window::row(&self.rows, self.selected).map(|row| row.id);
    }

    /// Chooses the row that the line with this index shows; says whether it was chosen before.
    pub(crate) fn choose_line(&mut self, line: usize) -> bool {
        let index = self.top + line / self.lines();
        if index == self.selected || index >= self.rows.total {
            return index == self.selected;
        }
        self.selected = index;
        self.selected_id = list_window::row(&self.rows, index).map(|row| row.id);
        false
    }

    /// Chooses the first row, whichever article that will be.
    pub(crate) fn begin_anew(&mut self) {
        (self.top, self.selected, self.selected_id) = (0, 0, None);
    }

    /// Lines of a row.
    pub(crate) fn lines(&self) -> usize {
        let is_found = self.rows.rows.iter().any(|row| !row.snippet.is_empty());
        if is_found { LINES_FOUND } else { LINES }
    }

    /// Chooses `article`, wherever it is in the list.
    pub(crate) fn choose(&mut self, article: ArticleId) {
        self.selected_id = Some(article);
        if let Some(index) = self.rows.rows.iter().position(|row| row.id == article) {
            self.selected = self.rows.first + index;
        }
    }

    /// Takes new rows; `place` is where the article stands that they were asked for.
    pub(crate) fn take(&mut self, rows: Rows<ArticleRow>, near: Near, place: Option<usize>) {
        self.rows = rows;
        self.is_known = true;
        if let (Near::Article(article, _), Some(place)) = (near, place)
            && self.selected_id == Some(article)
        {
            self.selected = place;
        }
        self.selected = self.selected.min(self.rows.total.saturating_sub(1));
        if let Some(row) = list_window::row(&self.rows, self.selected) {
            self.selected_id = Some(row.id);
        } else if self.rows.total == 0 {
            self.selected_id = None;
        }
    }

    /// Tells whether the row of `article` is there and shows it as read.
    pub(crate) fn is_read(&self, article: ArticleId) -> bool {
        self.rows.rows.iter().any(|row| row.id == article && row.read)
    }

    /// Shows whether the user has seen `article`.
    pub(crate) fn note_read(&mut self, article: ArticleId, read: bool) {
        for row in self.rows.rows.iter_mut().filter(|row| row.id == article) {
            row.read = read;
        }
    }

    /// Shows whether `article` has a star.
    pub(crate) fn note_starred(&mut self, article: ArticleId, starred: bool) {
        for row in self.rows.rows.iter_mut().filter(|row| row.id == article) {
            row.starred = starred;
        }
    }

    /// Tells whether rows that should be seen are not loaded.
    pub(crate) fn lacks_rows(&self) -> bool {
        !list_window::covers(&self.rows, Window { first: self.top, len: self.shown })
    }

    /// Returns the row around which to ask for the list.
    pub(crate) fn wanted(&self) -> Near {
        match self.selected_id {
            Some(article) => Near::Article(article, self.selected),
            None => Near::Index(self.selected),
        }
    }

    /// Returns how many rows the pane shows.
    pub(crate) fn shown(&self) -> usize {
        self.shown
    }

    /// Returns how many articles the list has.
    pub(crate) fn total(&self) -> usize {
        self.rows.total
    }

    /// Returns what stands in the frame: "Articles 2/3".
    pub(crate) fn title(&self, order: Order) -> String {
        let by = match order {
            Order::Intake => String::new(),
            order => format!(" by {}", order.name()),
        };
        match self.rows.total {
            0 => "Articles".to_owned(),
            total => format!("Articles {}/{total}{by}", self.selected + 1),
        }
    }
}
