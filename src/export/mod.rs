//! Writes analyses in the formats of other programs.
//!
//! Inside the program a place is a byte; here, and nowhere else, it becomes a
//! count of Unicode scalar values. Nothing that is written can reach a
//! terminal as a command, a spreadsheet as a formula or a browser as a script.

mod brat;
mod csv;
mod format;
mod format_writer;
mod html;
mod json;
mod json_ld;
mod linked_data;
mod markdown;
mod markup;
#[cfg(feature = "parquet")]
mod parquet;
mod plain_text;
mod sheet;
pub mod site;
#[cfg(test)]
mod tests;
mod web_annotation;

pub use self::csv::harmless_cell;
pub use brat::CONFIGURATION as BRAT_CONFIGURATION;
pub use format::Exporter;
pub use format::Format;
pub use json::WithText;
pub use json::harmless;
pub use json::refusal;
pub use plain_text::plain;
pub use sheet::Sheet;
pub use sheet::SheetQuotation;
