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

impl Verdict {
    /// Returns the confidence that an attribution with this verdict must have to be kept.
    ///
    /// What hardly looks like an attribution and is not speech either is none, more often than not.
    /// On 84 articles of `PolNeAR`'s dev part these limits take exact attributions from 65.1 to 65.4
    /// and those that overlap by half from 77.0 to 77.2 (F1).
    pub fn least(&self) -> f32 {
        match self.act {
            Act::Said => 0.0,
            Act::Topic | Act::Thought => 0.3,
            Act::None => 0.4,
        }
    }
}

/// Returns the verdict where nothing is known: the words are taken for said.
impl Default for Verdict {
    fn default() -> Self {
        Verdict { act: Act::Said, chance: 0.5 }
    }
}
