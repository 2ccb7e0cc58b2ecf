//! Describes what was done with the mouse.

/// Something done with the mouse, at a column and a row from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Mouse {
    /// What.
    pub(crate) act: Act,
    /// How far right.
    pub(crate) column: u16,
    /// How far down.
    pub(crate) row: u16,
}

/// Says what can be done with a mouse.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Act {
    /// The left button went down.
    Press,
    /// The mouse was moved while it is down.
    Drag,
    /// It went up again.
    Release,
    /// The wheel was turned towards the start.
    WheelUp,
    /// The wheel was turned towards the end.
    WheelDown,
}
