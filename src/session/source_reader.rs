//! Reads on threads of their own: inputs at the start, sources on a refresh, and
//! directories that changed.

use std::sync::mpsc;
use std::sync::mpsc::Receiver;
use std::sync::mpsc::Sender;
use std::thread;

use crate::app::Known;
use crate::app::Legwork;
use crate::app::Rounds;
use crate::app::Source;
use crate::app::Taken;
use crate::session::Listener;
use crate::session::Work;

/// An article, or why there is none, on its way to be kept. When all of a
/// batch are kept and dropped, the next but one may come.
pub(super) struct Item {
    pub(super) taken: Taken,
    pub(super) turn: Sender<()>,
}

/// Reads the sources on a thread of its own; what was read comes as work.
pub(super) fn start(
    legwork: Legwork,
    sources: Box<dyn Iterator<Item = Source> + Send>,
    known: impl FnOnce() -> Box<dyn Known> + Send + 'static,
    work: Sender<Work>,
    listener: Listener,
) {
    thread::spawn(move || {
        hand_over(Rounds::new(sources, &legwork), &*known(), &work);
        work.send(Work::AllRead).ok();
        drop(listener);
    });
}

/// Ends early when the reader has quit. Reads one batch ahead of what is kept.
fn hand_over(mut rounds: Rounds<'_>, known: &dyn Known, work: &Sender<Work>) {
    let mut before: Option<Receiver<()>> = None;
    while let Some(batch) = rounds.next_batch(known) {
        if let Some(before) = before.take() {
            // Nothing is ever sent: it ends when the last item is dropped.
            before.recv().ok();
        }
        let (turn, kept) = mpsc::channel();
        before = Some(kept);
        for taken in batch.taken {
            if work.send(Work::Keep(Item { taken, turn: turn.clone() })).is_err() {
                return;
            }
        }
        let visited = Work::Visited { visits: batch.visits, sources: batch.sources };
        if work.send(visited).is_err() {
            return;
        }
    }
}
