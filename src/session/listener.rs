//! Passes on what the threads of the session report.

use std::fmt;
use std::sync::Arc;
use std::thread;

use crate::session::messages::Answer;

/// A function that takes the messages of the session. It is called from any of its threads.
pub(crate) type Tell = Arc<dyn Fn(Answer) + Send + Sync>;

/// Passes on what a thread reports, and reports it when the thread panics.
#[derive(Clone)]
pub(super) struct Listener(pub(super) Tell);

impl Listener {
    pub(super) fn say(&self, answer: Answer) {
        (self.0)(answer);
    }
}

impl fmt::Debug for Listener {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Listener")
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        if thread::panicking() {
            self.say(Answer::Gone);
        }
    }
}
