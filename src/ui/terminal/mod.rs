//! Reads from the terminal and writes to it, and runs programs beside it.

pub(crate) mod browser;
pub(crate) mod clipboard;
pub(crate) mod contested_width;
pub(crate) mod decoder;
pub(crate) mod editor;
pub(crate) mod frame;
pub(crate) mod message_batch;
pub(crate) mod screen;
pub(crate) mod signals;
pub(crate) mod tty_reader;
