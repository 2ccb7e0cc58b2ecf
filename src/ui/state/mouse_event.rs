//! Describes what was done with the mouse.

/// An action of the mouse, at a column and a row from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Mouse {
    /// The action.
    pub(crate) act: Act,
    /// The column, from the left.
    pub(crate) column: u16,
    /// The row, from the top.
    pub(crate) row: u16,
}

/// An act of the mouse.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Act {
    /// The left button went down.
    Press,
    /// The mouse was moved while it is down.
    Drag,
    /// The button went up again.
    Release,
    /// The wheel was turned towards the start.
    WheelUp,
    /// The wheel was turned towards the end.
    WheelDown,
}
