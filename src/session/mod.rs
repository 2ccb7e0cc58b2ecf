//! Owns the library while the screen is open.
//!
//! One thread reads sources, some run the engine, and one owns the [`Desk`](crate::app::Desk): it stores what was
//! read, files what was found and answers the screen. The user comes first: between any two steps
//! of other work the library's thread looks for questions. Findings are filed in the order in which
//! the articles came, no matter in which order the engine finished them, so that speakers are
//! matched the same way each time.

pub(crate) mod answers;
mod article_writer;
mod engine_threads;
mod export_queue;
mod intake;
mod job;
mod library_thread;
mod listener;
pub(crate) mod messages;
mod opened_library;
mod postponed_requests;
pub(crate) mod progress;
mod progress_news;
#[cfg(test)]
mod tests;
mod voice_counter;
pub(crate) mod walk;

use std::path::PathBuf;
use std::sync::mpsc;
use std::sync::mpsc::Receiver;
use std::sync::mpsc::Sender;
use std::thread;

use crate::app::AppError;
use crate::session::job::GRACE;
use crate::session::job::Job;
use crate::session::library_thread::LibraryThread;
use crate::session::listener::Listener;
use crate::session::messages::Answer;
use crate::session::messages::Request;

pub(crate) use crate::session::listener::Tell;
pub use crate::session::opened_library::Opened;

/// The running threads, which end when this is dropped.
pub(crate) struct Session {
    jobs: Sender<Job>,
    /// A channel that closes when the library's thread has ended.
    end: Receiver<()>,
}

impl Session {
    /// Starts all threads. `open` is called on the thread that owns the library from then on.
    pub(crate) fn start(
        open: impl FnOnce() -> Result<Opened, AppError> + Send + 'static,
        tell: Tell,
    ) -> Self {
        let (jobs, inbox) = mpsc::channel();
        let listener = Listener(tell);
        let sender = jobs.clone();
        let (ends, end) = mpsc::channel();
        thread::spawn(move || {
            let _ends: Sender<()> = ends;
            match open().and_then(|opened| LibraryThread::begin(opened, inbox, sender, &listener)) {
                Ok(library) => library.run(),
                Err(error) => listener.say(Answer::Broken(error)),
            }
        });
        Session { jobs, end }
    }

    /// Sends questions to the library's thread. The answers come through [`Tell`].
    pub(crate) fn ask(&self, requests: Vec<Request>) {
        // If the library's thread has ended, it has reported that itself.
        self.jobs.send(Job::Answer(requests)).ok();
    }

    /// Reads a file again if it has changed.
    pub(crate) fn look_at(&self, file: PathBuf) {
        self.jobs.send(Job::ReadAgain(file)).ok();
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        self.jobs.send(Job::End).ok();
        // The program ends after this, and the threads end with it, whatever they are doing.
        self.end.recv_timeout(GRACE).ok();
    }
}
