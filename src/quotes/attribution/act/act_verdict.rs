//! Holds the network's verdict on an attribution: its act, and how likely that is.

use crate::quotes::Act;

/// The verdict of the network for acts on an attribution.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Verdict {
    /// The act that it reports.
    pub act: Act,
    /// The likelihood that the act is right, from 0 to 1.
    pub chance: f32,
}

/// Returns the verdict where nothing is known: the words are taken for said.
impl Default for Verdict {
    fn default() -> Self {
        Verdict { act: Act::Said, chance: 0.5 }
    }
}
