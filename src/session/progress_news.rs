//! Decides when the screen is told of progress.
//!
//! News makes the screen ask again for everything that it shows, so a lot of news in a short time
//! must not keep the session from its other work.

use std::time::Duration;
use std::time::Instant;

use crate::session::progress::Progress;

/// The shortest time between two pieces of news: most terminals draw no more often than this.
const BETWEEN_NEWS: Duration = Duration::from_millis(16);

/// News makes the screen ask again for everything that it shows. Answering that may take at most
/// one part in this many of the time.
const SHARE_OF_NEWS: u32 = 5;

/// The progress of the work, and how much of it the screen knows.
pub(super) struct News {
    pub(super) progress: Progress,
    /// True if other programs have changed something that the screen does not know of.
    pub(super) from_others: bool,
    /// True if something was filed since it was last looked who is called otherwise.
    pub(super) names_may_differ: bool,
    told: Progress,
    told_at: Option<Instant>,
    /// The time that answers have taken since then.
    answered_for: Duration,
}

impl News {
    /// Starts with a progress of which the screen knows nothing.
    pub(super) fn of(progress: Progress) -> Self {
        News {
            progress,
            from_others: false,
            // Another program may have filed something before.
            names_may_differ: true,
            told: Progress::default(),
            told_at: None,
            answered_for: Duration::ZERO,
        }
    }

    /// Tells whether there is news.
    pub(super) fn are_there(&self) -> bool {
        self.from_others || self.progress != self.told
    }

    /// Returns when news may be told; `None` for at once.
    pub(super) fn may_be_told_at(&self) -> Option<Instant> {
        Some(self.told_at? + BETWEEN_NEWS.max(self.answered_for * SHARE_OF_NEWS))
    }

    /// Tells whether there is news that may be told now.
    pub(super) fn are_due(&self) -> bool {
        self.are_there() && self.may_be_told_at().is_none_or(|at| at <= Instant::now())
    }

    /// Notes how long an answer took.
    pub(super) fn note_answer(&mut self, took: Duration) {
        self.answered_for += took;
    }

    /// Returns the progress to tell now, and marks it as told.
    pub(super) fn tell(&mut self) -> Progress {
        self.told = self.progress;
        self.told_at = Some(Instant::now());
        self.answered_for = Duration::ZERO;
        self.progress
    }
}
