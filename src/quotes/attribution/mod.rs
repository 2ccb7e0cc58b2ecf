//! Makes quotations of tagged pieces: which content belongs to which cue and source, and how likely that is.

pub mod act;
pub mod aside;
pub mod confidence;
pub mod evidence;
pub mod kind;
pub mod linker;
pub mod rules;
