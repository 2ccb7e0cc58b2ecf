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
    /// How many sources were found: files and addresses.
    pub found: usize,
    /// Whether all sources have been found.
    pub all_found: bool,
    /// How many sources failed, or have their articles stored and analysed.
    pub done: usize,
    /// How many articles are new.
    pub added: usize,
    /// How many articles were stored before with another text.
    pub changed: usize,
    /// How many articles were stored before with the same text.
    pub known: usize,
    /// How many articles were stored before and analysed only now, because an import was
    /// interrupted or the engine has another version.
    pub analysed_anew: usize,
    /// How many inputs or articles could not be read.
    pub failed: usize,
    /// The files that were not read.
    pub left_out: LeftOut,
    /// How many quotations the analysed articles have.
    pub quotations: usize,
    /// How many speakers are quoted in them.
    pub speakers: usize,
    /// How many bytes were read.
    pub bytes: u64,
    /// Whether the import was stopped before all was done.
    pub stopped: bool,
}

/// What an import reports while it runs.
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
        let told = *tally;
        drop(tally);
        (self.tell)(News::Progress(told));
    }
}
