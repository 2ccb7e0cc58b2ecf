//! Holds a press of the mouse in the text, until its release.

use crate::library::ArticleId;
use crate::text::Span;
use crate::ui::state::mouse_event::Mouse;

/// A press in the text that was not released yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Drag {
    pub(crate) article: ArticleId,
    /// What was under the pointer.
    pub(crate) from: Span,
    /// Whether it was moved since.
    pub(crate) has_moved: bool,
    /// Where the pointer is, if that is beyond an edge over which there is more of the text.
    pub(crate) beyond: Option<Mouse>,
}
