//! Keys, pasted text and the mouse, from what is typed to what is seen.

pub(super) mod counts;
pub(super) mod cursors;
pub(super) mod directions;
pub(super) mod habits;
pub(super) mod key_chords;
pub(super) mod mouse;
pub(super) mod pastes;
pub(super) mod prompts;
pub(super) mod text_drags;
