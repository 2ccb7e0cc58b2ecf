//! Collects the matches of a search, a slice of the text at a time.

use crate::article::Article;
use crate::text::Span;
use crate::text::search::Pattern;

/// Bytes looked through for words at a time: a few milliseconds. Expressions may cost more, and
/// are looked for in fewer; see [`Pattern::pace`].
pub(crate) const SLICE: usize = 96 * 1024;

/// The cost of a block besides its bytes, in bytes.
const COST_OF_BLOCK: usize = 64;

/// The matches found so far.
#[derive(Debug, Default)]
pub(crate) struct TextMatches {
    /// The place where the search began.
    pub(crate) origin: usize,
    /// The next byte to look at.
    next: usize,
    pub(crate) stage: Stage,
    /// Before `origin`, sorted.
    pub(crate) before: Vec<Span>,
    /// The matches from `origin` on, sorted.
    pub(crate) after: Vec<Span>,
}

/// The part of the text that is being searched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Stage {
    #[default]
    ToTheEnd,
    FromTheStart,
    Done,
}

impl TextMatches {
    /// Begins to look at a byte of the text.
    pub(crate) fn from(origin: usize) -> Self {
        TextMatches { origin, next: origin, ..TextMatches::default() }
    }

    /// Returns the match with this index in the text.
    pub(crate) fn get(&self, index: usize) -> Option<Span> {
        let after = || self.after.get(index - self.before.len());
        self.before.get(index).or_else(after).copied()
    }

    /// Counts the matches of which this holds, which come first.
    pub(crate) fn partition_point(&self, is_before: impl Fn(Span) -> bool) -> usize {
        let in_first = self.before.partition_point(|&found| is_before(found));
        if in_first < self.before.len() {
            return in_first;
        }
        in_first + self.after.partition_point(|&found| is_before(found))
    }

    /// Looks through another slice.
    pub(crate) fn look(&mut self, article: &Article, pattern: &Pattern) {
        let mut left = SLICE;
        let pace = pattern.pace();
        while left > 0 && self.stage != Stage::Done {
            let region_end = match self.stage {
                Stage::FromTheStart => self.origin.min(article.text.len()),
                _ => article.text.len(),
            };
            let after = article.blocks.partition_point(|block| block.span.end() <= self.next);
            let block = article.blocks.get(after).map(|block| block.span);
            let Some(block) = block.filter(|block| block.start() < region_end) else {
                self.go_round();
                continue;
            };
            let start = self.next.max(block.start());
            let most = (left / pace.cost).clamp(1, pace.part);
            let end = article.text.ceil_char_boundary(start.saturating_add(most).min(block.end()));
            let part = Span::new(start, end.min(region_end).max(start));
            if part.is_empty() {
                self.go_round();
                continue;
            }
            let found = pattern.matches(&article.text, block, part);
            self.next = found.last().map_or(part.end(), |last| last.end().max(part.end()));
            self.take(found);
            left = left.saturating_sub(part.len().saturating_mul(pace.cost) + COST_OF_BLOCK);
        }
    }

    fn go_round(&mut self) {
        self.stage = match self.stage {
            Stage::ToTheEnd if self.origin > 0 => Stage::FromTheStart,
            _ => Stage::Done,
        };
        self.next = 0;
    }

    fn take(&mut self, found: Vec<Span>) {
        match (self.stage, self.after.first().copied()) {
            (Stage::ToTheEnd, _) => self.after.extend(found),
            // One that begins before the origin may reach into the first after it.
            (_, Some(first)) => {
                self.before.extend(found.into_iter().filter(|span| !span.overlaps(first)));
            }
            (_, None) => self.before.extend(found),
        }
    }
}
