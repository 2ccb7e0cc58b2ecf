//! Draws the lists that open over the panes.

pub(crate) mod jump_list;
pub(crate) mod links;
pub(crate) mod saved_searches;
pub(crate) mod two_line_list;
