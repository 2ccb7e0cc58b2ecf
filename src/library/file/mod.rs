//! The file in which a library lies: the connection to it, its schema, the sums that seal its rows.

pub(super) mod columns;
pub(super) mod connection;
pub(super) mod migrations;
pub(super) mod opening;
pub(super) mod places;
pub(super) mod seal;
pub(super) mod trace;
