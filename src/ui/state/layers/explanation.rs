//! Holds the choice among the reasons for a quotation.

/// The choice among the lines that have a place.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Explanation {
    pub(crate) chosen: usize,
}
