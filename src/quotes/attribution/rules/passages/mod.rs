//! Finds passages in quotation marks that the trained models miss, and whose they are.

pub mod as_told;
pub mod beside;
pub mod continued;
pub mod cue_inside;
pub mod frames;
pub mod inserted;
pub mod interrupted;
pub mod nested;
pub mod noun_report;
pub mod opening_subject;
pub mod owner;
pub mod placed_name;
pub mod resumed;
pub mod spoken_of;
pub mod told_before;
