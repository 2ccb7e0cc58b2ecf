//! Holds a place in an article to come back to.

use crate::library::QuotationId;
use crate::ui::state::text::page::text_page::Anchor;

/// A place in an article to come back to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Bookmark {
    pub(crate) anchor: Anchor,
    pub(crate) current: Option<QuotationId>,
}

impl Bookmark {
    /// Makes a bookmark at a byte of the text.
    pub(crate) fn at(byte: usize) -> Self {
        // The head of an article has no bytes of the text: who stopped there begins with it.
        let anchor = if byte == 0 { Anchor::default() } else { Anchor::Text(byte) };
        Bookmark { anchor, current: None }
    }

    /// Returns the byte of the text at which it is; 0 above the text.
    pub(crate) fn byte(self) -> usize {
        match self.anchor {
            Anchor::Head(_) => 0,
            Anchor::Text(byte) => byte,
        }
    }

    /// Returns the same place without a current quotation.
    pub(crate) fn without_current(self) -> Self {
        Bookmark { current: None, ..self }
    }
}
