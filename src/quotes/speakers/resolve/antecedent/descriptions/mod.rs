//! Tells whom a description may mean, and whom not: "the senator", "his mother".

mod contradiction;
mod contrast;
mod described;
mod in_office;
mod of_nation;
mod role_kind;
mod told_apart;
mod told_by_relative;
mod varied;
