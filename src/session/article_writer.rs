//! Writes what the other threads bring, a few articles at a time, between two questions.

use std::sync::mpsc::Sender;

use crate::app::AppError;
use crate::app::Assignment;
use crate::app::Batch;
use crate::app::Desk;
use crate::app::Finding;
use crate::app::Intake;
use crate::app::Stored;
use crate::session::engine_threads::EngineThreads;
use crate::session::listener::Listener;
use crate::session::messages::Answer;
use crate::session::progress::Progress;

/// The number of articles that are stored or filed in one transaction: each transaction waits for
/// the disk, and the user waits for each transaction.
pub(super) const TOGETHER: usize = 8;

/// Stores articles, hands them to the engine, and files what that finds.
pub(super) struct ArticleWriter {
    intake: Intake,
    engine: EngineThreads,
    listener: Listener,
    /// Senders that let the reading thread go on when they are dropped.
    readers: Vec<Sender<()>>,
}

impl ArticleWriter {
    pub(super) fn new(engine: EngineThreads, listener: Listener) -> Self {
        ArticleWriter { intake: Intake::new(TOGETHER), engine, listener, readers: Vec::new() }
    }

    pub(super) fn engine(&self) -> &EngineThreads {
        &self.engine
    }

    /// Queues what sources held, and reports what could not be read.
    pub(super) fn take(&mut self, batch: Batch, stored: Sender<()>, progress: &mut Progress) {
        for item in batch.items {
            if let Err(failure) = self.intake.take(item) {
                if let Some(round) = &mut progress.round {
                    round.failed += 1;
                }
                self.listener.say(Answer::Unreadable(failure));
            }
        }
        self.intake.take_visits(batch.visits);
        if let Some(round) = &mut progress.round {
            round.looked_at += batch.sources;
        }
        if self.intake.has_articles() {
            self.readers.push(stored);
        }
    }

    /// Queues what the engine found in the article of this turn.
    pub(super) fn take_finding(&mut self, turn: usize, finding: Option<Finding>) {
        self.intake.take_finding(turn, finding);
    }

    /// Gives the engine an article to read.
    pub(super) fn assign(&mut self, assignment: Assignment) {
        self.engine.assign(self.intake.next_turn(), assignment);
    }

    /// Tells whether everything that the engine was given has been filed.
    pub(super) fn is_all_filed(&self) -> bool {
        self.intake.is_all_filed()
    }

    /// Writes what is most urgent, in one transaction; `None` if there is nothing to write.
    pub(super) fn write(
        &mut self,
        desk: &mut Desk,
        progress: &mut Progress,
    ) -> Option<Result<(), AppError>> {
        let drop_it: fn(&mut Intake);
        let written = if self.intake.has_findings() {
            drop_it = Intake::drop_findings;
            self.intake.file(desk).map(|filed| progress.analysed += filed.len())
        } else if self.intake.has_articles() {
            drop_it = Intake::drop_articles;
            self.store(desk, progress)
        } else if self.intake.has_notes() {
            drop_it = Intake::drop_notes;
            self.intake.note_addresses(desk).and_then(|()| self.intake.note_visits(desk))
        } else {
            return None;
        };
        // Trying the same again would fail the same way, for ever.
        if written.as_ref().is_err_and(|error| !error.is_busy()) {
            drop_it(&mut self.intake);
        }
        if !self.intake.has_articles() {
            self.readers.clear();
        }
        Some(written)
    }

    fn store(&mut self, desk: &mut Desk, progress: &mut Progress) -> Result<(), AppError> {
        let Stored { added, changed, assignments, .. } = self.intake.store(desk)?;
        progress.taken_in += added;
        progress.analysed -= changed.min(progress.analysed);
        if let Some(round) = &mut progress.round {
            round.added += added;
            round.changed += changed;
        }
        for (assignment, _) in assignments {
            self.assign(assignment);
        }
        Ok(())
    }
}
