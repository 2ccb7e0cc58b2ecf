//! Judges which act an attribution reports: what was said, what was only spoken about, what was
//! thought, or nothing of the kind.
//!
//! A small network with one hidden layer (`act_network`) judges what `act_features` gathers of an
//! attribution: what the tagger knows of its words, the words themselves, and how sure it is of
//! them. `train/act_head.py` trains it; `assets/model/README.md` says on what, and how well it does.

#![expect(
    clippy::inline_always,
    reason = "code runs with a vector unit's instructions only where it is inlined into the choice of them"
)]

mod act_features;
mod act_network;
mod act_verdict;

#[cfg(any(test, feature = "training"))]
pub use crate::quotes::attribution::act::act_features::Seen;
pub use crate::quotes::attribution::act::act_features::look;
pub use crate::quotes::attribution::act::act_network::ActNetwork;
pub use crate::quotes::attribution::act::act_verdict::Verdict;
