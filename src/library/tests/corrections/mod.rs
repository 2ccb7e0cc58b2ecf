//! Tests what users change: speakers, marks, checks, saved searches.

pub(super) mod attributions;
pub(super) mod checks;
pub(super) mod marks;
pub(super) mod naming;
mod quotation_ends;
pub(super) mod removals;
pub(super) mod saved_searches;
pub(super) mod speaker_corrections;
