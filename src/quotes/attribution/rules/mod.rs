//! Adds the attributions that the trained models miss: speech that goes on, that was introduced,
//! that is signed, turns.

pub mod asked;
pub mod continued;
pub mod dateline;
pub mod headline;
pub mod introduced;
pub mod relay;
pub mod signature;
pub mod told_before;
pub mod turns;
