//! The program as other programs see it: what goes to standard output and to
//! standard error, and the exit status.

mod aliases;
#[cfg(unix)]
mod barred_libraries;
mod config;
mod doctor;
mod import;
mod interrupt;
mod lists;
mod outputs;
#[cfg(feature = "pdf")]
mod pdf;
mod removals;
mod server;
mod support;
mod usage;
mod web;
