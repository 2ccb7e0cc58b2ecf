//! Defines the jobs of the library's thread.

use std::path::PathBuf;
use std::sync::mpsc::Sender;
use std::time::Duration;

use crate::app::Batch;
use crate::app::Finding;
use crate::app::Unwatched;
use crate::app::Watch;
use crate::session::messages::Answer;
use crate::session::messages::Request;

/// The time that the screen waits at its end until the user's last actions are stored.
pub(super) const GRACE: Duration = Duration::from_millis(250);

/// A job for the library's thread.
pub(super) enum Job {
    /// Answers questions.
    Answer(Vec<Request>),
    /// Stores what sources held. When that is done `stored` is dropped, which lets the reading
    /// thread go on.
    Store { batch: Batch, stored: Sender<()> },
    /// Notes that there are no more sources to read.
    AllRead,
    /// Reads a file of an article, or an added directory, in which something has changed.
    ReadAgain(PathBuf),
    /// Notes that this or another program has written into the library.
    Written,
    /// Keeps the watch of the library. Where it cannot be watched, it is checked with each
    /// question.
    WatchingLibrary(Watch),
    /// Keeps the watch of the directories, which may have failed.
    Watching(Result<Watch, Unwatched>),
    /// Tells the screen what was counted on a thread of its own.
    Counted(Option<Box<Answer>>),
    /// Files what the engine found in the article with the number `turn`; `None` where the user
    /// stopped it.
    File { turn: usize, finding: Option<Finding> },
    /// Ends the thread, since the screen is gone.
    End,
}
