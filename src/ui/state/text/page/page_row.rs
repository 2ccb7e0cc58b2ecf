//! Defines what the rows of a page show.

use crate::article::BlockKind;
use crate::text::Span;
use crate::text::bidi::Levels;
use crate::text::bidi::Run;
use crate::text::display;
use crate::ui::state::text::page::line_setting::Spread;

/// A line with words from right to left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mixed {
    /// The pieces, from the left of the screen to its right.
    pub(crate) runs: Vec<Run>,
    /// True if its block begins at the right.
    pub(crate) is_leftward: bool,
    /// Columns that are left free before it then.
    pub(crate) lead: u16,
}

impl Mixed {
    /// Cuts a line of at most so many columns into its pieces.
    pub(super) fn of(text: &str, line: Span, levels: &Levels, columns: u16) -> Self {
        let filled = display::columns(&text[line.range()]);
        let spare = columns.saturating_sub(u16::try_from(filled).unwrap_or(u16::MAX));
        let is_leftward = levels.is_leftward();
        Mixed { runs: levels.runs(line), is_leftward, lead: if is_leftward { spare } else { 0 } }
    }
}

/// One row of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Row<'a> {
    /// An empty row between blocks.
    Blank,
    /// A line of a title that is not in the text.
    Title(&'a str),
    /// The author, the place and the time of publication.
    About(&'a [String]),
    /// A line of the text.
    Text {
        /// The bytes drawn.
        drawn: Span,
        /// The kind of block that it is part of.
        kind: BlockKind,
        /// Columns it is moved in.
        indent: u16,
        /// The sign that stands in them, before an item of a list.
        sign: Option<&'static str>,
        /// The columns by which its white space is wider.
        spread: Spread,
        /// The pieces it is drawn in, if it does not just go from left to right.
        mixed: Option<&'a Mixed>,
    },
}
