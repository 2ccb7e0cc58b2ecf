//! Bytes to articles.
//!
//! Nothing found in an input is ever run, opened or fetched beyond the input
//! itself. Bad input is a typed error that names it; it never stops the
//! others.

mod bundled;
mod decode;
mod error;
mod files;
mod lines;
mod plain;

pub use bundled::bundled;
pub use error::IngestError;
pub use files::Found;
pub use files::FoundBy;
pub use files::MAX_BYTES;
pub use files::find;
pub use files::read_file;
pub use files::read_stdin;
pub use plain::article;
