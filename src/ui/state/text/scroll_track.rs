//! Maps the lines of the scrollbar to what the text has there.

use crate::text::Span;
use crate::ui::state::text::open_article::Reading;

/// The column of a scrollbar, so many lines high.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ScrollTrack {
    /// The number of its lines.
    pub(crate) height: usize,
}

impl ScrollTrack {
    /// Returns the first row of the page that this line stands for, or, of the line after the last,
    /// the end.
    pub(crate) fn row_of(self, reading: &Reading, line: usize) -> usize {
        line * reading.page().len().max(self.height) / self.height.max(1)
    }

    /// Returns the bytes that this line stands for; `None` below the text.
    pub(crate) fn bytes_of(self, reading: &Reading, line: usize) -> Option<Span> {
        let page = reading.page();
        let (first, end) = (self.row_of(reading, line), self.row_of(reading, line + 1));
        if first >= page.len() {
            return None;
        }
        let text_end = reading.open()?.article.text.len();
        let stop = if end < page.len() { page.byte_of(end) } else { text_end };
        let start = page.byte_of(first);
        Some(Span::new(start, stop.max(start)))
    }

    /// Returns the admitted quotation that has a tick in this line.
    pub(crate) fn tick_in(self, reading: &Reading, line: usize) -> Option<u32> {
        reading.starts_in(self.bytes_of(reading, line)?)
    }
}
