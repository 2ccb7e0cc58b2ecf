//! Runs the engine on threads of its own: one core is left to the user.
//!
//! An article that takes long is told of while it is read, and left when the reader has had
//! enough of that, or when it takes longer than articles may; its text is there all the while.

use std::collections::HashSet;
use std::num::NonZero;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::mpsc;
use std::sync::mpsc::Receiver;
use std::sync::mpsc::Sender;
use std::thread;
use std::time::Duration;
use std::time::Instant;

use crate::app::Allowance;
use crate::app::Assignment;
use crate::app::Finding;
use crate::app::Unfinished;
use crate::library::ArticleId;
use crate::quotes::Model;
use crate::session::Listener;
use crate::session::Work;
use crate::session::messages::Answer;

/// An article that takes no longer is not told of.
const LONG: Duration = Duration::from_millis(500);

/// Articles that are not to be analysed, and those that may take as long as they do.
#[derive(Default)]
struct Wishes {
    stopped: HashSet<ArticleId>,
    taken_up: HashSet<ArticleId>,
}

/// Shared with the threads.
type Stopped = Arc<Mutex<Wishes>>;

/// The threads, and what they are to leave.
pub(super) struct EngineThreads {
    assignments: Sender<(usize, Assignment)>,
    stopped: Stopped,
}

impl EngineThreads {
    /// Starts them. Assignments come back, with their turn, as findings to be filed.
    pub(super) fn start(found: &Sender<Work>, listener: &Listener) -> Self {
        let (assign, assignments) = mpsc::channel();
        let assignments = Arc::new(Mutex::new(assignments));
        let stopped = Stopped::default();
        let cores = thread::available_parallelism().map_or(1, NonZero::get);
        for _ in 0..(cores - 1).max(1) {
            let (assignments, found) = (Arc::clone(&assignments), found.clone());
            let (listener, stopped) = (listener.clone(), Arc::clone(&stopped));
            thread::spawn(move || {
                while let Some((turn, assignment)) = take(&assignments) {
                    let finding = read(&assignment, &stopped, &listener);
                    if found.send(Work::File { turn, finding }).is_err() {
                        break;
                    }
                }
                drop(listener);
            });
        }
        EngineThreads { assignments: assign, stopped }
    }

    /// Has an article read.
    pub(super) fn assign(&self, turn: usize, assignment: Assignment) {
        // The threads live as long as this does.
        self.assignments.send((turn, assignment)).ok();
    }

    /// Has an article left unread, also where that has begun.
    pub(super) fn stop(&self, article: ArticleId) {
        if let Ok(mut wishes) = self.stopped.lock() {
            wishes.stopped.insert(article);
        }
    }

    /// Has an article read after all, and for as long as it takes.
    pub(super) fn take_up(&self, article: ArticleId) {
        if let Ok(mut wishes) = self.stopped.lock() {
            wishes.stopped.remove(&article);
            wishes.taken_up.insert(article);
        }
    }

    /// How many articles are left unread.
    pub(super) fn count_stopped(&self) -> usize {
        self.stopped.lock().map_or(0, |wishes| wishes.stopped.len())
    }

    /// Whether this article is left unread.
    pub(super) fn has_stopped(&self, article: ArticleId) -> bool {
        is_stopped(&self.stopped, article)
    }
}

fn is_stopped(stopped: &Stopped, article: ArticleId) -> bool {
    stopped.lock().is_ok_and(|wishes| wishes.stopped.contains(&article))
}

fn take(assignments: &Mutex<Receiver<(usize, Assignment)>>) -> Option<(usize, Assignment)> {
    // Poisoned or ended, either way there is nothing to take.
    assignments.lock().ok()?.recv().ok()
}

/// Reads an article, unless the reader has it left; tells how far it is, a percent at a time.
fn read(assignment: &Assignment, stopped: &Stopped, listener: &Listener) -> Option<Finding> {
    let (article, begun) = (assignment.id, Instant::now());
    let mut told = None;
    let mut goes_on = |reached: usize| {
        let percent = reached * 100 / assignment.text.len().max(1);
        if begun.elapsed() > LONG && told.replace(percent) != Some(percent) {
            listener.say(Answer::AnalysedTo { article, percent });
        }
        !is_stopped(stopped, article)
    };
    if !goes_on(0) {
        return None;
    }
    let is_taken_up = stopped.lock().is_ok_and(|wishes| wishes.taken_up.contains(&article));
    let allowance = if is_taken_up { Allowance::without_end() } else { Allowance::default() };
    match assignment.carry_out(Model::bundled(), allowance, &mut goes_on) {
        Ok(finding) => Some(finding),
        Err(Unfinished::Stopped) => None,
        Err(why) => {
            if let Ok(mut wishes) = stopped.lock() {
                wishes.stopped.insert(article);
            }
            listener.say(Answer::LeftUnanalysed { article, why });
            None
        }
    }
}
