//! Tests the engine and its formats through the crate's public interface.
//!
//! One program, for each has the whole crate linked into it.

mod corpus;
mod formats;
mod properties;
mod seeds;
