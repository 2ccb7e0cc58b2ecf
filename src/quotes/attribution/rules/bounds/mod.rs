//! Corrects where content begins and ends.

pub mod addressee;
pub mod clause_end;
pub mod condition;
pub mod dateline;
pub mod deeds;
pub mod ends;
pub mod hanging;
pub mod hearer;
pub mod narrator;
pub mod next_sentence;
pub mod occasion;
pub mod opening;
pub mod outcome;
pub mod pieces;
pub mod relative;
pub mod second_report;
pub mod split_clause;
pub mod tails;
