//! Corrects acts that words around the cue show to be wrong.

pub mod assertions;
pub mod claims;
pub mod headings;
pub mod inferred;
pub mod negated;
pub mod performed;
pub mod phrases;
pub mod titles;
