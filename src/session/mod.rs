//! Owns the library while the screen is open.
//!
//! One thread reads sources, some run the engine, and one owns the [`Desk`]: it stores what was
//! read, files what was found and answers the screen. The user comes first: between any two
//! steps of other work the library's thread looks for questions. Findings are filed in the order
//! in which the articles came, however the engine's threads finished, so that speakers are
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

/// What there is to show.
#[derive(Debug)]
pub struct Opened {
    /// The library and all that is done with it.
    pub desk: Desk,
    /// What is to be read into it.
    pub inputs: Vec<Input>,
    /// Whether those stand in for a library that is empty, which is said then.
    pub stands_in: bool,
}

impl Opened {
    /// Inputs to be read and not kept.
    pub fn in_memory(inputs: Vec<Input>) -> Result<Self, AppError> {
        Ok(Opened { desk: Desk::in_memory()?, inputs, stands_in: false })
    }
}

/// So long the screen waits at its end until what the reader did last is noted.
const GRACE: Duration = Duration::from_millis(250);

/// Something for the library's thread.
enum Work {
    Answer(Vec<Request>),
    Keep(Item),
    /// So many sources were looked at; this is to be noted of them.
    Visited {
        visits: Vec<Visit>,
        sources: usize,
    },
    /// There are no more sources to read.
    AllRead,
    /// Something in a directory that was added has changed, or a file of an article.
    Look(PathBuf),
    /// Something was written into the library, by us or by another program.
    Written,
    /// The library is watched from now on; where it cannot be, it is looked at with each question.
    WatchingLibrary(Watch),
    /// Directories are watched from now on, or why they are not.
    Watching(Result<Watch, Unwatched>),
    /// What was found in the article that came as number `turn`; `None` where the reader has
    /// had that stopped.
    File {
        turn: usize,
        finding: Option<Finding>,
    },
    /// The screen is gone.
    End,
}

/// Takes what the session has to say; called from any of its threads.
pub(crate) type Tell = Arc<dyn Fn(Answer) + Send + Sync>;

/// The running threads, which end when this is dropped.
pub(crate) struct Session {
    work: Sender<Work>,
    /// Closed when the library's thread has ended.
    end: Receiver<()>,
}

impl Session {
    /// Starts all threads. `open` is called on the one that owns the library from then on.
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

    /// Asks; the answers are told.
    pub(crate) fn ask(&self, requests: Vec<Request>) {
        // If the library's thread has ended, it said so.
        self.work.send(Work::Answer(requests)).ok();
    }

    /// Has a file read again, if it has changed.
    pub(crate) fn look_at(&self, file: PathBuf) {
        self.work.send(Work::Look(file)).ok();
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        self.work.send(Work::End).ok();
        // The program ends after this, and with it the threads, wherever they are.
        self.end.recv_timeout(GRACE).ok();
    }
}

/// Who hears what the threads say, and of it when one of them panics.
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
