//! Analyses to the formats of other programs.
//!
//! Inside the program a place is a byte; here, and nowhere else, it becomes a
//! count of Unicode scalar values. Nothing that is written can reach a
//! terminal as a command.

mod json;

pub use json::Layout;
pub use json::WithText;
pub use json::harmless;
pub use json::record;
pub use json::refusal;
