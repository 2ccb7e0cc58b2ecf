//! Draws the panes.

pub(crate) mod article_list;
pub(crate) mod pane_frame;
pub(crate) mod scrollbar;
pub(crate) mod speaker_list;
pub(crate) mod strip;
pub(crate) mod text_pane;
