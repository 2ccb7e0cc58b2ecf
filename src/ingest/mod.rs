//! Turns bytes into articles.
//!
//! [`find_articles`] recognises a document by its content and finds the articles in it; files, standard
//! input and all that [`fetch`] brings go through it. Nothing found in an input is ever run or
//! opened. Bad input yields a typed error that names it, and never stops other inputs.

mod address_list;
mod agency;
mod article_parts;
mod bundled_articles;
mod claims;
#[cfg(test)]
mod conformance;
mod detection;
pub mod document;
mod epub;
mod error;
mod feed;
pub mod fetch;
mod file_list;
mod files;
pub mod html;
mod language;
mod mail;
mod moment;
mod office;
mod read_input;
mod record;
mod saved_pages;

pub use crate::ingest::bundled_articles::bundled;
pub use crate::ingest::detection::article_finder::find_articles;
#[cfg(feature = "ui")]
pub(crate) use crate::ingest::detection::guard::guarded;
pub use crate::ingest::detection::guard::is_guarded;
pub use crate::ingest::document::plain_text::article;
pub use crate::ingest::error::IngestError;
pub use crate::ingest::error::UnreadablePart;
pub use crate::ingest::feed::looks_like_feed;
pub use crate::ingest::file_list::Listed;
pub use crate::ingest::file_list::Unlike;
pub use crate::ingest::file_list::find;
pub use crate::ingest::files::read_file;
pub use crate::ingest::files::read_stdin;
#[cfg(feature = "pdf")]
pub use crate::ingest::office::pdf_process;
pub use crate::ingest::read_input::InputItem;
pub use crate::ingest::read_input::Lead;
pub use crate::ingest::read_input::MAX_BYTES;
pub use crate::ingest::read_input::Provenance;
pub use crate::ingest::read_input::STDIN;
pub use crate::ingest::record::BadRecord;
pub use crate::ingest::record::record;
