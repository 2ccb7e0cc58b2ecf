//! Resolves the sources that take a way of their own: documents, owners, authors, relative clauses.

mod apposed;
pub(super) mod author;
pub(super) mod description;
pub(super) mod document;
pub(super) mod document_nouns;
mod firm;
pub(super) mod inhabitant;
mod issuers;
pub(super) mod nameless;
mod office_holder;
mod office_letters;
pub(super) mod owner;
pub(super) mod relative_clause;
pub(super) mod relative_person;
mod relative_subject;
pub(super) mod speechless_thing;
mod unnamed_subject;
mod vox_pop;
