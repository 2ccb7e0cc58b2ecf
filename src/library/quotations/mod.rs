//! Quotations: filed as the engine found them, counted, listed over all articles.

pub(super) mod counts;
pub(super) mod filing;
pub(super) mod said_list;
