//! Runs the engine on threads of its own and leaves one core to the user.
//!
//! The progress of a long article is reported while it is analysed. The analysis ends early when
//! the user stops it or when it takes longer than articles may. The article's text can be read all
//! the while.

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
use crate::session::job::Job;
use crate::session::listener::Listener;
use crate::session::messages::Answer;

/// The time that an article has to take before its progress is reported.
const LONG: Duration = Duration::from_millis(500);

/// The articles that the user stopped, and those that may take any amount of time.
#[derive(Default)]
struct Wishes {
    stopped: HashSet<ArticleId>,
    taken_up: HashSet<ArticleId>,
}

/// The user's wishes, shared with the engine's threads.
type Stopped = Arc<Mutex<Wishes>>;

/// The engine's threads, and the user's wishes about their work.
pub(super) struct EngineThreads {
    assignments: Sender<(usize, Assignment)>,
    stopped: Stopped,
}

impl EngineThreads {
    /// Starts the threads. Each assignment comes back, with its turn, as a finding to be filed.
    pub(super) fn start(found: &Sender<Job>, listener: &Listener) -> Self {
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
                    if found.send(Job::File { turn, finding }).is_err() {
                        break;
                    }
                }
                drop(listener);
            });
        }
        EngineThreads { assignments: assign, stopped }
    }

    /// Queues an article to be analysed.
    pub(super) fn assign(&self, turn: usize, assignment: Assignment) {
        // The threads live as long as `self`, so sending cannot fail.
        self.assignments.send((turn, assignment)).ok();
    }

    /// Leaves an article without analysis, even if that has begun.
    pub(super) fn stop(&self, article: ArticleId) {
        if let Ok(mut wishes) = self.stopped.lock() {
            wishes.stopped.insert(article);
        }
    }

    /// Allows an article to be analysed after all, for as long as it takes.
    pub(super) fn take_up(&self, article: ArticleId) {
        if let Ok(mut wishes) = self.stopped.lock() {
            wishes.stopped.remove(&article);
            wishes.taken_up.insert(article);
        }
    }

    /// Counts the articles that are left without analysis.
    pub(super) fn count_stopped(&self) -> usize {
        self.stopped.lock().map_or(0, |wishes| wishes.stopped.len())
    }

    /// Tells whether this article is left without analysis.
    pub(super) fn has_stopped(&self, article: ArticleId) -> bool {
        is_stopped(&self.stopped, article)
    }
}

fn is_stopped(stopped: &Stopped, article: ArticleId) -> bool {
    stopped.lock().is_ok_and(|wishes| wishes.stopped.contains(&article))
}

fn take(assignments: &Mutex<Receiver<(usize, Assignment)>>) -> Option<(usize, Assignment)> {
    // Whether the lock is poisoned or the channel closed, there is nothing to take.
    assignments.lock().ok()?.recv().ok()
}

/// Analyses an article, unless the user stops that; reports the progress percent by percent.
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
