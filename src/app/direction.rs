//! Names the two ways through a list.

/// Which way to go through a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Towards its end.
    Next,
    /// Towards its start.
    Previous,
}
