//! Which act an attribution reports: what was said, what was only spoken about, what was
//! thought, or nothing of the kind.
//!
//! A small network with one hidden layer judges what `seen` gathers of an attribution: what
//! the tagger knows of its words, the words themselves, and how sure it is of them.
//! `train/act_head.py` trains it; `assets/model/README.md` says on what, and how well it does.

mod head;
mod seen;
mod verdict;

pub use crate::quotes::attribution::act::head::Head;
#[cfg(any(test, feature = "training"))]
pub use crate::quotes::attribution::act::seen::Seen;
pub use crate::quotes::attribution::act::seen::look;
pub use crate::quotes::attribution::act::verdict::Verdict;
