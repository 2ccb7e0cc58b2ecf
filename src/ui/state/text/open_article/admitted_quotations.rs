//! Holds which quotations of the open article the filter admits, and where they stand.

use crate::library::Filter;
use crate::library::QuotationRow;
use crate::text::Span;
use crate::ui::state::text::quotation_highlights;
use crate::ui::state::text::quotation_highlights::Mark;

/// The quotations that the filter admits, in the order of the text.
#[derive(Debug, Default)]
pub(super) struct AdmittedQuotations {
    /// Their indices in the article, sorted.
    indices: Vec<u32>,
    /// For each, the byte where it starts: looked through for each line of the scrollbar at each
    /// key, so it lies close together.
    starts: Vec<usize>,
    marks: Vec<Mark>,
}

impl AdmittedQuotations {
    /// Takes those of an article's quotations that the filter admits.
    pub(super) fn of(quotations: &[QuotationRow], filter: &Filter) -> Self {
        let admitted = quotations.iter().enumerate().filter(|(_, row)| filter.admits(row.speaker));
        let indices: Vec<u32> = admitted.map(|(index, _)| index as u32).collect();
        let start =
            |&index: &u32| quotations[index as usize].content.first().map_or(0, Span::start);
        let starts = indices.iter().map(start).collect();
        let marks = quotation_highlights::flatten(quotations, &indices);
        AdmittedQuotations { indices, starts, marks }
    }

    /// Returns their indices in the article, sorted.
    pub(super) fn indices(&self) -> &[u32] {
        &self.indices
    }

    /// Returns where they stand, flat and sorted.
    pub(super) fn marks(&self) -> &[Mark] {
        &self.marks
    }

    /// Returns the place of a quotation among them, from 0; `None` where it is none of them.
    pub(super) fn rank(&self, index: u32) -> Option<usize> {
        self.indices.binary_search(&index).ok()
    }

    /// Returns those that start at this byte or before it.
    pub(super) fn begun_at(&self, byte: usize) -> &[u32] {
        &self.indices[..self.starts.partition_point(|&start| start <= byte)]
    }

    /// Returns the first whose content starts in `bytes`.
    pub(super) fn first_in(&self, bytes: Span) -> Option<u32> {
        let from = self.starts.partition_point(|&start| start < bytes.start());
        (*self.starts.get(from)? < bytes.end()).then(|| self.indices[from])
    }

    /// Returns the one that starts nearest to this byte.
    pub(super) fn nearest_to(&self, byte: usize) -> Option<u32> {
        let distances = self.starts.iter().zip(&self.indices);
        distances.min_by_key(|&(&start, _)| start.abs_diff(byte)).map(|(_, &index)| index)
    }
}
