//! Tests what is open over the panes, from what is typed to what is seen.

pub(super) mod dossiers;
pub(super) mod exports;
pub(super) mod library_searches;
pub(super) mod popups;
pub(super) mod saved_searches;
pub(super) mod search_stops;
mod text_searches;
