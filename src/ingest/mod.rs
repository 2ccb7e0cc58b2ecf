//! Bytes to articles.
//!
//! [`sift`] tells what bytes are by their content and finds the articles in
//! them; files and standard input go through it, and so does what [`fetch`]
//! brings. Nothing found in an input is ever run or opened. Bad input is a
//! typed error that names it; it never stops the others.

mod addresses;
mod bundled;
mod byline;
mod claims;
#[cfg(test)]
mod conformance;
mod dated;
pub mod dateline;
mod decode;
mod epub;
mod error;
mod feed;
pub mod fetch;
mod files;
mod found;
mod furniture;
mod guard;
mod gzip;
pub mod html;
mod kind;
mod language;
mod layout;
mod lines;
mod mail;
pub mod markdown;
mod marks;
mod moment;
mod opml;
mod parts;
mod plain;
mod prose;
mod record;
mod sift;
mod title;
mod xml;

pub use bundled::bundled;
pub use error::IngestError;
pub use error::Lost;
pub use files::Listed;
pub use files::MAX_BYTES;
pub use files::STDIN;
pub use files::Unlike;
pub use files::find;
pub use files::read_file;
pub use files::read_stdin;
pub use found::Found;
pub use found::Given;
pub use found::Lead;
pub(crate) use guard::guarded;
pub use guard::is_guarded;
pub use plain::article;
pub use record::BadRecord;
pub use record::record;
pub use sift::sift;
