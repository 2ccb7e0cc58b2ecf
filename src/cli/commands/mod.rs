//! Runs the subcommands, a file each.

pub(super) mod aliases;
pub(super) mod doctor;
pub(super) mod export;
pub(super) mod extract;
pub(super) mod import;
pub(super) mod manual;
pub(super) mod plain;
pub(super) mod quotes;
pub(super) mod read;
pub(super) mod removal;
pub(super) mod show;
pub(super) mod sources;
pub(super) mod voices;
