//! Handles the file of a library: the connection, the schema, and the checksums that seal its rows.

pub(super) mod columns;
pub(super) mod connection;
pub(super) mod library_file;
pub(super) mod library_traces;
pub(super) mod migrations;
pub(super) mod seal;
pub(super) mod stored_positions;
pub(super) mod view_settings;
