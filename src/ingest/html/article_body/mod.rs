//! Finds the part of a page that is its article, all of it and nothing else.

pub(crate) mod main_text;
pub(crate) mod other_texts;
pub(crate) mod parted_body;
pub(crate) mod stated_body;
