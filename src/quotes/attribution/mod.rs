//! Makes quotations of tagged pieces: joins content, cue and source, and says how likely that is
//! right.

pub mod act;
pub mod aside;
pub mod confidence;
pub mod evidence;
pub mod kind;
pub mod linker;
pub mod rules;
pub mod run_on;
#[cfg(test)]
mod tests;
