//! Resolves the sources that take a way of their own: documents, owners, authors, relative clauses.

mod apposed;
pub(super) mod author;
pub(super) mod description;
pub(super) mod documents;
mod firm;
mod groups;
pub(super) mod inhabitant;
pub(super) mod nameless;
mod office_holder;
mod office_letters;
pub(super) mod owner;
mod relative;
pub(super) mod speechless_thing;
mod unnamed_subject;
mod vox_pop;
