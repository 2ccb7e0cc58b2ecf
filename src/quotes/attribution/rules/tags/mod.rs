//! Reads what stands right behind words, mostly in quotation marks, and says whose they are.

pub mod any_verb;
pub mod clause_tag;
pub mod passage_tag;
pub mod set_phrase;
pub mod verdict;
