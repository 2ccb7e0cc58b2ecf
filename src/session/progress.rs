//! Counts how far reading and analysing the inputs, and a refresh, have come.

/// The progress of reading the inputs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Progress {
    /// The number of articles that are stored.
    pub(crate) taken_in: usize,
    /// The number of those that are analysed.
    pub(crate) analysed: usize,
    /// True once all inputs have been read.
    pub(crate) all_taken_in: bool,
    /// True if the inputs stand in for an empty library.
    pub(crate) stands_in: bool,
    /// The progress of a refresh of the sources, while there is one.
    pub(crate) round: Option<Round>,
}

impl Progress {
    /// Counts `all` articles, of which some are not analysed yet.
    pub(crate) fn count(&mut self, all: usize, unread: usize) {
        self.taken_in = all;
        self.analysed = all - unread.min(all);
    }
}

/// The progress of a refresh.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Round {
    /// The number of feeds, pages and files that were visited.
    pub(crate) looked_at: usize,
    /// The number of new articles.
    pub(crate) added: usize,
    /// The number of articles with another text than before.
    pub(crate) changed: usize,
    /// The number of sources and articles that could not be read.
    pub(crate) failed: usize,
}

impl Round {
    /// Summarizes the outcome in a few words.
    pub(crate) fn summary(self) -> String {
        let said = match (self.added, self.changed) {
            (0, 0) => "refreshed: nothing new".to_owned(),
            (added, 0) => format!("refreshed: {added} new"),
            (0, changed) => format!("refreshed: {changed} changed"),
            (added, changed) => format!("refreshed: {added} new, {changed} changed"),
        };
        match self.failed {
            0 => said,
            failed => format!("{said}; {failed} could not be read"),
        }
    }
}
