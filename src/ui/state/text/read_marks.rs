//! Keeps which articles the user has read.

use std::collections::HashMap;

use crate::library::ArticleId;

/// The marks that articles got since the program began.
#[derive(Debug, Default)]
pub(crate) struct ReadMarks {
    /// The articles that were noted as read (true) or unread; the last note holds.
    pub(crate) noted: HashMap<ArticleId, bool>,
    /// The open one, if the user marked it as unread, and whether the keys have been with
    /// its text ever since.
    pub(crate) left_unread: Option<(ArticleId, bool)>,
}

impl ReadMarks {
    /// Returns what was noted of it last, or what is `known` otherwise, which may be older.
    pub(crate) fn is_read(&self, article: ArticleId, known: bool) -> bool {
        self.noted.get(&article).copied().unwrap_or(known)
    }

    /// Tells whether the user has not come back to it since they marked it as unread.
    pub(crate) fn is_left_unread(&mut self, article: ArticleId, has_keys: bool) -> bool {
        self.left_unread = self.left_unread.and_then(|(left, had_keys)| {
            let comes_back = left != article || has_keys && !had_keys;
            (!comes_back).then_some((left, has_keys))
        });
        self.left_unread.is_some()
    }
}
