//! Corrects where content begins and ends, and of which pieces it is.

pub mod addressee;
pub mod condition;
pub mod dateline;
pub mod ends;
pub mod hearer;
pub mod occasion;
pub mod pieces;
pub mod relative;
pub mod second_report;
pub mod split_clause;
