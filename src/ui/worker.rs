//! The threads that work for the screen.
//!
//! One reads, some run the engine, and one, the worker, owns the
//! [`Desk`]: it stores what was read, files what was found and answers the
//! screen. The reader comes first: between any two steps of other work the worker looks
//! for questions. Findings are filed in the order in which the articles came, however the
//! engine's threads finished, so that speakers are matched the same way each time.

mod engine;
mod exporting;
mod news;
mod reading;
mod refreshing;
mod shift;
#[cfg(test)]
mod tests;
mod watching;
mod writing;

use std::path::PathBuf;
use std::sync::mpsc;
use std::sync::mpsc::Receiver;
use std::sync::mpsc::Sender;
use std::thread;
use std::time::Duration;

use crate::app::AppError;
use crate::app::Finding;
use crate::app::Unwatched;
use crate::app::Visit;
use crate::app::Watch;
use crate::ui::Exporter;
use crate::ui::Opened;
use crate::ui::msg::Answer;
use crate::ui::msg::Msg;
use crate::ui::msg::Request;
use crate::ui::worker::reading::Item;
use crate::ui::worker::shift::Shift;

/// So long the screen waits at its end until what the reader did last is noted.
const GRACE: Duration = Duration::from_millis(250);

/// Something for the worker.
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

/// Where the screen sends its questions. The worker ends when this is dropped.
pub(crate) struct Worker {
    work: Sender<Work>,
    /// Closed when it has ended.
    end: Receiver<()>,
}

impl Worker {
    /// Starts all of them. What they have to say comes as messages.
    pub(crate) fn start(
        open: impl FnOnce() -> Result<Opened, AppError> + Send + 'static,
        exporter: Exporter,
        say: &Sender<Msg>,
    ) -> Self {
        let (work, inbox) = mpsc::channel();
        let screen = Screen(say.clone());
        let found = work.clone();
        let (ends, end) = mpsc::channel();
        thread::spawn(move || {
            let _ends: Sender<()> = ends;
            let begun =
                open().and_then(|opened| Shift::begin(opened, exporter, inbox, found, &screen));
            match begun {
                Ok(shift) => shift.run(),
                Err(error) => screen.say(Answer::Broken(error)),
            }
        });
        Worker { work, end }
    }

    /// Asks; the answers come as messages.
    pub(crate) fn ask(&self, requests: Vec<Request>) {
        // If the worker has ended, it said so.
        self.work.send(Work::Answer(requests)).ok();
    }

    /// Has a file read again, if it has changed.
    pub(crate) fn look_at(&self, file: PathBuf) {
        self.work.send(Work::Look(file)).ok();
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.work.send(Work::End).ok();
        // The program ends after this, and with it the worker, wherever that is.
        self.end.recv_timeout(GRACE).ok();
    }
}

/// The screen as the threads know it. Hears of it when a thread panics.
#[derive(Clone)]
struct Screen(Sender<Msg>);

impl Screen {
    fn say(&self, answer: Answer) {
        self.0.send(Msg::Answer(answer)).ok();
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        if thread::panicking() {
            self.say(Answer::Gone);
        }
    }
}
