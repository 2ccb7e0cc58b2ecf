//! Holds the text that is selected.

use unicode_segmentation::UnicodeSegmentation;

use crate::article::Article;
use crate::text::Span;
use crate::text::Spans;
use crate::text::display;
use crate::ui::commands::scope::Scope;
use crate::ui::state::layers::layer_state::LayerState;

/// The two ends of a selection: where it began, and where it has come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Selection {
    pub(crate) from: usize,
    pub(crate) to: usize,
    pub(crate) by: By,
}

/// The device that selects. Keys have a cursor, which is shown; the mouse has its pointer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum By {
    Keys,
    Mouse,
}

impl Selection {
    /// Returns what was dragged over: whole characters, and not nothing.
    pub(crate) fn dragged(article: &Article, over: Span) -> Option<Self> {
        let last = over.start() + last_character(&article.text[over])?;
        Some(Selection { from: over.start(), to: last, by: By::Mouse })
    }

    /// Tells whether it was made with the mouse.
    pub(crate) fn is_dragged(self) -> bool {
        self.by == By::Mouse
    }

    /// Returns where it has come to.
    pub(crate) fn cursor(self) -> usize {
        self.to
    }

    /// Returns what is selected, in one piece for each block.
    pub(crate) fn content(self, article: &Article) -> Spans {
        let all = self.hull(article);
        let pieces = article.blocks.iter().filter_map(|block| block.span.intersection(all));
        pieces.filter_map(|piece| trim(article, piece)).collect()
    }

    pub(crate) fn hull(self, article: &Article) -> Span {
        let (start, last) = (self.from.min(self.to), self.from.max(self.to));
        Span::new(start, character_at(article, last).end())
    }
}

/// Returns the character at a byte, with its accents.
pub(crate) fn character_at(article: &Article, at: usize) -> Span {
    let rest = &article.text[Span::new(at, article.text.len())];
    let len = if rest.is_empty() { 0 } else { display::first_cluster(rest).len };
    Span::new(at, at + len)
}

/// Returns where the last character starts.
pub(crate) fn last_character(text: &str) -> Option<usize> {
    text.grapheme_indices(true).next_back().map(|(at, _)| at)
}

/// Returns the span without the white space at its ends; `None` where there is nothing else.
fn trim(article: &Article, span: Span) -> Option<Span> {
    let text = &article.text[span];
    let start = span.start() + text.len() - text.trim_start().len();
    let len = text.trim().len();
    (len > 0).then(|| Span::new(start, start + len))
}

impl LayerState for Selection {
    fn scope(&self) -> Option<Scope> {
        Some(Scope::Selecting)
    }
}
