//! Answers keys in the windows that are no more than a list.

pub(crate) mod change_log;
pub(crate) mod jump_list;
pub(crate) mod links;
pub(crate) mod saved_searches;
pub(crate) mod source_list;
