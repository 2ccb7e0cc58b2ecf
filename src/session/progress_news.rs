//! Decides what the screen is told, and when.
//!
//! News make the screen ask anew for all it shows, so that much news in a short time
//! must not keep the session from everything else.

use std::time::Duration;
use std::time::Instant;

use crate::session::messages::Progress;

/// While much is stored, the screen hears of it at most so often: as often as
/// most terminals show a picture.
const BETWEEN_NEWS: Duration = Duration::from_millis(16);

/// News make the screen ask anew for all it shows. Answering that may take at most one part
/// in so many of the time.
const SHARE_OF_NEWS: u32 = 5;

/// How far the work is, and how much of that the screen knows.
pub(super) struct News {
    pub(super) progress: Progress,
    /// Whether other programs have changed something that the screen does not know of.
    pub(super) from_others: bool,
    told: Progress,
    told_at: Option<Instant>,
    /// Time taken by answers since then.
    answered_for: Duration,
}

impl News {
    /// Work that is so far, of which the screen knows nothing.
    pub(super) fn of(progress: Progress) -> Self {
        News {
            progress,
            from_others: false,
            told: Progress::default(),
            told_at: None,
            answered_for: Duration::ZERO,
        }
    }

    /// Whether there is something to tell.
    pub(super) fn are_there(&self) -> bool {
        self.from_others || self.progress != self.told
    }

    /// When it may be told; `None`: at once.
    pub(super) fn may_be_told_at(&self) -> Option<Instant> {
        Some(self.told_at? + BETWEEN_NEWS.max(self.answered_for * SHARE_OF_NEWS))
    }

    /// Whether there is something to tell that may be told now.
    pub(super) fn are_due(&self) -> bool {
        self.are_there() && self.may_be_told_at().is_none_or(|at| at <= Instant::now())
    }

    /// Notes how long an answer took.
    pub(super) fn note_answer(&mut self, took: Duration) {
        self.answered_for += took;
    }

    /// What to tell now; from here on the screen knows it.
    pub(super) fn tell(&mut self) -> Progress {
        self.told = self.progress;
        self.told_at = Some(Instant::now());
        self.answered_for = Duration::ZERO;
        self.progress
    }
}
