//! Counts and reports the progress of an import.

use std::collections::HashSet;
use std::sync::Mutex;
use std::sync::PoisonError;

use crate::app::AppError;
use crate::app::LeftOut;
use crate::library::SpeakerId;

/// The progress of an import. All that it counts as done is in the library.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// The number of sources that were found: files and addresses.
    pub found: usize,
    /// True once all sources have been found.
    pub all_found: bool,
    /// The number of sources that failed, or have their articles stored and analysed.
    pub done: usize,
    /// The number of new articles.
    pub added: usize,
    /// The number of articles that were stored before with another text.
    pub changed: usize,
    /// The number of articles that were stored before with the same text.
    pub known: usize,
    /// The number of articles that were stored before and analysed only now, because an import was
    /// interrupted or the engine has another version.
    pub analysed_anew: usize,
    /// The number of inputs and articles that could not be read.
    pub failed: usize,
    /// The files that were not read.
    pub left_out: LeftOut,
    /// The number of quotations in the analysed articles.
    pub quotations: usize,
    /// The number of speakers who are quoted in them.
    pub speakers: usize,
    /// The number of bytes that were read.
    pub bytes: u64,
    /// True if the import was stopped before all was done.
    pub stopped: bool,
}

/// A report of an import that is running.
#[derive(Debug)]
pub enum News<'a> {
    /// The progress up to now.
    Progress(Tally),
    /// Something could not be read.
    Failed {
        /// The name that the user knows it by.
        name: &'a str,
        /// The reason.
        error: &'a AppError,
    },
}

/// The record that an import keeps of its progress.
pub(crate) struct ImportRecord<'a> {
    pub(crate) shared: Shared<'a>,
    pub(crate) speakers: HashSet<SpeakerId>,
    /// True if articles that the user has removed come back, since they are named again.
    pub(crate) brings_back: bool,
}

impl<'a> ImportRecord<'a> {
    pub(crate) fn new(tell: &'a (dyn Fn(News<'_>) + Sync)) -> Self {
        let shared = Shared { tally: Mutex::new(Tally::default()), tell };
        ImportRecord { shared, speakers: HashSet::new(), brings_back: false }
    }

    pub(crate) fn closed(self, stopped: bool) -> Tally {
        let tally = self.shared.tally.into_inner().unwrap_or_else(PoisonError::into_inner);
        Tally { stopped, ..tally }
    }
}

/// The part of the record that several threads write to.
pub(crate) struct Shared<'a> {
    tally: Mutex<Tally>,
    pub(crate) tell: &'a (dyn Fn(News<'_>) + Sync),
}

impl Shared<'_> {
    pub(crate) fn note(&self, change: impl FnOnce(&mut Tally)) {
        // Plain numbers are valid wherever a thread panicked, so a poisoned lock is harmless.
        let mut tally = self.tally.lock().unwrap_or_else(PoisonError::into_inner);
        change(&mut tally);
        // Told under the lock: of two threads the later one might be heard first, and the count go back.
        (self.tell)(News::Progress(*tally));
    }
}
