//! Tests damage, a full disk, and their mending.

pub(super) mod damage;
pub(super) mod full_disk;
pub(super) mod repairs;
pub(super) mod seals;
