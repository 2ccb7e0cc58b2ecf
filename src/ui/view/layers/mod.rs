//! Draws what is open over the panes.

pub(crate) mod dossier;
pub(crate) mod explanation;
pub(crate) mod help_page;
pub(crate) mod library_search;
pub(crate) mod line_input;
pub(crate) mod links;
pub(crate) mod name_input;
pub(crate) mod overlay;
pub(crate) mod palette;
pub(crate) mod popup;
pub(crate) mod saved_searches;
pub(crate) mod speaker_picker;
