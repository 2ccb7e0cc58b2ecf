//! Corrects where content ends: before the writer's own words, and behind what belongs to it.

pub mod clause_end;
pub mod deeds;
pub mod hanging;
pub mod loose_end;
pub mod narrator;
pub mod next_sentence;
pub mod opening;
pub mod outcome;
pub mod tails;
