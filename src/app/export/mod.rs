//! Exports articles of the library to files, or to a folder of pages.

pub(super) mod export_target;
pub(super) mod file_export;
pub(super) mod site;
pub(super) mod stored_sheet;
