//! Exports articles of the library to files.

pub(super) mod file_export;
pub(super) mod stored_sheet;
