//! Tests for bodies, firms, offices and documents.

mod bodies;
mod documents;
mod firms;
mod offices;
mod several;
mod states;
