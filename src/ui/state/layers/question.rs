//! Holds the question that is asked before a command changes much.
//!
//! One rule holds for all commands: what changes more than [`MOST_UNASKED`] quotations or articles,
//! removes a source, overwrites something of the same name, or gives a speaker the name of another,
//! asks first, in a box that says what would be done to whom. A site for others asks what is to be in
//! it. All else is done at once; of corrections, checks and removals the message
//! names the key that undoes them.

use ratatui::layout::Rect;
use ratatui::layout::Size;

use crate::app::Remarks;
use crate::library::Correction;
use crate::text::Span;
use crate::text::wrap;
use crate::ui::commands::command::Command;
use crate::ui::commands::scope::Scope;
use crate::ui::state::layers::layer_state::LayerState;
use crate::ui::state::layers::popup_frame;

/// The most quotations or articles that are changed without a question.
pub(crate) const MOST_UNASKED: usize = 10;

/// The columns of the box.
const WIDTH: u16 = 64;

/// The question, and what is done if the answer is yes.
#[derive(Debug)]
pub(crate) struct Question {
    pub(crate) asked: String,
    pub(crate) deed: Deed,
    /// What is done if the answer is no, where that is more than to leave all as it is.
    pub(crate) otherwise: Option<Deed>,
}

/// Says when the user is asked before a correction is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Asks {
    /// Where it changes many quotations.
    IfMany,
    /// In any case, since they did not choose whom it is about.
    Always,
}

/// What is done if the answer is yes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Deed {
    /// A correction is made.
    Correct(Correction),
    /// All articles of the list are marked as read.
    MarkAllRead,
    /// What has the name that was typed is replaced.
    Replace,
    /// A site is written, with the user's checks and notes or without.
    WriteSite(Remarks),
}

impl Question {
    /// Makes a question.
    pub(crate) fn new(asked: impl Into<String>, deed: Deed) -> Self {
        Question { asked: asked.into(), deed, otherwise: None }
    }

    /// Returns the question with what is done if the answer is no.
    pub(crate) fn or(self, otherwise: Deed) -> Self {
        Question { otherwise: Some(otherwise), ..self }
    }

    /// Returns the title of the box.
    pub(crate) fn title(&self) -> &'static str {
        if self.otherwise.is_some() { "Which?" } else { "Really?" }
    }

    /// Returns the room that the box takes at most on this screen: its words and its frame.
    pub(crate) fn size(&self, screen: Rect) -> Size {
        let inside = popup_frame::inside(screen, Size { width: WIDTH, height: u16::MAX });
        let lines = self.lines(inside.width).count();
        Size { width: WIDTH, height: u16::try_from(lines).unwrap_or(u16::MAX).saturating_add(2) }
    }

    /// Returns the question as lines of so many columns, with one free at either end.
    pub(crate) fn lines(&self, columns: u16) -> impl Iterator<Item = &str> {
        let said = self.asked.as_str();
        let room = usize::from(columns).saturating_sub(2).max(1);
        wrap::wrap(said, Span::new(0, said.len()), room).map(|line| &said[line.drawn().range()])
    }
}

impl LayerState for Question {
    fn scope(&self) -> Option<Scope> {
        Some(Scope::Question)
    }

    fn says_its_keys(&self) -> bool {
        true
    }

    fn is_idle(&self, command: Command) -> bool {
        command == Command::Decline && self.otherwise.is_none()
    }
}
