//! Speakers: matched with those known already, listed, described.

pub(super) mod profile;
pub(super) mod speaker_list;
