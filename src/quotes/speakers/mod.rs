//! Finds the speaker for whom a source stands: gathers the people of a text by name, and matches
//! them over all texts.

// Only callers with many texts ask who is the same over all of them.
#[cfg_attr(not(feature = "library"), allow(dead_code))]
pub mod canonical;
pub mod cast;
pub mod mention;
pub mod mention_memory;
pub mod name;
pub mod ranker;
pub mod resolve;
#[cfg_attr(not(feature = "library"), allow(dead_code))]
pub mod roster;
pub mod source_phrase;
