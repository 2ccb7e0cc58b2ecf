//! Holds the article that is open: its rows, its quotations, what is selected and searched in it.

pub(crate) mod act_counts;
pub(crate) mod certainty;
pub(crate) mod open_article;
pub(crate) mod page;
pub(crate) mod positions;
pub(crate) mod quotation_highlights;
pub(crate) mod read_marks;
pub(crate) mod scroll_track;
pub(crate) mod searched_words;
pub(crate) mod speaker_colours;
pub(crate) mod text_columns;
pub(crate) mod text_drag;
pub(crate) mod text_matches;
pub(crate) mod text_search;
pub(crate) mod text_selection;
