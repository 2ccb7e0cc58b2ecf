//! Matches what a user types with names and articles.

pub(super) mod likeness;
pub(super) mod query_terms;
pub(super) mod search_results;
pub(super) mod speaker_names;
