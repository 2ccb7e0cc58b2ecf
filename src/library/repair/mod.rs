//! Finds damage in a library and saves what can be read.

pub(super) mod checkup;
pub(super) mod first_page;
pub(super) mod leftovers;
pub(super) mod library_repair;
pub(super) mod rebuild;
pub(super) mod rescue;
pub(super) mod salvage;
