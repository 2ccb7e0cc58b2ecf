//! Files, counts and lists quotations.

pub(super) mod counts;
pub(super) mod filing;
pub(super) mod matching_quotations;
pub(super) mod said_list;
pub(super) mod surroundings;
pub(super) mod voices;
