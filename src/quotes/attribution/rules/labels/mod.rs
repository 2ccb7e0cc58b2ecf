//! Finds whose words are by lines and labels: turns, headlines, introductions, names and signatures.

pub mod headline;
pub mod introduced;
pub mod name_line;
pub mod reply;
pub mod signature;
pub mod title_line;
pub mod turns;
