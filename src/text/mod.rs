//! Holds texts and the places in them.
//!
//! A text is never rewritten; everything known about it is kept as [`Span`]s over it. Inside the
//! program a place is a byte offset. It is converted to a count of Unicode scalar values
//! ([`Text::chars_before`]) only where other programs need one.
//!
//! This layer knows nothing of news.

pub mod bar;
pub mod bidi;
pub mod display;
pub mod fold;
pub mod numbers;
mod offsets;
pub mod search;
mod span;
pub mod wrap;

pub use offsets::Text;
pub use span::Span;
pub use span::Spans;
