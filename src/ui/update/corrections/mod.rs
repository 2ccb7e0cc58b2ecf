//! Corrects what the engine found, as the user says.

pub(crate) mod alike_quotations;
pub(crate) mod check;
pub(crate) mod correction;
pub(crate) mod correction_answer;
pub(crate) mod correction_sentence;
pub(crate) mod nearby_speakers;
pub(crate) mod pending_changes;
pub(crate) mod quotation_ends;
pub(crate) mod removal;
pub(crate) mod speaker_reach;
pub(crate) mod speaker_types;
