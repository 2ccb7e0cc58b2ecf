//! The program as other programs see it: what goes to standard output and to
//! standard error, and the exit status.

mod aliases;
#[cfg(unix)]
mod barred;
mod config;
mod doctor;
mod extract;
mod import;
mod interrupt;
mod lists;
#[cfg(feature = "pdf")]
mod pdf;
mod plain;
mod quotes;
mod records;
mod removals;
mod server;
mod site;
mod support;
mod usage;
mod voices;
mod web;
