//! Finds to whom or what "who" and "which" belong.

mod clause;
mod person;
mod subject;
mod thing;
