//! Reads a text: tokens, sentences, quotation marks, labels of turns, and the groups of words around a verb.

pub mod consent;
pub(super) mod dateline;
pub mod introduction;
pub mod lexicon;
pub mod noun_phrase;
pub mod paragraph;
pub mod quote_marks;
pub(super) mod section_break;
pub mod sentence;
pub(super) mod stretch;
pub mod token;
pub mod turn_label;
pub mod turns;
mod unlabelled;
pub mod verb_forms;
pub(super) mod window;
