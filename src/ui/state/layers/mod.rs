//! Holds the layers that can be open over the panes.

pub(crate) mod explanation;
pub(crate) mod help_page;
pub(crate) mod layer_stack;
pub(crate) mod layer_state;
pub(crate) mod library_search;
pub(crate) mod list_windows;
pub(crate) mod name_input;
pub(crate) mod open_dossier;
pub(crate) mod open_history;
pub(crate) mod open_voices;
pub(crate) mod palette;
pub(crate) mod picker_purpose;
pub(crate) mod popup_frame;
pub(crate) mod question;
pub(crate) mod search_completion;
pub(crate) mod speaker_picker;
