//! What is written to standard output and into files: records, lists for programs, sites, plain text.

mod extract;
mod plain;
mod quotes;
mod records;
mod site;
mod voices;
