//! Counts voices on a thread of its own: over a large library that takes seconds, in which other
//! questions have to be answered.

use std::path::PathBuf;
use std::sync::mpsc::Sender;
use std::thread;

use crate::app::Desk;
use crate::session::answers;
use crate::session::job::Job;
use crate::session::messages::Answer;
use crate::session::messages::Request;

/// The questions that wait to be counted, and whether one is being counted.
#[derive(Default)]
pub(super) struct VoiceCounter {
    waiting: Vec<Request>,
    is_counting: bool,
}

impl VoiceCounter {
    /// Tells whether a question is one of those that are counted here.
    pub(super) fn counts(request: &Request) -> bool {
        matches!(request, Request::Voices(_) | Request::VoiceMonths(_))
    }

    /// Takes a question, in the place of one that it replaces, and counts at once if nothing else
    /// is being counted.
    pub(super) fn take(&mut self, request: Request, library: PathBuf, jobs: &Sender<Job>) {
        self.waiting.retain(|earlier| !request.replaces(earlier));
        self.waiting.push(request);
        self.go_on(library, jobs);
    }

    /// Notes that something was counted, and counts what waits.
    pub(super) fn note_end(&mut self, library: PathBuf, jobs: &Sender<Job>) {
        self.is_counting = false;
        self.go_on(library, jobs);
    }

    fn go_on(&mut self, library: PathBuf, jobs: &Sender<Job>) {
        if self.is_counting || self.waiting.is_empty() {
            return;
        }
        self.is_counting = true;
        let (request, jobs) = (self.waiting.remove(0), jobs.clone());
        thread::spawn(move || {
            let counted = match Desk::reading(&library) {
                Ok(mut desk) => answers::answer(&mut desk, request),
                Err(error) => Some(Answer::Failed(error)),
            };
            // The screen may be gone.
            jobs.send(Job::Counted(counted.map(Box::new))).ok();
        });
    }
}
