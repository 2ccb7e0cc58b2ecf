//! Corrects whose words a report tells.

pub mod asked;
pub mod heard;
pub mod hearsay;
pub mod led;
pub mod main_subject;
pub mod other_clause;
pub mod passive;
pub mod relay;
pub mod sent;
pub mod stump;
pub mod subject;
mod subject_beside;
pub mod told_to;
