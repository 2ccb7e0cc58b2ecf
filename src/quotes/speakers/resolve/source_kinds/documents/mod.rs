//! Resolves sources that are something written, and finds who issued it.

mod document;
pub(in crate::quotes::speakers::resolve) mod document_nouns;
mod issuers;
