//! Reading, copying and correcting, from what is typed to what is seen.

pub(super) mod added_quotations;
pub(super) mod checks;
pub(super) mod copies;
pub(super) mod corrections;
pub(super) mod edits;
pub(super) mod lines;
pub(super) mod positions;
pub(super) mod quotation_ends;
pub(super) mod removals;
pub(super) mod selections;
pub(super) mod shown_acts;
pub(super) mod speaker_corrections;
pub(super) mod speaker_types;
pub(super) mod summaries;
