//! Decides what is taken in while the screen is open, and reads it.

pub(crate) mod file_watch;
pub(crate) mod refresh_round;
pub(crate) mod source_reader;
