//! Owns the library while the screen is open.
//!
//! One thread reads sources, some run the engine, and one owns the [`Desk`]: it stores what was
//! read, files what was found and answers the screen. The user comes first: between any two steps
//! of other work the library's thread looks for questions. Findings are filed in the order in which
//! the articles came, no matter in which order the engine finished them, so that speakers are
//! matched the same way each time.

pub(crate) mod answers;
mod engine_threads;
mod export_job;
mod file_watch;
mod library_thread;
pub(crate) mod messages;
mod progress_news;
mod refresh_round;
mod source_reader;
#[cfg(test)]
mod tests;
mod write_queue;

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc;
use std::sync::mpsc::Receiver;
use std::sync::mpsc::Sender;
use std::thread;
use std::time::Duration;

use crate::app::AppError;
use crate::app::Desk;
use crate::app::Finding;
use crate::app::Input;
use crate::app::Unwatched;
use crate::app::Visit;
use crate::app::Watch;
use crate::session::library_thread::LibraryThread;
use crate::session::messages::Answer;
use crate::session::messages::Request;
use crate::session::source_reader::Item;

/// A library to show, and the inputs to be read into it.
#[derive(Debug)]
pub struct Opened {
    /// The desk with the library.
    pub desk: Desk,
    /// The inputs to be read into the library.
    pub inputs: Vec<Input>,
    /// True if the inputs stand in for an empty library; the user is told so.
    pub stands_in: bool,
}

impl Opened {
    /// Creates an empty library in memory for inputs that are to be read and not kept.
    pub fn in_memory(inputs: Vec<Input>) -> Result<Self, AppError> {
        Ok(Opened { desk: Desk::in_memory()?, inputs, stands_in: false })
    }
}

/// The time that the screen waits at its end until the user's last actions are stored.
const GRACE: Duration = Duration::from_millis(250);

/// A task for the library's thread.
enum Work {
    Answer(Vec<Request>),
    Keep(Item),
    /// This many sources were visited; the visits are to be noted.
    Visited {
        visits: Vec<Visit>,
        sources: usize,
    },
    /// There are no more sources to read.
    AllRead,
    /// A file of an article, or something in an added directory, has changed.
    Look(PathBuf),
    /// This or another program has written into the library.
    Written,
    /// The library is watched from now on. Where it cannot be, it is checked with each question.
    WatchingLibrary(Watch),
    /// The directories are watched from now on, or cannot be.
    Watching(Result<Watch, Unwatched>),
    /// The engine has finished the article with the number `turn`; `None` where the user stopped
    /// it.
    File {
        turn: usize,
        finding: Option<Finding>,
    },
    /// The screen is gone.
    End,
}

/// A function that takes the messages of the session. It is called from any of its threads.
pub(crate) type Tell = Arc<dyn Fn(Answer) + Send + Sync>;

/// The running threads, which end when this is dropped.
pub(crate) struct Session {
    work: Sender<Work>,
    /// A channel that closes when the library's thread has ended.
    end: Receiver<()>,
}

impl Session {
    /// Starts all threads. `open` is called on the thread that owns the library from then on.
    pub(crate) fn start(
        open: impl FnOnce() -> Result<Opened, AppError> + Send + 'static,
        tell: Tell,
    ) -> Self {
        let (work, inbox) = mpsc::channel();
        let listener = Listener(tell);
        let found = work.clone();
        let (ends, end) = mpsc::channel();
        thread::spawn(move || {
            let _ends: Sender<()> = ends;
            match open().and_then(|opened| LibraryThread::begin(opened, inbox, found, &listener)) {
                Ok(library) => library.run(),
                Err(error) => listener.say(Answer::Broken(error)),
            }
        });
        Session { work, end }
    }

    /// Sends questions to the library's thread. The answers come through [`Tell`].
    pub(crate) fn ask(&self, requests: Vec<Request>) {
        // If the library's thread has ended, it has reported that itself.
        self.work.send(Work::Answer(requests)).ok();
    }

    /// Reads a file again if it has changed.
    pub(crate) fn look_at(&self, file: PathBuf) {
        self.work.send(Work::Look(file)).ok();
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        self.work.send(Work::End).ok();
        // The program ends after this, and the threads end with it, whatever they are doing.
        self.end.recv_timeout(GRACE).ok();
    }
}

/// Passes on what the threads report, and reports it when one of them panics.
#[derive(Clone)]
struct Listener(Tell);

impl Listener {
    fn say(&self, answer: Answer) {
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
