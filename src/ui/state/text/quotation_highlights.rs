//! Finds which quotation each place of a text belongs to.
//!
//! Quotations overlap: one may stand inside another, and one passage may be
//! attributed twice. A screen cell has one colour, so the spans are laid out
//! flat once, and a line then finds its own by binary search.

use std::cmp::Reverse;

use crate::library::QuotationRow;
use crate::quotes::DOUBTFUL_SPEAKER;
use crate::text::Span;

/// A stretch of text and the quotation it is shown as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Mark {
    /// The stretch of text.
    pub(crate) span: Span,
    /// Index of the quotation in its article.
    pub(crate) quotation: u32,
}

/// Sorted, not overlapping; where quotations overlap, the one that starts last wins, so
/// a quotation inside another is seen.
///
/// ```text
/// one quotation:   |------------------|
/// one inside it:         |-----|
/// flat:            |-----|-----|------|
/// ```
pub(crate) fn flatten(quotations: &[QuotationRow], shown: &[u32]) -> Vec<Mark> {
    let pieces_of = |&quotation: &u32| {
        let content = &quotations[quotation as usize].content;
        content.iter().map(move |span| Mark { span, quotation })
    };
    let mut pieces: Vec<Mark> = shown.iter().flat_map(pieces_of).collect();
    pieces.sort_by_key(|piece| (piece.span.start(), Reverse(piece.span.end()), piece.quotation));
    let mut flat = Flat::default();
    for piece in pieces {
        flat.fill_to(piece.span.start());
        flat.open.push(piece);
    }
    flat.fill_to(usize::MAX);
    flat.marks
}

/// Returns the marks that share a byte with `span`.
pub(crate) fn overlapping(marks: &[Mark], span: Span) -> &[Mark] {
    let from = marks.partition_point(|mark| mark.span.end() <= span.start());
    let len = marks[from..].partition_point(|mark| mark.span.start() < span.end());
    &marks[from..from + len]
}

#[derive(Default)]
struct Flat {
    marks: Vec<Mark>,
    /// Pieces that have begun; the innermost is the last.
    open: Vec<Mark>,
    /// Everything before this is laid out.
    reached: usize,
}

impl Flat {
    fn fill_to(&mut self, end: usize) {
        while let Some(&innermost) = self.open.last() {
            let start = self.reached.max(innermost.span.start());
            let stop = innermost.span.end().min(end);
            if start < stop {
                self.marks.push(Mark { span: Span::new(start, stop), ..innermost });
            }
            self.reached = self.reached.max(stop);
            if innermost.span.end() > end {
                break;
            }
            self.open.pop();
        }
    }
}

/// The likelihood below which a quotation is marked by a broken line.
pub(crate) const DOUBTFUL: f32 = 0.5;

/// Tells whether its speaker is in doubt, so that a question mark belongs to the name. The
/// confidence of what the user said themselves is 1.
pub(crate) fn is_doubtfully_named(row: &QuotationRow) -> bool {
    row.speaker_confidence.is_some_and(|sure| sure < DOUBTFUL_SPEAKER)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Mark;
    use super::flatten;
    use super::overlapping;
    use crate::library::Check;
    use crate::library::QuotationId;
    use crate::library::QuotationRow;
    use crate::quotes::Act;
    use crate::quotes::Kind;
    use crate::text::Span;
    use crate::text::Spans;

    fn quotation(pieces: &[(usize, usize)]) -> QuotationRow {
        QuotationRow {
            id: QuotationId(0),
            act: Act::Said,
            act_confidence: None,
            found_act: None,
            kind: Kind::Direct,
            content: pieces.iter().map(|&(start, end)| Span::new(start, end)).collect(),
            cue: Spans::NONE,
            source: Spans::NONE,
            relay: Spans::NONE,
            speaker: None,
            speaker_confidence: None,
            confidence: 1.0,
            rule: String::new(),
            chain: Vec::new(),
            corrected: false,
            by_hand: None,
            check: Check::Open,
            note: None,
        }
    }

    fn flat(quotations: &[&[(usize, usize)]]) -> Vec<(usize, usize, u32)> {
        let rows: Vec<_> = quotations.iter().map(|pieces| quotation(pieces)).collect();
        let all: Vec<u32> = (0..rows.len() as u32).collect();
        let marks = flatten(&rows, &all).into_iter();
        marks.map(|mark| (mark.span.start(), mark.span.end(), mark.quotation)).collect()
    }

    #[test]
    fn a_quotation_inside_another_is_seen() {
        assert_eq!(flat(&[&[(0, 9)], &[(3, 5)]]), [(0, 3, 0), (3, 5, 1), (5, 9, 0)]);
    }

    #[test]
    fn an_interrupted_quotation_leaves_the_gap_free() {
        assert_eq!(flat(&[&[(0, 3), (6, 9)]]), [(0, 3, 0), (6, 9, 0)]);
    }

    #[test]
    fn of_quotations_that_overlap_in_part_the_later_wins() {
        assert_eq!(
            flat(&[&[(0, 5)], &[(3, 9)], &[(7, 8)]]),
            [(0, 3, 0), (3, 7, 1), (7, 8, 2), (8, 9, 1)]
        );
    }

    #[test]
    fn a_line_finds_the_marks_it_holds_a_part_of() {
        let mark = |start, end| Mark { span: Span::new(start, end), quotation: 0 };
        let marks = [mark(0, 3), mark(3, 6), mark(8, 9)];
        assert_eq!(overlapping(&marks, Span::new(3, 8)), [mark(3, 6)]);
        assert_eq!(overlapping(&marks, Span::new(2, 9)), marks);
        assert!(overlapping(&marks, Span::new(6, 8)).is_empty());
    }

    proptest! {
        #[test]
        fn every_place_is_shown_as_a_quotation_that_holds_it(
            starts in prop::collection::vec((0usize..50, 1usize..20), 0..12),
        ) {
            let rows: Vec<_> =
                starts.iter().map(|&(start, len)| quotation(&[(start, start + len)])).collect();
            let all: Vec<u32> = (0..rows.len() as u32).collect();
            let marks = flatten(&rows, &all);
            prop_assert!(marks.windows(2).all(|pair| pair[0].span.end() <= pair[1].span.start()));
            for at in 0..80 {
                let shown = marks.iter().find(|mark| mark.span.contains(at));
                let held = rows.iter().any(|row| row.content.contain(at));
                prop_assert_eq!(shown.is_some(), held);
                if let Some(mark) = shown {
                    prop_assert!(rows[mark.quotation as usize].content.contain(at));
                }
            }
        }
    }
}
