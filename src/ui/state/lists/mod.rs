//! Holds the lists of articles and of speakers.

pub(crate) mod article_list;
pub(crate) mod list_window;
pub(crate) mod match_counts;
pub(crate) mod speaker_list;
pub(crate) mod two_line_list;
