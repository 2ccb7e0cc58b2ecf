//! Visits sources (files, directories, feeds and pages) and follows their links.

pub(super) mod batch;
pub(super) mod batch_reader;
pub(super) mod fetch_task;
pub(super) mod input;
pub mod refresh;
pub(super) mod source_access;
pub(super) mod source_pool;
pub(super) mod visit;
pub(super) mod watch;
