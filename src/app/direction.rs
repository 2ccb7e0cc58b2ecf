//! Defines the two directions through a list.

/// A direction through a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Towards its end.
    Next,
    /// Towards its start.
    Previous,
}
