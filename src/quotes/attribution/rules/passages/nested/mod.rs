//! Finds reports within reports: what another said in somebody's words, or in a paper's.

pub mod embedded;
pub mod inner;
pub mod passed_on;
