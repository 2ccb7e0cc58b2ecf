//! Handles the file of a library: the connection, the schema, and the checksums that seal its rows.

pub(super) mod columns;
pub(super) mod connection;
pub(super) mod migrations;
pub(super) mod opening;
pub(super) mod places;
pub(super) mod seal;
pub(super) mod trace;
pub(super) mod view_settings;
