//! Tests what is open over the panes, from what is typed to what is seen.

pub(super) mod change_logs;
pub(super) mod dossiers;
pub(super) mod exports;
pub(super) mod histories;
pub(super) mod library_searches;
pub(super) mod popups;
pub(super) mod quotation_lists;
pub(super) mod saved_searches;
pub(super) mod search_stops;
pub(super) mod source_lists;
mod text_searches;
mod voices;
