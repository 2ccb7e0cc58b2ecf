//! Tests for whose name a source has, and for which of its bearers.

mod families;
mod joined_offices;
mod later_names;
mod names;
mod people;
mod small_words;
mod stray_names;
mod told_apart;
