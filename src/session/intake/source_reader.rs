//! Reads sources on threads of its own: inputs at the start, all sources on a refresh, and
//! directories that changed.

use std::sync::mpsc;
use std::sync::mpsc::Receiver;
use std::sync::mpsc::Sender;
use std::thread;

use crate::app::BatchReader;
use crate::app::KnownSources;
use crate::app::Source;
use crate::app::SourcePool;
use crate::session::job::Job;
use crate::session::listener::Listener;

/// Reads the sources on a thread of its own and sends what was read as jobs.
pub(crate) fn start(
    pool: SourcePool,
    sources: Box<dyn Iterator<Item = Source> + Send>,
    known: impl FnOnce() -> Box<dyn KnownSources> + Send + 'static,
    jobs: Sender<Job>,
    listener: Listener,
) {
    thread::spawn(move || {
        hand_over(BatchReader::new(sources, &pool), &*known(), &jobs);
        jobs.send(Job::AllRead).ok();
        drop(listener);
    });
}

/// Reads one batch ahead of what is stored. Ends early when the user has quit.
fn hand_over(mut reader: BatchReader<'_>, known: &dyn KnownSources, jobs: &Sender<Job>) {
    let mut before: Option<Receiver<()>> = None;
    while let Some(batch) = reader.next_batch(known) {
        if let Some(before) = before.take() {
            // Nothing is ever sent: this returns when the batch is stored and its sender dropped.
            before.recv().ok();
        }
        let (stored, is_stored) = mpsc::channel();
        before = Some(is_stored);
        if jobs.send(Job::Store { batch, stored }).is_err() {
            return;
        }
    }
}
