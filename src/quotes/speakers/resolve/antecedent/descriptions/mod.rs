//! Tells whom a description may mean, and whom not: "the senator", "his mother".

mod contradiction;
mod contrast;
mod described;
mod in_office;
mod role_kind;
mod told_apart;
mod told_by_relative;
mod varied;
