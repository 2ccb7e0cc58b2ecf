//! Changes what is read: which article, which quotation, which part of the text.

pub(crate) mod analysis_control;
pub(crate) mod copy;
pub(crate) mod edit_file;
pub(crate) mod jumps;
pub(crate) mod navigation;
pub(crate) mod positions;
pub(crate) mod read_marks;
pub(crate) mod search_stops;
pub(crate) mod selection;
pub(crate) mod selection_motion;
pub(crate) mod shown_acts;
pub(crate) mod text_search;
