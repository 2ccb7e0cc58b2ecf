//! Stores, identifies, lists and opens articles.

pub(super) mod arrival;
pub(super) mod article_list;
pub(super) mod article_marks;
pub(super) mod article_order;
pub(super) mod article_split;
pub(super) mod backlog;
pub(super) mod doubted_claims;
pub(super) mod earlier_versions;
pub(super) mod identity;
pub(super) mod intake;
pub(super) mod open_article;
pub(super) mod removal;
pub(super) mod sightings;
pub(crate) mod sources;
pub(super) mod stored_article;
