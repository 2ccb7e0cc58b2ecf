//! Hands on what training and benchmarks read of the engine's inside: what it sees of a text, and
//! the questions that its trained parts answer.
//!
//! The examples write with this what `train/` learns from. It is no interface for other programs
//! and changes with the engine.

pub use crate::quotes::attribution::act;
pub use crate::quotes::attribution::confidence;
pub use crate::quotes::attribution::linker;
pub use crate::quotes::reading::lexicon;
pub use crate::quotes::reading::paragraph;
pub use crate::quotes::reading::quote_marks;
pub use crate::quotes::speakers::mention;
pub use crate::quotes::speakers::ranker;
pub use crate::quotes::speakers::resolve;
pub use crate::quotes::tagging::network;
pub use crate::quotes::tagging::tag;
