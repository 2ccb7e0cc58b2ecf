//! Writes what is told: data to standard output, messages to standard error.

pub(super) mod lines;
pub(super) mod lists;
pub(super) mod messages;
pub(super) mod pager;
pub(super) mod progress;
pub(super) mod records;
pub(super) mod sink;
