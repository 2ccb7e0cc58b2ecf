//! Keeps the user's corrections of quotations and speakers apart from what the engine found.

pub(super) mod anchor;
pub(super) mod check;
pub(super) mod correction;
pub(super) mod journal;
pub(super) mod journal_entry;
pub(super) mod journal_row;
pub(super) mod merges;
pub(super) mod quotation_ends;
pub(super) mod quotation_notes;
pub(super) mod standing;
mod standing_quotation;
