//! Reads what was asked for: arguments, inputs, the place of the library.

pub(super) mod args;
pub(super) mod budget;
pub(super) mod export_args;
pub(super) mod help_examples;
pub(super) mod inputs;
pub(super) mod library_location;
pub(super) mod list_args;
pub(super) mod nearest_name;
pub(super) mod quotation_args;
pub(super) mod search_argument;
pub(super) mod usage;
