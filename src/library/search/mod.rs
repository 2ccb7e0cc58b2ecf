//! Defines the language of searches and answers them from indexes.

pub(super) mod article_search;
pub(super) mod full_text_query;
pub mod query_language;
pub(super) mod saved_search;
pub(super) mod snippet;
pub(super) mod sql_conditions;
pub(super) mod text_index;
