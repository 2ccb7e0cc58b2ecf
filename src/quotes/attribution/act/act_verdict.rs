//! Holds what the network says of an attribution: its act, and how likely that is.

use crate::quotes::Act;

/// What the head holds of an attribution.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Verdict {
    /// The act that it reports.
    pub act: Act,
    /// How likely that is to be right, from 0 to 1.
    pub chance: f32,
}

/// Nothing is known of it, so it is taken for what was said.
impl Default for Verdict {
    fn default() -> Self {
        Verdict { act: Act::Said, chance: 0.5 }
    }
}
