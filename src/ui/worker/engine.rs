//! The engine's threads: one core is left to the reader.

use std::num::NonZero;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::mpsc;
use std::sync::mpsc::Receiver;
use std::sync::mpsc::Sender;
use std::thread;

use crate::app::Assignment;
use crate::quotes::Model;
use crate::ui::worker::Screen;
use crate::ui::worker::Work;

/// Starts them. Assignments come back, with their turn, as findings to be filed.
pub(super) fn start(found: &Sender<Work>, screen: &Screen) -> Sender<(usize, Assignment)> {
    let (assign, assignments) = mpsc::channel();
    let assignments = Arc::new(Mutex::new(assignments));
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    for _ in 0..(cores - 1).max(1) {
        let (assignments, found, screen) =
            (Arc::clone(&assignments), found.clone(), screen.clone());
        thread::spawn(move || {
            while let Some((turn, assignment)) = take(&assignments) {
                let finding = assignment.carry_out(Model::bundled());
                if found.send(Work::File { turn, finding }).is_err() {
                    break;
                }
            }
            drop(screen);
        });
    }
    assign
}

fn take(assignments: &Mutex<Receiver<(usize, Assignment)>>) -> Option<(usize, Assignment)> {
    // Poisoned or ended, either way there is nothing to take.
    assignments.lock().ok()?.recv().ok()
}
