//! Holds a press of the mouse in the text, until its release.

use crate::library::ArticleId;
use crate::text::Span;
use crate::ui::state::mouse_event::Mouse;

/// A press in the text that was not released yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Drag {
    pub(crate) article: ArticleId,
    /// The words that were under the pointer.
    pub(crate) from: Span,
    /// True if the pointer was moved since.
    pub(crate) has_moved: bool,
    /// The pointer's place, if it is beyond an edge over which there is more of the text.
    pub(crate) beyond: Option<Mouse>,
}
