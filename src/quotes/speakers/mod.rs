//! Finds out whom a source stands for: the people of a text, by name, and over all texts.

pub mod anaphora;
pub mod canonical;
pub mod cast;
pub mod mention;
pub mod name;
pub mod ranker;
pub mod resolve;
pub mod roster;
pub mod source_phrase;
