//! Reads documents of text: finds their layout, and the lines that give metadata of the article.

pub(super) mod addresses;
pub(super) mod byline;
pub(crate) mod captions;
pub mod dateline;
pub(crate) mod front_matter;
pub(super) mod furniture;
pub(super) mod layout;
pub(super) mod line_marks;
pub(super) mod lines;
pub mod markdown;
pub(super) mod plain_text;
pub(super) mod prose;
pub(super) mod publication_date;
pub(super) mod title;
