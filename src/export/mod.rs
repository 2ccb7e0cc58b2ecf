//! Analyses to the formats of other programs.
