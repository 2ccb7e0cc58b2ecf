//! Turns bytes into articles.
//!
//! [`find_articles`] recognises a document by its content and finds the articles in it; files, standard
//! input and all that [`fetch`] brings go through it. Nothing found in an input is ever run or
//! opened. Bad input yields a typed error that names it, and never stops other inputs.

mod bundled;
mod claims;
#[cfg(test)]
mod conformance;
pub mod document;
mod epub;
mod error;
mod feed;
pub mod fetch;
mod files;
pub mod html;
mod language;
mod mail;
mod moment;
mod parts;
mod read_input;
mod record;
mod sifting;

pub use bundled::bundled;
pub use document::plain::article;
pub use error::IngestError;
pub use error::UnreadablePart;
pub use files::Listed;
pub use files::Unlike;
pub use files::find;
pub use files::read_file;
pub use files::read_stdin;
pub use read_input::InputItem;
pub use read_input::Lead;
pub use read_input::MAX_BYTES;
pub use read_input::Provenance;
pub use read_input::STDIN;
pub use record::BadRecord;
pub use record::record;
pub use sifting::article_finder::find_articles;
pub(crate) use sifting::guard::guarded;
pub use sifting::guard::is_guarded;
