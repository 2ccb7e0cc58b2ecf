//! Keeps the sources that articles come from: feeds, pages, folders and files.

pub(crate) mod source_articles;
pub(crate) mod source_list;
