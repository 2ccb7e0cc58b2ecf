//! Finds out whom a source stands for: the people of a text, by name, and over all texts.

// Of one text alone nobody asks who is the same over many.
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
