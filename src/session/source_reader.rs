//! Reads sources on threads of its own: inputs at the start, all sources on a refresh, and
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

/// An article to be stored, or the reason why there is none. When all items of a batch are stored
/// and dropped, the reading thread goes on.
pub(super) struct Item {
    pub(super) taken: Taken,
    pub(super) turn: Sender<()>,
}

/// Reads the sources on a thread of its own and sends what was read as work.
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

/// Reads one batch ahead of what is stored. Ends early when the user has quit.
fn hand_over(mut rounds: Rounds<'_>, known: &dyn Known, work: &Sender<Work>) {
    let mut before: Option<Receiver<()>> = None;
    while let Some(batch) = rounds.next_batch(known) {
        if let Some(before) = before.take() {
            // Nothing is ever sent: this returns when the last item of the batch is dropped.
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
