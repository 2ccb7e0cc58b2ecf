//! Names what the user can have done, and the keys that do it.

pub(crate) mod command;
pub(crate) mod command_name;
pub(crate) mod copy_form;
pub(crate) mod key;
pub(crate) mod key_spelling;
pub(crate) mod key_table;
pub(crate) mod keymap;
pub(crate) mod motion;
pub(crate) mod pane;
pub(crate) mod scope;
