//! Holds the list of articles and the choice in it.
//!
//! Each article has its title, over two lines where it needs them, a line of what is known of it,
//! and one of where the words stand that were searched for. Choosing an article shows it; the user
//! need not open it to look inside.

use crate::library::ArticleId;
use crate::library::ArticleRow;
use crate::library::Order;
use crate::library::Rows;
use crate::library::Window;
use crate::session::messages::Near;
use crate::text::display;
use crate::ui::commands::motion::Motion;
use crate::ui::state::lists::list_window;
use crate::ui::state::lists::match_counts::MatchCounts;

/// The columns before a title, for its marks.
pub(crate) const BEFORE_TITLE: usize = 2;

/// The number of lines of an article whose row is not loaded.
const LINES_UNKNOWN: usize = 2;

/// The list of articles and the chosen one.
#[derive(Debug, Default)]
pub(crate) struct ArticleList {
    pub(crate) rows: Rows<ArticleRow>,
    /// The quotations that the search found, counted, once that was asked.
    pub(crate) matching: Option<MatchCounts>,
    /// True if rows ever came: before, nobody knows how many there are.
    pub(crate) is_known: bool,
    /// True if the list has only the first articles that the search found.
    pub(crate) is_cut: bool,
    /// Rows that the pane shows, the last of them maybe in part.
    pub(crate) shown: usize,
    /// Lines and columns of the pane.
    pub(crate) height: usize,
    pub(crate) width: usize,
    /// True while the wheel has moved the list under a choice that stays where it is.
    pub(crate) is_rolled: bool,
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

    /// Returns the first line of the chosen row, counted from the first that is shown; `None`: it is
    /// out of sight.
    pub(crate) fn selected_line(&self) -> Option<usize> {
        let is_in_sight = (self.top..self.top + self.shown).contains(&self.selected);
        is_in_sight.then(|| self.line_of(self.selected))
    }

    /// Returns the first line of a row that is in sight, counted from the first that is shown.
    pub(crate) fn line_of(&self, index: usize) -> usize {
        (self.top..index).map(|index| self.lines_of(index)).sum()
    }

    /// Returns the number of lines of a row.
    fn lines_of(&self, index: usize) -> usize {
        list_window::row(&self.rows, index).map_or(LINES_UNKNOWN, |row| {
            self.lines_of_title(row) + 1 + usize::from(!row.snippet.is_empty())
        })
    }

    /// Returns the number of lines that a title takes.
    pub(crate) fn lines_of_title(&self, row: &ArticleRow) -> usize {
        1 + usize::from(display::columns(&row.title) + BEFORE_TITLE > self.width)
    }

    /// Makes room for so many lines and columns. The choice is brought into sight, unless the wheel
    /// has moved the list.
    pub(crate) fn fit(&mut self, height: usize, width: usize) {
        (self.height, self.width) = (height, width);
        let last = self.first_top_for(self.rows.total.saturating_sub(1));
        if !self.is_rolled {
            self.top = self.top.min(self.selected).max(self.first_top_for(self.selected));
        }
        self.top = self.top.min(last);
        let mut filled = 0;
        let shown = (self.top..self.rows.total).take_while(|&index| {
            let is_seen = filled < height;
            filled += self.lines_of(index);
            is_seen
        });
        self.shown = shown.count();
    }

    /// Returns the first row that can stand at the top while all lines of this one are in sight.
    fn first_top_for(&self, index: usize) -> usize {
        let (mut top, mut filled) = (index, self.lines_of(index));
        while let Some(above) = top.checked_sub(1) {
            filled += self.lines_of(above);
            if filled > self.height {
                break;
            }
            top = above;
        }
        top
    }

    /// Moves the list by a row and leaves the choice where it is.
    pub(crate) fn roll(&mut self, motion: Motion) {
        self.is_rolled = true;
        self.top = motion.apply(self.top, self.rows.total.saturating_sub(1), 1);
    }

    /// Chooses another row. The article is known at once if its row is loaded.
    pub(crate) fn select(&mut self, motion: Motion) {
        self.is_rolled = false;
        let last = self.rows.total.saturating_sub(1);
        self.selected = motion.apply(self.selected, last, self.shown.saturating_sub(1));
        self.selected_id = list_window::row(&self.rows, self.selected).map(|row| row.id);
    }

    /// Chooses the row that the line with this index shows; says whether it was chosen before.
    pub(crate) fn choose_line(&mut self, line: usize) -> bool {
        let mut rows = self.top..(self.top + self.shown).min(self.rows.total);
        let mut end = 0;
        let index = rows.find(|&index| {
            end += self.lines_of(index);
            line < end
        });
        let Some(index) = index.filter(|&index| index != self.selected) else {
            return index.is_some();
        };
        self.selected = index;
        self.selected_id = list_window::row(&self.rows, index).map(|row| row.id);
        false
    }

    /// Chooses the first row, whichever article that will be.
    pub(crate) fn begin_anew(&mut self) {
        (self.top, self.selected, self.selected_id) = (0, 0, None);
        self.is_rolled = false;
    }

    /// Chooses `article`, wherever it is in the list.
    pub(crate) fn choose(&mut self, article: ArticleId) {
        self.is_rolled = false;
        self.selected_id = Some(article);
        if let Some(index) = self.rows.rows.iter().position(|row| row.id == article) {
            self.selected = self.rows.first + index;
        }
    }

    /// Takes new rows; `place` is where the article stands that they were asked for.
    pub(crate) fn take(&mut self, rows: Rows<ArticleRow>, near: Near, place: Option<usize>) {
        self.rows = rows;
        self.is_known = true;
        if let (Near::Article(article, _) | Near::Rolled(_, Some(article)), Some(place)) =
            (near, place)
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
            chosen if self.is_rolled => Near::Rolled(self.top + self.shown / 2, chosen),
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

    /// Returns how many articles there are to be listed: "84", or "5000+" where the search found more
    /// than the list has.
    pub(crate) fn counted(&self) -> String {
        let more = if self.is_cut { "+" } else { "" };
        format!("{}{more}", self.rows.total)
    }

    /// Returns what stands in the frame: "Articles 2/3", and also in which order they are, unless it is
    /// the usual one. Where there is little room, that comes before the word.
    pub(crate) fn title(&self, order: Order, room: usize) -> String {
        let by = match order {
            Order::Intake => String::new(),
            order => format!(" by {}", order.name()),
        };
        if self.rows.total == 0 {
            return "Articles".to_owned();
        }
        let counted = format!("Articles {}/{}", self.selected + 1, self.counted());
        let whole = [format!("{counted}{by}"), counted["Articles ".len()..].to_owned() + &by];
        let fitting = whole.into_iter().find(|said| display::columns(said) <= room);
        fitting.unwrap_or(counted)
    }
}
