//! Tells which subject of its own sentence, or of those right before, a pronoun means.

mod clauses;
mod goes_on;
mod late_clause;
mod newcomer;
mod same_sentence;
pub(in crate::quotes::speakers::resolve) mod same_subject;
mod told_of_several;
mod topic;
