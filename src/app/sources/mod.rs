//! Visits sources (files, directories, feeds and pages) and follows their links.

pub(super) mod batch;
pub(super) mod errand;
pub(super) mod input;
pub(super) mod legwork;
pub(super) mod reading;
pub mod refresh;
pub(super) mod rounds;
pub(super) mod visit;
pub(super) mod watch;
