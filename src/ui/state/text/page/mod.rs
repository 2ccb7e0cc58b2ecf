//! Sets an article on a page: what stands above its text, and how its blocks are broken into lines.

pub(crate) mod kept_lines;
pub(crate) mod line_setting;
pub(crate) mod page_head;
pub(crate) mod page_row;
pub(crate) mod text_measure;
pub(crate) mod text_page;
