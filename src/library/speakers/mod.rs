//! Matches speakers with the known ones, lists them and describes them.

pub(super) mod enrolment;
pub(super) mod name_forms;
pub(super) mod new_names;
pub(super) mod profile;
pub(super) mod speaker_list;
pub(super) mod stored_speaker;
