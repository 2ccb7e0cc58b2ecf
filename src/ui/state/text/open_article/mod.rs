//! Holds the article that is open: the place in it, and its quotations.
//!
//! Its [`Viewport`] knows which of its rows are shown, [`AdmittedQuotations`] which of its quotations
//! the filter admits, and [`ArticleSpeakers`] who said them.

mod admitted_quotations;
mod article_speakers;
pub(crate) mod bookmark;
#[cfg(test)]
mod tests;
pub(crate) mod viewport;

use std::mem;

use crate::app::Direction;
use crate::library::ArticleId;
use crate::library::Filter;
use crate::library::OpenArticle;
use crate::library::QuotationId;
use crate::library::QuotationRow;
use crate::library::SpeakerId;
use crate::library::SpeakerRow;
use crate::text::Span;
use crate::ui::commands::motion::Motion;
use crate::ui::state::text::open_article::admitted_quotations::AdmittedQuotations;
use crate::ui::state::text::open_article::article_speakers::ArticleSpeakers;
use crate::ui::state::text::open_article::bookmark::Bookmark;
use crate::ui::state::text::open_article::viewport::Viewport;
use crate::ui::state::text::page::text_measure::Order;
use crate::ui::state::text::page::text_page::Anchor;
use crate::ui::state::text::page::text_page::TextPage;
use crate::ui::state::text::quotation_highlights;
use crate::ui::state::text::quotation_highlights::Mark;

/// An open article and the user's place in it.
#[derive(Debug, Default)]
pub(crate) struct Reading {
    open: Option<Box<OpenArticle>>,
    speakers: ArticleSpeakers,
    sight: Viewport,
    admitted: AdmittedQuotations,
    /// Index of the current quotation; it is admitted.
    current: Option<u32>,
    /// The place where the user is, if at no quotation: that of a match, or of the quotation that was
    /// taken away or given to somebody whom the filter does not admit.
    left: Option<usize>,
    /// A passage that is pointed out until the next key.
    pointed: Option<Span>,
    /// True if initials beside the text say who speaks, since there are no colours.
    pub(crate) has_initials: bool,
}

impl Reading {
    /// Returns the article, if one is open.
    pub(crate) fn open(&self) -> Option<&OpenArticle> {
        self.open.as_deref()
    }

    /// Returns which article is open.
    pub(crate) fn id(&self) -> Option<ArticleId> {
        self.open.as_ref().map(|open| open.id)
    }

    /// Sets who puts words from right to left in order; to be called before anything is shown.
    pub(crate) fn set_order(&mut self, order: Order) {
        self.sight.set_order(order);
    }

    /// Fills lines to the measure, or leaves them ragged.
    pub(crate) fn justify(&mut self, is_justified: bool) {
        self.sight.justify(is_justified);
    }

    /// Tells whether lines are filled to the measure.
    pub(crate) fn is_justified(&self) -> bool {
        self.sight.is_justified()
    }

    /// Returns its rows.
    pub(crate) fn page(&self) -> &TextPage {
        self.sight.page()
    }

    /// Returns the first row shown.
    pub(crate) fn top(&self) -> usize {
        self.sight.top()
    }

    /// Returns how many rows are shown.
    pub(crate) fn height(&self) -> usize {
        self.sight.height()
    }

    /// Returns where the admitted quotations stand, flat and sorted.
    pub(crate) fn marks(&self) -> &[Mark] {
        self.admitted.marks()
    }

    /// Returns the quotation with `index` in the article.
    pub(crate) fn quotation(&self, index: u32) -> Option<&QuotationRow> {
        self.open.as_ref()?.quotations.get(index as usize)
    }

    /// Index of the current quotation.
    pub(crate) fn current(&self) -> Option<u32> {
        self.current
    }

    /// Returns the place where the user is without a current quotation.
    pub(crate) fn left(&self) -> Option<usize> {
        self.left.filter(|_| self.current.is_none())
    }

    /// Index of the current quotation, or else of the first that begins in sight.
    pub(crate) fn current_or_first_in_sight(&self) -> Option<u32> {
        self.current.or_else(|| {
            let first = self.neighbour(Direction::Next)?;
            self.sees_quotation(first).then_some(first)
        })
    }

    /// Returns the number of the current quotation among the admitted, from 1, if there is one.
    pub(crate) fn rank(&self) -> Option<usize> {
        self.admitted.rank(self.current?).map(|index| index + 1)
    }

    /// Indices of the quotations that the filter admits, sorted.
    pub(crate) fn admitted(&self) -> &[u32] {
        self.admitted.indices()
    }

    /// Returns the speaker of that number, if they are quoted here.
    pub(crate) fn speaker(&self, id: SpeakerId) -> Option<&SpeakerRow> {
        self.open.as_ref()?.speakers.iter().find(|speaker| speaker.id == id)
    }

    /// Returns the speaker whose colour this one has in the article.
    pub(crate) fn coloured_as(&self, speaker: SpeakerId) -> SpeakerId {
        self.speakers.coloured_as(speaker)
    }

    /// Indices of the quotations of `speaker`, sorted.
    pub(crate) fn quotations_of(&self, speaker: SpeakerId) -> &[u32] {
        self.speakers.quotations_of(speaker)
    }

    /// Returns the place to come back to.
    pub(crate) fn bookmark(&self) -> Bookmark {
        let current = self.current.and_then(|index| self.quotation(index));
        Bookmark { anchor: self.sight.anchor(), current: current.map(|row| row.id) }
    }

    /// Returns to a place in the same article.
    pub(crate) fn return_to(&mut self, bookmark: Bookmark) {
        self.current = bookmark.current.and_then(|id| self.index_of(id));
        self.left = None;
        self.sight.scroll_back_to(bookmark.anchor);
    }

    /// Returns the first byte of the text that is in sight.
    pub(crate) fn first_in_sight(&self) -> usize {
        self.sight.first_byte()
    }

    /// Shows `open` from `bookmark`, or from its top.
    ///
    /// If it is the article shown already, news of it, the place stays.
    pub(crate) fn show(
        &mut self,
        open: Box<OpenArticle>,
        filter: &Filter,
        bookmark: Option<Bookmark>,
    ) {
        let stays = self.id() == Some(open.id);
        let bookmark = if stays { Some(self.bookmark()) } else { bookmark };
        let place = self.current.and_then(|index| self.hull_of(index));
        let place = place.filter(|_| stays);
        let is_same_text =
            stays && self.open.as_ref().is_some_and(|old| old.article == open.article);
        if !is_same_text {
            self.pointed = None;
            self.sight.lay_out(&open.article);
        }
        self.speakers = ArticleSpeakers::of(&open);
        self.open = Some(open);
        let current = bookmark.and_then(|bookmark| self.index_of(bookmark.current?));
        self.current = current.or_else(|| self.index_of_place(place?));
        self.filter_by(filter);
        if !stays || self.current.is_none() && place.is_some() {
            self.left = place.map(Span::start);
        }
        self.sight.stand_at(bookmark.map_or(Anchor::default(), |bookmark| bookmark.anchor));
    }

    /// Closes the article: there is none to be shown.
    pub(crate) fn close(&mut self) {
        let sight = mem::take(&mut self.sight).without_text();
        *self = Reading { sight, has_initials: self.has_initials, ..Reading::default() };
    }

    /// Wraps the text to `measure` columns, `height` rows of which are shown. A current quotation
    /// that was in sight stays so.
    pub(crate) fn fit(&mut self, measure: u16, height: usize) {
        let current = self.current.and_then(|index| self.hull_of(index));
        let in_sight = current.filter(|&hull| self.sees(hull));
        self.sight.fit(self.open.as_ref().map(|open| &open.article), measure, height);
        if let Some(hull) = in_sight {
            self.sight.lean_to(hull);
        }
    }

    /// Marks what `filter` admits.
    pub(crate) fn filter_by(&mut self, filter: &Filter) {
        let Some(open) = &self.open else { return };
        self.admitted = AdmittedQuotations::of(&open.quotations, filter);
        self.current = self.current.filter(|&index| self.admitted.rank(index).is_some());
    }

    /// Scrolls.
    pub(crate) fn scroll(&mut self, motion: Motion) {
        self.sight.scroll(motion);
    }

    /// Moves to the paragraph after or before the first in sight.
    pub(crate) fn turn_to_paragraph(&mut self, direction: Direction) {
        let Some(open) = &self.open else { return };
        let (blocks, top) = (&open.article.blocks, self.top());
        let row = |at: usize| self.page().row_at(blocks[at].span.start());
        let row = match direction {
            Direction::Next => {
                let next =
                    blocks.partition_point(|block| self.page().row_at(block.span.start()) <= top);
                if next == blocks.len() { self.page().len() } else { row(next) }
            }
            Direction::Previous => {
                let next =
                    blocks.partition_point(|block| self.page().row_at(block.span.start()) < top);
                // Above the first stands the head of the article.
                next.checked_sub(1).map_or(0, row)
            }
        };
        self.stand_at_row(row);
    }

    /// Shows the rows from this one on, or the last ones.
    pub(crate) fn stand_at_row(&mut self, row: usize) {
        self.sight.stand_at_row(row);
    }

    /// Returns the next or previous admitted quotation, seen from the current one, or, where
    /// that is out of sight or none, from what is in sight.
    pub(crate) fn neighbour(&self, direction: Direction) -> Option<u32> {
        self.beside(self.admitted.indices(), direction)
    }

    /// Returns the same among these alone, some of the admitted, sorted.
    pub(crate) fn beside(&self, among: &[u32], direction: Direction) -> Option<u32> {
        let current = self.current.filter(|&index| self.sees_quotation(index));
        let after = match (current, direction) {
            (Some(current), Direction::Next) => among.partition_point(|&index| index <= current),
            (Some(current), Direction::Previous) => among.partition_point(|&index| index < current),
            (None, _) => {
                let left = self.left.filter(|&at| self.sees(Span::empty(at)));
                let from = left.unwrap_or(self.page().byte_of(self.top()));
                let start = |index| self.hull_of(index).map_or(0, Span::start);
                among.partition_point(|&index| start(index) < from)
            }
        };
        match direction {
            Direction::Next => among.get(after).copied(),
            Direction::Previous => among.get(after.checked_sub(1)?).copied(),
        }
    }

    /// Makes a quotation the current one and brings it into sight: where it is in
    /// full sight the text stays, else it comes to stand a third from the top.
    pub(crate) fn go_to(&mut self, index: u32) {
        let Some(hull) = self.hull_of(index) else { return };
        self.current = Some(index);
        self.left = None;
        self.sight.reveal(hull);
    }

    /// Goes to a match of a search: the user is there now, in the quotation that holds it, or in none.
    pub(crate) fn go_to_match(&mut self, found: Span) {
        self.reveal(found);
        let holds = |index: &u32| {
            self.quotation(*index).is_some_and(|row| row.content.iter().any(|at| at.covers(found)))
        };
        self.current = self.current.filter(holds).or_else(|| {
            let begun = self.admitted.begun_at(found.start());
            begun.iter().rev().copied().find(holds)
        });
        self.left = Some(found.start());
    }

    /// Moves a passage into sight as [`Reading::go_to`] does.
    pub(crate) fn reveal(&mut self, passage: Span) {
        self.sight.reveal(passage);
    }

    /// Points a passage out and brings it into sight.
    pub(crate) fn point_at(&mut self, passage: Span) {
        self.pointed = Some(passage);
        self.reveal(passage);
    }

    /// Points at nothing any more.
    pub(crate) fn stop_pointing(&mut self) {
        self.pointed = None;
    }

    /// Returns the passage that is pointed out.
    pub(crate) fn pointed(&self) -> Option<Span> {
        self.pointed
    }

    /// Tells whether a row of a passage is shown.
    pub(crate) fn sees(&self, passage: Span) -> bool {
        self.sight.sees(passage)
    }

    /// Returns how much of the article is behind the user at the lower edge, in percent.
    pub(crate) fn percent(&self) -> usize {
        self.sight.percent()
    }

    /// Returns the first admitted quotation whose content starts in `bytes`.
    pub(crate) fn starts_in(&self, bytes: Span) -> Option<u32> {
        self.admitted.first_in(bytes)
    }

    /// Returns the admitted quotation that starts nearest to this byte.
    pub(crate) fn nearest_to(&self, byte: usize) -> Option<u32> {
        self.admitted.nearest_to(byte)
    }

    /// Returns how many quotations of `speaker` are shown besides those that are counted.
    pub(crate) fn uncounted_of(&self, speaker: SpeakerId) -> usize {
        let rows = self.quotations_of(speaker).iter().filter_map(|&index| self.quotation(index));
        rows.filter(|row| !row.is_counted()).count()
    }

    /// Tells whether it is in doubt of all that is shown as said by `speaker` that it is theirs.
    pub(crate) fn is_doubted(&self, speaker: SpeakerId) -> bool {
        let mut rows = self
            .quotations_of(speaker)
            .iter()
            .filter_map(|&index| self.quotation(index))
            .peekable();
        rows.peek().is_some() && rows.all(quotation_highlights::is_doubtfully_named)
    }

    /// Index of the quotation of that number, if it is here.
    pub(crate) fn index_of(&self, id: QuotationId) -> Option<u32> {
        let rows = &self.open.as_ref()?.quotations;
        rows.iter().position(|row| row.id == id).map(|index| index as u32)
    }

    /// Returns the quotation with just this hull: what the user adds has another number each time.
    fn index_of_place(&self, place: Span) -> Option<u32> {
        let rows = &self.open.as_ref()?.quotations;
        let at = rows.iter().position(|row| row.content.hull() == Some(place))?;
        Some(at as u32)
    }

    /// Returns the span from the start to the end of a quotation.
    fn hull_of(&self, index: u32) -> Option<Span> {
        self.quotation(index)?.content.hull()
    }

    /// Tells whether a row of it is shown.
    pub(crate) fn sees_quotation(&self, index: u32) -> bool {
        self.hull_of(index).is_some_and(|hull| self.sees(hull))
    }
}
