//! What an import tells of itself.

use std::collections::HashSet;
use std::sync::Mutex;
use std::sync::PoisonError;

use crate::app::AppError;
use crate::app::LeftOut;
use crate::library::SpeakerId;

/// How far an import has come. All it counts as done is in the library.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Sources found: files, addresses.
    pub found: usize,
    /// Whether there are no others.
    pub all_found: bool,
    /// Sources whose articles are kept and analysed, or that failed.
    pub done: usize,
    /// Articles that are new.
    pub added: usize,
    /// Articles that were there with another text.
    pub changed: usize,
    /// Articles that were there.
    pub known: usize,
    /// Articles that were there and were analysed now: an import was broken
    /// off before it came to that, or the engine is another.
    pub analysed_anew: usize,
    /// What could not be read.
    pub failed: usize,
    /// Files that were not read.
    pub left_out: LeftOut,
    /// Quotations in the articles that were analysed.
    pub quotations: usize,
    /// Who is quoted in them.
    pub speakers: usize,
    /// Bytes read.
    pub bytes: u64,
    /// Whether it was stopped before all was done.
    pub stopped: bool,
}

/// What is told while an import goes on.
#[derive(Debug)]
pub enum News<'a> {
    /// It has come so far.
    Progress(Tally),
    /// Something could not be read.
    Failed {
        /// What the reader knows it by.
        name: &'a str,
        /// Why not.
        error: &'a AppError,
    },
}

/// Where an import is written down.
pub(crate) struct Ledger<'a> {
    pub(crate) shared: Shared<'a>,
    pub(crate) speakers: HashSet<SpeakerId>,
}

impl<'a> Ledger<'a> {
    pub(crate) fn new(tell: &'a (dyn Fn(News<'_>) + Sync)) -> Self {
        let shared = Shared { tally: Mutex::new(Tally::default()), tell };
        Ledger { shared, speakers: HashSet::new() }
    }

    pub(crate) fn closed(self, stopped: bool) -> Tally {
        let tally = self.shared.tally.into_inner().unwrap_or_else(PoisonError::into_inner);
        Tally { stopped, ..tally }
    }
}

/// What several threads write into.
pub(crate) struct Shared<'a> {
    tally: Mutex<Tally>,
    pub(crate) tell: &'a (dyn Fn(News<'_>) + Sync),
}

impl Shared<'_> {
    pub(crate) fn note(&self, change: impl FnOnce(&mut Tally)) {
        // Numbers are sound whenever a thread stops.
        let mut tally = self.tally.lock().unwrap_or_else(PoisonError::into_inner);
        change(&mut tally);
        let told = *tally;
        drop(tally);
        (self.tell)(News::Progress(told));
    }
}
