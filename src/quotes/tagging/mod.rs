//! Tags the words of a text, by a trained network: which are content, which are cue, which are source.

pub mod network;
pub mod tag;
