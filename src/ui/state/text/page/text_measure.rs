//! Defines the width of a line of text, and who puts words from right to left in order.

/// Columns of a line of text, at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Measure(pub(crate) u16);

impl Measure {
    /// The smallest and the largest measure: less cannot be read, more is found by no eye.
    pub(crate) const LIMITS: (u16, u16) = (20, 200);
}

/// Longer lines are hard to read.
impl Default for Measure {
    fn default() -> Self {
        Measure(72)
    }
}

/// The side that puts words from right to left in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Order {
    /// This program.
    #[default]
    Ours,
    /// The terminal.
    Theirs,
}
