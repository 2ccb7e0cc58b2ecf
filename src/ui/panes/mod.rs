//! The three panes: what each holds, what it does with a motion, how it is drawn.

pub(crate) mod articles;
pub(crate) mod speakers;
pub(crate) mod text;
