//! Texts and places in them.
//!
//! One text is never rewritten; everything else is [`Span`]s over it. Inside
//! the program a place is a byte offset. Unicode scalar values are counted at
//! the edge only ([`Text::chars_before`]), where other programs need them.
//!
//! This layer knows nothing of news.

pub mod bidi;
pub mod fold;
mod offsets;
pub mod search;
mod span;
pub mod visible;
pub mod wrap;

pub use offsets::Text;
pub use span::Span;
pub use span::Spans;
