//! Heeds keys, pasted text and the mouse.

pub(crate) mod key_chords;
pub(crate) mod key_presses;
pub(crate) mod mouse;
pub(crate) mod paste;
pub(crate) mod scrollbar;
pub(crate) mod text_drag;
pub(crate) mod typed_text;
pub(crate) mod unbound_keys;
