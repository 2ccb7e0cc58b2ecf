//! Tags the words of a text with a trained network, as content, cue or source.

pub mod network;
pub mod tag;
