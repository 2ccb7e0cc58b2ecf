//! Holds the rows of an article, and which of them are in sight.
//!
//! The place is kept as a byte of the text, so it survives every change of
//! size; the row is found from it whenever the page is made anew.

use crate::article::Article;
use crate::text::Span;
use crate::ui::commands::motion::Motion;
use crate::ui::state::text::page::text_measure::Order;
use crate::ui::state::text::page::text_page::Anchor;
use crate::ui::state::text::page::text_page::TextPage;

/// Rows that a page down leaves in sight, so that the eye finds its place.
const OVERLAP: usize = 2;

/// A page, seen through a window that is moved over its rows.
#[derive(Debug, Default)]
pub(crate) struct Viewport {
    page: TextPage,
    /// The side that puts words from right to left in order: program or terminal.
    order: Order,
    /// True if lines are filled to the measure.
    is_justified: bool,
    /// Rows that the pane shows.
    height: usize,
    /// First row shown.
    top: usize,
    /// The answer of [`TextPage::anchor_of`] for `top`.
    anchor: Anchor,
}

impl Viewport {
    /// Leaves words from right to left to this one; before anything is shown.
    pub(crate) fn set_order(&mut self, order: Order) {
        self.order = order;
    }

    /// Fills lines to the measure, or leaves them ragged.
    pub(crate) fn justify(&mut self, is_justified: bool) {
        self.is_justified = is_justified;
        self.page.justify(is_justified);
    }

    /// Tells whether lines are filled to the measure.
    pub(crate) fn is_justified(&self) -> bool {
        self.is_justified
    }

    /// Returns all rows.
    pub(crate) fn page(&self) -> &TextPage {
        &self.page
    }

    /// Returns the first row shown.
    pub(crate) fn top(&self) -> usize {
        self.top
    }

    /// Returns how many rows are shown.
    pub(crate) fn height(&self) -> usize {
        self.height
    }

    /// Returns the place to come back to.
    pub(crate) fn anchor(&self) -> Anchor {
        self.anchor
    }

    /// Returns the first byte of the text that is in sight.
    pub(crate) fn first_byte(&self) -> usize {
        if self.top == 0 { 0 } else { self.page.byte_of(self.top) }
    }

    /// Returns the window as it is set up, over no text.
    pub(crate) fn without_text(self) -> Self {
        let mut page = TextPage::default();
        page.justify(self.is_justified);
        Viewport { page, top: 0, anchor: Anchor::default(), ..self }
    }

    /// Makes the rows those of another text; the window is to be moved to a place in it.
    pub(crate) fn lay_out(&mut self, article: &Article) {
        self.page = TextPage::new(article, self.page.measure(), self.order);
        self.page.justify(self.is_justified);
    }

    /// Wraps the text to `measure` columns, `height` rows of which are shown.
    pub(crate) fn fit(&mut self, article: Option<&Article>, measure: u16, height: usize) {
        self.height = height;
        if measure != self.page.measure() {
            self.page = match article {
                Some(article) => TextPage::new(article, measure, self.order),
                None => TextPage::empty(measure),
            };
            self.page.justify(self.is_justified);
        }
        self.stand_at(self.anchor);
    }

    /// Shows the rows from a place on; that place stays the one to come back to, also
    /// where so few rows follow it that it is not the first.
    pub(crate) fn stand_at(&mut self, anchor: Anchor) {
        self.anchor = anchor;
        self.top = self.page.row_of(anchor).min(self.last_top());
    }

    /// Shows the rows from a place on, as if the user had scrolled there.
    pub(crate) fn scroll_back_to(&mut self, anchor: Anchor) {
        self.scroll_to(self.page.row_of(anchor).min(self.last_top()));
    }

    /// Shows the rows from this one on, or the last ones.
    pub(crate) fn stand_at_row(&mut self, row: usize) {
        self.scroll_to(row.min(self.last_top()));
    }

    /// Scrolls.
    pub(crate) fn scroll(&mut self, motion: Motion) {
        let page = self.height.saturating_sub(OVERLAP);
        self.scroll_to(motion.apply(self.top, self.last_top(), page));
    }

    /// Moves a passage into sight: if all of it is in sight the text stays, otherwise it comes to
    /// stand a third from the top.
    pub(crate) fn reveal(&mut self, passage: Span) {
        let (first, last) = self.rows_of(passage);
        if self.top > first || last >= self.top + self.height {
            self.scroll_to(self.top_for(first, last));
        }
    }

    /// Moves a passage into sight that is wholly out of it, and keeps the former place, which is
    /// shown again when there is room for both.
    pub(crate) fn lean_to(&mut self, passage: Span) {
        if !self.sees(passage) {
            let (first, last) = self.rows_of(passage);
            self.top = self.top_for(first, last);
        }
    }

    /// Returns the first row to show so that these come to stand a third from the top.
    fn top_for(&self, first: usize, last: usize) -> usize {
        let spare = self.height.saturating_sub(last - first + 1);
        let above = (self.height / 3).min(spare);
        first.saturating_sub(above).min(self.last_top())
    }

    /// Tells whether a row of a passage is shown.
    pub(crate) fn sees(&self, passage: Span) -> bool {
        let (first, last) = self.rows_of(passage);
        first < self.top + self.height && self.top <= last
    }

    /// Returns how much of the article is behind the user at the lower edge, in percent.
    pub(crate) fn percent(&self) -> usize {
        let total = self.page.len();
        let seen = (self.top + self.height).min(total);
        (seen * 100).checked_div(total).unwrap_or(100)
    }

    /// First and last row of a passage.
    fn rows_of(&self, passage: Span) -> (usize, usize) {
        (self.page.row_at(passage.start()), self.page.row_at(passage.end().saturating_sub(1)))
    }

    fn last_top(&self) -> usize {
        self.page.len().saturating_sub(self.height.max(1))
    }

    fn scroll_to(&mut self, top: usize) {
        self.top = top;
        self.anchor = self.page.anchor_of(top);
    }
}
