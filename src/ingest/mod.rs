//! Bytes to articles.
//!
//! Nothing found in an input is ever run, opened or fetched beyond the input
//! itself. Bad input is a typed error that names it; it never stops the
//! others.

mod bundled;
mod byline;
#[cfg(test)]
pub(crate) mod conformance;
pub mod dateline;
mod decode;
mod error;
mod files;
mod found;
mod furniture;
pub mod html;
mod language;
mod layout;
mod lines;
pub mod markdown;
mod marks;
mod moment;
mod plain;
mod prose;
mod sift;
mod title;

pub use bundled::bundled;
pub use error::IngestError;
pub use error::Lost;
pub use files::MAX_BYTES;
pub use files::STDIN;
pub use files::find;
pub use files::read_file;
pub use files::read_stdin;
pub use found::Found;
pub use found::Given;
pub use found::Lead;
pub use plain::article;
pub use sift::sift;
