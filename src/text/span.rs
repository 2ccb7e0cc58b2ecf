//! Spans: half-open ranges of bytes in a text.

use std::fmt;
use std::ops::Range;

/// A half-open range of byte offsets into one text, on `char` boundaries.
///
/// ```text
/// (4, 8): She said so.
///             ^^^^
/// ```
///
/// Offsets are `u32`: a text holds less than 4 GiB ([`super::Text::MAX_LEN`]), and an article has
/// many spans. Spans are ordered by start, then by end.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    // Invariant: start <= end.
    start: u32,
    end: u32,
}

impl Span {
    /// Makes the span from byte `start` up to, but not including, byte `end`.
    ///
    /// # Panics
    ///
    /// If `start > end`, or `end` does not fit into a `u32`.
    pub fn new(start: usize, end: usize) -> Self {
        assert!(start <= end, "span {start}..{end} ends before it starts");
        let end = u32::try_from(end).expect("a text is shorter than 4 GiB");
        Span { start: start as u32, end }
    }

    /// Makes the empty span at byte `at`.
    pub fn empty(at: usize) -> Self {
        Span::new(at, at)
    }

    /// Returns the first byte of the span.
    pub fn start(self) -> usize {
        self.start as usize
    }

    /// Returns the first byte after the span.
    pub fn end(self) -> usize {
        self.end as usize
    }

    /// Returns the length in bytes.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Tells whether the span holds no byte.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Returns the span as a range, to slice a `str` with.
    pub fn range(self) -> Range<usize> {
        self.start()..self.end()
    }

    /// Tells whether the byte at `offset` lies in the span.
    pub fn contains(self, offset: usize) -> bool {
        self.start() <= offset && offset < self.end()
    }

    /// Tells whether all of `other` lies in the span.
    pub fn covers(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Tells whether the two spans share a byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Returns the bytes that both spans hold, or `None` where there are none.
    pub fn intersection(self, other: Span) -> Option<Span> {
        let (start, end) = (self.start.max(other.start), self.end.min(other.end));
        (start < end).then_some(Span { start, end })
    }

    /// Returns the smallest span that holds both spans.
    #[must_use]
    pub fn join(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

/// Spans of one text: sorted, none of them empty, and none overlapping or touching another.
///
/// The content of a quotation consists of several spans where a cue (“she said”) interrupts it.
#[derive(Clone, PartialEq, Eq, Hash, Default)]
pub struct Spans(Vec<Span>);

impl Spans {
    /// A value without any span.
    pub const NONE: Spans = Spans(Vec::new());

    /// Tells whether there is no span.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the spans in order.
    pub fn iter(&self) -> std::iter::Copied<std::slice::Iter<'_, Span>> {
        self.0.iter().copied()
    }

    /// Returns the spans in order, as a slice.
    pub fn as_slice(&self) -> &[Span] {
        &self.0
    }

    /// Returns the first span.
    pub fn first(&self) -> Option<Span> {
        self.0.first().copied()
    }

    /// Returns the span from the first byte of the first span to the last byte of the last.
    pub fn hull(&self) -> Option<Span> {
        Some(self.0.first()?.join(*self.0.last()?))
    }

    /// Returns the number of bytes in all spans together.
    pub fn bytes(&self) -> usize {
        self.iter().map(Span::len).sum()
    }

    /// Tells whether any span holds the byte at `offset`.
    pub fn contain(&self, offset: usize) -> bool {
        let after = self.0.partition_point(|span| span.start() <= offset);
        after > 0 && self.0[after - 1].contains(offset)
    }

    /// Tells whether any span shares a byte with `other`.
    pub fn overlap(&self, other: Span) -> bool {
        let from = self.0.partition_point(|span| span.end() <= other.start());
        self.0.get(from).is_some_and(|span| span.overlaps(other))
    }
}

impl FromIterator<Span> for Spans {
    /// Sorts the spans, drops those that are empty and joins those that touch or overlap.
    fn from_iter<I: IntoIterator<Item = Span>>(spans: I) -> Self {
        let mut all: Vec<Span> = spans.into_iter().filter(|span| !span.is_empty()).collect();
        all.sort_unstable();
        all.dedup_by(|next, kept| {
            let joins = next.start <= kept.end;
            if joins {
                *kept = kept.join(*next);
            }
            joins
        });
        Spans(all)
    }
}

impl From<Span> for Spans {
    fn from(span: Span) -> Self {
        Spans::from_iter([span])
    }
}

impl<'a> IntoIterator for &'a Spans {
    type Item = Span;
    type IntoIter = std::iter::Copied<std::slice::Iter<'a, Span>>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl fmt::Debug for Spans {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(&self.0).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::Span;
    use super::Spans;

    fn spans(pairs: &[(usize, usize)]) -> Spans {
        pairs.iter().map(|&(start, end)| Span::new(start, end)).collect()
    }

    #[test]
    fn spans_are_sorted_and_joined_where_they_touch() {
        let made = spans(&[(9, 12), (0, 3), (3, 5), (7, 7), (11, 14)]);
        assert_eq!(made.as_slice(), [Span::new(0, 5), Span::new(9, 14)]);
        assert_eq!(made.hull(), Some(Span::new(0, 14)));
        assert_eq!(made.bytes(), 10);
    }

    #[test]
    fn a_span_contains_its_start_but_not_its_end() {
        let made = spans(&[(2, 4), (6, 8)]);
        let inside: Vec<usize> = (0..10).filter(|&at| made.contain(at)).collect();
        assert_eq!(inside, [2, 3, 6, 7]);
    }

    #[test]
    fn touching_spans_do_not_overlap() {
        assert!(!Span::new(0, 3).overlaps(Span::new(3, 5)));
        assert!(!spans(&[(0, 3), (6, 9)]).overlap(Span::new(3, 6)));
        assert!(spans(&[(0, 3), (6, 9)]).overlap(Span::new(5, 7)));
    }

    #[test]
    #[should_panic(expected = "ends before it starts")]
    fn a_span_cannot_end_before_it_starts() {
        let _ = Span::new(3, 2);
    }
}
